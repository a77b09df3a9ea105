import { COLUMNS, PARTITION_COLUMN } from '../../lib/core/columns';
import { VIEW_TYPES, VIEWS } from '../../lib/views';
import { numberOfId, rowsOfCase, viewCases, viewFixtures } from '../fixtures/view-cases';
import { aViewLake, type ViewLake } from '../fixtures/view-lake';

/** Rows in an order of their own: a view has none. */
function sorted(rows: readonly (readonly unknown[])[]): readonly string[] {
  return rows.map((row) => JSON.stringify(row)).sort();
}

test('every view has a fixture, and every fixture a view', () => {
  expect([...viewFixtures()].sort()).toEqual(VIEWS.map(({ name }) => name).sort());
});

const EVENT_VIEWS = [
  'patient_access_history',
  'user_activity',
  'denied_access',
  'failed_access',
  'failed_logins',
  'phi_exports',
  'after_hours_access',
  'break_glass_access',
  'cross_org_access',
  'agent_activity',
  'agent_overrides',
  'unattributed_agent_actions',
  'unreviewed_break_glass',
  'first_time_access',
];

test.each(EVENT_VIEWS)(
  '%s, a view of events, has the columns of the row, all but the raw text, and the partition',
  (wanted) => {
    const { columns = [] } = VIEWS.find(({ name }) => name === wanted) ?? {};
    const row = COLUMNS.map(({ name }) => name).filter((name) => name !== 'raw_event');

    expect(columns.map(({ name }) => name)).toEqual([...row, PARTITION_COLUMN.name]);
  },
);

let lake: ViewLake;

beforeAll(async () => {
  lake = await aViewLake();
});
afterAll(() => lake.close());

describe.each(VIEWS)('the view $name', ({ name, sql, columns, reads }) => {
  const code = sql.replace(/^\s*--.*$/gm, '');

  test('has the columns and types of its header', async () => {
    const types = columns.map((column) => ({ name: column.name, type: VIEW_TYPES[column.type].duckdb }));

    expect(await lake.describe(name)).toEqual(types);
  });

  test('has the partition wherever it has an event', () => {
    const names = columns.map((column) => column.name);

    expect(names.includes('event_date') || !names.includes('event_id')).toBe(true);
  });

  test('says nothing about an empty lake', async () => {
    await lake.store([]);

    expect(await lake.rows(`from ${name}`)).toEqual([]);
  });

  test.each(viewCases(name))('has $shows', async ({ events, review, columns: shown, rows }) => {
    const stored = rowsOfCase(events);
    const found: (readonly string[])[] = [];

    // In whatever order rows were stored: an engine reads files as it likes.
    for (const some of [stored, stored.toReversed()]) {
      await lake.store(some, review);
      const answer = await lake.rows(`select ${shown.join(', ')} from ${name}`);
      found.push(sorted(answer.map((row) => row.map(numberOfId))));
    }

    expect(found).toEqual([sorted(rows), sorted(rows)]);
  });

  test('is one SELECT with explicit columns that asks neither for today nor for an order', () => {
    expect(code).not.toMatch(/;|\bselect\s+(?:\w+\.)?\*|\bcurrent_|\bnow\(|\blocaltime/i);
    expect(code.replace(/\([^()]*\)/g, '')).not.toMatch(/\border\s+by\b/i);
  });

  test('reads what its header says, and nothing else', () => {
    const own = [...code.matchAll(/(?:\bwith|,)\s+(\w+)\s+as\s*\(/gi)].map(([, cte]) => cte);
    const read = [...code.matchAll(/\b(?:from|join)\s+(?!unnest\b)([\w.]+)/gi)].map(
      ([, relation]) => relation,
    );

    expect([...new Set(read.filter((relation) => !own.includes(relation)))].sort()).toEqual(
      [...reads].sort(),
    );
  });
});
