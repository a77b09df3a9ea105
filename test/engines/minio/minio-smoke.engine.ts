import { setTimeout as sleep } from 'node:timers/promises';
import type { FirehoseClient, PutRecordCommand } from '@aws-sdk/client-firehose';
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { runSmoke } from '../../../lib/cloud/smoke/run-smoke';
import type { Surroundings } from '../../../lib/cloud/smoke/smoke-check';
import { perTier } from '../../../lib/core/deployed-names';
import { utcDate } from '../../../lib/core/layout';
import type { TierRetention } from '../../../lib/core/retention';
import { TIERS } from '../../../lib/core/tiers';
import { fakeAccount } from '../../cloud/smoke/fake-account';
import { type S3Server, startMinio } from './minio-server';
import { makeVault, type TemplateVault, templateVaults } from './template-vault';

/** Deliveries are put by the double of Firehose at once: there is nothing to wait for. */
const PATIENCE_MS = 2_000;
const EARLIER_OBJECTS = 1_100;

describe('minio: the smoke test', () => {
  let server: S3Server;
  let configured: ReturnType<typeof templateVaults>;

  beforeAll(async () => {
    configured = templateVaults({});
    server = await startMinio();
  });
  afterAll(() => server?.stop());

  /** A lake whose buckets are real, and whose other services are doubles; `lake` keeps its buckets apart. */
  async function aLake(
    lake: string,
    vault: (real: TemplateVault) => TemplateVault | undefined = (real) => real,
  ): Promise<Surroundings> {
    const { around } = fakeAccount();
    const { s3 } = server;
    const vaults = perTier((tier) => `${lake}-${tier}`);
    for (const { name } of TIERS) {
      const made = vault(configured[name]);
      if (made === undefined) await s3.send(new CreateBucketCommand({ Bucket: vaults[name] }));
      else await makeVault(s3, vaults[name], made);
    }
    return {
      ...around,
      lake: { ...around.lake, vaults },
      clients: { ...around.clients, s3, firehose: deliversInto(server, vaults) },
      now: Date.now,
      pause: () => sleep(50),
      patience: PATIENCE_MS,
    };
  }

  const verdictsOf = async (around: Surroundings, only: readonly string[]) => {
    const { checks } = await runSmoke(around, only);
    return Object.fromEntries(checks.map(({ id, verdict }) => [id, verdict]));
  };

  test('sees deliveries, their locks, and that they cannot be deleted', async () => {
    const around = await aLake('holds');

    expect(await verdictsOf(around, ['delete_denied'])).toEqual({
      delivery: 'held',
      lock_at_birth: 'held',
      delete_denied: 'held',
    });
  });

  test('finds a delivery behind more versions than one page of the listing has', async () => {
    const around = await aLake('pages');
    const Bucket = around.lake.vaults.standard;
    const folder = `events/tier=standard/event_date=${utcDate(Date.now())}`;
    for (let at = 0; at < EARLIER_OBJECTS; at += 50) {
      const names = Array.from({ length: 50 }, (_, index) => `${folder}/a-${at + index}.parquet`);
      await Promise.all(names.map((Key) => server.s3.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }))));
    }
    await sleep(2_100); // S3's own clock has seconds only: these are no deliveries of the check

    expect(await verdictsOf(around, ['delivery'])).toEqual({ delivery: 'held' });
  });

  test('says so where nothing arrives', async () => {
    const around = await aLake('silent');
    const firehose = fakeAccount().around.clients.firehose;

    expect(
      await verdictsOf({ ...around, clients: { ...around.clients, firehose } }, ['lock_at_birth']),
    ).toEqual({ delivery: 'broken', lock_at_birth: 'not_checked' });
  });

  test.each([
    ['a vault cannot lock', 'unlocked', () => undefined],
    ['a vault has no default retention', 'no-default', withoutDefault],
    ['a lock is shorter than the configuration says', 'short', (real: TemplateVault) => real],
  ] as const)('says so where %s, and deletes nothing then', async (_, lake, vault) => {
    const around = await aLake(lake, vault);
    const retention = perTier((tier): TierRetention => ({ ...around.retention[tier], period: { days: 5 } }));

    expect(await verdictsOf({ ...around, retention }, ['delete_denied'])).toEqual({
      delivery: 'held',
      lock_at_birth: 'broken',
      delete_denied: 'not_checked',
    });
  });

  test('takes back a delete marker that this server, which has no bucket policy, lets it set', async () => {
    const around = await aLake('hidden');

    expect(await verdictsOf(around, ['delete_marker_denied'])).toMatchObject({
      delete_marker_denied: 'broken',
    });

    const Key = deliveredKey('sud', Date.now());
    const { Body } = await server.s3.send(new GetObjectCommand({ Bucket: around.lake.vaults.sud, Key }));
    expect(await Body?.transformToString()).toContain('audit-lake-smoke');
  });
});

function deliveredKey(tier: string, now: number): string {
  return `events/tier=${tier}/event_date=${utcDate(now)}/part.parquet`;
}

/** Firehose, replication and all, as the smoke test sees them: what is put into a stream stands in the vault. */
function deliversInto(
  { s3 }: S3Server,
  vaults: Readonly<Record<string, string>>,
): Surroundings['clients']['firehose'] {
  const send = async ({ input }: PutRecordCommand): Promise<object> => {
    const tier = input.DeliveryStreamName?.split('-').at(-1) ?? '';
    const Body = input.Record?.Data;
    return s3.send(new PutObjectCommand({ Bucket: vaults[tier], Key: deliveredKey(tier, Date.now()), Body }));
  };
  return { send } as unknown as Pick<FirehoseClient, 'send'>;
}

function withoutDefault({ lock, lifecycle }: TemplateVault): TemplateVault {
  return { lock: { ObjectLockEnabled: lock.ObjectLockEnabled }, lifecycle };
}
