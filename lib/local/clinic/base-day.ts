import type { Draft } from './draft';
import type { Roster } from './people';
import type { Random } from './random';
import { SHIFT_PLANS } from './shifts';
import { workShift } from './work-shift';

export interface BaseDay {
  readonly day: number;
  /** Local midnight, epoch milliseconds. */
  readonly midnight: number;
  readonly events: number;
  readonly roster: Roster;
  /** Whether the event is never written. */
  readonly isUnheard: (draft: Draft) => boolean;
}

const EVENTS_PER_VISIT = 4.5;
const MOST_VISITS = 8;

/** The ordinary events of one day, exactly as many as asked for, in no order: the last shift may be cut. */
export function baseDay(
  { day, midnight, events, roster, isUnheard }: BaseDay,
  random: Random,
): readonly Draft[] {
  const onDuty = roster.workers.flatMap((worker) => {
    const name = SHIFT_PLANS[worker.post.plan](worker.turn, day);
    return name === undefined ? [] : [{ worker, name }];
  });
  const visits = Math.round(events / onDuty.length / EVENTS_PER_VISIT);
  const shift = { day, midnight, roster, visits: Math.max(1, Math.min(MOST_VISITS, visits)) };

  const drafts: Draft[] = [];
  while (drafts.length < events) {
    const before = drafts.length;
    for (const { worker, name } of random.shuffled(onDuty)) {
      for (const draft of workShift({ ...shift, worker, name }, random)) {
        if (drafts.length >= events) return drafts;
        if (!isUnheard(draft)) drafts.push(draft);
      }
    }
    if (drafts.length === before) throw new Error(`nobody works on day ${day}`);
  }
  return drafts;
}
