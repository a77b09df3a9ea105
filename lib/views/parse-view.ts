import { isViewType, type ViewColumn } from './view-types';

/** One SELECT in Athena's SQL that DuckDB runs unchanged, and what the header of its file says of it. */
export interface View {
  readonly name: string;
  /** The whole file. */
  readonly sql: string;
  readonly answers: string;
  /** What one row is. */
  readonly grain: string;
  /** `events`, `review_settings` and views before it. */
  readonly reads: readonly string[];
  readonly columns: readonly ViewColumn[];
}

/** A relation that a view may read. */
export type Relation = Pick<View, 'name' | 'columns'>;

const HEADERS = ['answers', 'grain', 'reads', 'columns'] as const;
const NAME = /^[a-z][a-z0-9_]*$/;
const THOSE_OF = /^those of (\w+)(?: without (.+?))?(?: with (.+))?$/;

/**
 * Reads a view's header: one line each of `-- answers:`, `-- grain:`, `-- reads:` and `-- columns:`, which may go on
 * with `--   ` lines. Columns are a list of `name type`, or `those of <relation> [without a, b] [with <such a list>]`.
 *
 * @param known what stands before it: the base relations and the views that are made earlier
 * @throws Error naming the view and what is wrong with its header
 * @example
 * -- columns: actor_subject_id string, accesses bigint, roles array<string>
 */
export function parseView(name: string, sql: string, known: readonly Relation[]): View {
  const fail = (problem: string): never => {
    throw new Error(`lib/views/${name}.sql: ${problem}`);
  };
  if (!NAME.test(name)) fail('a name has lower-case letters, digits and _ only');
  if (known.some((relation) => relation.name === name)) fail('there is a relation of this name before it');
  const relation = (wanted: string): Relation =>
    known.find((one) => one.name === wanted) ??
    fail(`reads ${wanted}; before it there are ${known.map((one) => one.name).join(', ')}`);

  const [answers, grain, reading, listed] = HEADERS.map(
    (header) => headerOf(sql, header) ?? fail(`needs one line "-- ${header}: ..."`),
  ) as [string, string, string, string];
  const reads = commaList(reading);
  for (const one of reads) relation(one);
  const columns = columnsOf(listed, relation, fail);
  const repeated = columns.find((column, at) => columns.findIndex(({ name: n }) => n === column.name) < at);
  if (repeated !== undefined) fail(`names the column ${repeated.name} twice`);
  return { name, sql, answers, grain, reads, columns };
}

/**
 * The views of the files, in the order in which they are given and can be made.
 *
 * @throws Error where a header is wrong, or reads what stands behind it
 */
export function parseViews(
  files: Readonly<Record<string, string>>,
  base: readonly Relation[],
): readonly View[] {
  const views: View[] = [];
  for (const [name, sql] of Object.entries(files)) views.push(parseView(name, sql, [...base, ...views]));
  return views;
}

/** The text after `-- <header>:`, with the indented lines that go on with it; undefined when there is not just one. */
function headerOf(sql: string, header: string): string | undefined {
  const [head = ''] = /^(?:--.*\n)*/.exec(sql) ?? [];
  const found = [...head.matchAll(new RegExp(`^-- ${header}:((?: .*)(?:\\n-- {2,}.*)*)$`, 'gm'))];
  const text = found[0]?.[1]?.replace(/\n--/g, ' ').replace(/\s+/g, ' ').trim();
  return found.length === 1 && text !== '' ? text : undefined;
}

function columnsOf(
  listed: string,
  relation: (name: string) => Relation,
  fail: (problem: string) => never,
): readonly ViewColumn[] {
  const [, from, leftOut, added = ''] = THOSE_OF.exec(listed) ?? [];
  const written = (list: string) => commaList(list).map((item) => columnOf(item) ?? fail(badColumn(item)));
  if (from === undefined) return written(listed);
  const without = commaList(leftOut ?? '');
  const { columns } = relation(from);
  const absent = without.find((one) => !columns.some(({ name }) => name === one));
  if (absent !== undefined) fail(`leaves out ${absent}, which ${from} does not have`);
  return [...columns.filter(({ name }) => !without.includes(name)), ...written(added)];
}

function columnOf(item: string): ViewColumn | undefined {
  const [name = '', type = '', ...more] = item.split(' ');
  return NAME.test(name) && isViewType(type) && more.length === 0 ? { name, type } : undefined;
}

function badColumn(item: string): string {
  return `"${item}" is no column: write "name type" with a type of lib/views/view-types.ts`;
}

function commaList(text: string): readonly string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
