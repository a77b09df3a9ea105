import { TIERS, type TierName } from '../../core/tiers';
import {
  bindQuestion,
  type Parameters,
  type Question,
  type ValuesFor,
} from '../../views/questions/bind-question';
import type { QuerySession, QueryValue } from '../query/open-query';

/** A row by column name; whole numbers of 64 bits as numbers. */
export type AnswerRow = Readonly<Record<string, Exclude<QueryValue, bigint>>>;

/** The rows of a question, one at a time: an answer may be longer than memory. */
export async function* askQuestion<P extends Parameters>(
  session: QuerySession,
  question: Question<P>,
  values: ValuesFor<P>,
): AsyncGenerator<AnswerRow> {
  const { columns, rows } = await session.run(bindQuestion(question, values));
  for await (const batch of rows) {
    for (const row of batch) {
      yield Object.fromEntries(columns.map(({ name }, at) => [name, plain(row[at] ?? null)]));
    }
  }
}

export async function allRows(rows: AsyncIterable<AnswerRow>): Promise<readonly AnswerRow[]> {
  const found: AnswerRow[] = [];
  for await (const row of rows) found.push(row);
  return found;
}

/** The row of a question that always has one. */
export async function oneRow(rows: AsyncIterable<AnswerRow>): Promise<AnswerRow> {
  for await (const row of rows) return row;
  throw new Error('a question of one row had none');
}

function plain(value: QueryValue): Exclude<QueryValue, bigint> {
  return typeof value === 'bigint' ? Number(value) : value;
}

export function textOf(value: AnswerRow[string] | undefined): string {
  return String(value ?? '');
}

export function textOrNull(value: AnswerRow[string] | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}

export function countOf(value: AnswerRow[string] | undefined): number {
  return typeof value === 'number' ? value : 0;
}

export function countOrNull(value: AnswerRow[string] | undefined): number | null {
  return typeof value === 'number' ? value : null;
}

export function listOf(value: AnswerRow[string] | undefined): readonly string[] | null {
  return Array.isArray(value) ? value.map((item: QueryValue) => String(item)) : null;
}

/** A stored event always has one. */
export function tierOf(value: AnswerRow[string] | undefined): TierName {
  const tier = TIERS.find(({ name }) => name === value)?.name;
  if (tier === undefined) throw new Error('a stored event is of no tier');
  return tier;
}

/** Epoch milliseconds of `yyyy-MM-dd HH:mm:ss.SSS`, which is UTC. */
export function timeOf(value: AnswerRow[string] | undefined): number {
  return Date.parse(`${textOf(value).replace(' ', 'T')}Z`);
}
