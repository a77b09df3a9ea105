import { DuckDBInstance } from '@duckdb/node-api';
import { COLUMNS, PARTITION_COLUMN } from '../../lib/core/columns';
import { VIEWS } from '../../lib/views';

const NAMES = [...COLUMNS.map(({ name }) => name), PARTITION_COLUMN.name];

/** Each delivery is a row that says only this; every other column is null. */
const DELIVERIES = [
  { event_id: 'once', received_at: '2026-03-01 00:00:00', action_type: 'READ' },
  { event_id: 'twice', received_at: '2026-03-02 00:00:00', action_type: 'READ', tier_basis: 'later' },
  { event_id: 'twice', received_at: '2026-03-01 00:00:00', action_type: 'READ', tier_basis: 'first' },
  { event_id: 'same time', event_hash: 'b', action_type: 'READ', tier_basis: 'later' },
  { event_id: 'same time', event_hash: 'a', action_type: 'READ', tier_basis: 'first' },
  { event_id: 'disputed', patient_id: 'pat_1', action_type: 'READ' },
  { event_id: 'disputed', patient_id: 'pat_2', action_type: 'READ' },
] as const;

describe.each(VIEWS)('the view $name', ({ sql }) => {
  test('says what it answers, of what grain, from which relations, with which columns', () => {
    for (const header of ['answers', 'grain', 'reads', 'columns']) {
      expect(sql).toMatch(new RegExp(`^-- ${header}: \\S`, 'm'));
    }
  });

  test('is one SELECT with explicit columns, and does not ask for the date of today', () => {
    const code = sql.replace(/^--.*$/gm, '');

    expect(code).not.toMatch(/;|select \*|current_date|now\(\)/i);
  });
});

describe('audit_events', () => {
  const [view] = VIEWS.filter(({ name }) => name === 'audit_events');

  async function rowsOf(relation: string): Promise<Record<string, unknown>[]> {
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    await connection.run(`create table events as ${relation}`);
    return (await connection.runAndReadAll(view?.sql ?? '')).getRowObjectsJson();
  }

  function delivered(rows: readonly Readonly<Record<string, string>>[]): string {
    const row = (values: Readonly<Record<string, string>>) =>
      `select ${NAMES.map((name) => `${values[name] === undefined ? 'null' : `'${values[name]}'`} as ${name}`).join(', ')}`;
    return rows.map(row).join(' union all ');
  }

  test('has the columns of the row, in their order', async () => {
    const [row] = await rowsOf(delivered(DELIVERIES));

    expect(Object.keys(row ?? {})).toEqual(NAMES);
  });

  test('keeps the first delivery of an event, and both where they disagree in what is asked by', async () => {
    const rows = await rowsOf(delivered(DELIVERIES));

    const told = rows.map(({ event_id, patient_id, tier_basis }) =>
      [event_id, patient_id, tier_basis].join(' '),
    );
    expect(told.sort()).toEqual([
      'disputed pat_1 ',
      'disputed pat_2 ',
      'once  ',
      'same time  first',
      'twice  first',
    ]);
  });
});
