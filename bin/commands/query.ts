import {
  accessSync,
  constants,
  createReadStream,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { QuerySession } from '../../lib/local/query/open-query';
import { CannotRun } from '../output/cannot-run';
import { styleFor } from '../output/style';
import { plural } from '../output/table';
import { cannotWrite, openOut } from '../output/write-out';
import { defineCommand } from './command';
import { loadConfig } from './load-config';
import { choice, file } from './option';

const FORMATS = ['table', 'json', 'csv', 'parquet'] as const;
type Format = (typeof FORMATS)[number];

export const query = defineCommand({
  name: 'query',
  summary: 'ask the lake in SQL',
  details: `Answers one SELECT over audit_events (all tiers, one row per event) or one tier's own (sud.audit_events).
    Columns are described in docs/data-dictionary.md; DESCRIBE audit_events lists them. Nothing can be changed from
    SQL, and no file outside the lake and no network can be reached. In CSV, what a spreadsheet would take for a formula
    has an apostrophe before it; JSON and Parquet are exact.`,
  args: [{ name: '<sql>', says: 'the question; @FILE reads it from a file, - from standard input' }],
  options: {
    format: choice('-f, --format <FORMAT>', 'how to print the answer (default: table)', FORMATS, undefined),
    out: file('-o, --out <FILE>', 'write to FILE instead of standard output'),
  },
  json: `as --format json: an array of objects, one a line. 64-bit integers are numbers where exact, else text; times
    are ISO 8601 in UTC.`,
  exits: { 0: 'answered', 2: 'there is no lake, or the question was refused or not understood' },
  examples: [
    {
      run: 'audit-lake query "select tier, count(*) as events from audit_events group by tier"',
      says: 'a table',
    },
    {
      run: 'audit-lake query @exports.sql --format csv --out exports.csv',
      says: 'a question from a file, for a spreadsheet',
    },
    {
      run: `audit-lake query "select * from sud.audit_events where action_type = 'EXPORT'" -f parquet -o sud.parquet`,
      says: 'Part 2 exports only, as Parquet',
    },
  ],
  run: async ({ args: [question = ''], options: { format: asked, out }, global }) => {
    if (global.json && asked !== undefined && asked !== 'json') {
      throw new CannotRun(`--json and --format ${asked} contradict each other`, 'leave one of them out');
    }
    const format = asked ?? (global.json ? 'json' : 'table');
    if (format === 'parquet' && out === undefined && process.stdout.isTTY === true) {
      throw new CannotRun('Parquet is no text for a terminal', 'add --out FILE, or send it to a pipe');
    }
    const sql = readQuestion(question);
    const { openQuery, QueryError } = await import('../../lib/local/query/open-query');
    const session = await openQuery(global.lake, async () => (await loadConfig(global.config)).review);
    try {
      if (format === 'parquet') await answerParquet(session, sql, out);
      else await answerText(session, sql, format, out);
    } catch (error) {
      if (!(error instanceof QueryError)) throw error;
      throw new CannotRun(error.message, 'audit-lake query "describe audit_events" lists the columns');
    } finally {
      session.close();
    }
    return 0;
  },
});

async function answerText(
  session: QuerySession,
  sql: string,
  format: Exclude<Format, 'parquet'>,
  file: string | undefined,
): Promise<void> {
  const { ANSWER_WRITERS } = await import('../output/answer-writers');
  const answer = await session.run(sql);
  const out = openOut(file);
  const style = file === undefined ? styleFor(process.stdout) : (_format: unknown, text: string) => text;
  await ANSWER_WRITERS[format](answer, out, style);
  await out.end();
}

/** The engine writes Parquet to a file only, so a pipe gets a copy of one that nobody else can read. */
async function answerParquet(session: QuerySession, sql: string, file: string | undefined): Promise<void> {
  if (file !== undefined) {
    const rows = await session.runToParquet(sql, replaceable(file));
    process.stderr.write(`wrote ${plural(rows, 'row')} to ${file}\n`);
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'audit-lake-'));
  try {
    const copy = join(folder, 'answer.parquet');
    await session.runToParquet(sql, copy);
    await pipeline(createReadStream(copy), process.stdout, { end: false });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The answer takes the place of a file when it is whole: a device or a pipe must not be replaced so. */
function replaceable(file: string): string {
  try {
    accessSync(dirname(resolve(file)), constants.W_OK);
    const found = statSync(file, { throwIfNoEntry: false });
    if (found === undefined) return file;
    if (found.isFile()) return realpathSync(file);
    if (found.isDirectory()) throw Object.assign(new Error('folder'), { code: 'EISDIR' });
  } catch (error) {
    throw cannotWrite(file, error);
  }
  throw new CannotRun(`${file} is no regular file`, 'leave --out out to send Parquet to a pipe or a device');
}

function readQuestion(question: string): string {
  const from = question === '-' ? 0 : question.startsWith('@') ? question.slice(1) : undefined;
  if (from === undefined) return question;
  try {
    return readFileSync(from, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new CannotRun(`cannot read the question from ${question} (${code})`, 'check the name after the @');
  }
}
