import {
  DeleteObjectCommand,
  GetBucketLifecycleConfigurationCommand,
  GetObjectCommand,
  GetObjectLockConfigurationCommand,
  GetObjectRetentionCommand,
  ListObjectVersionsCommand,
  PutObjectCommand,
  PutObjectRetentionCommand,
} from '@aws-sdk/client-s3';
import { type LakeConfig, parseConfig } from '../../../lib/config';
import { tierRetention } from '../../../lib/core/retention';
import { lockEnd } from '../../../lib/core/retention/lock-end';
import { TIERS } from '../../../lib/core/tiers';
import { CONFIGURATIONS } from '../configurations';
import { type S3Server, startMinio } from './minio-server';
import { makeVault, templateVaults } from './template-vault';

const DAY_MS = 86_400_000;
const Key = 'events/tier=sud/event_date=2026-03-02/part.parquet';

describe('minio', () => {
  let server: S3Server;

  beforeAll(async () => {
    server = await startMinio();
  });
  afterAll(() => server?.stop());

  /** A version stored in a bucket that says nothing about it: whatever protects it comes from the bucket. */
  async function store(Bucket: string, Body = 'synthetic') {
    const { VersionId = '' } = await server.s3.send(new PutObjectCommand({ Bucket, Key, Body }));
    return VersionId;
  }

  async function refusal(attempt: Promise<unknown>): Promise<number | undefined> {
    return attempt.then(
      () => undefined,
      (error: { $metadata?: { httpStatusCode?: number } }) => error.$metadata?.httpStatusCode ?? 0,
    );
  }

  describe.each(Object.entries(CONFIGURATIONS))('the vaults of %s', (called, raw) => {
    const { retention }: LakeConfig = parseConfig(raw);
    const bucketOf = (tier: string): string => `${called.replaceAll(/[^a-z]/g, '-')}-${tier}`.slice(0, 60);

    beforeAll(async () => {
      const vaults = templateVaults(raw);
      for (const { name } of TIERS) await makeVault(server.s3, bucketOf(name), vaults[name]);
    });

    describe.each(TIERS)('$name', ({ name: tier }) => {
      const { mode, period, lockDays, expireAfterDays, noncurrentExpireAfterDays } = tierRetention(
        retention,
        tier,
      );
      const Bucket = bucketOf(tier);

      test('lock an object at birth, in the mode and for as long as the configuration says', async () => {
        const VersionId = await store(Bucket);
        const { LastModified } = await server.s3.send(new GetObjectCommand({ Bucket, Key, VersionId }));
        const stored = LastModified?.getTime() ?? Number.NaN;

        const { Retention } = await server.s3.send(new GetObjectRetentionCommand({ Bucket, Key, VersionId }));

        const until = Retention?.RetainUntilDate?.getTime() ?? Number.NaN;
        expect(Retention?.Mode).toBe(mode);
        expect(Math.abs(until - lockEnd(period, stored))).toBeLessThan(DAY_MS);
        // What the lifecycle is computed from is never shorter than what a server makes of a year.
        expect(until).toBeLessThanOrEqual(stored + lockDays * DAY_MS + 1000);
        expect(stored + expireAfterDays * DAY_MS).toBeGreaterThan(until);
      });

      test('keep a locked version from being deleted, by whomever', async () => {
        const VersionId = await store(Bucket);

        const refused = await refusal(server.s3.send(new DeleteObjectCommand({ Bucket, Key, VersionId })));

        expect(refused).toBeGreaterThanOrEqual(400);
        const { Body } = await server.s3.send(new GetObjectCommand({ Bucket, Key, VersionId }));
        expect(await Body?.transformToString()).toBe('synthetic');
      });

      test(`yield to whoever may bypass governance: ${mode === 'GOVERNANCE' ? 'this mode does' : 'this mode never'}`, async () => {
        const VersionId = await store(Bucket);
        const bypass = { Bucket, Key, VersionId, BypassGovernanceRetention: true };

        const refused = await refusal(server.s3.send(new DeleteObjectCommand(bypass)));

        expect(refused === undefined).toBe(mode === 'GOVERNANCE');
      });

      test('let a lock be lengthened and not be shortened', async () => {
        const VersionId = await store(Bucket);
        const end = lockEnd(period, Date.now());
        const setTo = (days: number) =>
          server.s3.send(
            new PutObjectRetentionCommand({
              Bucket,
              Key,
              VersionId,
              Retention: { Mode: mode, RetainUntilDate: new Date(end + days * DAY_MS) },
            }),
          );

        expect(await refusal(setTo(3))).toBeUndefined();
        expect(await refusal(setTo(1))).toBeGreaterThanOrEqual(400);
      });

      test('have the lock and the days of the lifecycle that the configuration says', async () => {
        const { ObjectLockConfiguration } = await server.s3.send(
          new GetObjectLockConfigurationCommand({ Bucket }),
        );
        const { Rules = [] } = await server.s3.send(new GetBucketLifecycleConfigurationCommand({ Bucket }));

        const locked = ObjectLockConfiguration?.Rule?.DefaultRetention;
        expect({ mode: locked?.Mode, days: locked?.Days, years: locked?.Years }).toEqual({
          mode,
          days: period.days,
          years: period.years,
        });
        expect(Rules.map(({ Expiration }) => Expiration?.Days).filter(Boolean)).toEqual([expireAfterDays]);
        expect(
          Rules.map(({ NoncurrentVersionExpiration: old }) => old?.NoncurrentDays).filter(Boolean),
        ).toEqual([noncurrentExpireAfterDays]);
      });
    });

    test('keep every version of what is written over, hidden or not', async () => {
      const Bucket = bucketOf('standard');
      const first = await store(Bucket, 'first');
      const second = await store(Bucket, 'second');

      const { DeleteMarker, VersionId: marker } = await server.s3.send(
        new DeleteObjectCommand({ Bucket, Key }),
      );

      expect(DeleteMarker).toBe(true);
      expect(await refusal(server.s3.send(new GetObjectCommand({ Bucket, Key })))).toBe(404);
      const { Versions = [], DeleteMarkers = [] } = await server.s3.send(
        new ListObjectVersionsCommand({ Bucket, Prefix: Key }),
      );
      expect(Versions.map(({ VersionId }) => VersionId)).toEqual(expect.arrayContaining([first, second]));
      expect(DeleteMarkers.map(({ VersionId }) => VersionId)).toContain(marker);
      await server.s3.send(new DeleteObjectCommand({ Bucket, Key, VersionId: marker }));
      const { Body } = await server.s3.send(new GetObjectCommand({ Bucket, Key }));
      expect(await Body?.transformToString()).toBe('second');
    });

    test('take a key once where the writer asks for it (If-None-Match)', async () => {
      const Bucket = bucketOf('clinical');
      const once = { Bucket, Key: 'once', Body: 'first', IfNoneMatch: '*' };

      expect(await refusal(server.s3.send(new PutObjectCommand(once)))).toBeUndefined();
      expect(await refusal(server.s3.send(new PutObjectCommand({ ...once, Body: 'second' })))).toBe(412);

      const { Versions = [] } = await server.s3.send(
        new ListObjectVersionsCommand({ Bucket, Prefix: 'once' }),
      );
      expect(Versions).toHaveLength(1);
    });
  });
});
