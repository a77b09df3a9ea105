import { DAMAGES, FAULTS } from './faults';
import type { Random } from './random';
import { dayWeight } from './shifts';
import { STORY_EVENTS } from './stories';

/** How many lines of each kind a clinic writes, and over how many days. */
export interface ClinicPlan {
  readonly days: number;
  readonly headcount: number;
  readonly withStories: boolean;
  readonly stolenCharts: number;
  readonly refused: number;
  readonly duplicates: number;
  readonly conflicts: number;
}

const LINES_PER_DAY_OF_A_SMALL_CLINIC = 60;
const LONGEST_DAYS = 70;
const REFUSED_RATE = 0.013;
const DUPLICATE_RATE = 0.005;
const CONFLICT_RATE = 1 / 4_000;
const EVENTS_PER_SHIFT = 20;
/** Of all staff, those at work on a weekday. */
const PRESENT = 0.8;

/**
 * A larger number of events is a larger clinic rather than a longer time: four weeks from 1,680 events, five
 * from about 17,000, ten at most, so that a day keeps its rhythm and no date leaves the past.
 */
export function planClinic(events: number, damagedLines: boolean): ClinicPlan {
  const weeks = events / (28 * LINES_PER_DAY_OF_A_SMALL_CLINIC);
  const days =
    weeks < 1
      ? Math.max(1, Math.ceil(events / LINES_PER_DAY_OF_A_SMALL_CLINIC))
      : Math.min(LONGEST_DAYS, Math.round(28 + 7 * Math.log10(weeks)));
  const withStories = events >= STORY_EVENTS;
  const kinds = withStories ? FAULTS.length + (damagedLines ? DAMAGES.length : 0) : 0;
  return {
    days,
    headcount: Math.max(24, Math.round(events / days / EVENTS_PER_SHIFT / PRESENT)),
    withStories,
    stolenCharts: Math.max(40, Math.min(1_500, Math.round(events / 250))),
    refused: Math.max(kinds, Math.round(events * REFUSED_RATE)),
    duplicates: Math.round(events * DUPLICATE_RATE),
    conflicts: withStories ? Math.max(3, Math.round(events * CONFLICT_RATE)) : 0,
  };
}

/** Shares out `total` over the days by how busy each is; the shares add up to exactly `total`. */
export function spreadOverDays(total: number, days: number, random: Random): readonly number[] {
  const weights = Array.from({ length: days }, (_, day) => dayWeight(day) * (0.92 + random.int(160) / 1_000));
  const sum = weights.reduce((all, weight) => all + weight, 0);
  let before = 0;
  let given = 0;
  return weights.map((weight, day) => {
    before += weight;
    const upToHere = day === days - 1 ? total : Math.floor((total * before) / sum);
    const share = upToHere - given;
    given = upToHere;
    return share;
  });
}
