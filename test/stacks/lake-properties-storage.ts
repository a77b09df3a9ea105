import { SCOPES, strictestTier } from '../../lib/constructs/lake-names';
import { WORKGROUPS } from '../../lib/constructs/scope-workgroup';
import { TIERS } from '../../lib/core/tiers';
import { at, type Json, listAt, textAt } from '../cloud/json';
import type { Resource, TemplateSet } from '../cloud/template-set';
import type { Draft } from '../fixtures/stacks/template-change';
import { each, keyOwner, type LakeProperty, place, tierNamedIn } from './lake-properties';

const BUCKET = 'AWS::S3::Bucket';
const STREAM = 'AWS::KinesisFirehose::DeliveryStream';
const DESTINATION = 'ExtendedS3DestinationConfiguration';

/** Longer than this is not transient: access logs have 400 days. */
const TRANSIENT_DAYS = 400;
const DAYS_A_YEAR = 365;

const enabledRules = ({ properties }: Resource) =>
  listAt(properties, 'LifecycleConfiguration', 'Rules').filter((rule) => at(rule, 'Status') === 'Enabled');

const daysOf = (value: Json | undefined): number => (typeof value === 'number' ? value : Number.NaN);

/** Of the default retention; NaN when there is none. */
function lockedDays({ properties }: Resource): number {
  const retention = at(properties, 'ObjectLockConfiguration', 'Rule', 'DefaultRetention');
  const isOn = properties.ObjectLockEnabled === true && textAt(retention, 'Mode') !== undefined;
  const { Days, Years } = { Days: at(retention, 'Days'), Years: at(retention, 'Years') };
  if (!isOn) return Number.NaN;
  return Days === undefined ? daysOf(Years) * DAYS_A_YEAR : daysOf(Days);
}

/** Everything in it, or at least events and refusals, ends soon, and so does every older version. */
function isTransient(bucket: Resource): boolean {
  const ends = enabledRules(bucket).filter(
    (rule) =>
      daysOf(at(rule, 'ExpirationInDays')) <= TRANSIENT_DAYS &&
      daysOf(at(rule, 'NoncurrentVersionExpiration', 'NoncurrentDays')) <= TRANSIENT_DAYS,
  );
  const prefixes = ends.map((rule) => textAt(rule, 'Prefix') ?? '');
  return prefixes.includes('') || ['events/', 'quarantine/'].every((prefix) => prefixes.includes(prefix));
}

const bucketKey = ({ properties }: Resource): Json | undefined =>
  at(
    properties,
    ...[
      'BucketEncryption',
      'ServerSideEncryptionConfiguration',
      0,
      'ServerSideEncryptionByDefault',
      'KMSMasterKeyID',
    ],
  );

const isVault = ({ logicalId }: Resource): boolean => tierNamedIn(logicalId) !== undefined;

const isOfTrail = ({ ref }: Resource, templates: TemplateSet): boolean =>
  templates.ofType('AWS::CloudTrail::Trail').some(({ properties }) => properties.S3BucketName === ref);

const PUBLIC_BLOCKS = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'];

/** Changes the rule by which what is under a prefix ends. */
const ruleOf = (prefix: string | undefined, set: (rule: Draft) => void) => (bucket: Draft) =>
  set(
    bucket.LifecycleConfiguration.Rules.find(
      ({ Prefix, ExpirationInDays }: Draft) => Prefix === prefix && ExpirationInDays !== undefined,
    ),
  );

