import { isoTime } from '../time-window';
import { contentUuid } from './content-uuid';
import { DECISION_EVENT } from './decision';

/** What a reviewer can say about a use of emergency access. */
export const FINDINGS = ['justified', 'unjustified'] as const;
export type Finding = (typeof FINDINGS)[number];

export function isFinding(text: string): text is Finding {
  return FINDINGS.some((one) => one === text);
}

/** A use of emergency access that succeeded. */
export interface BreakGlassUse {
  readonly event_id: string;
  readonly actor_subject_id: string;
  /** Epoch milliseconds. */
  readonly used_at: number;
  readonly patient_id: string | null;
  readonly resource_type: string;
  readonly is_reviewed: boolean;
}

export interface BreakGlassReview {
  readonly event_id: string;
  readonly finding: Finding;
  readonly reviewer: string;
}

/**
 * The audit event of such a review, as JSON text of schema 2.1. It is what the view `unreviewed_break_glass` takes for
 * a review: its name, the reviewed event as the resource, by another person than the one who used the access.
 *
 * @param now epoch milliseconds
 */
export function breakGlassReviewEvent(
  { event_id, finding, reviewer }: BreakGlassReview,
  now: number,
): string {
  return JSON.stringify({
    schema_version: '2.1',
    event_id: contentUuid(['break_glass_review', event_id, finding, reviewer]),
    timestamp: isoTime(now),
    service: { name: DECISION_EVENT.service },
    actor: { subject_id: reviewer, subject_type: 'human', roles: [DECISION_EVENT.role] },
    action: { type: 'OTHER', name: 'break_glass_review', phi_touched: false, data_classification: 'NONE' },
    resource: { type: 'AuditEvent', id: event_id },
    outcome: { status: 'SUCCESS' },
    metadata: { decision: finding },
  });
}
