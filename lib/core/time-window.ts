import { parseTimestamp } from './timestamp';

const MS_PER_DAY = 86_400_000;
const DAY = /^\d{4}-\d\d-\d\d$/;
const BELOW_MILLISECONDS = /\.\d{3}\d*[1-9]\d*[Zz+-]/;

/** A stretch of time, `from` included and `to` excluded. Epoch milliseconds. */
export interface TimeWindow {
  readonly from: number;
  readonly to: number;
}

/** What a question filters by, so that it reaches the partitions too. */
export interface WindowParameters extends TimeWindow {
  /** UTC days, both included: `yyyy-MM-dd`. */
  readonly first_day: string;
  readonly last_day: string;
}

/**
 * A day (`yyyy-MM-dd`: its midnight in UTC) or an RFC 3339 date-time with its offset.
 *
 * @param edge stored times are whole milliseconds, rounded down; an end rounds up, so that nothing before it is lost
 * @returns epoch milliseconds; undefined for any other text, and outside the years 1 to 9999 in UTC
 * @example parseInstant('2026-03-02T01:00:00+01:00', 'start') // that of 2026-03-02
 */
export function parseInstant(text: string, edge: 'start' | 'end'): number | undefined {
  const at = parseTimestamp(DAY.test(text) ? `${text}T00:00:00Z` : text);
  if (at === undefined) return undefined;
  const rounded = edge === 'end' && BELOW_MILLISECONDS.test(text) ? at + 1 : at;
  return isoTime(rounded).length === 24 && rounded >= FIRST ? rounded : undefined;
}

const FIRST = Date.parse('0001-01-01T00:00:00Z');

/** A day alone, as `--discovered` takes it. */
export function parseDay(text: string): number | undefined {
  return DAY.test(text) ? parseInstant(text, 'start') : undefined;
}

/** @param window not empty: `from` is before `to` */
export function windowParameters({ from, to }: TimeWindow): WindowParameters {
  return { from, to, first_day: utcDay(from), last_day: utcDay(to - 1) };
}

/** ISO 8601 in UTC with milliseconds. */
export function isoTime(epochMs: number): string {
  return new Date(epochMs).toISOString();
}

/** `yyyy-MM-dd` in UTC. */
export function utcDay(epochMs: number): string {
  return isoTime(epochMs).slice(0, 10);
}

/** The same time of day so many days on. */
export function addDays(epochMs: number, days: number): number {
  return epochMs + days * MS_PER_DAY;
}

/** The same day of an earlier year; 29 February is 1 March where the year has none. */
export function yearsBefore(epochMs: number, years: number): number {
  const day = new Date(epochMs);
  return day.setUTCFullYear(day.getUTCFullYear() - years);
}
