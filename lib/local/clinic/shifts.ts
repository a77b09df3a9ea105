/**
 * The clinic is in Arizona, which keeps no daylight-saving time: local time is UTC-7 the whole year, so a
 * local hour never needs a time-zone table.
 */
export const CLINIC_TIME_ZONE = 'America/Phoenix';
export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
export const CLINIC_UTC_OFFSET_MS = -7 * HOUR_MS;

/** The Monday on which a clinic opens by default, at local midnight (UTC-7). */
export const DEFAULT_FROM = Date.UTC(2026, 0, 5) - CLINIC_UTC_OFFSET_MS;

/** Hours of local time; a night ends on the next morning. */
export const SHIFTS = {
  early: { startHour: 5.5, endHour: 13.5 },
  day: { startHour: 8, endHour: 17 },
  late: { startHour: 11, endHour: 20 },
  evening: { startHour: 14, endHour: 22 },
  night: { startHour: 22, endHour: 30 },
} as const;

export type ShiftName = keyof typeof SHIFTS;

/**
 * Who works when. A plan answers for one person (`turn` is their number within the post) and one day.
 * Office staff take every tenth week off, so that a name is missing now and then as in a real clinic.
 */
export const SHIFT_PLANS = {
  office: (turn: number, day: number) => (isWeekend(day) || isAway(turn, day) ? undefined : 'day'),
  office_two_shifts: (turn: number, day: number) =>
    isWeekend(day) || isAway(turn, day) ? undefined : turn % 3 === 2 ? 'late' : 'day',
  early_six_days: (turn: number, day: number) =>
    weekdayOf(day) === 6 || (turn + day) % 6 === 5 ? undefined : 'early',
  around_the_clock: (turn: number, day: number) => ROTATION[(turn * 2 + day) % ROTATION.length],
  nightly: () => 'night',
} as const satisfies Record<string, (turn: number, day: number) => ShiftName | undefined>;

export type ShiftPlanName = keyof typeof SHIFT_PLANS;

const ROTATION: readonly (ShiftName | undefined)[] = [
  'day',
  'day',
  'evening',
  'evening',
  'night',
  'night',
  undefined,
  undefined,
];

/** How busy a day is, Monday first, relative to a Monday. */
const DAY_WEIGHTS: readonly number[] = [1, 1.05, 1.02, 1, 0.9, 0.36, 0.3];

/** 0 is Monday: a clinic opens on a Monday, whatever its first day is in the calendar. Days before it are negative. */
export function weekdayOf(day: number): number {
  return ((day % 7) + 7) % 7;
}

export function dayWeight(day: number): number {
  return DAY_WEIGHTS[weekdayOf(day)] ?? 1;
}

export function isWeekend(day: number): boolean {
  return weekdayOf(day) >= 5;
}

function isAway(turn: number, day: number): boolean {
  return (turn + Math.floor(day / 7)) % 10 === 9;
}
