import type { TimeWindow } from '../time-window';

/** A quarter of the calendar year in UTC. */
export interface Quarter extends TimeWindow {
  /** `2026Q1`. */
  readonly name: string;
}

const QUARTER = /^(\d{4})Q([1-4])$/;

/** @returns undefined where the text is no quarter, as `2026Q5` */
export function parseQuarter(text: string): Quarter | undefined {
  const [, year, quarter] = QUARTER.exec(text) ?? [];
  if (year === undefined || Number(year) === 0) return undefined;
  const month = (Number(quarter) - 1) * 3;
  return { name: text, from: firstOf(Number(year), month), to: firstOf(Number(year), month + 3) };
}

/** Date.UTC takes years below 100 for those of the twentieth century. */
function firstOf(year: number, month: number): number {
  return new Date(0).setUTCFullYear(year, month, 1);
}
