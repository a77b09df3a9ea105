import type { ViewColumn } from '../../../lib/views';
import type { Engine, EnginePair } from './engines';
import { countOfLine, digestSums, keyOfLine, rowsOfLine, rowText, selectList } from './row-text';

/** What the engines say differently; undefined where they say the same. */
export type Difference = string | undefined;

export interface Compared {
  readonly rows: number;
  readonly difference: Difference;
}

/** Compares two answers as bags of rows, value by value. */
export async function compareRows(
  { duckdb, trino }: EnginePair,
  columns: readonly ViewColumn[],
  from: string,
): Promise<Compared> {
  const sql = `select ${selectList(columns)} from ${from}`;
  const [ours, theirs] = await Promise.all([duckdb.rows(sql), trino.rows(sql)]);
  return { rows: ours.length, difference: differenceOf(columns, ours, theirs) };
}

/**
 * The same for a relation of any size: each engine makes digests of its rows where they are, and what is sent are their
 * sums. Where these differ, the rows behind the first line that does are sent and compared.
 */
export async function compareRelation(
  engines: EnginePair,
  columns: readonly ViewColumn[],
  relation: string,
): Promise<Compared> {
  const { duckdb, trino } = engines;
  const linesOf = async (engine: Engine): Promise<ReadonlyMap<string, readonly unknown[]>> => {
    const lines = await engine.rows(digestSums(engine.name, columns, relation));
    return new Map(lines.map((line) => [rowText(keyOfLine(line)), line]));
  };
  const [ours, theirs] = await Promise.all([linesOf(duckdb), linesOf(trino)]);
  const rows = [...ours.values()].reduce((total, line) => total + countOfLine(line), 0);
  const key = [...new Set([...ours.keys(), ...theirs.keys()])].find(
    (one) => rowText(ours.get(one) ?? []) !== rowText(theirs.get(one) ?? []),
  );
  if (key === undefined) return { rows, difference: undefined };
  const rowsBehind = (engine: Engine) =>
    engine.rows(rowsOfLine(engine.name, columns, relation, JSON.parse(key)));
  const [some, others] = await Promise.all([rowsBehind(duckdb), rowsBehind(trino)]);
  const difference = differenceOf(columns, some, others);
  return { rows, difference: difference ?? `the digests of ${relation} differ, and no row does` };
}

/** The first row that only one of them has, beside the row of the other that is most like it. */
export function differenceOf(
  columns: readonly ViewColumn[],
  ours: readonly (readonly unknown[])[],
  theirs: readonly (readonly unknown[])[],
): Difference {
  const [onlyOurs, onlyTheirs] = [without(ours, theirs), without(theirs, ours)];
  const [first] = onlyOurs;
  if (first === undefined && onlyTheirs[0] === undefined) return undefined;
  const told = `${ours.length} rows on duckdb, ${onlyOurs.length} of them not on trino; ${theirs.length} on trino, ${onlyTheirs.length} of them not on duckdb`;
  if (first === undefined) return `${told}; only on trino: ${shown(columns, onlyTheirs[0])}`;
  const alike = [...onlyTheirs].sort((a, b) => unlike(first, a).length - unlike(first, b).length)[0];
  if (alike === undefined) return `${told}; only on duckdb: ${shown(columns, first)}`;
  const values = unlike(first, alike).map(
    (at) =>
      `${columns[at]?.name}: ${JSON.stringify(first[at])} on duckdb, ${JSON.stringify(alike[at])} on trino`,
  );
  return `${told}; first difference: ${values.join('; ')}; in the row ${shown(columns, first)}`;
}

/** The rows of one list that the other has not, or not as often. */
function without(
  rows: readonly (readonly unknown[])[],
  others: readonly (readonly unknown[])[],
): readonly (readonly unknown[])[] {
  const left = new Map<string, number>();
  for (const row of others) left.set(rowText(row), (left.get(rowText(row)) ?? 0) + 1);
  return rows.filter((row) => {
    const text = rowText(row);
    const times = left.get(text) ?? 0;
    left.set(text, times - 1);
    return times <= 0;
  });
}

function unlike(row: readonly unknown[], other: readonly unknown[]): readonly number[] {
  return row.flatMap((value, at) => (rowText([value]) === rowText([other[at]]) ? [] : [at]));
}

/** A row's values with their names, without nulls. Events here are invented, so they may be shown. */
function shown(columns: readonly ViewColumn[], row: readonly unknown[] | undefined): string {
  const values = row?.flatMap((value, at) =>
    value === null ? [] : [`${columns[at]?.name}=${JSON.stringify(value)}`],
  );
  return (values ?? []).join(' ').slice(0, 600);
}
