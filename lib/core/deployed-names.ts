import { TIERS, type TierName } from './tiers';

/** The stacks of a lake, in the order in which they deploy: `audit-lake-<stage>-<part>`. */
export const STACK_PARTS = ['vault', 'network', 'catalog', 'ingest', 'review', 'observability'] as const;
export type StackPart = (typeof STACK_PARTS)[number];

/** Everything of a stage begins with this. */
export function lakePrefix(stage: string): string {
  return `audit-lake-${stage}`;
}

export function stackName(stage: string, part: StackPart): string {
  return `${lakePrefix(stage)}-${part}`;
}

/** Glue takes lower case, digits and underscores. */
export function databaseName(stage: string, scope: string): string {
  return `${lakePrefix(stage)}_${scope}`.replaceAll('-', '_');
}

export function workgroupName(stage: string, scope: string): string {
  return `${lakePrefix(stage)}-${scope}`;
}

/**
 * Names of the stacks' outputs that programs read: a deployed lake is found by its stage alone, because what
 * CloudFormation has named cannot be guessed.
 */
export const OUTPUTS = {
  landingBucket: { part: 'vault', name: 'LandingBucket' },
  resultsBucket: { part: 'vault', name: 'ResultsBucket' },
  routeFunction: { part: 'ingest', name: 'RouteFunction' },
  routeQueue: { part: 'ingest', name: 'RouteQueueUrl' },
  probeFunction: { part: 'ingest', name: 'ProbeFunction' },
} as const satisfies Readonly<Record<string, { readonly part: StackPart; readonly name: string }>>;

/** The same for what every tier has one of. */
export const TIER_OUTPUTS = {
  vault: { part: 'vault', name: (tier: TierName) => `Vault${pascal(tier)}` },
  key: { part: 'vault', name: (tier: TierName) => `Key${pascal(tier)}` },
  stream: { part: 'ingest', name: (tier: TierName) => `Stream${pascal(tier)}` },
} as const satisfies Readonly<
  Record<string, { readonly part: StackPart; readonly name: (tier: TierName) => string }>
>;

/** `sud` -> `Sud`: logical ids take letters and digits only. */
export function pascal(name: string): string {
  return name
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('');
}

/** A record with one value for each tier. */
export function perTier<T>(make: (tier: TierName) => T): Readonly<Record<TierName, T>> {
  return Object.fromEntries(TIERS.map(({ name }) => [name, make(name)])) as Record<TierName, T>;
}
