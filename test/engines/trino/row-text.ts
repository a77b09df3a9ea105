import type { ViewColumn, ViewType } from '../../../lib/views';
import type { EngineName } from './engines';

/** Columns as both engines can send them whole: a bigint above 2^53 loses digits as a number of JSON. */
export function selectList(columns: readonly ViewColumn[]): string {
  return columns
    .map(({ name, type }) => (type === 'bigint' ? `cast("${name}" as varchar) as "${name}"` : `"${name}"`))
    .join(', ');
}

/** A row as text that is the same only where every value is: no tolerance, not even of a zero's sign. */
export function rowText(row: readonly unknown[]): string {
  return JSON.stringify(row, (_, value: unknown) => {
    if (typeof value !== 'number') return value;
    return Object.is(value, -0) ? '-0' : value;
  });
}

type Text = (column: string) => string;

/** What stands between the values of a row, between those of a list, and for a null in a list: in no event's text. */
const [BETWEEN, ITEM, NULL_ITEM] = ['chr(31)', 'chr(30)', 'chr(29)'];
const asVarchar: Text = (x) => `cast(${x} as varchar)`;
const duckdbList: Text = (x) =>
  `cast(len(${x}) as varchar) || coalesce(array_to_string(list_transform(${x}, e -> coalesce(cast(e as varchar), ${NULL_ITEM})), ${ITEM}), '')`;
const trinoList: Text = (x) =>
  `cast(cardinality(${x}) as varchar) || array_join(${x}, ${ITEM}, ${NULL_ITEM})`;

/** SQL for a value as text, the same on both engines to the last digit. Of doubles there is none. */
const TEXTS: Readonly<Record<EngineName, Readonly<Record<Exclude<ViewType, 'double'>, Text>>>> = {
  duckdb: {
    string: (x) => x,
    timestamp: (x) => `strftime(${x}, '%Y-%m-%d %H:%M:%S.%f')`,
    date: asVarchar,
    int: asVarchar,
    bigint: asVarchar,
    boolean: asVarchar,
    'array<string>': duckdbList,
    'array<int>': duckdbList,
  },
  trino: {
    string: (x) => x,
    timestamp: (x) => `cast(${x} as varchar) || '000'`,
    date: asVarchar,
    int: asVarchar,
    bigint: asVarchar,
    boolean: asVarchar,
    'array<string>': trinoList,
    'array<int>': trinoList,
  },
};

const DIGEST: Readonly<Record<EngineName, Text>> = {
  duckdb: (text) => `md5(${text})`,
  trino: (text) => `lower(to_hex(md5(to_utf8(${text}))))`,
};
const NUMBER: Readonly<Record<EngineName, Text>> = {
  duckdb: (hex) => `cast(cast('0x' || ${hex} as bigint) as decimal(38, 0))`,
  trino: (hex) => `cast(from_base(${hex}, 16) as decimal(38, 0))`,
};

const isDouble = ({ type }: ViewColumn): boolean => type === 'double';

/** What parts the rows into lines: their doubles, of which there is no text; without any, how their digests begin. */
function keysOf(columns: readonly ViewColumn[]): readonly string[] {
  const doubles = columns.filter(isDouble).map(({ name }) => `"${name}"`);
  return doubles.length > 0 ? doubles : ['substr(digest, 1, 2)'];
}

/** A relation with a column beside its own: the MD5 of a row's values, 32 hexadecimal digits. */
function digested(engine: EngineName, columns: readonly ViewColumn[], from: string): string {
  const values = columns.map(({ name, type }) =>
    type === 'double' ? undefined : `coalesce('v' || ${TEXTS[engine][type](`"${name}"`)}, 'n')`,
  );
  const text = values.filter((value) => value !== undefined).join(` || ${BETWEEN} || `);
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  return `(select ${names}, ${DIGEST[engine](text === '' ? "''" : text)} as digest from ${from})`;
}

/**
 * Rows of a relation as lines: the values of its doubles, or one of 256 beginnings of a digest, how many rows have
 * them, and two sums over the digits of their digests. Two relations with the same lines have the same rows, each as
 * often.
 */
export function digestSums(engine: EngineName, columns: readonly ViewColumn[], from: string): string {
  const keys = keysOf(columns);
  const part = (at: number): string => `cast(sum(${NUMBER[engine](`substr(digest, ${at}, 12)`)}) as varchar)`;
  return `select ${keys.join(', ')}, cast(count(*) as varchar), ${part(3)}, ${part(15)}
from ${digested(engine, columns, from)} group by ${keys.map((_, at) => at + 1).join(', ')}`;
}

/** What is known of a line, beside its count and its sums. */
export function keyOfLine(line: readonly unknown[]): readonly unknown[] {
  return line.slice(0, -3);
}

export function countOfLine(line: readonly unknown[]): number {
  return Number(line.at(-3));
}

/** The rows behind one of those lines, whole. */
export function rowsOfLine(
  engine: EngineName,
  columns: readonly ViewColumn[],
  from: string,
  key: readonly unknown[],
): string {
  const type = columns.some(isDouble) ? 'double' : 'varchar';
  const conditions = keysOf(columns).map((name, at) =>
    key[at] === null ? `${name} is null` : `${name} = cast('${key[at]}' as ${type})`,
  );
  return `select ${selectList(columns)}
from ${digested(engine, columns, from)} where ${conditions.join(' and ')}`;
}
