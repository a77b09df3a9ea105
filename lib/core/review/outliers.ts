import { groupBy } from '../group-by';

/** What a user is compared by, and how much more than the peers' median is never an outlier by itself. */
export const MEASURES = [
  { name: 'accesses', floor: 20 },
  { name: 'patients', floor: 5 },
  { name: 'exports', floor: 2 },
  { name: 'denied', floor: 3 },
  { name: 'after_hours', floor: 5 },
  { name: 'break_glass', floor: 1 },
] as const;
export type MeasureName = (typeof MEASURES)[number]['name'];
export type Measures = Readonly<Record<MeasureName, number>>;

export interface Measured extends Measures {
  readonly actor_subject_id: string;
  /** Null: no role was held. */
  readonly roles: readonly (string | null)[];
}

/** One measure of a user that none of the user's roles explains. */
export interface Outlier {
  readonly measure: MeasureName;
  readonly value: number;
  /** Of the others who hold `role`, which is the one that comes closest to explaining it. */
  readonly median: number;
  readonly role: string;
  readonly peers: number;
  /** Robust z-score, one decimal. */
  readonly score: number;
}

/** Fewer others say nothing about what is usual. */
export const FEWEST_PEERS = 4;
/** As recommended for this score by Iglewicz and Hoaglin, "How to Detect and Handle Outliers" (1993). */
export const OUTLYING = 3.5;
/** The median absolute deviation of a normal distribution, as a standard deviation. */
const MAD_TO_SIGMA = 1.4826;
/** Peers who are all alike would make the smallest difference an outlier. */
const SHARE_OF_MEDIAN = 0.25;

/**
 * Where a user stands out above the others who hold the same role: (value - median) / spread of at least 3.5, the
 * spread being 1.4826 MAD, but no less than a quarter of the median and the measure's own floor. The user is not
 * among the peers. Who holds several roles stands out only where each role with enough peers says so. What is done
 * without a role is compared with nothing: services and agents have only that in common.
 */
export function outliersOf(users: readonly Measured[]): ReadonlyMap<string, readonly Outlier[]> {
  const held = users.flatMap((user) => user.roles.map((role) => ({ role, user })));
  const byRole = groupBy(held, ({ role }) => role);
  return new Map(
    users.map((user) => {
      const groups = user.roles
        .filter((role) => role !== null)
        .map((role) => ({ role, peers: othersIn(byRole.get(role) ?? [], user) }))
        .filter(({ peers }) => peers.length >= FEWEST_PEERS);
      const found = MEASURES.flatMap((measure) => outlierIn(user, measure, groups) ?? []);
      return [user.actor_subject_id, found.toSorted((a, b) => b.score - a.score)];
    }),
  );
}

function othersIn(members: readonly { readonly user: Measured }[], user: Measured): readonly Measured[] {
  return members.map((member) => member.user).filter((other) => other !== user);
}

interface PeerGroup {
  readonly role: string;
  readonly peers: readonly Measured[];
}

function outlierIn(
  user: Measured,
  { name, floor }: (typeof MEASURES)[number],
  groups: readonly PeerGroup[],
): Outlier | undefined {
  const value = user[name];
  const compared = groups.map(({ role, peers }): Outlier => {
    const values = peers.map((peer) => peer[name]);
    const median = medianOf(values);
    const deviation = medianOf(values.map((one) => Math.abs(one - median)));
    const spread = Math.max(MAD_TO_SIGMA * deviation, SHARE_OF_MEDIAN * median, floor);
    const score = Math.round(((value - median) / spread) * 10) / 10;
    return { measure: name, value, median, role, peers: peers.length, score };
  });
  const [closest] = compared.toSorted((a, b) => a.score - b.score);
  return closest !== undefined && closest.score >= OUTLYING ? closest : undefined;
}

/** 0 of nothing. */
function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
