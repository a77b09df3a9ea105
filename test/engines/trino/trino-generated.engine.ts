import { TIERS } from '../../../lib/core/tiers';
import { sqlText } from '../../../lib/local/lake/row-sql';
import { VIEWS } from '../../../lib/views';
import { bindQuestion } from '../../../lib/views/questions/bind-question';
import { QUESTIONS } from '../../../lib/views/questions/questions';
import { compareRelation, type Slice } from './compare';
import { commonColumns } from './engines';
import { GENERATED_EVENTS, slicesOf } from './generated-lake';
import { ALL_TIERS, type LakePair, openLakePair } from './lake-pair';

/** The tier whose views are compared once more by themselves: the smallest, and the one that matters most. */
const STRICTEST = 'sud';
/** What a question about one week of one patient or user may read of what the same question about all reads. */
const LEAST_SAVED = 5;

describe(`trino: a lake of ${GENERATED_EVENTS} events`, () => {
  const told: string[] = [];
  let pair: LakePair;
  let slices: readonly Slice[];
  /** Whoever and whatever the lake has most of, and a week in the middle of it. */
  let known: Readonly<Record<string, string | number>>;

  beforeAll(async () => {
    pair = await timed('generate, ingest, start', openLakePair);
    const { duckdb } = pair.engines;
    slices = await slicesOf(duckdb);
    const most = async (column: string): Promise<string> => {
      const rows = await duckdb.rows(
        `select ${column} from events where ${column} is not null group by 1 order by count(*) desc, 1 limit 1`,
      );
      return String(rows[0]?.[0]);
    };
    const middle = Date.parse(slices[Math.floor(slices.length / 2)]?.first ?? '');
    const day = (offset: number): string => new Date(middle + offset * 86_400_000).toISOString().slice(0, 10);
    known = {
      actor: await most('actor_subject_id'),
      patient: await most('patient_id'),
      first_day: day(0),
      last_day: day(6),
      from: middle,
      to: middle + 7 * 86_400_000,
    };
  });
  afterAll(async () => {
    await pair?.close();
    process.stderr.write(`${told.join('\n')}\n`);
  });

  async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
    const began = performance.now();
    const answer = await work();
    told.push(`${((performance.now() - began) / 1000).toFixed(1).padStart(8)} s  ${what}`);
    return answer;
  }

  test.each(VIEWS)('$name says the same of all tiers on both engines', async ({ name, columns }) => {
    expect(await commonColumns(pair.engines, `select * from ${name}`)).toEqual(columns);

    const { rows, difference } = await timed(name, () =>
      compareRelation(pair.engines, columns, name, slices),
    );

    told.push(`${' '.repeat(12)}${rows} rows`);
    expect(difference).toBeUndefined();
  });

  test.each(VIEWS)(`$name says the same of tier ${STRICTEST} on both engines`, async ({ name, columns }) => {
    const { difference } = await timed(`${STRICTEST}.${name}`, () =>
      compareRelation(pair.engines, columns, `${STRICTEST}.${name}`, slices),
    );

    expect(difference).toBeUndefined();
  });

  test.each(TIERS)('the events of tier $name are the same in its own schema', async ({ name }) => {
    const count = `select tier, count(*), count(distinct event_id) from ${name}.audit_events group by 1`;

    const [ours, theirs] = [await pair.engines.duckdb.rows(count), await pair.engines.trino.rows(count)];

    expect(ours).toEqual([[name, expect.any(Number), expect.any(Number)]]);
    expect(theirs).toEqual(ours);
  });

  test.each(QUESTIONS)('the question $name has the same answer on both engines', async (question) => {
    const values = { ...question.example };
    for (const name of Object.keys(values))
      values[name] = values[name] === null ? null : (known[name] ?? values[name] ?? null);
    const asked = `(${bindQuestion(question, values as never)})`;
    const columns = await commonColumns(pair.engines, `select * from ${asked}`);

    const { rows, difference } = await timed(`question ${question.name}`, () =>
      compareRelation(pair.engines, columns, asked, slices),
    );

    told.push(`${' '.repeat(12)}${rows} rows`);
    expect(difference).toBeUndefined();
  });

  test.each([
    ['a patient', (): string => `patient_id = ${sqlText(String(known.patient))}`],
    ['a user', (): string => `actor_subject_id = ${sqlText(String(known.actor))}`],
    ['an action', (): string => `action_type = 'EXPORT'`],
  ])('a week of %s reaches the scan', async (what, filter) => {
    const question =
      'select count(*), max(event_time), min(resource_type), max(client_ip) from user_activity';
    const days = `event_date between '${known.first_day}' and '${known.last_day}'`;

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
