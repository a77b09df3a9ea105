import { TIERS } from '../../../lib/core/tiers';
import { sqlText } from '../../../lib/local/lake/row-sql';
import { VIEWS } from '../../../lib/views';
import { bindQuestion } from '../../../lib/views/questions/bind-question';
import { QUESTIONS } from '../../../lib/views/questions/questions';
import { type Compared, compareRelation } from './compare';
import { commonColumns, type EnginePair } from './engines';
import { GENERATED_EVENTS } from './generated-lake';
import { type Known, knownOf } from './known-of';
import { ALL_TIERS, type LakePair, openLakePair } from './lake-pair';
import { type Stopwatch, stopwatch } from './stopwatch';

/** The tier whose views are compared once more by themselves: the smallest, and the one that matters most. */
const STRICTEST = 'sud';
/** What a question about one week of one patient or user may read of what the same question about all reads. */
const LEAST_SAVED = 5;

/** Every question with its example's parameters, and those that narrow it once more where the example has none. */
const ASKED = QUESTIONS.flatMap((question) => {
  const narrowing = Object.keys(question.parameters).filter((name) => question.example[name] === null);
  const asked = [{ title: question.name, question, left: narrowing }];
  if (narrowing.length === 0) return asked;
  return [...asked, { title: `${question.name} by ${narrowing.join(' and ')}`, question, left: [] }];
});

describe(`trino: a lake of ${GENERATED_EVENTS} events`, () => {
  const told: string[] = [];
  let pair: LakePair;
  let engines: EnginePair;
  let watch: Stopwatch;
  let known: { readonly values: Known; readonly week: Known };

  beforeAll(async () => {
    const began = performance.now();
    pair = await openLakePair();
    told.push(`generated, stored and opened in ${Math.round((performance.now() - began) / 1000)} s`);
    watch = stopwatch(pair.engines);
    engines = watch.engines;
    known = await knownOf(pair.engines.duckdb);
  });
  afterAll(async () => {
    await pair?.close();
    process.stderr.write(`${[...told, watch?.report()].join('\n')}\n`);
  });

  const rowsOf = ({ rows }: Compared): string => `${rows} rows`;

  test.each(VIEWS)('$name says the same of all tiers on both engines', async ({ name, columns }) => {
    expect(await commonColumns(engines, `select * from ${name}`)).toEqual(columns);

    const compare = () => compareRelation(engines, columns, name);
    const { rows, difference } = await watch.timed(name, compare, rowsOf);

    expect(difference).toBeUndefined();
    expect(rows).toBeGreaterThan(0);
  });

  test.each(VIEWS)(`$name says the same of tier ${STRICTEST} on both engines`, async ({ name, columns }) => {
    const relation = `${STRICTEST}.${name}`;

    const compare = () => compareRelation(engines, columns, relation);
    const { difference } = await watch.timed(relation, compare, rowsOf);

    expect(difference).toBeUndefined();
  });

  test.each(TIERS)('the events of tier $name are the same in its own schema', async ({ name }) => {
    const count = `select tier, count(*), count(distinct event_id) from ${name}.audit_events group by 1`;

    const [ours, theirs] = [await engines.duckdb.rows(count), await engines.trino.rows(count)];

    expect(ours).toEqual([[name, expect.any(Number), expect.any(Number)]]);
    expect(theirs).toEqual(ours);
  });

  test.each(ASKED)(
    'the question $title has the same answer on both engines',
    async ({ title, question, left }) => {
      const { example } = question;
      const values = Object.keys(example).map((name) => [
        name,
        left.includes(name) ? null : (known.values[name] ?? example[name]),
      ]);
      const relation = `(${bindQuestion(question, Object.fromEntries(values))})`;
      const columns = await commonColumns(engines, `select * from ${relation}`);

      const compare = () => compareRelation(engines, columns, relation);
      const { rows, difference } = await watch.timed(`question ${title}`, compare, rowsOf);

      expect(difference).toBeUndefined();
      expect(rows).toBeGreaterThan(0);
    },
  );

  test.each([
    ['a patient', (): string => `patient_id = ${sqlText(String(known.values.patient))}`],
    ['a user', (): string => `actor_subject_id = ${sqlText(String(known.values.actor))}`],
    ['an action', (): string => `action_type = 'EXPORT'`],
  ])('a week of %s reaches the scan', async (what, filter) => {
    const question =
      'select count(*), max(event_time), min(resource_type), max(client_ip) from user_activity';
    const days = `event_date between '${known.week.first_day}' and '${known.week.last_day}'`;

    const whole = await pair.ask(question, ALL_TIERS);
    const part = await pair.ask(`${question} where ${filter()} and ${days}`, ALL_TIERS);

    const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(2);
    told.push(
      `a week of ${what}: ${megabytes(part.physicalInputBytes)} MB read, of the whole table ${megabytes(whole.physicalInputBytes)} MB`,
    );
    expect(Number(part.rows[0]?.[0])).toBeGreaterThan(0);
    expect(part.physicalInputBytes * LEAST_SAVED).toBeLessThan(whole.physicalInputBytes);
  });
});
