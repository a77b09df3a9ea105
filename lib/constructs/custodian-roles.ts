import { Aws } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Retention } from '../core/retention';
import { TIERS, type TierName } from '../core/tiers';
import { acknowledgeWildcards, type WildcardReasons } from './acknowledge-wildcards';
import { constructId } from './construct-id';
import { humanTrust } from './human-trust';
import { ADMINISTER_KEY } from './key-administration';
import { keyUseStatement } from './key-use';
import type { RoleName } from './lake-names';
import { lakeOf } from './lake-of';
import { LakeRole } from './lake-role';

export interface CustodianRolesProps {
  readonly keys: Readonly<Record<TierName, IKey>>;
  readonly operationsKey: IKey;
  readonly vaults: Readonly<Record<TierName, IBucket>>;
  readonly landing: IBucket;
  readonly retention: Retention;
}

interface Custodian {
  readonly name: Extract<RoleName, 'key-administrator' | 'legal-hold' | 'quarantine-steward'>;
  readonly description: string;
  readonly statements: (props: CustodianRolesProps, aliases: readonly string[]) => readonly PolicyStatement[];
  readonly wildcards: WildcardReasons;
}

/** People who keep the lake in order, each one part of it, none of them its events. */
const CUSTODIANS = [
  {
    name: 'key-administrator',
    description: 'Administers the keys of the lake and can use none of them',
    statements: administerKeys,
    wildcards: {},
  },
  {
    name: 'legal-hold',
    description: 'Puts stored events under legal hold and lengthens locks; reads and removes nothing',
    statements: holdEvents,
    wildcards: { '/events/*': 'a legal hold is put on whatever is asked for; content stays unread' },
  },
  {
    name: 'quarantine-steward',
    description:
      'Looks at refused records and dead letters, puts back what can pass and removes what must not be kept',
    statements: tendQuarantine,
    wildcards: {
      '/quarantine/*': 'whatever was refused is looked at and may have to go; events are elsewhere',
    },
  },
] as const satisfies readonly Custodian[];

export type CustodianName = (typeof CUSTODIANS)[number]['name'];

export class CustodianRoles extends Construct {
  readonly roles: Readonly<Record<CustodianName, LakeRole>>;

  constructor(scope: Construct, id: string, props: CustodianRolesProps) {
    super(scope, id);
    const { config, names } = lakeOf(this);
    const aliases = [...TIERS.map(({ name }) => name), 'operations'].map(
      (name) => `arn:${Aws.PARTITION}:kms:${Aws.REGION}:${Aws.ACCOUNT_ID}:alias/${names.prefix}-${name}`,
    );
    const made = CUSTODIANS.map(({ name, description, statements, wildcards }) => {
      const role = new LakeRole(this, constructId(name), {
        name,
        assumedBy: humanTrust(config),
        description,
        statements: statements(props, aliases),
      });
      acknowledgeWildcards(role.policy, wildcards);
      return [name, role] as const;
    });
    this.roles = Object.fromEntries(made) as Record<CustodianName, LakeRole>;
  }
}

/** The key's own policy says the same, and adds how long a deletion has to wait. */
function administerKeys(
  { keys, operationsKey }: CustodianRolesProps,
  aliases: readonly string[],
): readonly PolicyStatement[] {
  const all = [...TIERS.map(({ name }) => keys[name]), operationsKey].map(({ keyArn }) => keyArn);
  return [
    new PolicyStatement({
      sid: 'AdministerKeys',
      actions: [...ADMINISTER_KEY, 'kms:ScheduleKeyDeletion'],
      resources: all,
    }),
    new PolicyStatement({
      sid: 'NameKeys',
      actions: ['kms:CreateAlias', 'kms:DeleteAlias', 'kms:UpdateAlias'],
      resources: [...aliases],
    }),
  ];
}

/**
 * Retention can only be lengthened: shortening needs s3:BypassGovernanceRetention, which nobody has, and COMPLIANCE
 * knows no shortening ("Locking objects with Object Lock"). The mode is the configured one, so that no object made for
 * a test is ever locked for good.
 */
function holdEvents({ vaults, retention }: CustodianRolesProps): readonly PolicyStatement[] {
  const all = TIERS.map(({ name }) => vaults[name]);
  const events = all.map((vault) => vault.arnForObjects('events/*'));
  return [
    new PolicyStatement({ sid: 'HoldEvents', actions: ['s3:PutObjectLegalHold'], resources: events }),
    new PolicyStatement({
      sid: 'LengthenLocks',
      actions: ['s3:PutObjectRetention'],
      resources: events,
      conditions: { StringEquals: { 's3:object-lock-mode': retention.mode } },
    }),
    new PolicyStatement({
      sid: 'SeeLocks',
      actions: ['s3:GetObjectLegalHold', 's3:GetObjectRetention'],
      resources: events,
    }),
    new PolicyStatement({
      sid: 'FindEvents',
      actions: ['s3:GetBucketObjectLockConfiguration', 's3:ListBucket', 's3:ListBucketVersions'],
      resources: all.map(({ bucketArn }) => bucketArn),
    }),
  ];
}

/** To be rid of PHI means to be rid of every version of it. */
function tendQuarantine({ landing, keys, operationsKey }: CustodianRolesProps): readonly PolicyStatement[] {
  return [
    new PolicyStatement({
      sid: 'TendRefused',
      actions: ['s3:DeleteObject', 's3:DeleteObjectVersion', 's3:GetObject', 's3:GetObjectVersion'],
      resources: [landing.arnForObjects('quarantine/*')],
    }),
    new PolicyStatement({
      sid: 'FindRefused',
      actions: ['s3:ListBucket', 's3:ListBucketVersions'],
      resources: [landing.bucketArn],
      conditions: { StringLike: { 's3:prefix': 'quarantine/*' } },
    }),
    ...TIERS.map(({ name }) =>
      keyUseStatement({
        sid: `Open${constructId(name)}`,
        key: keys[name],
        actions: ['kms:Decrypt'],
        bucket: landing,
        prefix: 'quarantine/',
      }),
    ),
    // The queues' own policies say what may be done with dead letters.
    new PolicyStatement({
      sid: 'OpenDeadLetters',
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: [operationsKey.keyArn],
      conditions: { StringEquals: { 'kms:ViaService': `sqs.${Aws.REGION}.amazonaws.com` } },
    }),
  ];
}
