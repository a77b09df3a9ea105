import { type IngestRules, ingestEvent } from '../../core/ingest';
import { breakGlassReviewEvent } from '../../core/review/break-glass';
import type { Asked, CheckedDecisions } from '../../core/review/check-decisions';
import { decisionEvent, decisionsByRole, isTaken, roleKey } from '../../core/review/decision';
import type { FileProblem } from '../../core/review/decisions-file';
import type { ReviewFacts } from '../../core/review/review-facts';
import type { LocalLake } from '../local-lake';
import type { SourceRecord } from '../source/source-record';

/** An event to be taken in, and the row that asks for it. */
export interface DecisionEvent {
  readonly where: string;
  readonly raw: string;
}

/**
 * The events of the decisions that the lake does not have yet.
 *
 * @param now epoch milliseconds: when they were taken
 */
export function decisionEvents(
  { asked }: Pick<CheckedDecisions, 'asked'>,
  facts: ReviewFacts,
  now: number,
): readonly DecisionEvent[] {
  const { quarter, decisions, breakGlass } = facts;
  const taken = decisionsByRole(decisions.filter((one) => one.quarter === quarter.name));
  const reviewed = new Set(breakGlass.filter((use) => use.is_reviewed).map((use) => use.event_id));
  const rawOf = (one: Asked): string | undefined => {
    if (one.kind === 'break_glass') {
      return reviewed.has(one.asks.event_id) ? undefined : breakGlassReviewEvent(one.asks, now);
    }
    const before = taken.get(roleKey(one.asks)) ?? [];
    return isTaken(one.asks, before) ? undefined : decisionEvent(one.asks, quarter.name, before.at(-1), now);
  };
  return asked.flatMap((one) => {
    const raw = rawOf(one);
    return raw === undefined ? [] : [{ where: one.where, raw }];
  });
}

/** What the lake would refuse of them, by its own rules: an id can look like PHI. Nothing is stored by asking. */
export function refusedDecisions(
  events: readonly DecisionEvent[],
  rules: IngestRules,
  now: number,
): readonly FileProblem[] {
  return events.flatMap(({ where, raw }) => {
    const verdict = ingestEvent(raw, now, rules);
    if (verdict.verdict === 'accepted') return [];
    const { reason, path, detail } = verdict.refusal;
    return [
      {
        where,
        problem: `the lake refuses the event of this decision: ${reason} ${path} ${detail}`,
        fix: 'write the reviewer as the id that events use for that person',
      },
    ];
  });
}

/** Takes them in the way that every event comes in; returns how many are new. */
export async function recordDecisions(
  lake: LocalLake,
  events: readonly DecisionEvent[],
  now: number,
): Promise<number> {
  const { accepted, rejected, conflicts } = await lake.ingest(asRecords(events), { receivedAt: () => now });
  if (rejected + conflicts > 0) throw new Error('a decision that was judged good was not taken in');
  return accepted;
}

async function* asRecords(events: readonly DecisionEvent[]): AsyncGenerator<readonly SourceRecord[]> {
  yield events.map(({ raw }, index) => ({ kind: 'event', line: index + 1, raw }));
}
