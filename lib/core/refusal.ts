/** Why a line was not accepted. A closed set: reports, alarms and the command line count by it. */
export const REFUSAL_REASONS = [
  'not_json',
  'not_object',
  'unknown_version',
  'schema',
  'phi',
  'clock',
  'too_large',
  'encoding',
] as const;

export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/** What the quarantine keeps beside refused lines: a second event with a known id and other bytes. */
export type QuarantineReason = RefusalReason | 'conflict';

/**
 * One refusal. It never carries a value of the event.
 *
 * @property path   RFC 6901 JSON pointer to the offending place ('' is the event itself). A missing or
 *                  unexpected property is named by its own pointer; a property name that is not a plain
 *                  identifier, or that the PHI guard would refuse, is left out (the parent is named).
 * @property detail what failed there: a JSON Schema keyword ('required', 'enum', 'format'), a PHI rule's
 *                  name, or a short code of the reason ('before_start', 'in_future', 'bytes', 'utf8').
 */
export interface Refusal {
  readonly reason: RefusalReason;
  readonly path: string;
  readonly detail: string;
}
