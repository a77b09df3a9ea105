import {
  DuckDBDecimalValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  type DuckDBType,
  DuckDBTypeId,
  type DuckDBValue,
  type DuckDBValueConverter,
  JsonDuckDBValueConverter,
} from '@duckdb/node-api';

/**
 * A value of an answer. Integers of 64 bits and more are bigint; decimals are numbers where a double has the
 * same digits, else text; times are `yyyy-MM-dd HH:mm:ss.SSS` (more digits where they say more), UTC; what JSON
 * has no form for is text.
 */
export type QueryValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | readonly QueryValue[]
  | { readonly [name: string]: QueryValue };

const INTEGERS: ReadonlySet<DuckDBTypeId> = new Set([
  DuckDBTypeId.BIGINT,
  DuckDBTypeId.UBIGINT,
  DuckDBTypeId.HUGEINT,
  DuckDBTypeId.UHUGEINT,
]);

export const toQueryValue: DuckDBValueConverter<QueryValue> = (value, type, converter) => {
  if (value === null || value === undefined) return null;
  if (INTEGERS.has(type.typeId)) return value as bigint;
  if (value instanceof DuckDBDecimalValue) return exactDecimal(value.toString());
  if (value instanceof DuckDBTimestampValue) return withMilliseconds(value.toString());
  if (value instanceof DuckDBTimestampTZValue) {
    return `${withMilliseconds(new DuckDBTimestampValue(value.micros).toString())}+00`;
  }
  return asJson(value, type, converter);
};

/** The library's converter, which comes back to ours for what lists and structs hold. */
function asJson(
  value: DuckDBValue,
  type: DuckDBType,
  converter: DuckDBValueConverter<QueryValue>,
): QueryValue {
  return (JsonDuckDBValueConverter as unknown as DuckDBValueConverter<QueryValue>)(value, type, converter);
}

function exactDecimal(text: string): number | string {
  const number = Number(text);
  const digits = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  return String(number) === digits ? number : text;
}

function withMilliseconds(text: string): string {
  const [, seconds, fraction = ''] = /^(.*:\d\d)(?:\.(\d+))?$/.exec(text) ?? [];
  return seconds === undefined ? text : `${seconds}.${fraction.padEnd(3, '0')}`;
}
