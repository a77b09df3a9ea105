import {
  DeleteObjectCommand,
  type DeleteObjectCommandOutput,
  GetObjectCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { TIERS, type TierName } from '../../core/tiers';
import { mustBeRefused } from './refused';
import { combine, type Finding, type SmokeCheck, type Surroundings } from './smoke-check';

const NOTHING_DELIVERED: Finding = {
  verdict: 'not_checked',
  detail: 'nothing was delivered to try it on',
};

export const readDenied: SmokeCheck = {
  id: 'read_denied',
  fact: 'whoever runs this, an administrator too, cannot read a stored object directly',
  run: async ({ clients }, delivered) => {
    if (delivered.length === 0) return NOTHING_DELIVERED;
    const attempts = delivered.map(({ tier, bucket: Bucket, key: Key }) =>
      mustBeRefused(`reading from the ${tier} vault`, async () => {
        const { Body } = await clients.s3.send(new GetObjectCommand({ Bucket, Key, Range: 'bytes=0-3' }));
        // Not read: that the service would have given it is all that matters.
        if (Body !== undefined && 'destroy' in Body && typeof Body.destroy === 'function') Body.destroy();
      }),
    );
    return combine(await Promise.all(attempts));
  },
};

export const hidingDenied: SmokeCheck = {
  id: 'delete_marker_denied',
  fact: 'nobody can hide a stored object behind a delete marker',
  run: async ({ clients }, delivered) => {
    if (delivered.length === 0) return NOTHING_DELIVERED;
    const attempts = delivered.map(({ tier, bucket: Bucket, key: Key }) =>
      mustBeRefused(
        `hiding an object of the ${tier} vault`,
        () => clients.s3.send(new DeleteObjectCommand({ Bucket, Key })),
        // A marker is no data: taking it away shows the object again.
        async (answer) => {
          const { VersionId } = answer as DeleteObjectCommandOutput;
          if (VersionId !== undefined)
            await clients.s3.send(new DeleteObjectCommand({ Bucket, Key, VersionId }));
        },
      ),
    );
    return combine(await Promise.all(attempts));
  },
};

/**
 * The one check that would do harm if the lake did not hold: it is made only on objects whose lock has been seen
 * by `lock_at_birth`, which S3 refuses to delete whatever a policy says.
 */
export const deleteDenied: SmokeCheck = {
  id: 'delete_denied',
  onLockedOnly: true,
  fact: 'nobody can delete a stored version before its lock ends',
  run: async ({ clients }, delivered) => {
    if (delivered.length === 0) {
      return { verdict: 'not_checked', detail: 'tried only on objects that were seen to be locked' };
    }
    const attempts = delivered.map(({ tier, bucket: Bucket, key: Key, versionId: VersionId }) =>
      mustBeRefused(`deleting a version from the ${tier} vault`, () =>
        clients.s3.send(new DeleteObjectCommand({ Bucket, Key, VersionId })),
      ),
    );
    return combine(await Promise.all(attempts));
  },
};

/** Each tier is tried with the key of another. */
export const wrongKeyDenied: SmokeCheck = {
  id: 'wrong_key_denied',
  fact: "nothing can be put under a tier's prefix or into its vault with another tier's key",
  run: async (around) =>
    combine((await Promise.all(TIERS.map(({ name }) => putWithOtherKey(around, name)))).flat()),
};

async function putWithOtherKey(
  { lake, clients, now, newId }: Surroundings,
  tier: TierName,
): Promise<readonly Finding[]> {
  const other = TIERS.find(({ name }) => name !== tier)?.name ?? tier;
  const Key = `events/tier=${tier}/smoke-${now()}-${newId()}.txt`;
  const places = [
    { what: `landing for ${tier}`, Bucket: lake.landingBucket },
    { what: `the ${tier} vault`, Bucket: lake.vaults[tier] },
  ];
  return Promise.all(
    places.map(({ what, Bucket }) =>
      mustBeRefused(`putting into ${what} with the key of ${other}`, () =>
        clients.s3.send(
          new PutObjectCommand({
            Bucket,
            Key,
            Body: 'synthetic, of the smoke test',
            ServerSideEncryption: 'aws:kms',
            SSEKMSKeyId: lake.keys[other],
          }),
        ),
      ),
    ),
  );
}
