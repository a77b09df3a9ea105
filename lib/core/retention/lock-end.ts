import type { RetentionPeriod } from '../retention';

const MS_PER_DAY = 86_400_000;

/**
 * When an object stored at a time (epoch ms) can be deleted first. Days have 24 hours; a year ends on the same day of
 * the calendar, one stored on 29 February on 1 March. How S3 counts the years is not documented (live); it may be a few
 * days less, never more than {@link longestDays}.
 */
export function lockEnd(period: RetentionPeriod, storedAt: number): number {
  if (period.days !== undefined) return storedAt + period.days * MS_PER_DAY;
  const end = new Date(storedAt);
  return end.setUTCFullYear(end.getUTCFullYear() + period.years);
}

/** The UTC day of a moment, `yyyy-MM-dd`. */
export function dayOf(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}
