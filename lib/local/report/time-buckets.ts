import { HOUR_MS } from './hour-counts';

const DAY_MS = 24 * HOUR_MS;
/** More bars than this are a carpet. */
const MOST = 96;

/** Stretches of time in UTC that a picture counts by. */
export interface TimeBuckets {
  /** `hour`, `day`, `week` (from Monday), `month` or `year`. */
  readonly unit: string;
  /** Epoch milliseconds of each beginning, without a gap. */
  readonly starts: readonly number[];
  readonly indexOf: (epochMs: number) => number;
  /** As short as an axis needs it. */
  readonly labels: readonly string[];
}

interface Unit {
  readonly name: string;
  readonly startOf: (epochMs: number) => number;
  readonly next: (start: number) => number;
  readonly label: (iso: string) => string;
}

const UNITS: readonly Unit[] = [
  { name: 'hour', ...every(HOUR_MS, 0), label: (iso) => iso.slice(5, 16).replace('T', ' ') },
  { name: 'day', ...every(DAY_MS, 0), label: (iso) => iso.slice(0, 10) },
  // 1970-01-05 was a Monday.
  { name: 'week', ...every(7 * DAY_MS, 4 * DAY_MS), label: (iso) => iso.slice(0, 10) },
  { name: 'month', ...months(1), label: (iso) => iso.slice(0, 7) },
  { name: 'year', ...months(12), label: (iso) => iso.slice(0, 4) },
];

/** The finest unit in which the times from `first` to `last`, both included, are no more than 96 stretches. */
export function timeBuckets(first: number, last: number, finest = 'hour'): TimeBuckets {
  const units = UNITS.slice(UNITS.findIndex(({ name }) => name === finest));
  const unit = units.find((one) => startsOf(one, first, last).length <= MOST) ?? UNITS[4] ?? UNITS[0];
  if (unit === undefined) throw new Error('there is no unit of time');
  const starts = startsOf(unit, first, last);
  const places = new Map(starts.map((start, index) => [start, index]));
  return {
    unit: unit.name,
    starts,
    indexOf: (epochMs) => places.get(unit.startOf(epochMs)) ?? -1,
    labels: starts.map((start) => unit.label(new Date(start).toISOString())),
  };
}

/** One more than are of use, at most: the caller only asks whether they are too many. */
function startsOf({ startOf, next }: Unit, first: number, last: number): readonly number[] {
  const starts: number[] = [];
  for (let at = startOf(first); at <= last && starts.length <= 10 * MOST; at = next(at)) starts.push(at);
  return starts;
}

function every(length: number, shift: number): Pick<Unit, 'startOf' | 'next'> {
  return {
    startOf: (at) => at - ((((at - shift) % length) + length) % length),
    next: (start) => start + length,
  };
}

function months(count: number): Pick<Unit, 'startOf' | 'next'> {
  const firstOf = (year: number, month: number): number => new Date(0).setUTCFullYear(year, month, 1);
  return {
    startOf: (at) => {
      const day = new Date(at);
      return firstOf(day.getUTCFullYear(), Math.floor(day.getUTCMonth() / count) * count);
    },
    next: (start) => {
      const day = new Date(start);
      return firstOf(day.getUTCFullYear(), day.getUTCMonth() + count);
    },
  };
}
