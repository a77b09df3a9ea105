import type { QueryColumn, QueryValue } from '../../lib/local/query/open-query';
import { csvField as fieldOf } from './csv';

/** Times as ISO 8601 in UTC, `2026-03-02T08:00:00.000Z`, also in lists; every other value as it is. */
export function isoTimes(value: QueryValue, type: string): QueryValue {
  if (!type.startsWith('TIMESTAMP')) return value;
  if (Array.isArray(value)) return value.map((item: QueryValue) => isoTimes(item, type));
  if (typeof value !== 'string') return value;
  const [, day, time] = /^(\d{4,}-\d\d-\d\d) (\d\d:\d\d:\d\d\.\d+)(?:\+00)?$/.exec(value) ?? [];
  return day === undefined || time === undefined ? value : `${day}T${time}Z`;
}

/** One value as JSON: 64-bit integers are numbers where a double holds them exactly, else text. */
export function jsonText(value: QueryValue): string {
  return JSON.stringify(value, (_name, member: unknown) =>
    typeof member === 'bigint' ? exactNumber(member) : member,
  );
}

function exactNumber(value: bigint): number | string {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}

/** Rows as JSON objects, with the column names in the order of the question. */
export function jsonObjects(columns: readonly QueryColumn[]): (row: readonly QueryValue[]) => string {
  const heads = columns.map(({ name }, index) => `${index === 0 ? '{' : ','}${JSON.stringify(name)}:`);
  return (row) =>
    `${row.map((value, index) => `${heads[index]}${jsonText(isoTimes(value, columns[index]?.type ?? ''))}`).join('')}}`;
}

/**
 * Rows as records of RFC 4180. Null is an empty field, an empty text is `""`, lists are JSON; a text that a spreadsheet
 * would take for a formula has an apostrophe before it. JSON and Parquet are exact.
 */
export function csvRecords(columns: readonly QueryColumn[]): (row: readonly QueryValue[]) => string {
  return (row) => `${row.map((value, index) => field(value, columns[index]?.type ?? '')).join(',')}\r\n`;
}

/** A decimal that no double holds is text, and no formula. */
function field(value: QueryValue, type: string): string {
  return value !== null && isNumeric(type) ? String(value) : csvField(isoTimes(value, type));
}

export function csvField(value: QueryValue): string {
  if (value === null || typeof value === 'string') return fieldOf(value);
  return typeof value === 'object' ? fieldOf(jsonText(value)) : String(value);
}

/** A value for people: on one line, without what could move the cursor. */
export function cellText(value: QueryValue, type: string): string {
  if (value === null) return '';
  if (typeof value === 'object') return jsonText(value);
  return type.startsWith('TIMESTAMP') ? String(value).replace(/\.000(\+00)?$/, '') : String(value);
}

export function isNumeric(type: string): boolean {
  return /^(?:TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT|U\w*INT\w*|FLOAT|DOUBLE|DECIMAL.*)$/.test(type);
}
