import { type FirehoseServer, type Gate, startFirehose } from './firehose-server';

const NOW = Date.UTC(2026, 2, 10);
const OPEN: Gate = async () => undefined;
let server: FirehoseServer;
beforeAll(async () => {
  server = await startFirehose();
});
afterAll(() => server.close());

async function put(
  records: readonly Buffer[],
  stream = 's',
  caller = 'Route',
): Promise<Record<string, unknown>> {
  const response = await fetch(server.endpoint, {
    method: 'POST',
    headers: {
      'x-amz-target': 'Firehose_20150804.PutRecordBatch',
      authorization: `AWS4-HMAC-SHA256 Credential=${caller}/20260310/us-east-1/firehose/aws4_request, ...`,
    },
    body: JSON.stringify({
      DeliveryStreamName: stream,
      Records: records.map((data) => ({ Data: data.toString('base64') })),
    }),
  });
  return { status: response.status, ...((await response.json()) as object) };
}

const small = (count: number): readonly Buffer[] =>
  Array.from({ length: count }, (_, n) => Buffer.from(`${n}`));

test('a stream gives back what was put, once, with the time of arrival', async () => {
  server.begin(OPEN, NOW);
  expect(await put(small(2))).toMatchObject({ status: 200, FailedPutCount: 0 });
  expect(server.drain('s')).toEqual([
    { data: Buffer.from('0'), arrival: NOW },
    { data: Buffer.from('1'), arrival: NOW },
  ]);
  expect(server.drain('s')).toEqual([]);
});

test('the gate is asked about the caller and the stream', async () => {
  server.begin(
    async (caller, stream) =>
      caller === 'Route' && stream === 's' ? undefined : { type: 'AccessDeniedException', message: 'no' },
    NOW,
  );
  expect(await put(small(1))).toMatchObject({ status: 200 });
  expect(await put(small(1), 'other')).toMatchObject({ status: 400, __type: 'AccessDeniedException' });
  expect(await put(small(1), 's', 'Other')).toMatchObject({ status: 400, __type: 'AccessDeniedException' });
});

test.each([
  ['no record', []],
  ['501 records', small(501)],
  ['a record over 1,000 KiB', [Buffer.alloc(1_024_001)]],
  ['more than 4 MiB', Array.from({ length: 5 }, () => Buffer.alloc(900_000))],
])('a call with %s is refused whole', async (_title, records) => {
  server.begin(OPEN, NOW);
  expect(await put(records)).toMatchObject({ status: 400, __type: 'InvalidArgumentException' });
  expect(server.drain('s')).toEqual([]);
});

test('now and then one record of a call is refused although the call succeeds', async () => {
  server.begin(OPEN, NOW);
  const failed = [];
  for (let call = 0; call < 40; call += 1) failed.push((await put(small(2))).FailedPutCount);
  expect(failed.filter((count) => count === 1)).toHaveLength(1);
  expect(server.drain('s')).toHaveLength(79);
});
