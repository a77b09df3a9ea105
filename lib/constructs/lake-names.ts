import type { Stage } from '../config';
import { TIERS, type TierName } from '../core/tiers';

/**
 * Who acts in the lake, service roles first. Policies of keys and buckets name roles that other stacks create,
 * so roles have physical names: a reference in both directions would be a cycle.
 */
export const ROLE_NAMES = [
  ...TIERS.map(({ name }) => `deliver-${name}` as const),
  ...TIERS.map(({ name }) => `transform-${name}` as const),
  'route',
  'replicate',
  'probe',
  'flow-logs',
  'key-administrator',
  'legal-hold',
  'quarantine-steward',
  'privacy-officer',
  'psychotherapy-reviewer',
  'part2-officer',
  'auditor',
  'security-analyst',
  'break-glass',
] as const;
export type RoleName = (typeof ROLE_NAMES)[number];

/** What may be asked together: one tier, the two that treatment, payment and operations see, or everything. */
export const SCOPES = [
  ...TIERS.map(({ name }) => ({ name, tiers: [name] as readonly TierName[] })),
  { name: 'routine', tiers: ['standard', 'clinical'] as readonly TierName[] },
  { name: 'all', tiers: TIERS.map(({ name }) => name) as readonly TierName[] },
] as const;
export type ScopeName = (typeof SCOPES)[number]['name'];

/** The stricter of a scope's tiers: its key protects the results of queries over the scope. */
export function strictestTier(scope: ScopeName): TierName {
  const tiers = SCOPES.find(({ name }) => name === scope)?.tiers ?? [];
  return TIERS.filter(({ name }) => tiers.includes(name)).at(-1)?.name ?? 'sud';
}

/** Physical names, for what is named by another stack before it exists. Everything else is named by CloudFormation. */
export class LakeNames {
  readonly prefix: string;

  constructor(stage: Stage) {
    this.prefix = `audit-lake-${stage}`;
  }

  /** Unique in an account: the region is added, because IAM is global. At most 64 characters. */
  role(name: RoleName, region: string): string {
    return `${this.prefix}-${name}-${region}`;
  }

  /** A delivery stream and its transform function name each other. */
  stream(tier: TierName): string {
    return `${this.prefix}-${tier}`;
  }

  /** Glue takes lower case, digits and underscores. */
  database(scope: ScopeName): string {
    return `${this.prefix}_${scope}`.replaceAll('-', '_');
  }

  workgroup(scope: ScopeName | 'breach-scope'): string {
    return `${this.prefix}-${scope}`;
  }

  /** The operations key lets the trail use it before the trail exists. */
  trail(): string {
    return this.prefix;
  }
}
