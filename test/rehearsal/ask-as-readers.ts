import type { Stage } from '../../lib/config';
import { LakeNames, SCOPES } from '../../lib/constructs/lake-names';
import { READER_ROLES } from '../../lib/constructs/reader-roles';
import type { TierName } from '../../lib/core/tiers';
import { textAt } from '../cloud/json';
import type { Resource, TemplateSet } from '../cloud/template-set';
import type { BucketStore } from './bucket-store';
import type { Report } from './finding';
import type { TierParts } from './lake-parts';
import type { Permissions } from './permissions';
import { checkWorkgroup } from './workgroup-settings';

/** Athena calls other services for its caller ("Use CalledVia context keys for Athena"). */
const THROUGH_ATHENA = { 'aws:CalledVia': ['athena.amazonaws.com'], 'aws:ViaAWSService': 'true' } as const;

export interface Asking {
  readonly templates: TemplateSet;
  readonly store: BucketStore;
  readonly permissions: Permissions;
  readonly stage: Stage;
  readonly report: Report;
}

/**
 * Every reader role asks in every scope it has: starts a query in the workgroup, looks up the table of each tier,
 * reads one object of its vault, opens it, and writes the answer where the workgroup says.
 *
 * @returns how many questions were asked
 */
export async function askAsReaders(asking: Asking, tiers: readonly TierParts[]): Promise<number> {
  const { templates, stage, report } = asking;
  const names = new LakeNames(stage);
  for (const workgroup of templates.ofType('AWS::Athena::WorkGroup')) checkWorkgroup(workgroup, report);
  let asked = 0;
  for (const { name, scopes } of READER_ROLES) {
    for (const scope of scopes) {
      const workgroup = templates.named('AWS::Athena::WorkGroup', names.workgroup(scope));
      const region = tiers[0]?.stream.arn?.split(':')[3] ?? '';
      const by = templates.named('AWS::IAM::Role', names.role(name, region));
      if (workgroup === undefined || by === undefined) {
        const found = 'none in the templates';
        const expected = `a workgroup for ${scope} and a role for ${name}`;
        report('tier_incomplete', { at: workgroup ?? by, property: 'reader', expected, found });
        continue;
      }
      asked += 1;
      const held = SCOPES.find((one) => one.name === scope)?.tiers ?? [];
      await askIn(asking, by, workgroup, tiers, held);
    }
  }
  return asked;
}

async function askIn(
  { templates, store, permissions: { need, needKey }, report }: Asking,
  by: Resource,
  workgroup: Resource,
  tiers: readonly TierParts[],
  held: readonly TierName[],
): Promise<void> {
  const [partition, region, account] = ((arn) => [arn[1], arn[3], arn[4]])(
    tiers[0]?.stream.arn?.split(':') ?? [],
  );
  const arn = (service: string, resource: string): string =>
    `arn:${partition}:${service}:${region}:${account}:${resource}`;
  await need({ by, action: 'athena:StartQueryExecution', on: arn('athena', `workgroup/${workgroup.ref}`) });
  for (const { tier, table, key } of tiers.filter((one) => held.includes(one.tier))) {
    const database = textAt(table.properties, 'DatabaseName') ?? '';
    for (const part of ['catalog', `database/${database}`, `table/${database}/${table.ref}`]) {
      await need({ by, action: 'glue:GetTable', on: arn('glue', part), context: THROUGH_ATHENA });
    }
    const object = store.objects.find((one) => one.tier === tier && one.isReplica);
    if (object === undefined) continue;
    const { bucket } = object;
    const listing = { ...THROUGH_ATHENA, 's3:prefix': object.key.slice(0, object.key.lastIndexOf('/') + 1) };
    await need({ by, action: 's3:ListBucket', on: bucket.arn ?? '', context: listing });
    await need({ by, action: 's3:GetObject', on: `${bucket.arn}/${object.key}`, context: THROUGH_ATHENA });
    await needKey(by, ['kms:Decrypt'], key, object);
  }
  const result = ['WorkGroupConfiguration', 'ResultConfiguration'] as const;
  const place = textAt(workgroup.properties, ...result, 'OutputLocation') ?? '';
  const keyArn = textAt(workgroup.properties, ...result, 'EncryptionConfiguration', 'KmsKey') ?? '';
  const [, bucketName = '', prefix = ''] = /^s3:\/\/([^/]+)\/(.*)$/.exec(place) ?? [];
  const results = templates.named('AWS::S3::Bucket', bucketName);
  const key = templates.named('AWS::KMS::Key', keyArn);
  if (results === undefined || key === undefined) {
    const expected = 'a bucket and a key of the templates';
    report('encryption', {
      at: workgroup,
      property: result.join('/'),
      expected,
      found: `${place} ${keyArn}`,
    });
    return;
  }
  const answer = `${prefix}00000000-0000-4000-8000-000000000000.csv`;
  const context = {
    ...THROUGH_ATHENA,
    's3:x-amz-server-side-encryption': 'aws:kms',
    's3:x-amz-server-side-encryption-aws-kms-key-id': keyArn,
  };
  await need({ by, action: 's3:PutObject', on: `${results.arn}/${answer}`, context });
  await needKey(by, ['kms:GenerateDataKey', 'kms:Decrypt'], key, { bucket: results, key: answer });
}
