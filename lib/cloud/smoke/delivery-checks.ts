import { PutRecordCommand } from '@aws-sdk/client-firehose';
import { GetObjectRetentionCommand, ListObjectVersionsCommand } from '@aws-sdk/client-s3';
import { PRODUCER_TAG } from '../../core/deployed-names';
import { utcDate } from '../../core/layout';
import { TIERS, type TierName } from '../../core/tiers';
import { errorName } from '../deployed-lake';
import { combine, type Delivered, type Finding, type SmokeCheck, type Surroundings } from './smoke-check';

const LOOK_AGAIN_MS = 15_000;
/** A retain-until date is set by the service when it writes: it may differ from last-modified by this. */
const LOCK_TOLERANCE_MS = 24 * 3_600_000;
const MS_PER_DAY = 86_400_000;
/** Of an object without a lock, and of a bucket that cannot have one. */
const NO_LOCK: ReadonlySet<string> = new Set(['NoSuchObjectLockConfiguration', 'InvalidRequest']);

/** A synthetic event, of nobody about nothing, that any tier's stream takes. */
export function smokeEvent(eventId: string, now: number): string {
  return JSON.stringify({
    schema_version: '1.0',
    event_id: eventId,
    timestamp: new Date(now).toISOString(),
    service: { name: 'audit-lake-smoke', environment: 'smoke' },
    actor: { subject_id: 'svc_smoke', subject_type: 'service' },
    action: { type: 'READ', phi_touched: false, data_classification: 'NONE' },
    resource: { type: 'Report' },
    outcome: { status: 'SUCCESS' },
  });
}

export const delivery: SmokeCheck = {
  id: 'delivery',
  fact: "an event put into a tier's stream arrives as Parquet in that tier's vault, through landing and replication",
  run: async (around) => {
    const all = await Promise.all(TIERS.map(({ name }) => deliverOne(around, name)));
    return {
      ...combine(all.map(({ finding }) => finding)),
      delivered: all.flatMap(({ delivered }) => (delivered === undefined ? [] : [delivered])),
    };
  },
};

async function deliverOne(
  around: Surroundings,
  tier: TierName,
): Promise<{ readonly finding: Finding; readonly delivered?: Delivered }> {
  const { now, pause, patience } = around;
  const sent = now();
  const refused = await send(around, tier, sent);
  if (refused !== undefined) return { finding: refused };
  try {
    for (;;) {
      const delivered = await newestSince(around, tier, sent);
      if (delivered !== undefined) {
        const seconds = Math.round((now() - sent) / 1000);
        return { finding: { verdict: 'held', detail: `${tier} after ${seconds} s` }, delivered };
      }
      if (now() - sent > patience) {
        const detail = `nothing arrived in the ${tier} vault within ${Math.round(patience / 60_000)} minutes`;
        return { finding: { verdict: 'broken', detail } };
      }
      await pause(LOOK_AGAIN_MS);
    }
  } catch (error) {
    return { finding: { verdict: 'not_checked', detail: `${tier}: ${errorName(error)}` } };
  }
}

/** @returns why it could not be sent: a stream is encrypted, and its key knows a sender by its tag. */
async function send(
  { clients, lake, newId }: Surroundings,
  tier: TierName,
  sent: number,
): Promise<Finding | undefined> {
  try {
    await clients.firehose.send(
      new PutRecordCommand({
        DeliveryStreamName: lake.streams[tier],
        Record: { Data: Buffer.from(`${smokeEvent(newId(), sent)}\n`) },
      }),
    );
    return undefined;
  } catch (error) {
    const needed = `firehose:PutRecord and the tag ${PRODUCER_TAG}=${lake.stage} on the role are needed`;
    return { verdict: 'not_checked', detail: `${tier}: ${errorName(error)} (${needed})` };
  }
}

/** A version that came into the vault after the event was sent, for the event's day. */
async function newestSince(
  { clients, lake }: Surroundings,
  tier: TierName,
  sent: number,
): Promise<Delivered | undefined> {
  const bucket = lake.vaults[tier];
  const Prefix = `events/tier=${tier}/event_date=${utcDate(sent)}/`;
  let marker: { KeyMarker?: string; VersionIdMarker?: string } | undefined = {};
  while (marker !== undefined) {
    const page: Awaited<ReturnType<typeof listPage>> = await listPage(clients.s3, bucket, Prefix, marker);
    for (const { Key, VersionId, LastModified } of page.Versions ?? []) {
      // S3's own clock has seconds only.
      if (Key === undefined || VersionId === undefined || LastModified === undefined) continue;
      if (LastModified.getTime() < sent - 1000) continue;
      return { tier, bucket, key: Key, versionId: VersionId, lastModified: LastModified.getTime() };
    }
    marker =
      page.IsTruncated === true
        ? {
            ...(page.NextKeyMarker === undefined ? {} : { KeyMarker: page.NextKeyMarker }),
            ...(page.NextVersionIdMarker === undefined ? {} : { VersionIdMarker: page.NextVersionIdMarker }),
          }
        : undefined;
  }
  return undefined;
}

function listPage(
  s3: Surroundings['clients']['s3'],
  Bucket: string,
  Prefix: string,
  marker: { KeyMarker?: string; VersionIdMarker?: string },
) {
  return s3.send(new ListObjectVersionsCommand({ Bucket, Prefix, ...marker }));
}

export const lockAtBirth: SmokeCheck = {
  id: 'lock_at_birth',
  fact: "a replica takes the vault's default retention: it is locked from the moment it exists",
  run: async (around, delivered) => {
    if (delivered.length === 0) return { verdict: 'not_checked', detail: 'nothing was delivered to look at' };
    const findings = await Promise.all(delivered.map((one) => lockOf(around, one)));
    return {
      ...combine(findings),
      locked: delivered.filter((_, index) => findings[index]?.verdict === 'held'),
    };
  },
};

async function lockOf({ clients, retention }: Surroundings, one: Delivered): Promise<Finding> {
  const { tier, bucket: Bucket, key: Key, versionId: VersionId } = one;
  const { mode, period } = retention[tier];
  // S3 counts a year as 365 or 366 days: the shorter one is what may be insisted on.
  const leastDays = period.days ?? period.years * 365;
  try {
    const answer = await clients.s3.send(new GetObjectRetentionCommand({ Bucket, Key, VersionId }));
    const until = answer.Retention?.RetainUntilDate?.getTime() ?? 0;
    if (answer.Retention?.Mode !== mode) {
      return {
        verdict: 'broken',
        detail: `${tier}: mode is ${answer.Retention?.Mode ?? 'none'}, the configuration says ${mode}`,
      };
    }
    const days = Math.round((until - one.lastModified) / MS_PER_DAY);
    if (until < one.lastModified + leastDays * MS_PER_DAY - LOCK_TOLERANCE_MS) {
      return {
        verdict: 'broken',
        detail: `${tier}: locked for ${days} days, the configuration says ${leastDays}`,
      };
    }
    return { verdict: 'held', detail: `${tier}: ${mode} for ${days} days` };
  } catch (error) {
    const name = errorName(error);
    return NO_LOCK.has(name)
      ? { verdict: 'broken', detail: `${tier}: the object has no lock` }
      : { verdict: 'not_checked', detail: `${tier}: ${name} (s3:GetObjectRetention is needed)` };
  }
}
