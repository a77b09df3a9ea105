import { TIERS, type TierName } from './tiers';

/** The stacks of a lake, in the order in which they deploy: `audit-lake-<stage>-<part>`. */
export const STACK_PARTS = ['vault', 'network', 'catalog', 'ingest', 'review', 'observability'] as const;
export type StackPart = (typeof STACK_PARTS)[number];

/**
 * The tag by which the role of a producer in this account is let in, to the queue and to the streams: its value is
 * the stage. What producers' roles are called is not known here. The key policies open nothing by it that could be
 * read back; IAM still has to allow the sending.
 */
export const PRODUCER_TAG = 'audit-lake-producer';

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
  landing: { part: 'vault', name: 'LandingName' },
  results: { part: 'vault', name: 'ResultsName' },
  accessLogs: { part: 'vault', name: 'AccessLogsName' },
  queueUrl: { part: 'ingest', name: 'QueueUrl' },
  queueArn: { part: 'ingest', name: 'QueueArn' },
  deadLetters: { part: 'ingest', name: 'DeadLettersUrl' },
  route: { part: 'ingest', name: 'RouteFunctionArn' },
  probe: { part: 'ingest', name: 'ProbeFunctionName' },
} as const satisfies Readonly<Record<string, { readonly part: StackPart; readonly name: string }>>;

/** The same for what every tier has one of. */
export const TIER_OUTPUTS = {
  vault: { part: 'vault', name: (tier: TierName) => joinWords(tier, 'vault', 'name') },
  key: { part: 'vault', name: (tier: TierName) => joinWords(tier, 'key', 'arn') },
  stream: { part: 'ingest', name: (tier: TierName) => joinWords(tier, 'stream', 'name') },
} as const satisfies Readonly<
  Record<string, { readonly part: StackPart; readonly name: (tier: TierName) => string }>
>;

/** `('breach-scope', 'name')` -> `BreachScopeName`: ids of CloudFormation take letters and digits only. */
export function joinWords(...names: readonly string[]): string {
  const words = names.flatMap((name) => name.split(/[-_]/));
  return words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join('');
}

/** A record with one value for each tier. */
export function perTier<T>(make: (tier: TierName) => T): Readonly<Record<TierName, T>> {
  return Object.fromEntries(TIERS.map(({ name }) => [name, make(name)])) as Record<TierName, T>;
}
