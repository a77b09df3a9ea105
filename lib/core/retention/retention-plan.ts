import { storageLife } from '../cost/storage-life';
import { tierFlow } from '../cost/workload';
import { type Retention, type TierRetention, tierRetention } from '../retention';
import { TIERS, type TierName } from '../tiers';
import { dayOf, lockEnd } from './lock-end';
import { FINDINGS, type Finding, LIMITS } from './plan-rules';
import { periodText } from './retention-report';
import { type Stock, storageDollars } from './storage-dollars';

const MS_PER_DAY = 86_400_000;
const DAYS_PER_YEAR = 365.25;

/** What a configuration file says about keeping. The stage is part of every name: another stage is another lake. */
export interface StageRetention {
  readonly stage: string;
  readonly retention: Retention;
}

export interface PlanQuestion {
  readonly from: StageRetention;
  readonly to: StageRetention;
  /** When the change is made, epoch ms: the moment of asking. */
  readonly now: number;
  /** When the first object was stored, epoch ms; undefined: nothing is stored yet. */
  readonly storedSince: number | undefined;
  readonly eventsPerDay: number;
  /** Undefined: as long as the longer of all periods. */
  readonly years: number | undefined;
  /** How long a delivery stream gathers for one object, in seconds. */
  readonly intervalSeconds: number;
}

export interface TierPlan {
  readonly tier: TierName;
  readonly changes: readonly { readonly what: string; readonly from: string; readonly to: string }[];
  /** What the change does not reach. */
  readonly stays: readonly string[];
  readonly findings: readonly Finding[];
  readonly stored_before: Deletable;
  readonly stored_after: Deletable;
  readonly dollars: { readonly before: number; readonly after: number };
}

/** Dates, `yyyy-MM-dd` in UTC: the first object stored under a setting, and when it can be deleted. */
export interface Deletable {
  readonly first_stored: string;
  readonly first_deletable: string;
  /** The last object stored before the change. */
  readonly last_deletable?: string;
}

export interface RetentionPlan {
  readonly stage: { readonly from: string; readonly to: string };
  readonly changed_on: string;
  readonly events_per_day: number;
  readonly years: number;
  readonly tiers: readonly TierPlan[];
  readonly dollars: { readonly before: number; readonly after: number };
  readonly findings: number;
}

/** What becomes of every tier when one configuration takes the place of another. */
export function retentionPlan(question: PlanQuestion): RetentionPlan {
  const { from, to, now, eventsPerDay } = question;
  const longest = Math.max(
    ...[from, to].flatMap(({ retention }) =>
      TIERS.map(({ name }) => tierRetention(retention, name).lockDays),
    ),
  );
  const years = question.years ?? Math.max(1, Math.floor(longest / DAYS_PER_YEAR));
  const tiers = TIERS.map(({ name }) => tierPlan(name, question, years));
  const total = (key: 'before' | 'after'): number =>
    cents(tiers.reduce((sum, one) => sum + one.dollars[key], 0));
  return {
    stage: { from: from.stage, to: to.stage },
    changed_on: dayOf(now),
    events_per_day: eventsPerDay,
    years,
    tiers,
    dollars: { before: total('before'), after: total('after') },
    findings: tiers.reduce((sum, { findings }) => sum + findings.length, 0),
  };
}

function tierPlan(tier: TierName, question: PlanQuestion, years: number): TierPlan {
  const { from, to, now, storedSince = now } = question;
  const before = tierRetention(from.retention, tier);
  const after = tierRetention(to.retention, tier);
  const change = { before, after, now, storedSince, sameLake: from.stage === to.stage };
  const applies = <R extends { readonly applies: (asked: typeof change) => boolean }>(rule: R): boolean =>
    rule.applies(change);
  return {
    tier,
    changes: CHANGES.map(({ what, text }) => ({ what, from: text(before), to: text(after) })).filter(
      (one) => one.from !== one.to,
    ),
    stays: LIMITS.filter(applies).map(({ says }) => says(change)),
    findings: FINDINGS.filter(applies).map(({ finding, says }) => ({ finding, says: says(change) })),
    stored_before: {
      first_stored: dayOf(storedSince),
      first_deletable: dayOf(lockEnd(before.period, storedSince)),
      last_deletable: dayOf(lockEnd(before.period, now)),
    },
    stored_after: { first_stored: dayOf(now), first_deletable: dayOf(lockEnd(after.period, now)) },
    dollars: tierDollars(tier, question, years, before, after),
  };
}

const CHANGES: readonly { readonly what: string; readonly text: (tier: TierRetention) => string }[] = [
  { what: 'mode', text: ({ mode }) => mode },
  { what: 'lock', text: ({ period }) => periodText(period) },
  { what: 'transitions', text: transitionsText },
  { what: 'expire_after_days', text: ({ expireAfterDays }) => String(expireAfterDays) },
  {
    what: 'noncurrent_expire_after_days',
    text: ({ noncurrentExpireAfterDays }) => String(noncurrentExpireAfterDays),
  },
];

export function transitionsText({ transitions }: TierRetention): string {
  if (transitions.length === 0) return 'none';
  return transitions
    .map(({ afterDays, storageClass }) => `${storageClass} after ${afterDays} days`)
    .join(', ');
}

/** The vault from today on: what is in it and goes on coming, under the old setting and under the new one. */
function tierDollars(
  tier: TierName,
  { from, to, now, storedSince = now, eventsPerDay, intervalSeconds }: PlanQuestion,
  years: number,
  before: TierRetention,
  after: TierRetention,
): TierPlan['dollars'] {
  const flow = tierFlow(tier, eventsPerDay, intervalSeconds);
  const days = Math.round(years * DAYS_PER_YEAR);
  const first = -Math.floor((now - storedSince) / MS_PER_DAY);
  const [oldLife, newLife] = [storageLife(before), storageLife(after)];
  // A new lifecycle is for every object of a bucket, but a lock holds; of another lake it touches nothing.
  const stockLife =
    from.stage === to.stage ? { ...newLife, keptDays: Math.max(newLife.keptDays, before.lockDays) } : oldLife;
  const dollarsOf = (stocks: readonly Stock[]): number => cents(storageDollars(flow, stocks, days));
  return {
    before: dollarsOf([{ from: first, to: days, life: oldLife }]),
    after: dollarsOf([
      { from: first, to: 0, life: stockLife },
      { from: 0, to: days, life: newLife },
    ]),
  };
}

export function cents(dollars: number): number {
  return Math.round(dollars * 100) / 100;
}
