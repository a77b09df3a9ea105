import type { View } from './parse-view';

/** As `day_of_week` counts on both engines. */
const ISO_DAYS = { Mon: 1, Tue: 2, Wed: 3, Thu: 4, Fri: 5, Sat: 6, Sun: 7 } as const;

/** The configuration's `review`. */
export interface ReviewSettings {
  /** IANA name. */
  readonly timeZone: string;
  /** `HH:mm`; the end is later than the start, and may be `24:00`. */
  readonly workdayStart: string;
  readonly workdayEnd: string;
  readonly workdays: readonly (keyof typeof ISO_DAYS)[];
}

/** A relation beside `events`, for the views that ask when people work. */
export const REVIEW_SETTINGS = {
  name: 'review_settings',
  answers: 'when the clinic works, as the configuration says',
  columns: [
    { name: 'time_zone', type: 'string' },
    { name: 'workday_start', type: 'string' },
    { name: 'workday_end', type: 'string' },
    { name: 'workdays', type: 'array<int>' },
  ],
} as const satisfies Pick<View, 'name' | 'answers' | 'columns'>;

/**
 * The settings as one SELECT of one row, in Athena's SQL; days count from 1 (Monday) to 7.
 */
export function reviewSettingsSql(review: ReviewSettings): string {
  const days = review.workdays.map((day) => ISO_DAYS[day]).sort();
  return `select
cast(${text(review.timeZone)} as varchar) as time_zone,
cast(${text(review.workdayStart)} as varchar) as workday_start,
cast(${text(review.workdayEnd)} as varchar) as workday_end,
array[${days.join(', ')}] as workdays`;
}

function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
