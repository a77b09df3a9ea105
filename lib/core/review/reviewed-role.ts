import { groupBy } from '../group-by';
import { isoTime } from '../time-window';
import { decisionsByRole, type RecordedDecision, roleKey } from './decision';
import type { RoleAccess } from './review-facts';

export interface TakenDecision {
  readonly decision: RecordedDecision['decision'];
  readonly reviewer: string;
  /** ISO 8601, UTC, as all times here. */
  readonly decided_at: string;
}

/** A revocation of an earlier quarter. */
export interface Revocation {
  readonly since: string;
  readonly quarter: string;
  readonly reviewer: string;
  /** Used after the decision too; false: what is seen in this quarter was before it. */
  readonly used_since: boolean;
}

export interface ReviewedResource
  extends Pick<RoleAccess, 'resource_type' | 'accesses' | 'patients' | 'exports' | 'denied'> {
  readonly first_access: string;
  readonly last_access: string;
}

export interface ReviewedRole {
  readonly role: string | null;
  readonly accesses: number;
  readonly exports: number;
  readonly denied: number;
  /** Null: not used in this quarter. */
  readonly last_access: string | null;
  /** Most used first. */
  readonly resource_types: readonly ReviewedResource[];
  /** Null: not revoked before, or confirmed again since. */
  readonly revoked: Revocation | null;
  /** Of this quarter. Null: to be confirmed or revoked. */
  readonly decided: TakenDecision | null;
}

/** Says of a role of a user what was done in it in the quarter, and what was decided about it. */
export function roleReader(
  quarter: string,
  access: readonly RoleAccess[],
  decisions: readonly RecordedDecision[],
): (actor_subject_id: string, role: string | null) => ReviewedRole {
  const rowsOf = groupBy(access, roleKey);
  const now = decisionsByRole(decisions.filter((one) => one.quarter === quarter));
  const before = decisionsByRole(decisions.filter((one) => one.quarter < quarter));
  return (actor_subject_id, role) => {
    const key = roleKey({ actor_subject_id, role });
    const rows = (rowsOf.get(key) ?? []).toSorted(
      (a, b) => b.accesses - a.accesses || (a.resource_type < b.resource_type ? -1 : 1),
    );
    const last = rows.reduce((latest, row) => Math.max(latest, row.last_access), Number.NEGATIVE_INFINITY);
    return {
      role,
      accesses: sumOf(rows, 'accesses'),
      exports: sumOf(rows, 'exports'),
      denied: sumOf(rows, 'denied'),
      last_access: rows.length === 0 ? null : isoTime(last),
      resource_types: rows.map(resourceOf),
      revoked: revocationOf(before.get(key)?.at(-1), last),
      decided: takenOf(now.get(key)?.at(-1)),
    };
  };
}

function sumOf(rows: readonly RoleAccess[], name: 'accesses' | 'exports' | 'denied'): number {
  return rows.reduce((sum, row) => sum + row[name], 0);
}

function resourceOf(row: RoleAccess): ReviewedResource {
  const { resource_type, accesses, patients, exports, denied } = row;
  return {
    resource_type,
    accesses,
    patients,
    first_access: isoTime(row.first_access),
    last_access: isoTime(row.last_access),
    exports,
    denied,
  };
}

function revocationOf(last: RecordedDecision | undefined, used: number): Revocation | null {
  if (last?.decision !== 'revoke') return null;
  const { decided_at, quarter, reviewer } = last;
  return { since: isoTime(decided_at), quarter, reviewer, used_since: used > decided_at };
}

function takenOf(last: RecordedDecision | undefined): TakenDecision | null {
  if (last === undefined) return null;
  return { decision: last.decision, reviewer: last.reviewer, decided_at: isoTime(last.decided_at) };
}
