import type { AthenaClient } from '@aws-sdk/client-athena';
import type { FirehoseClient } from '@aws-sdk/client-firehose';
import type { LambdaClient } from '@aws-sdk/client-lambda';
import type { S3Client } from '@aws-sdk/client-s3';
import type { Surroundings } from '../../../lib/cloud/smoke/smoke-check';
import { DEFAULT_CONFIG } from '../../../lib/config';
import { perTier } from '../../../lib/core/deployed-names';
import { tierRetention } from '../../../lib/core/retention';
import { TIERS, type TierName } from '../../../lib/core/tiers';

const START = Date.parse('2026-03-02T10:00:00.000Z');
const MS_PER_DAY = 86_400_000;

/** An account in which the lake holds, but for what a test takes away. */
export interface Faults {
  /** Tiers whose events never arrive. */
  readonly lost?: readonly TierName[];
  readonly lock?: 'none' | 'impossible' | 'short' | 'other-mode';
  /** Commands that succeed though they must not, by name and bucket. */
  readonly open?: (command: string, bucket: string, input: Readonly<Record<string, unknown>>) => boolean;
  /** Name of the error with which every refusal ends. */
  readonly refusal?: string;
  readonly query?: 'denied' | { readonly failed: string };
  readonly probe?: Readonly<Record<string, string>> | 'error';
  readonly deniedCommands?: readonly string[];
}

interface Version {
  readonly Key: string;
  readonly VersionId: string;
  readonly LastModified: Date;
}

export interface FakeAccount {
  readonly around: Surroundings;
  /** Commands that were sent, in order: `DeleteObject vault-sud`. */
  readonly sent: readonly string[];
}

export function fakeAccount(faults: Faults = {}): FakeAccount {
  let clock = START;
  let ids = 0;
  const sent: string[] = [];
  const stored = new Map<string, Version[]>();
  const refuse = (): never => {
    throw named(faults.refusal ?? 'AccessDenied');
  };
  const isOpen = (command: string, bucket: string, input: Readonly<Record<string, unknown>>): boolean =>
    faults.open?.(command, bucket, input) === true;

  const s3 = (command: string, input: Readonly<Record<string, unknown>>): unknown => {
    const bucket = String(input.Bucket);
    sent.push(`${command} ${bucket}`);
    if (faults.deniedCommands?.includes(command)) return refuse();
    if (command === 'ListObjectVersions') return { Versions: stored.get(bucket) ?? [], IsTruncated: false };
    if (command === 'GetObjectRetention') return retentionOf(faults, clock);
    if (!isOpen(command, bucket, input)) return refuse();
    return command === 'DeleteObject' ? { DeleteMarker: true, VersionId: 'marker-1' } : {};
  };
  const around: Surroundings = {
    lake: {
      stage: 'dev',
      landingBucket: 'landing',
      probeFunction: 'probe',
      vaults: perTier((tier) => `vault-${tier}`),
      keys: perTier((tier) => `arn:aws:kms:us-east-1:111122223333:key/${tier}`),
      streams: perTier((tier) => `audit-lake-dev-${tier}`),
    },
    clients: {
      s3: double<S3Client>(s3),
      firehose: double<FirehoseClient>((command, { DeliveryStreamName }) => {
        sent.push(`${command} ${String(DeliveryStreamName)}`);
        const tier = TIERS.find(({ name }) => DeliveryStreamName === `audit-lake-dev-${name}`)?.name;
        if (tier === undefined) throw named('ResourceNotFoundException');
        if (faults.deniedCommands?.includes(command)) return refuse();
        if (faults.lost?.includes(tier) === true) return {};
        const arrives = new Date(clock + 60_000);
        const Key = `events/tier=${tier}/event_date=2026-03-02/part.parquet`;
        stored.set(`vault-${tier}`, [
          { Key, VersionId: 'old', LastModified: new Date(START - 3_600_000) },
          { Key, VersionId: 'v1', LastModified: arrives },
        ]);
        return {};
      }),
      lambda: double<LambdaClient>(() => {
        if (faults.probe === 'error') return { FunctionError: 'Unhandled' };
        const answer = {
          lakeStream: 'allowed',
          outsideStream: 'denied_by_endpoint',
          internet: 'unreachable',
          ...faults.probe,
        };
        return { Payload: new TextEncoder().encode(JSON.stringify(answer)) };
      }),
      athena: double<AthenaClient>((command) => {
        if (command === 'StartQueryExecution') {
          if (faults.query === 'denied') return refuse();
          return { QueryExecutionId: 'q1' };
        }
        const failed = typeof faults.query === 'object' ? faults.query.failed : undefined;
        const Status =
          failed === undefined ? { State: 'SUCCEEDED' } : { State: 'FAILED', StateChangeReason: failed };
        return { QueryExecution: { Status } };
      }),
    },
    retention: perTier((tier) => tierRetention(DEFAULT_CONFIG.retention, tier)),
    now: () => clock,
    pause: async (milliseconds) => {
      clock += milliseconds;
    },
    newId: () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`,
    patience: 30 * 60_000,
  };
  return { around, sent };
}

function retentionOf({ lock }: Faults, clock: number): unknown {
  if (lock === 'none') throw named('NoSuchObjectLockConfiguration');
  if (lock === 'impossible') throw named('InvalidRequest');
  return {
    Retention: {
      Mode: lock === 'other-mode' ? 'COMPLIANCE' : 'GOVERNANCE',
      RetainUntilDate: new Date(clock + (lock === 'short' ? -2 * MS_PER_DAY : MS_PER_DAY + 60_000)),
    },
  };
}

function named(name: string): Error {
  const error = new Error(`${name}: a message that must not be repeated`);
  error.name = name;
  return error;
}

/** The SDK's one method: what a command is called, and its input. */
function double<C extends { send: unknown }>(
  answer: (command: string, input: Readonly<Record<string, unknown>>) => unknown,
): Pick<C, 'send'> {
  const send = async (command: { constructor: { name: string }; input: Readonly<Record<string, unknown>> }) =>
    answer(command.constructor.name.replace(/Command$/, ''), command.input);
  return { send } as unknown as Pick<C, 'send'>;
}
