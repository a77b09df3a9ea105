import type { QuarantineReason } from '../../core/refusal';
import { DAY_MS } from './shifts';

/** What the lake should do with a line under the default configuration. */
export type Intent = 'accept' | 'duplicate' | QuarantineReason;

/** A line on its way to the log. */
export interface Arrival {
  /** When it reaches the log, epoch milliseconds. */
  readonly at: number;
  readonly line: string;
  readonly intent: Intent;
  readonly isLate: boolean;
  /** Of a version after 1.0 and by nobody's agent: a fault stands out in it. */
  readonly isPlain: boolean;
}

/**
 * Takes lines as they are written and gives back, in order of arrival, those that arrive before `until`
 * (epoch milliseconds). Lines of later days wait by day, so that they are sorted once.
 */
export function arrivalLog(): (written: readonly Arrival[], until: number) => readonly Arrival[] {
  const laterDays = new Map<number, Arrival[]>();
  let waiting: readonly Arrival[] = [];

  return (written, until) => {
    const today = dayOf(until);
    const soon = [...waiting];
    for (const arrival of written) {
      const day = dayOf(arrival.at);
      const bin = day <= today ? soon : (laterDays.get(day) ?? []);
      bin.push(arrival);
      if (bin !== soon) laterDays.set(day, bin);
    }
    for (const [day, bin] of laterDays) {
      if (day > today) continue;
      for (const arrival of bin) soon.push(arrival);
      laterDays.delete(day);
    }
    soon.sort((a, b) => a.at - b.at);
    const firstLater = soon.findIndex(({ at }) => at >= until);
    const due = firstLater < 0 ? soon.length : firstLater;
    waiting = soon.slice(due);
    return soon.slice(0, due);
  };
}

function dayOf(time: number): number {
  return Math.floor(time / DAY_MS);
}
