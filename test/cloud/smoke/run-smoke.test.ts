import { smokeEvent } from '../../../lib/cloud/smoke/delivery-checks';
import { runSmoke, SMOKE_CHECKS } from '../../../lib/cloud/smoke/run-smoke';
import { DEFAULT_CONFIG, ingestRules } from '../../../lib/config';
import { ingestEvent } from '../../../lib/core/ingest';
import { type Faults, fakeAccount } from './fake-account';

async function verdicts(faults: Faults, only: readonly string[] = []) {
  const { around, sent } = fakeAccount(faults);
  const report = await runSmoke(around, only);
  return {
    report,
    sent,
    of: Object.fromEntries(report.checks.map(({ id, verdict }) => [id, verdict])),
    detail: Object.fromEntries(report.checks.map(({ id, detail }) => [id, detail])),
  };
}

describe('a lake that holds', () => {
  test('is told check by check, with totals', async () => {
    const { around } = fakeAccount();
    const told: string[] = [];

    const report = await runSmoke(around, [], { ended: ({ id }) => told.push(id) });

    expect(told).toEqual(SMOKE_CHECKS.map(({ id }) => id));
    expect(report.checks.map(({ verdict }) => verdict)).toEqual(SMOKE_CHECKS.map(() => 'held'));
    expect(report.totals).toEqual({ held: SMOKE_CHECKS.length, broken: 0, not_checked: 0 });
    expect(report.checked_at).toBe('2026-03-02T10:00:00.000Z');
  });

  test('is sent events that the lake itself accepts', () => {
    const now = Date.parse('2026-03-02T10:00:00.000Z');
    const raw = smokeEvent('2f1c7a52-6d0f-4d8c-9a53-0d7e5b0c1a11', now);

    expect(ingestEvent(raw, now, ingestRules(DEFAULT_CONFIG)).verdict).toBe('accepted');
  });
});

describe('what does not hold is broken', () => {
  const cases: readonly { check: string; why: string; faults: Faults }[] = [
    { check: 'delivery', why: 'one tier never arrives', faults: { lost: ['sud'] } },
    { check: 'lock_at_birth', why: 'objects have no lock', faults: { lock: 'none' } },
    { check: 'lock_at_birth', why: 'the bucket cannot lock', faults: { lock: 'impossible' } },
    { check: 'lock_at_birth', why: 'the lock ends too early', faults: { lock: 'short' } },
    { check: 'lock_at_birth', why: 'the mode is another', faults: { lock: 'other-mode' } },
    { check: 'read_denied', why: 'a vault can be read', faults: opened('GetObject', 'vault-clinical') },
    {
      check: 'delete_marker_denied',
      why: 'a marker can be set',
      faults: opened('DeleteObject', 'vault-sud', ({ VersionId }) => VersionId !== 'v1'),
    },
    {
      check: 'delete_denied',
      why: 'a version can be deleted',
      faults: opened('DeleteObject', 'vault-sud', ({ VersionId }) => VersionId === 'v1'),
    },
    { check: 'wrong_key_denied', why: 'landing takes another key', faults: opened('PutObject', 'landing') },
    {
      check: 'wrong_key_denied',
      why: 'a vault takes another key',
      faults: opened('PutObject', 'vault-standard'),
    },
    { check: 'views', why: 'a view is stale', faults: { query: { failed: 'VIEW_IS_STALE: of pat_1' } } },
    {
      check: 'endpoint_denied',
      why: 'a foreign stream is reached',
      faults: { probe: { outsideStream: 'allowed' } },
    },
    {
      check: 'endpoint_denied',
      why: 'the internet is reached',
      faults: { probe: { internet: 'reachable' } },
    },
    {
      check: 'endpoint_denied',
      why: 'its own stream is not',
      faults: { probe: { lakeStream: 'denied_by_endpoint' } },
    },
  ];
  test.each(cases)('$check: $why', async ({ check, faults }) => {
    const { of, report } = await verdicts(faults);

    expect(of[check]).toBe('broken');
    expect(report.totals.broken).toBe(1);
  });

  test('a delete marker that could be set is taken away again', async () => {
    const { sent, detail } = await verdicts(
      opened('DeleteObject', 'vault-sud', ({ VersionId }) => VersionId !== 'v1'),
      ['delete_marker_denied'],
    );

    expect(sent.filter((command) => command === 'DeleteObject vault-sud')).toHaveLength(2);
    expect(detail.delete_marker_denied).toBe(
      'hiding an object of the sud vault was possible, and has been taken back',
    );
  });
});

describe('what cannot be seen is not_checked, with what is needed', () => {
  const cases: readonly { check: string; faults: Faults; needs: RegExp }[] = [
    { check: 'views', faults: { query: 'denied' }, needs: /reader role/ },
    { check: 'views', faults: { query: { failed: 'Access denied to s3' } }, needs: /access denied/ },
    { check: 'endpoint_denied', faults: { probe: 'error' }, needs: /log group/ },
    { check: 'delivery', faults: { deniedCommands: ['ListObjectVersions'] }, needs: /AccessDenied/ },
    {
      check: 'delivery',
      faults: { deniedCommands: ['PutRecord'] },
      needs: /AccessDenied \(firehose:PutRecord and the tag audit-lake-producer=dev/,
    },
    {
      check: 'lock_at_birth',
      faults: { deniedCommands: ['GetObjectRetention'] },
      needs: /s3:GetObjectRetention/,
    },
    { check: 'wrong_key_denied', faults: { refusal: 'TimeoutError' }, needs: /TimeoutError/ },
  ];
  test.each(cases)('$check', async ({ check, faults, needs }) => {
    const { of, detail } = await verdicts(faults);

    expect(of[check]).toBe('not_checked');
    expect(detail[check]).toMatch(needs);
  });

  test('nothing is deleted where no lock was seen', async () => {
    for (const faults of [{ lock: 'none' }, { deniedCommands: ['GetObjectRetention'] }] as const) {
      const { of, sent } = await verdicts(faults, ['delete_denied']);

      expect(of.delete_denied).toBe('not_checked');
      expect(sent.filter((command) => command.startsWith('DeleteObject'))).toEqual([]);
    }
  });
});

test('--only runs what it names and what that needs', async () => {
  const { of } = await verdicts({}, ['delete_denied']);

  expect(Object.keys(of)).toEqual(['delivery', 'lock_at_birth', 'delete_denied']);
});

test('messages of services are never repeated', async () => {
  const { report } = await verdicts({ query: { failed: 'VIEW_IS_STALE: of pat_1' }, refusal: 'Other' });

  expect(JSON.stringify(report)).not.toMatch(/must not be repeated|pat_1/);
});

function opened(
  command: string,
  bucket: string,
  also: (input: Readonly<Record<string, unknown>>) => boolean = () => true,
): Faults {
  return { open: (name, on, input) => name === command && on === bucket && also(input) };
}
