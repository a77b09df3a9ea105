import { CfnOutput } from 'aws-cdk-lib';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { AccessLogBucket } from '../constructs/access-log-bucket';
import { constructId } from '../constructs/construct-id';
import { type CustodianName, CustodianRoles } from '../constructs/custodian-roles';
import type { LakeRole } from '../constructs/lake-role';
import { LakeStack, type LakeStackProps } from '../constructs/lake-stack';
import { LandingBucket } from '../constructs/landing-bucket';
import { OperationsKey } from '../constructs/operations-key';
import { Replication } from '../constructs/replication';
import { ResultsBucket } from '../constructs/results-bucket';
import { TierKey } from '../constructs/tier-key';
import { TierVault } from '../constructs/tier-vault';
import { OUTPUTS, perTier, TIER_OUTPUTS } from '../core/deployed-names';
import { tierRetention } from '../core/retention';
import { TIERS, type TierName } from '../core/tiers';

/** Everything that must outlive the rest: keys and buckets, and the roles that keep them. */
export class VaultStack extends LakeStack {
  readonly keys: Readonly<Record<TierName, Key>>;
  readonly operationsKey: Key;
  readonly vaults: Readonly<Record<TierName, Bucket>>;
  readonly landing: Bucket;
  readonly results: Bucket;
  readonly accessLogs: Bucket;
  readonly replicate: LakeRole;
  readonly custodians: Readonly<Record<CustodianName, LakeRole>>;

  constructor(scope: Construct, { config }: LakeStackProps) {
    super(scope, 'vault', 'keys, locked buckets, and those who keep them', { config });
    const { retention } = config;
    const keys = perTier((tier) => new TierKey(this, constructId(tier, 'key'), { tier }).key);
    const accessLogs = new AccessLogBucket(this, 'AccessLogs');
    const vaults = perTier(
      (tier) =>
        new TierVault(this, constructId(tier, 'vault'), {
          retention: tierRetention(retention, tier),
          key: keys[tier],
          accessLogs,
        }),
    );
    this.keys = keys;
    this.accessLogs = accessLogs;
    this.vaults = vaults;
    this.operationsKey = new OperationsKey(this, 'OperationsKey').key;
    const landing = new LandingBucket(this, 'Landing', { keys, accessLogs });
    this.landing = landing;
    this.results = new ResultsBucket(this, 'Results', { keys, accessLogs });
    this.replicate = new Replication(this, 'Replication', { landing, vaults, keys }).role;
    this.custodians = new CustodianRoles(this, 'Custodians', {
      keys,
      operationsKey: this.operationsKey,
      vaults,
      landing,
      retention,
    }).roles;
    this.tellNames();
  }

  /** Buckets are named by CloudFormation: whoever operates the lake finds them here. */
  private tellNames(): void {
    const outputs = {
      ...Object.fromEntries(
        TIERS.flatMap(({ name }) => [
          [TIER_OUTPUTS.vault.name(name), this.vaults[name].bucketName],
          [TIER_OUTPUTS.key.name(name), this.keys[name].keyArn],
        ]),
      ),
      [OUTPUTS.landing.name]: this.landing.bucketName,
      [OUTPUTS.results.name]: this.results.bucketName,
      [OUTPUTS.accessLogs.name]: this.accessLogs.bucketName,
    };
    for (const [id, value] of Object.entries(outputs)) new CfnOutput(this, id, { value });
  }
}
