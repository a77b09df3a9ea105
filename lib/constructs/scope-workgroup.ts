import { Aws } from 'aws-cdk-lib';
import { CfnWorkGroup } from 'aws-cdk-lib/aws-athena';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { TierName } from '../core/tiers';
import { type LakeNames, SCOPES, type ScopeName, strictestTier } from './lake-names';

/**
 * Where questions are asked: one workgroup a scope, and one more for the scope of a breach. That asks about every
 * tier and reads far back, so it has the higher cap, and only break-glass asks there: a breach crosses psychotherapy
 * notes and Part 2 records, which no everyday role reads beside another tier.
 */
export const WORKGROUPS = [
  ...SCOPES.map(({ name }) => ({ name, scope: name, cap: 'scanGigabytes' as const })),
  { name: 'breach-scope', scope: 'all', cap: 'breachScanGigabytes' },
] as const satisfies readonly {
  readonly name: ScopeName | 'breach-scope';
  readonly scope: ScopeName;
  readonly cap: 'scanGigabytes' | 'breachScanGigabytes';
}[];
export type WorkgroupName = (typeof WORKGROUPS)[number]['name'];

const BYTES_PER_GIGABYTE = 1_000_000_000;

export interface ScopeWorkgroupProps {
  readonly name: WorkgroupName;
  readonly scope: ScopeName;
  /** GB of 10^9 bytes: a query that would read more is cancelled, which is an error and never a shorter answer. */
  readonly scanGigabytes: number;
  readonly names: LakeNames;
  readonly results: IBucket;
  readonly keys: Readonly<Record<TierName, IKey>>;
}

/**
 * What a caller asks for of these settings is overridden ("Override client-side settings", Amazon Athena User Guide),
 * so no answer leaves to another bucket or under a weaker key than the scope's strictest tier has. Athena keeps the
 * text of questions for 45 days under its own encryption: the ids in a WHERE are seen by whoever may ask here.
 */
export class ScopeWorkgroup extends CfnWorkGroup {
  constructor(scope: Construct, id: string, props: ScopeWorkgroupProps) {
    super(scope, id, {
      name: props.names.workgroup(props.name),
      description: `Questions about ${props.scope}, at most ${props.scanGigabytes} GB read by each`,
      state: 'ENABLED',
      recursiveDeleteOption: false,
      workGroupConfiguration: {
        enforceWorkGroupConfiguration: true,
        engineVersion: { selectedEngineVersion: 'Athena engine version 3' },
        bytesScannedCutoffPerQuery: props.scanGigabytes * BYTES_PER_GIGABYTE,
        publishCloudWatchMetricsEnabled: true,
        requesterPaysEnabled: false,
        resultConfiguration: {
          outputLocation: `s3://${props.results.bucketName}/${props.name}/`,
          expectedBucketOwner: Aws.ACCOUNT_ID,
          encryptionConfiguration: {
            encryptionOption: 'SSE_KMS',
            kmsKey: props.keys[strictestTier(props.scope)].keyArn,
          },
        },
      },
    });
  }
}
