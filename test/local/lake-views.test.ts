import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TIERS } from '../../lib/core/tiers';
import { openQuery, type QuerySession } from '../../lib/local/query/open-query';
import { VIEWS } from '../../lib/views';
import { bindQuestion } from '../../lib/views/questions/bind-question';
import { QUESTIONS } from '../../lib/views/questions/questions';
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

  test.each(['psychotherapy.', '_psychotherapy'])(
    'finds nothing in a tier without events: %s',
    async (where) => {
      const relation = where.endsWith('.') ? `${where}${name}` : `${name}${where}`;

      expect(await rowsOf(session, `from ${relation}`)).toEqual([]);
    },
  );
});

const VIEWS_OF_EVENTS = VIEWS.filter(({ columns }) => columns.some(({ name }) => name === 'tier'));

describe.each(VIEWS_OF_EVENTS)('$name', ({ name }) => {
  test.each(TIERS)('of $name reads that tier alone', async ({ name: tier }) => {
    for (const relation of [`${tier}.${name}`, `${name}_${tier}`]) {
      const others = (await tiersIn(relation)).filter((found) => found !== tier);

      expect([relation, others]).toEqual([relation, []]);
    }
  });
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

const planOf = async (sql: string) => String((await rowsOf(session, `explain ${sql}`))[0]?.[1]);

/** What their question is about: whether two deliveries are the same to the byte. */
const READS_RAW = ['audit_events', 'conflicting_duplicates'];

test.each(VIEWS.filter(({ name }) => !READS_RAW.includes(name)))(
  '$name does not read the raw text',
  async ({ name }) => {
    expect(await planOf(`from ${name}`)).not.toContain('raw_event');
  },
);

test('audit_events reads the raw text where it is asked for, and not otherwise', async () => {
  expect(await planOf('from audit_events')).toContain('raw_event');
  expect(await planOf('select * exclude (raw_event) from audit_events')).not.toContain('raw_event');
  expect(await planOf('select count(*) from audit_events')).not.toContain('raw_event');
});

test.each(QUESTIONS)('$name, which a command asks, does not read the raw text', async (question) => {
  const plan = await planOf(bindQuestion(question, question.example));

  expect(plan).toContain('READ_PARQUET');
  expect(plan).not.toContain('raw_event');
});

/** What a question may filter by, and how the reading of the files shows that it came there. */
const FILTERS = {
  patient: ["patient_id = 'pat_1'", "patient_id='pat_1'"],
  actor: ["actor_subject_id = 'usr_0008'", "actor_subject_id='usr_0008'"],
  action: ["action_type = 'PRINT'", "action_type='PRINT'"],
  day: ["event_date = '2026-03-01'", "(event_date = '2026-03-01')"],
  quarter: ["quarter = '2025Q4'", 'Scanning Files: 0/4'],
} as const;

test.each([
  ...['patient', 'actor', 'action', 'day'].flatMap((filter) =>
    [
      'patient_access_history',
      'user_activity',
      'denied_access',
      'failed_access',
      'phi_exports',
      'after_hours_access',
      'break_glass_access',
      'cross_org_access',
      'agent_activity',
      'unattributed_agent_actions',
      'unreviewed_break_glass',
      'impersonation',
    ].map((name) => [name, filter]),
  ),
  ...['failed_logins', 'agent_overrides'].flatMap((name) =>
    ['patient', 'actor', 'day'].map((filter) => [name, filter]),
  ),
  ['first_time_access', 'patient'],
  ['access_review', 'actor'],
  ['access_review', 'quarter'],
  ...['repeated_denials', 'mass_access', 'role_drift', 'dormant_accounts'].map((name) => [name, 'actor']),
] as [string, keyof typeof FILTERS][])('%s takes a filter by %s down to the files', async (name, by) => {
  const [filter, down] = FILTERS[by];

  const plan = await planOf(`from ${name} where ${filter}`);
  const [, ...reading] = plan.split('READ_PARQUET');

  // Nothing is read where the statistics of the day's file say that it has no such action.
  expect(plan.includes('EMPTY_RESULT') || reading.some((text) => text.includes(down))).toBe(true);
});

describe('the relations of a session', () => {
  const views = async (own: QuerySession) =>
    (await rowsOf(own, "select table_schema || '.' || table_name from information_schema.views")).flat();

  test('are all there for whoever asks what there is', async () => {
    const folder = await aQueriedLake();
    const names = ['events', 'review_settings', ...VIEWS.map(({ name }) => name)];
    const tiers = TIERS.map(({ name }) => name);
    const expected = [
      ...['main', ...tiers].flatMap((schema) => names.map((name) => `${schema}.${name}`)),
      ...tiers.flatMap((tier) => VIEWS.map(({ name }) => `main.${name}_${tier}`)),
    ];
    const asked = [
      'show tables',
      'show all tables',
      'describe',
      'from information_schema.tables',
      'from duckdb_views',
      'from pg_catalog.pg_views',
      'select 1 where exists (from sqlite_master)',
    ];

    for (const question of asked) {
      const own = await openQuery(folder);
      await rowsOf(own, question);
      expect((await views(own)).filter((name) => expected.includes(String(name))).sort()).toEqual(
        expected.sort(),
      );
      own.close();
    }
  });

  test('are found under any spelling, with catalog and schema, beside names of the question itself', async () => {
    for (const relation of [
      'AUDIT_EVENTS',
      '"Audit_Events"',
      'memory.main.audit_events',
      'memory.standard.failed_logins',
      'Standard."USER_ACTIVITY"',
      'User_Activity_SUD',
      '(with audit_events as (select 1 as x) select x from audit_events)',
      '(with a as (from denied_access) select * from a join agent_activity using (event_id))',
    ]) {
      const own = await openQuery(await aQueriedLake());
      expect(await rowsOf(own, `select count(*) >= 0 from ${relation}`)).toEqual([[true]]);
      own.close();
    }
  });

  test('that are not there are told with the name that is nearest', async () => {
    const own = await openQuery(await aQueriedLake());

    await expect(rowsOf(own, 'from denied_acces')).rejects.toMatchObject({
      problem: 'sql',
      message: expect.stringContaining('denied_access'),
    });
    own.close();
  });

  test('know when the clinic works as the caller says, and who calls is asked only where it matters', async () => {
    let asked = 0;
    const review = () => {
      asked += 1;
      return { timeZone: 'UTC', workdayStart: '00:00', workdayEnd: '00:01', workdays: ['Sun'] as const };
    };
    const own = await openQuery(await aQueriedLake(), review);

    await rowsOf(own, 'select count(*) from sud.user_activity');
    expect(asked).toBe(0);
    expect(await rowsOf(own, 'from sud.review_settings')).toEqual([['UTC', '00:00', '00:01', [7]]]);
    expect(asked).toBe(1);
    own.close();
  });

  test('of a tier with a damaged file are not made, and those of the others stay what they are', async () => {
    const folder = await aQueriedLake();
    const day = join(folder, 'vault', 'sud', 'events', 'event_date=2026-03-02');
    for (const part of readdirSync(day)) writeFileSync(join(day, part), 'damaged');
    const own = await openQuery(folder);

    await expect(rowsOf(own, 'from sud.user_activity')).rejects.toMatchObject({ problem: 'damaged' });

    expect(await rowsOf(own, 'select count(*)::int from standard.user_activity')).toEqual([[2]]);
    expect(await rowsOf(own, 'select current_schema()')).toEqual([['main']]);
    own.close();
  });

  test('pass on why it is not known when the clinic works', async () => {
    const own = await openQuery(await aQueriedLake(), () => Promise.reject(new RangeError('no such file')));

    await expect(rowsOf(own, 'from after_hours_access')).rejects.toThrow(new RangeError('no such file'));
    expect(await rowsOf(own, 'select count(*) > 0 from user_activity')).toEqual([[true]]);
    own.close();
  });
});
