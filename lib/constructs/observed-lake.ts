import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { LakeConfig } from '../config';
import type { TierName } from '../core/tiers';
import type { AuditTrail } from './audit-trail';
import type { LakeNames } from './lake-names';

/** What alarms and dashboard look at. */
export interface ObservedLake {
  readonly names: LakeNames;
  readonly config: Pick<LakeConfig, 'stage' | 'operations' | 'sources'>;
  readonly landing: IBucket;
  readonly vaults: Readonly<Record<TierName, IBucket>>;
  readonly route: IFunction;
  readonly transforms: Readonly<Record<TierName, IFunction>>;
  readonly queue: IQueue;
  readonly deadLetters: IQueue;
  readonly trail: AuditTrail;
}
