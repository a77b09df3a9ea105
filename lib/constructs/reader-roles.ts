import type { TierName } from '../core/tiers';
import { type RoleName, SCOPES, type ScopeName } from './lake-names';

interface ReaderRow {
  readonly name: RoleName;
  /** Which prefixes of the results bucket, and by them which tiers, the role may ask about. */
  readonly scopes: readonly ScopeName[];
  readonly description: string;
  /** Longest session, in hours. */
  readonly maxHours: number;
}

/**
 * Who may read which part of the lake: the one table that keys, buckets, workgroups and roles are made from.
 * A role that reads two tiers may also ask about them together; psychotherapy notes (45 CFR 164.508) and Part 2
 * records (42 CFR Part 2) are each by separate authorisation, so no everyday role reads either beside another tier.
 */
export const READER_ROLES = [
  {
    name: 'privacy-officer',
    scopes: ['standard', 'clinical', 'routine'],
    description: 'Privacy officer: reviews access to standard and clinical records',
    maxHours: 8,
  },
  {
    name: 'psychotherapy-reviewer',
    scopes: ['psychotherapy'],
    description: 'By separate authorisation: reviews access to psychotherapy notes',
    maxHours: 4,
  },
  {
    name: 'part2-officer',
    scopes: ['sud'],
    description: 'Part 2 officer: reviews access to substance-use disorder records',
    maxHours: 4,
  },
  {
    name: 'auditor',
    scopes: ['standard', 'clinical', 'routine'],
    description: 'External auditor, for a limited time: reviews access to standard and clinical records',
    maxHours: 4,
  },
  {
    name: 'break-glass',
    scopes: SCOPES.map(({ name }) => name),
    description:
      'Emergency: reads everything for an hour, for a stated reason, and raises an alarm by being assumed',
    maxHours: 1,
  },
] as const satisfies readonly ReaderRow[];

/**
 * Who reads the record of the lake itself: who did what with which object, key and role, and nothing of a patient
 * (questions to Athena are recorded without their text). Break-glass is not among them: it is what the record is about.
 */
export const TRAIL_READERS = [
  'privacy-officer',
  'auditor',
  'security-analyst',
] as const satisfies readonly RoleName[];

export type ReaderRoleName = (typeof READER_ROLES)[number]['name'];

const ROWS: readonly (ReaderRow & { readonly name: ReaderRoleName })[] = READER_ROLES;

/** The roles that read results under the scope's prefix, in the order of the table. */
export function readersOfScope(scope: ScopeName): readonly ReaderRoleName[] {
  return ROWS.filter(({ scopes }) => scopes.includes(scope)).map(({ name }) => name);
}

/** The roles that read a tier's events: those with a scope that the tier is part of. */
export function readersOf(tier: TierName): readonly ReaderRoleName[] {
  const holding = new Set<ScopeName>(
    SCOPES.filter(({ tiers }) => tiers.includes(tier)).map(({ name }) => name),
  );
  return ROWS.filter(({ scopes }) => scopes.some((scope) => holding.has(scope))).map(({ name }) => name);
}
