import type { FindingCode } from './finding';
import type { Draft } from './template-draft';

/**
 * One way in which templates and functions come apart, and what the rehearsal must call it. The spoiled templates
 * would synthesize, and most would deploy; none carries the events.
 */
export interface Mutation {
  readonly name: string;
  readonly expected: FindingCode;
  readonly mutate: (draft: Draft) => void;
}
