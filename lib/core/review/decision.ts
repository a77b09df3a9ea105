import { groupBy } from '../group-by';
import { isoTime } from '../time-window';
import { contentUuid } from './content-uuid';

export const DECISIONS = ['confirm', 'revoke'] as const;
export type DecisionCode = (typeof DECISIONS)[number];

export function isDecision(text: string): text is DecisionCode {
  return DECISIONS.some((one) => one === text);
}

/** What a reviewer decides about one role of one user; null is access without a role. */
export interface Decision {
  readonly actor_subject_id: string;
  readonly role: string | null;
  readonly decision: DecisionCode;
  readonly reviewer: string;
}

/** A decision as the lake holds it. */
export interface RecordedDecision extends Decision {
  readonly quarter: string;
  readonly event_id: string;
  /** Epoch milliseconds. */
  readonly decided_at: number;
}

/** What makes an event a decision: the same in the question that reads them. */
export const DECISION_EVENT = {
  service: 'audit-lake',
  action: 'access_review.decided',
  resource: 'AccessReview',
  /** Reviewing is a role too, and comes up for review. */
  role: 'access_reviewer',
} as const;

/** One role of one user, as the key of a map. */
export function roleKey(one: Pick<Decision, 'actor_subject_id' | 'role'>): string {
  return JSON.stringify([one.actor_subject_id, one.role]);
}

/** The decisions about each role by `roleKey`, in the order in which they were taken: the last one holds. */
export function decisionsByRole(
  decisions: readonly RecordedDecision[],
): ReadonlyMap<string, readonly RecordedDecision[]> {
  const inOrder = decisions.toSorted(
    (a, b) => a.decided_at - b.decided_at || (a.event_id < b.event_id ? -1 : 1),
  );
  return groupBy(inOrder, roleKey);
}

/**
 * Whether the lake says so already: since the decision last changed, this reviewer has said the same.
 *
 * @param taken those about this role in this quarter, in their order
 */
export function isTaken(decision: Decision, taken: readonly RecordedDecision[]): boolean {
  for (const one of taken.toReversed()) {
    if (one.decision !== decision.decision) return false;
    if (one.reviewer === decision.reviewer) return true;
  }
  return false;
}

/**
 * The audit event of a decision, as JSON text of schema 2.1. The same decision after the same one before it has the
 * same id, so taking it in twice adds nothing. No reason is in it: free text can hold PHI.
 *
 * @param before the decision about this role that held until now
 * @param now epoch milliseconds
 */
export function decisionEvent(
  decision: Decision,
  quarter: string,
  before: RecordedDecision | undefined,
  now: number,
): string {
  const { actor_subject_id, role, decision: code, reviewer } = decision;
  const supersedes = before?.event_id ?? null;
  return JSON.stringify({
    schema_version: '2.1',
    event_id: contentUuid([quarter, actor_subject_id, role, code, reviewer, supersedes]),
    timestamp: isoTime(now),
    service: { name: DECISION_EVENT.service },
    actor: { subject_id: reviewer, subject_type: 'human', roles: [DECISION_EVENT.role] },
    action: {
      type: 'OTHER',
      name: DECISION_EVENT.action,
      phi_touched: false,
      data_classification: 'NONE',
    },
    resource: { type: DECISION_EVENT.resource, id: quarter },
    outcome: { status: 'SUCCESS' },
    metadata: {
      decision: code,
      decided_subject_id: actor_subject_id,
      decided_role: role,
      ...(supersedes === null ? {} : { supersedes_id: supersedes }),
    },
  });
}
