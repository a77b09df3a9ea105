import type { BreakGlassUse } from './break-glass';
import type { RecordedDecision } from './decision';
import type { MeasureName } from './outliers';
import type { Quarter } from './quarter';

/** One row of `access_review`. Times are epoch milliseconds. */
export interface RoleAccess {
  readonly actor_subject_id: string;
  readonly role: string | null;
  readonly resource_type: string;
  readonly accesses: number;
  readonly patients: number;
  readonly first_access: number;
  readonly last_access: number;
  readonly exports: number;
  readonly denied: number;
}

/** A user in a quarter, in all roles together. */
export interface UserAccess extends Readonly<Record<MeasureName, number>> {
  readonly actor_subject_id: string;
  readonly actor_subject_type: string;
  readonly first_access: number;
  readonly last_access: number;
}

/** An account that was not used for 90 days or more. */
export interface DormantAccount {
  readonly actor_subject_id: string;
  readonly actor_subject_type: string;
  readonly last_used: number;
  readonly days: number;
  /** Those of the last use. */
  readonly roles: readonly (string | null)[];
}

/** All that a packet is made of. */
export interface ReviewFacts {
  readonly quarter: Quarter;
  readonly org: string | null;
  readonly access: readonly RoleAccess[];
  /** Those whom the review is about; access of others is left out. */
  readonly users: readonly UserAccess[];
  readonly dormant: readonly DormantAccount[];
  readonly breakGlass: readonly BreakGlassUse[];
  /** Of this quarter and those before it. */
  readonly decisions: readonly RecordedDecision[];
}
