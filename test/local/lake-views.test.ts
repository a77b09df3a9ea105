import { TIERS } from '../../lib/core/tiers';
import { openQuery, type QuerySession } from '../../lib/local/query/open-query';
import { VIEWS } from '../../lib/views';
import { removeFolders } from '../fixtures/a-lake';
import { aQueriedLake, rowsOf } from '../fixtures/a-queried-lake';

afterAll(removeFolders);

let session: QuerySession;

beforeAll(async () => {
  session = await openQuery(await aQueriedLake());
});
afterAll(() => session.close());

const tiersIn = async (relation: string) =>
  (await rowsOf(session, `select distinct tier from ${relation} order by tier`)).flat();

describe.each(VIEWS)('$name in a local lake', ({ name, columns }) => {
  test('is there for all tiers, with its columns', async () => {
    const described = await rowsOf(session, `describe ${name}`);

    expect(described.map(([column]) => column)).toEqual(columns.map((column) => column.name));
  });

  test.each(TIERS)(
    'of $name reads that tier alone, also through the views that it reads',
    async ({ name: tier }) => {
      for (const relation of [`${tier}.${name}`, `${name}_${tier}`]) {
        const others = (await tiersIn(relation)).filter((found) => found !== tier);

        expect([relation, others]).toEqual([relation, []]);
      }
    },
  );
});

test.each([
  ['user_activity', ['clinical', 'standard', 'sud']],
  ['sud.user_activity', ['sud']],
  ['clinical.user_activity', ['clinical']],
  ['psychotherapy.user_activity', []],
  ['patient_access_history', ['standard']],
  ['sud.patient_access_history', []],
])('%s finds events of %j', async (relation, tiers) => {
  expect(await tiersIn(relation)).toEqual(tiers);
});

test.each(['patient_access_history', 'standard.user_activity'])(
  '%s does not read the raw text',
  async (relation) => {
    const [[, plan] = []] = await rowsOf(
      session,
      `explain select resource_id from ${relation} where patient_id = 'pat_1'`,
    );

    expect(String(plan)).toMatch(/patient_id='pat_1'/);
    expect(String(plan)).not.toContain('raw_event');
  },
);
