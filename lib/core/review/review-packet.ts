import { groupBy } from '../group-by';
import { isoTime } from '../time-window';
import { type Measures, type Outlier, outliersOf } from './outliers';
import type { DormantAccount, ReviewFacts, UserAccess } from './review-facts';
import { type ReviewedRole, roleReader } from './reviewed-role';

/** Why a user stands where in the packet, the most urgent first. */
export const STANDINGS = ['revoked', 'outlier', 'dormant', 'regular'] as const;
export type Standing = (typeof STANDINGS)[number];

export interface ReviewedUser extends Measures {
  readonly actor_subject_id: string;
  readonly actor_subject_type: string;
  readonly standing: Standing;
  /** ISO 8601 in UTC; null: nothing in this quarter. */
  readonly first_access: string | null;
  readonly last_access: string | null;
  readonly break_glass_unreviewed: readonly { readonly event_id: string; readonly used_at: string }[];
  /** The farthest out first. */
  readonly outliers: readonly Outlier[];
  readonly dormant: { readonly last_used: string; readonly days: number } | null;
  /** What is to be confirmed or revoked, role by role: what was revoked before comes first, and of that what was used since. */
  readonly roles: readonly ReviewedRole[];
}

type Counted = Standing | 'users' | 'roles' | 'roles_to_decide' | 'break_glass_unreviewed' | 'findings';

export interface ReviewPacket {
  readonly quarter: string;
  readonly window: { readonly from: string; readonly to: string };
  readonly org: string | null;
  readonly users: readonly ReviewedUser[];
  readonly totals: Readonly<Record<Counted, number>>;
}

const NOTHING: Measures = {
  accesses: 0,
  patients: 0,
  exports: 0,
  denied: 0,
  after_hours: 0,
  break_glass: 0,
};

/** The reviewer's packet: what was revoked and is still there, then who stands out, then the dormant, then the rest. */
export function reviewPacket(facts: ReviewFacts): ReviewPacket {
  const { quarter, org } = facts;
  const users = usersOf(facts)
    .filter((user) => !isDone(user))
    .toSorted(byUrgency);
  const roles = users.flatMap((user) => user.roles);
  const count = (standing: Standing): number => users.filter((user) => user.standing === standing).length;
  return {
    quarter: quarter.name,
    window: { from: isoTime(quarter.from), to: isoTime(quarter.to) },
    org,
    users,
    totals: {
      users: users.length,
      revoked: count('revoked'),
      outlier: count('outlier'),
      dormant: count('dormant'),
      regular: count('regular'),
      roles: roles.length,
      roles_to_decide: roles.filter(({ decided }) => decided === null).length,
      break_glass_unreviewed: users.reduce((sum, user) => sum + user.break_glass_unreviewed.length, 0),
      findings: users.filter(isFinding).length,
    },
  };
}

/** Somebody still has to say something about what was revoked, or stands out. */
function isFinding({ standing, roles }: ReviewedUser): boolean {
  const asks = roles.filter(({ decided }) => decided === null);
  return standing === 'revoked' ? asks.some(isRevoked) : standing === 'outlier' && asks.length > 0;
}

/** A dormant account whose every role was revoked: nothing of it is left to review. */
function isDone({ accesses, roles }: ReviewedUser): boolean {
  return accesses === 0 && roles.every(isRevoked);
}

/** Revoked in an earlier quarter, and not confirmed in this one. */
export function isRevoked({ revoked, decided }: ReviewedRole): boolean {
  return revoked !== null && decided?.decision !== 'confirm';
}

/** 2: revoked, and used after that; 1: revoked, and what is seen was before that; 0: not revoked. */
function defiance(role: ReviewedRole): number {
  if (!isRevoked(role)) return 0;
  return role.revoked?.used_since === true ? 2 : 1;
}

function worstOf({ roles }: ReviewedUser): number {
  return Math.max(0, ...roles.map(defiance));
}

function usersOf({
  quarter,
  access,
  users,
  dormant,
  breakGlass,
  decisions,
}: ReviewFacts): readonly ReviewedUser[] {
  const readRole = roleReader(quarter.name, access, decisions);
  const rowsOf = groupBy(access, (row) => row.actor_subject_id);
  const rolesOf = (id: string): readonly (string | null)[] => [
    ...new Set(rowsOf.get(id)?.map(({ role }) => role)),
  ];
  const outliers = outliersOf(users.map((user) => ({ ...user, roles: rolesOf(user.actor_subject_id) })));
  const unreviewed = groupBy(
    breakGlass.filter(({ is_reviewed }) => !is_reviewed),
    (use) => use.actor_subject_id,
  );
  const asleep = new Map(dormant.map((account) => [account.actor_subject_id, account]));

  const blockOf = (id: string, user: UserAccess | undefined): ReviewedUser => {
    const account = asleep.get(id);
    const held = user === undefined ? (account?.roles ?? []) : rolesOf(id);
    const roles = held
      .toSorted(byName)
      .map((role) => readRole(id, role))
      .toSorted((a, b) => defiance(b) - defiance(a));
    const found = outliers.get(id) ?? [];
    return {
      actor_subject_id: id,
      actor_subject_type: user?.actor_subject_type ?? account?.actor_subject_type ?? '',
      standing: standingOf(roles, found, account),
      ...measuresOf(user ?? NOTHING),
      first_access: user === undefined ? null : isoTime(user.first_access),
      last_access: user === undefined ? null : isoTime(user.last_access),
      break_glass_unreviewed: (unreviewed.get(id) ?? [])
        .toSorted((a, b) => a.used_at - b.used_at || byName(a.event_id, b.event_id))
        .map(({ event_id, used_at }) => ({ event_id, used_at: isoTime(used_at) })),
      outliers: found,
      dormant: account === undefined ? null : { last_used: isoTime(account.last_used), days: account.days },
      roles,
    };
  };
  const active = new Set(users.map((user) => user.actor_subject_id));
  return [
    ...users.map((user) => blockOf(user.actor_subject_id, user)),
    ...[...asleep.keys()].filter((id) => !active.has(id)).map((id) => blockOf(id, undefined)),
  ];
}

function measuresOf({ accesses, patients, exports, denied, after_hours, break_glass }: Measures): Measures {
  return { accesses, patients, exports, denied, after_hours, break_glass };
}

function standingOf(
  roles: readonly ReviewedRole[],
  outliers: readonly Outlier[],
  dormant: DormantAccount | undefined,
): Standing {
  if (roles.some(isRevoked)) return 'revoked';
  if (outliers.length > 0) return 'outlier';
  return dormant === undefined ? 'regular' : 'dormant';
}

function byUrgency(a: ReviewedUser, b: ReviewedUser): number {
  return (
    STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing) ||
    worstOf(b) - worstOf(a) ||
    (b.outliers[0]?.score ?? 0) - (a.outliers[0]?.score ?? 0) ||
    (b.dormant?.days ?? 0) - (a.dormant?.days ?? 0) ||
    b.accesses - a.accesses ||
    byName(a.actor_subject_id, b.actor_subject_id)
  );
}

/** By code unit; null, which is no role, comes first. */
function byName(a: string | null, b: string | null): number {
  if (a === b) return 0;
  return a === null || (b !== null && a < b) ? -1 : 1;
}
