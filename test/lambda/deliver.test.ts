import { type Delivery, deliver } from '../../lambda/shared/deliver';
import { firehoseDouble } from './firehose-double';

const noPause = async (): Promise<void> => {};
const deliveries = (...texts: readonly string[]): readonly Delivery[] =>
  texts.map((text) => ({ stream: text.startsWith('b') ? 'stream-b' : 'stream-a', data: Buffer.from(text) }));

describe('deliver', () => {
  test('puts each record into its own stream, in order', async () => {
    const firehose = firehoseDouble('take');
    const failed = await deliver(firehose, deliveries('a1', 'b1', 'a2'), noPause);
    expect(failed.size).toBe(0);
    expect(firehose.calls).toEqual([
      { stream: 'stream-a', data: ['a1', 'a2'] },
      { stream: 'stream-b', data: ['b1'] },
    ]);
  });

  test('tries again only the records that a successful call refused', async () => {
    const firehose = firehoseDouble({ refuse: (data) => data === 'a2' }, 'take');
    const failed = await deliver(firehose, deliveries('a1', 'a2', 'a3'), noPause);
    expect(failed.size).toBe(0);
    expect(firehose.calls.map((call) => call.data)).toEqual([['a1', 'a2', 'a3'], ['a2']]);
  });

  test('names the indexes that no attempt could place', async () => {
    const firehose = firehoseDouble({ refuse: (data) => data === 'b2' });
    const failed = await deliver(firehose, deliveries('a1', 'b1', 'b2'), noPause);
    expect([...failed]).toEqual([2]);
    expect(firehose.calls.filter((call) => call.stream === 'stream-b')).toHaveLength(4);
  });

  test('takes a call that throws for a call that placed nothing', async () => {
    const pauses: number[] = [];
    const firehose = firehoseDouble('throw', 'take');
    const failed = await deliver(firehose, deliveries('a1'), async (ms) => void pauses.push(ms));
    expect(failed.size).toBe(0);
    expect(pauses).toEqual([100]);
  });

  test('keeps to 500 records and 4 MiB a call', async () => {
    const firehose = firehoseDouble('take');
    await deliver(firehose, deliveries(...Array.from({ length: 1001 }, (_, at) => `a${at}`)), noPause);
    expect(firehose.calls.map((call) => call.data.length)).toEqual([500, 500, 1]);

    const large = firehoseDouble('take');
    await deliver(large, deliveries(...Array.from({ length: 9 }, () => 'a'.repeat(900_000))), noPause);
    expect(large.calls.map((call) => call.data.length)).toEqual([4, 4, 1]);
  });

  test('never sends a record over 1,000 KiB, which would fail its whole call', async () => {
    const firehose = firehoseDouble('take');
    const failed = await deliver(firehose, deliveries('a1', 'a'.repeat(1000 * 1024 + 1), 'a2'), noPause);
    expect([...failed]).toEqual([1]);
    expect(firehose.calls).toEqual([{ stream: 'stream-a', data: ['a1', 'a2'] }]);
  });
});
