import { type TransformContext, transform } from '../../lambda/transform';
import { toRow } from '../../lib/core/audit-row';
import { ingestEvent } from '../../lib/core/ingest';
import { anEvent } from '../fixtures/an-event';
import { RECEIVED_AT, RULES } from '../fixtures/rules';
import { firehoseDouble } from './firehose-double';

const STREAMS = { standard: 'stream-1', clinical: 'stream-2', psychotherapy: 'stream-3', sud: 'stream-4' };
const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const lineOf = (...args: Parameters<typeof anEvent>): string => JSON.stringify(anEvent(...args));

function contextOf(
  tier: TransformContext['tier'],
  firehose = firehoseDouble('take'),
): TransformContext & { firehose: typeof firehose } {
  return { rules: RULES, streams: STREAMS, tier, firehose, now: () => RECEIVED_AT, pause: async () => {} };
}

const invocationOf = (...lines: readonly (string | Buffer)[]) => ({
  invocationId: 'i',
  deliveryStreamArn: 'arn:aws:firehose:us-east-1:123456789012:deliverystream/x',
  region: 'us-east-1',
  records: lines.map((line, at) => ({
    recordId: `r${at}`,
    approximateArrivalTimestamp: RECEIVED_AT,
    data: Buffer.from(line).toString('base64'),
  })),
});

const decoded = (data: string): string => Buffer.from(data, 'base64').toString('utf8');

describe('transform', () => {
  test('answers an accepted event with its row, a line end and its partition', async () => {
    const line = lineOf({ resource: { type: 'ProgressNote' } });
    const { records } = await transform(invocationOf(line), contextOf('clinical'));
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({
      recordId: 'r0',
      result: 'Ok',
      metadata: { partitionKeys: { tier: 'clinical', event_date: '2026-03-02' } },
    });
    const verdict = ingestEvent(line, RECEIVED_AT, RULES);
    const row = verdict.verdict === 'accepted' ? toRow(verdict) : {};
    expect(decoded(records[0]?.data ?? '')).toMatch(/\}\n$/);
    expect(JSON.parse(decoded(records[0]?.data ?? ''))).toEqual(
      Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)),
    );
  });

  test('answers refused events as failed, one by one, keeping the good ones around them', async () => {
    const lines = [
      lineOf({ event_id: id(1), resource: { type: 'OtpDose' } }),
      '{',
      Buffer.from([0xff]),
      lineOf({ event_id: id(2), resource: { type: 'OtpDose' } }),
    ];
    const { records } = await transform(invocationOf(...lines), contextOf('sud'));
    expect(records.map((record) => [record.recordId, record.result])).toEqual([
      ['r0', 'Ok'],
      ['r1', 'ProcessingFailed'],
      ['r2', 'ProcessingFailed'],
      ['r3', 'Ok'],
    ]);
  });

  test('moves an event of a stricter tier to its own stream, exactly as it came', async () => {
    const context = contextOf('standard');
    const line = lineOf({ resource: { type: 'OtpDose' } });
    const { records } = await transform(invocationOf(line), context);
    expect(records[0]).toMatchObject({ recordId: 'r0', result: 'Dropped' });
    expect(context.firehose.taken).toEqual([{ stream: 'stream-4', data: [line] }]);
  });

  test('moves a refused event of a stricter tier too, so that its quarantine is not weaker', async () => {
    const context = contextOf('standard');
    const { records } = await transform(
      invocationOf(lineOf({ resource: { type: 'OtpDose' }, outcome: { status: 'PARTIAL' as never } }), '{'),
      context,
    );
    expect(records.map((record) => record.result)).toEqual(['Dropped', 'Dropped']);
    expect(context.firehose.taken[0]?.stream).toBe('stream-4');
  });

  test('keeps an event that its producer sent to a stricter stream, and says so', async () => {
    const context = contextOf('sud');
    const { records } = await transform(invocationOf(lineOf({ resource: { type: 'Claim' } })), context);
    expect(JSON.parse(decoded(records[0]?.data ?? ''))).toMatchObject({ tier: 'sud', tier_basis: 'stream' });
    expect(context.firehose.calls).toEqual([]);
  });

  test('fails as a whole when a record could not be moved, for the service then asks again', async () => {
    const context = contextOf('standard', firehoseDouble('throw'));
    await expect(transform(invocationOf(lineOf({ resource: { type: 'OtpDose' } })), context)).rejects.toThrow(
      '1 of 1 records',
    );
  });

  test('keeps its answer under 6 MB: what does not fit goes back into the stream', async () => {
    const context = contextOf('standard');
    const filler = 'x'.repeat(400_000);
    const lines = Array.from({ length: 12 }, (_, n) =>
      lineOf({ event_id: id(n), resource: { type: 'Claim' }, metadata: { filler } }),
    );
    const answer = await transform(invocationOf(...lines), context);
    expect(JSON.stringify(answer).length).toBeLessThan(6_000_000);
    const dropped = answer.records.filter((record) => record.result === 'Dropped').length;
    expect(dropped).toBeGreaterThan(0);
    expect(answer.records.filter((record) => record.result === 'Ok').length + dropped).toBe(12);
    expect(context.firehose.taken.flatMap((put) => put.data)).toHaveLength(dropped);
    expect(context.firehose.taken.every((put) => put.stream === 'stream-1')).toBe(true);
  });

  test('answers an empty invocation', async () => {
    expect(await transform(invocationOf(), contextOf('sud'))).toEqual({ records: [] });
  });
});
