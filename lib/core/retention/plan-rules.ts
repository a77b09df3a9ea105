import type { TierRetention } from '../retention';
import { dayOf, lockEnd } from './lock-end';
import { periodText } from './retention-report';

const MS_PER_DAY = 86_400_000;

/** One tier before and after. */
export interface Change {
  readonly before: TierRetention;
  readonly after: TierRetention;
  readonly now: number;
  readonly storedSince: number;
  /** False when the stage changes: buckets of another stage are other buckets. */
  readonly sameLake: boolean;
}

interface Rule {
  readonly applies: (change: Change) => boolean;
  readonly says: (change: Change) => string;
}

export interface Finding {
  readonly finding: string;
  readonly says: string;
}

const changesMode = ({ before, after }: Change): boolean => before.mode !== after.mode;

function isShorter({ before, after, now }: Change): boolean {
  return lockEnd(after.period, now) < lockEnd(before.period, now);
}

function isLonger({ before, after, now }: Change): boolean {
  return lockEnd(after.period, now) > lockEnd(before.period, now);
}

/** The new lifecycle would put a delete marker over what the old lock still holds. */
function hidesLocked({ before, after, sameLake }: Change): boolean {
  return (
    sameLake && after.expireAfterDays < before.expireAfterDays && after.expireAfterDays < before.lockDays
  );
}

/** What is weakened, or what a change cannot do although its author may think so. */
export const FINDINGS: readonly (Rule & { readonly finding: string })[] = [
  {
    finding: 'shorter_lock',
    applies: isShorter,
    says: ({ before, after, now }) =>
      `what is stored from now on can be deleted from ${dayOf(lockEnd(after.period, now))} on instead of ` +
      `${dayOf(lockEnd(before.period, now))} (${periodText(after.period)} instead of ${periodText(before.period)})`,
  },
  {
    finding: 'weaker_mode',
    applies: (change) => changesMode(change) && change.after.mode === 'GOVERNANCE',
    says: () => 'what is stored from now on has a lock that whoever may bypass it can lift',
  },
  {
    finding: 'mode_cannot_reach_stored',
    applies: changesMode,
    says: ({ before, sameLake }) =>
      sameLake
        ? `objects stored before keep ${before.mode}: the mode of a bucket is for new objects`
        : `objects stored before keep ${before.mode}: another stage is another lake, with buckets of its own`,
  },
  {
    finding: 'hidden_while_locked',
    applies: hidesLocked,
    says: ({ before, after, now, storedSince }) =>
      `the new lifecycle hides objects stored before from queries ${after.expireAfterDays} days after their creation ` +
      `(the first on ${dayOf(Math.max(now, storedSince + after.expireAfterDays * MS_PER_DAY))}), ` +
      `while their locks last until ${dayOf(lockEnd(before.period, now))}: keep the longer period until then`,
  },
];

/** What nobody can change, said for each tier that it concerns. */
export const LIMITS: readonly Rule[] = [
  {
    applies: ({ sameLake }) => !sameLake,
    says: () =>
      'the lake of the old stage, its buckets and its locks stay as they are: this change makes a second lake',
  },
  {
    applies: ({ before }) => before.mode === 'COMPLIANCE',
    says: ({ before, now }) =>
      `objects stored before stay locked until their own dates (the last until ${dayOf(lockEnd(before.period, now))}): ` +
      'COMPLIANCE can be shortened or turned to GOVERNANCE by nobody, not even by the account root',
  },
  {
    applies: (change) => change.before.mode === 'GOVERNANCE' && (isShorter(change) || changesMode(change)),
    says: ({ before, now }) =>
      `objects stored before stay locked until their own dates (the last until ${dayOf(lockEnd(before.period, now))}): ` +
      'GOVERNANCE yields only to s3:BypassGovernanceRetention, which no role of the lake has',
  },
  {
    applies: (change) => change.sameLake && isLonger(change),
    says: ({ before, now }) =>
      `the longer period is for new objects: those stored before can be deleted after ${periodText(before.period)} ` +
      `(the last from ${dayOf(lockEnd(before.period, now))} on) unless each of them is extended by the role legal-hold; ` +
      'the lifecycle keeps them as long as the new ones',
  },
];
