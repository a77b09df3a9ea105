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

/** SQL for a value as text, the same on both engines to the last digit. Of doubles there is none: send them whole. */
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

/** Whether the rows of these columns can be compared by their digests. */
export function canBeDigested(columns: readonly ViewColumn[]): boolean {
  return columns.every(({ type }) => type !== 'double');
}

/** A column beside those of a relation: the MD5 of its whole row, 32 hexadecimal digits. */
function rowDigest(engine: EngineName, columns: readonly ViewColumn[]): string {
  const values = columns.map(({ name, type }) => {
    if (type === 'double') throw new Error(`${name} is a double`);
    return `coalesce('v' || ${TEXTS[engine][type](`"${name}"`)}, 'n')`;
  });
  return DIGEST[engine](values.join(` || ${BETWEEN} || `));
}

/**
 * Rows of a relation as 256 lines: how many have a digest that begins so, and two sums over the digits that follow.
 * Two relations with the same lines have the same rows, each as often.
 */
export function digestSums(engine: EngineName, columns: readonly ViewColumn[], from: string): string {
  const part = (at: number): string => `cast(sum(${NUMBER[engine](`substr(digest, ${at}, 12)`)}) as varchar)`;
  return `select substr(digest, 1, 2), cast(count(*) as varchar), ${part(3)}, ${part(15)}
from (select ${rowDigest(engine, columns)} as digest from ${from}) group by 1`;
}

/** The rows behind one of those lines, whole. */
export function rowsOfBucket(
  engine: EngineName,
  columns: readonly ViewColumn[],
  from: string,
  bucket: string,
): string {
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  return `select ${selectList(columns)}
from (select ${names}, ${rowDigest(engine, columns)} as digest from ${from}) where substr(digest, 1, 2) = '${bucket}'`;
}
