import type { AthenaClient } from '@aws-sdk/client-athena';
import type { FirehoseClient } from '@aws-sdk/client-firehose';
import type { LambdaClient } from '@aws-sdk/client-lambda';
import type { S3Client } from '@aws-sdk/client-s3';
import type { TierRetention } from '../../core/retention';
import type { TierName } from '../../core/tiers';
import type { DeployedLake } from '../deployed-lake';

/** The SDK's clients, as narrow as the tests' doubles. */
export interface SmokeClients {
  readonly s3: Pick<S3Client, 'send'>;
  readonly firehose: Pick<FirehoseClient, 'send'>;
  readonly lambda: Pick<LambdaClient, 'send'>;
  readonly athena: Pick<AthenaClient, 'send'>;
}

export interface Surroundings {
  readonly lake: DeployedLake;
  readonly clients: SmokeClients;
  /** What the configuration promises, to be compared with what objects carry. */
  readonly retention: Readonly<Record<TierName, TierRetention>>;
  readonly now: () => number;
  readonly pause: (milliseconds: number) => Promise<void>;
  /** A random UUID for each event that is sent. */
  readonly newId: () => string;
  /** How long a delivery may take, in milliseconds. */
  readonly patience: number;
}

/** An object version that the smoke test's own event has brought into a vault. */
export interface Delivered {
  readonly tier: TierName;
  readonly bucket: string;
  readonly key: string;
  readonly versionId: string;
  readonly lastModified: number;
}

/**
 * held: seen to be so. broken: seen to be otherwise. not_checked: could not be seen with these credentials, or
 * because an earlier check did not hold.
 */
export type Verdict = 'held' | 'broken' | 'not_checked';

export interface Finding {
  readonly verdict: Verdict;
  /** What was seen, or what is needed to see it. Never content. */
  readonly detail: string;
}

export interface CheckAnswer extends Finding {
  readonly delivered?: readonly Delivered[];
  /** Those that were seen to be locked. */
  readonly locked?: readonly Delivered[];
}

export interface SmokeCheck {
  readonly id: string;
  /** The fact, as the documentation states it. */
  readonly fact: string;
  /** It is given only objects whose lock has been seen, because what it tries would do harm otherwise. */
  readonly onLockedOnly?: boolean;
  /** May look at what was delivered, in `delivered`. */
  readonly run: (surroundings: Surroundings, delivered: readonly Delivered[]) => Promise<CheckAnswer>;
}

/** Several observations as one: broken if any is, held if all are. */
export function combine(findings: readonly Finding[]): Finding {
  const [first] = (['broken', 'not_checked'] as const)
    .map((verdict) => findings.filter((one) => one.verdict === verdict))
    .filter((some) => some.length > 0);
  const told = first ?? findings;
  return {
    verdict: told[0]?.verdict ?? 'not_checked',
    detail: [...new Set(told.map(({ detail }) => detail))].join('; '),
  };
}
