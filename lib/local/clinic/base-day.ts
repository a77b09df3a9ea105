import type { Draft } from './draft';
import type { Roster, Worker } from './people';
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

/** Of an ordinary shift, and a little more than that: a day's last events are then somebody's second session. */
const SIGN_IN_AND_OUT = 2;
const EVENTS_PER_VISIT = 4;
const MOST_VISITS = 8;

/**
 * The ordinary events of one day, exactly as many as asked for, in no order. Those who see patients by appointment
 * come first, so that what others do around an appointment is never left without it. The last shift may lack its
 * beginning: a visit that is cut then ends as it should, with what was written.
 */
export function baseDay(
  { day, midnight, events, roster, isUnheard }: BaseDay,
  random: Random,
): readonly Draft[] {
  const onDuty = roster.workers.flatMap((worker) => {
    const name = SHIFT_PLANS[worker.post.plan](worker.turn, day);
    return name === undefined ? [] : [{ worker, name }];
  });
  // Some see one patient more than the others, so that all who are on duty work: a post that stays unmanned because
  // the day was full would be a silence that no story tells.
  const eventsOfEach = events / onDuty.length - SIGN_IN_AND_OUT;
  const visits = Math.max(1, Math.min(MOST_VISITS, eventsOfEach / EVENTS_PER_VISIT));
  const leastVisits = Math.floor(visits);
  const shift = { day, midnight, roster, leastVisits };

  const drafts: Draft[] = [];
  while (drafts.length < events) {
    const before = drafts.length;
    for (const { worker, name } of appointmentsFirst(random.shuffled(onDuty))) {
      const own = { visits: leastVisits + (random.chance(visits - leastVisits) ? 1 : 0), worker, name };
      const heard = [...workShift({ ...shift, ...own }, random)].filter((draft) => !isUnheard(draft));
      const missing = events - drafts.length;
      drafts.push(...heard.slice(-missing));
      if (heard.length >= missing) return drafts;
    }
    if (drafts.length === before) throw new Error(`nobody works on day ${day}`);
  }
  return drafts;
}

function appointmentsFirst<T extends { readonly worker: Worker }>(onDuty: readonly T[]): readonly T[] {
  const sees = ({ worker }: T): boolean => worker.post.caseload === 'appointments';
  return [...onDuty.filter(sees), ...onDuty.filter((one) => !sees(one))];
}
