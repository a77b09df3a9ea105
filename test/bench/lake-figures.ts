import { readFileSync } from 'node:fs';
import { DEFAULT_CONFIG } from '../../lib/config';
import { breachScope } from '../../lib/local/answers/breach-scope';
import { openQuery, type QueryValue } from '../../lib/local/query/open-query';
import { keyQuestions, THEFT, THIEF } from './key-questions';
import { type Figure, median } from './measure';

interface Cost {
  readonly milliseconds: number;
  /** Not a number where the system does not count them. */
  readonly megabytes: number;
}

interface Asked {
  readonly name: string;
  readonly ask: () => Promise<unknown>;
  readonly bytes: number;
  readonly time: number;
}

const ROUNDS = 3;
/** Every value of every column, the producer's text among them: what a question costs that nothing narrows. */
const WHOLE_TABLE = 'select bit_xor(hash(*columns(*))) from events';

/**
 * What the key questions cost over a lake of the clinic, against reading the whole table: bytes and time of each.
 *
 * @throws Error where the plan of one reads the producer's text
 */
export async function lakeFigures(lake: string, say: (text: string) => void): Promise<readonly Figure[]> {
  const asked = await questionsOf(lake);
  say(`${asked.length} questions of 1,000,000 events, ${ROUNDS} times, beside readings of the whole table`);
  const wholes: Cost[] = [];
  const costs = asked.map((): Cost[] => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    wholes.push(await costOf(() => rowsOf(lake, WHOLE_TABLE)));
    for (const [index, { ask }] of asked.entries()) costs[index]?.push(await costOf(ask));
  }
  return asked.flatMap(({ name, bytes, time }, index) => {
    const figure = (what: string, of: keyof Cost, unit: string, limit: number): Figure => ({
      name: `${what} of ${name} / of the whole table`,
      value: median((costs[index] ?? []).map((cost) => cost[of])),
      floor: median(wholes.map((cost) => cost[of])),
      unit,
      limit,
    });
    const both = [figure('bytes', 'megabytes', 'MB', bytes), figure('time', 'milliseconds', 'ms', time)];
    return both.filter(({ floor }) => !Number.isNaN(floor));
  });
}

async function questionsOf(lake: string): Promise<readonly Asked[]> {
  const counted = await rowsOf(
    lake,
    'select patient_id from events where patient_id is not null group by 1 order by count(*), 1',
  );
  const patientAt = (place: number): string => String(counted.at(place)?.[0]);
  const questions = keyQuestions(patientAt(Math.floor(counted.length / 2)), patientAt(-1));
  for (const { name, sql } of questions) {
    const plan = (await rowsOf(lake, `explain ${sql}`)).flat().join('\n');
    if (plan.includes('raw_event')) throw new Error(`${name} reads raw_event`);
  }
  const stolen = { actor: THIEF, ...THEFT, session: null, ip: null, patient: null, discovered: THEFT.to };
  return [
    ...questions.map(({ sql, ...one }) => ({ ...one, ask: () => rowsOf(lake, sql) })),
    {
      name: 'breach-scope of it, with its uncertainty',
      ask: () => breachScope(lake, stolen, () => DEFAULT_CONFIG.review),
      bytes: 0.8,
      time: 1,
    },
  ];
}

/** In a session of its own each time: what an engine keeps of the files for the next question would hide what it reads. */
async function rowsOf(lake: string, sql: string): Promise<readonly (readonly QueryValue[])[]> {
  const session = await openQuery(lake);
  try {
    const all: (readonly QueryValue[])[] = [];
    for await (const rows of (await session.run(sql)).rows) all.push(...rows);
    return all;
  } finally {
    session.close();
  }
}

async function costOf(ask: () => Promise<unknown>): Promise<Cost> {
  const before = bytesRead();
  const start = process.hrtime.bigint();
  await ask();
  const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
  return { milliseconds, megabytes: (bytesRead() - before) / 1e6 };
}

/**
 * Bytes that this process has asked of the system until now: footers, column chunks, and whatever else the engine
 * fetches, from the disk or from the system's cache alike. Linux alone counts them: elsewhere there are only times.
 * (The engine's own count in its profile leaves out what it prefetches: of the whole table it sees a twentieth.)
 */
function bytesRead(): number {
  try {
    return Number(/^rchar: (\d+)$/m.exec(readFileSync('/proc/self/io', 'utf8'))?.[1]);
  } catch {
    return Number.NaN;
  }
}