export const STORAGE_PROPERTIES: readonly LakeProperty[] = [
  {
    says: "every bucket is locked by a default retention, or provably transient; a tier's own and the trail's are locked",
    offenders: each(
      [BUCKET],
      (bucket, templates) =>
        !(lockedDays(bucket) > 0) &&
        (isVault(bucket) || isOfTrail(bucket, templates) || !isTransient(bucket)),
    ),
    breakIt: [
      { type: BUCKET, id: /^Sud/, set: (bucket) => delete bucket.ObjectLockConfiguration },
      { type: BUCKET, id: /^Clinical/, set: (bucket) => delete bucket.ObjectLockEnabled },
      { type: BUCKET, id: /^TrailStore/, set: (bucket) => delete bucket.ObjectLockConfiguration.Rule },
      { type: BUCKET, id: /^Landing/, set: (bucket) => delete bucket.LifecycleConfiguration },
      ...['events/', 'quarantine/'].map((prefix) => ({
        type: BUCKET,
        id: /^Landing/,
        set: ruleOf(prefix, (rule) => (rule.Status = 'Disabled')),
      })),
      {
        type: BUCKET,
        id: /^Landing/,
        set: ruleOf('events/', (rule) => delete rule.NoncurrentVersionExpiration),
      },
      { type: BUCKET, id: /^Results/, set: ruleOf(undefined, (rule) => (rule.ExpirationInDays = 4000)) },
    ],
  },
  {
    says: 'nothing expires before its lock ends',
    offenders: each([BUCKET], (bucket) =>
      enabledRules(bucket).some((rule) => daysOf(at(rule, 'ExpirationInDays')) < lockedDays(bucket)),
    ),
    breakIt: [
      {
        type: BUCKET,
        id: /^Sud/,
        set: (bucket) => (bucket.ObjectLockConfiguration.Rule.DefaultRetention.Days = 38),
      },
    ],
  },
  {
    says: 'no bucket can be public, and every bucket belongs to its owner',
    offenders: each(
      [BUCKET],
      ({ properties }) =>
        !PUBLIC_BLOCKS.every((name) => at(properties, 'PublicAccessBlockConfiguration', name) === true) ||
        textAt(properties, 'OwnershipControls', 'Rules', 0, 'ObjectOwnership') !== 'BucketOwnerEnforced',
    ),
    breakIt: [
      ...PUBLIC_BLOCKS.map((name) => ({
        type: BUCKET,
        set: (bucket: Draft) => (bucket.PublicAccessBlockConfiguration[name] = false),
      })),
      { type: BUCKET, set: (bucket) => delete bucket.OwnershipControls },
    ],
  },
  {
    says: "every vault has its own tier's key",
    offenders: each(
      [BUCKET],
      (bucket, templates) =>
        isVault(bucket) && keyOwner(templates, bucketKey(bucket)) !== tierNamedIn(bucket.logicalId),
    ),
    breakIt: [
      {
        type: BUCKET,
        id: /^Sud/,
        set: ({ BucketEncryption }) =>
          (BucketEncryption.ServerSideEncryptionConfiguration[0].ServerSideEncryptionByDefault.KMSMasterKeyID =
            {
              'Fn::GetAtt': ['StandardKey1D39E6E6', 'Arn'],
            }),
      },
    ],
  },
  {
    says: 'each tier is copied by a rule of its own, into its own vault, under its own key, and nothing is deleted by it',
    offenders: (templates) => {
      const rules = templates
        .ofType(BUCKET)
        .flatMap((bucket) =>
          listAt(bucket.properties, 'ReplicationConfiguration', 'Rules').map((rule) => ({ bucket, rule })),
        );
      const isWrong = (rule: Json, tier: string | undefined): boolean => {
        const target = templates.named(BUCKET, textAt(rule, 'Destination', 'Bucket') ?? '');
        const key = at(rule, 'Destination', 'EncryptionConfiguration', 'ReplicaKmsKeyID');
        return (
          tier === undefined ||
          textAt(rule, 'Status') !== 'Enabled' ||
          textAt(rule, 'DeleteMarkerReplication', 'Status') !== 'Disabled' ||
          tierNamedIn(target?.logicalId ?? '') !== tier ||
          keyOwner(templates, key) !== tier
        );
      };
      const tierOf = (rule: Json) =>
        TIERS.find(({ name }) => textAt(rule, 'Filter', 'Prefix') === `events/tier=${name}/`)?.name;
      return [
        ...rules.filter(({ rule }) => isWrong(rule, tierOf(rule))).map(({ bucket }) => place(bucket)),
        ...TIERS.filter(({ name }) => !rules.some(({ rule }) => tierOf(rule) === name)).map(
          ({ name }) => `no rule copies tier ${name}`,
        ),
      ];
    },
    breakIt: [
      { type: BUCKET, id: /^Landing/, set: ({ ReplicationConfiguration: { Rules } }) => Rules.pop() },
      ...[
        (first: Draft, second: Draft) => (first.Destination.Bucket = second.Destination.Bucket),
        (first: Draft, second: Draft) =>
          (first.Destination.EncryptionConfiguration = second.Destination.EncryptionConfiguration),
        (first: Draft) => (first.Status = 'Disabled'),
        (first: Draft) => (first.DeleteMarkerReplication.Status = 'Enabled'),
      ].map((set) => ({
        type: BUCKET,
        id: /^Landing/,
        set: ({ ReplicationConfiguration: { Rules } }: Draft) => set(Rules[0], Rules[1]),
      })),
    ],
  },
  {
    says: "every stream is encrypted, and writes, with its own tier's key, under its own tier's prefixes",
    offenders: each([STREAM], ({ properties }, templates) => {
      const tier = tierNamedIn(textAt(properties, 'DeliveryStreamName') ?? '');
      const keys = [
        at(properties, 'DeliveryStreamEncryptionConfigurationInput', 'KeyARN'),
        at(properties, DESTINATION, 'EncryptionConfiguration', 'KMSEncryptionConfig', 'AWSKMSKeyARN'),
      ];
      const prefixes = ['Prefix', 'ErrorOutputPrefix'].map(
        (name) => textAt(properties, DESTINATION, name) ?? '',
      );
      return (
        tier === undefined ||
        keys.some((key) => keyOwner(templates, key) !== tier) ||
        prefixes.some((prefix) => !prefix.includes(`/tier=${tier}/`))
      );
    }),
    breakIt: [
      { type: STREAM, set: (stream) => delete stream.DeliveryStreamEncryptionConfigurationInput },
      { type: STREAM, set: (stream) => delete stream[DESTINATION].EncryptionConfiguration },
      {
        type: STREAM,
        set: (stream) => (stream[DESTINATION].ErrorOutputPrefix = 'quarantine/tier=other/x/'),
      },
    ],
  },
  {
    says: 'every workgroup decides for its callers, and seals answers with the key of its strictest tier',
    offenders: each(['AWS::Athena::WorkGroup'], ({ properties }, templates) => {
      const settings = at(properties, 'WorkGroupConfiguration');
      const row = WORKGROUPS.find(({ name }) => textAt(properties, 'Name')?.endsWith(`-${name}`));
      const scope = SCOPES.find(({ name }) => name === row?.scope)?.name;
      const key = at(settings, 'ResultConfiguration', 'EncryptionConfiguration', 'KmsKey');
      return (
        scope === undefined ||
        at(settings, 'EnforceWorkGroupConfiguration') !== true ||
        !(daysOf(at(settings, 'BytesScannedCutoffPerQuery')) > 0) ||
        keyOwner(templates, key) !== strictestTier(scope)
      );
    }),
    breakIt: [
      (settings: Draft) => (settings.EnforceWorkGroupConfiguration = false),
      (settings: Draft) => delete settings.BytesScannedCutoffPerQuery,
      (settings: Draft) => delete settings.ResultConfiguration.EncryptionConfiguration,
    ].map((set) => ({
      type: 'AWS::Athena::WorkGroup',
      set: ({ WorkGroupConfiguration }: Draft) => set(WorkGroupConfiguration),
    })),
  },
];
