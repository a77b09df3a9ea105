import { gzipSync } from 'node:zlib';
import { type RouteContext, route } from '../../lambda/route';
import { anEvent } from '../fixtures/an-event';
import { RECEIVED_AT, RULES } from '../fixtures/rules';
import { firehoseDouble } from './firehose-double';

const STREAMS = { standard: 'stream-1', clinical: 'stream-2', psychotherapy: 'stream-3', sud: 'stream-4' };
const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const claim = (n: number): string =>
  JSON.stringify(anEvent({ event_id: id(n), resource: { type: 'Claim' } }));
const dose = (n: number): string =>
  JSON.stringify(anEvent({ event_id: id(n), resource: { type: 'OtpDose' } }));

const contextOf = (firehose = firehoseDouble('take')): RouteContext & { firehose: typeof firehose } => ({
  rules: RULES,
  streams: STREAMS,
  firehose,
  now: () => RECEIVED_AT,
  pause: async () => {},
});
const logs = (...messages: readonly string[]) => ({
  awslogs: {
    data: gzipSync(
      JSON.stringify({
        messageType: 'DATA_MESSAGE',
        logGroup: 'g',
        logEvents: messages.map((message) => ({ id: '1', timestamp: 1, message })),
      }),
    ).toString('base64'),
  },
});
const queue = (...bodies: readonly string[]) => ({
  Records: bodies.map((body, at) => ({ eventSource: 'aws:sqs', messageId: `m${at}`, body })),
});
const table = (...texts: readonly string[]) => ({
  Records: texts.map((text, at) => ({
    eventSource: 'aws:dynamodb',
    dynamodb: { SequenceNumber: `s${at}`, NewImage: { event_json: { S: text } } },
  })),
});

describe('route', () => {
  test.each([
    ['a log subscription', logs(`[INFO]\tt\tr\t${claim(1)}\n`, 'START RequestId: 1', dose(2)), 1],
    ['a queue', queue(claim(1), dose(2)), 0],
    ['a table stream', table(claim(1), dose(2)), 0],
    ['a direct call', { lines: [claim(1), dose(2)] }, 0],
    ['a direct call with texts', [claim(1), dose(2)], 0],
    ['a direct call with objects', [JSON.parse(claim(1)), JSON.parse(dose(2))], 0],
    ['a direct call with a text', `${claim(1)}\n${dose(2)}`, 0],
    ['a direct call with stored items', [{ event_json: claim(1) }, { event_json: { S: dose(2) } }], 0],
  ])('takes %s and forwards each exact text to its tier', async (_title, invocation, skipped) => {
    const context = contextOf();
    const result = await route(invocation, context);
    expect(result).toEqual({
      batchItemFailures: [],
      forwarded: { standard: 1, clinical: 0, psychotherapy: 0, sud: 1 },
      skipped,
    });
    expect(context.firehose.taken).toEqual([
      { stream: 'stream-1', data: [claim(1)] },
      { stream: 'stream-4', data: [dose(2)] },
    ]);
  });

  test('forwards what is refused as well, to the stream whose quarantine may hold it', async () => {
    const context = contextOf();
    const broken = claim(1).replace('SUCCESS', 'PARTIAL');
    await route(queue(broken, 'no event at all'), context);
    expect(context.firehose.taken).toEqual([
      { stream: 'stream-1', data: [broken] },
      { stream: 'stream-4', data: ['no event at all'] },
    ]);
  });

  test.each([
    ['queue', queue(claim(1), dose(2), claim(3)), 'm1'],
    ['table stream', table(claim(1), dose(2), claim(3)), 's1'],
  ])('acknowledges to a %s only what was taken', async (_title, invocation, identifier) => {
    const context = contextOf(firehoseDouble({ refuse: (data) => data === dose(2) }));
    const result = await route(invocation, context);
    expect(result.batchItemFailures).toEqual([{ itemIdentifier: identifier }]);
    expect(result.forwarded).toEqual({ standard: 2, clinical: 0, psychotherapy: 0, sud: 0 });
  });

  test('a message of several lines is acknowledged only as a whole', async () => {
    const context = contextOf(firehoseDouble({ refuse: (data) => data === dose(2) }));
    const result = await route(queue(`${claim(1)}\n${dose(2)}\n`), context);
    expect(result.batchItemFailures).toEqual([{ itemIdentifier: 'm0' }]);
  });

  test('makes a log subscription deliver again, which knows no partial failure', async () => {
    const context = contextOf(firehoseDouble({ refuse: (data) => data === dose(2) }));
    await expect(route(logs(claim(1), dose(2)), context)).rejects.toThrow('1 of 2 events');
  });

  test('answers the reachability check of a log subscription', async () => {
    const check = {
      awslogs: {
        data: gzipSync(JSON.stringify({ messageType: 'CONTROL_MESSAGE', logEvents: [] })).toString('base64'),
      },
    };
    expect((await route(check, contextOf())).skipped).toBe(0);
  });

  test("an event over the service's record size stays with its source and takes no other down", async () => {
    const context = contextOf();
    const large = JSON.stringify(
      anEvent({ resource: { type: 'Claim' }, metadata: { filler: 'x'.repeat(1_100_000) } }),
    );
    const result = await route(queue(claim(1), large), context);
    expect(result.batchItemFailures).toEqual([{ itemIdentifier: 'm1' }]);
    expect(context.firehose.taken.flatMap((put) => put.data)).toEqual([claim(1)]);
  });

  test('takes one event by itself', async () => {
    const context = contextOf();
    await route(JSON.parse(claim(1)), context);
    expect(context.firehose.taken).toEqual([{ stream: 'stream-1', data: [claim(1)] }]);
  });

  test.each([
    ['text', 'jane.roe@example.org was here'],
    ['another document', JSON.stringify({ note: 'jane.roe@example.org' })],
    ['a list', '["jane.roe@example.org"]'],
  ])('does not acknowledge a log subscription that holds %s, and does not show it', async (_title, text) => {
    const packed = { awslogs: { data: gzipSync(text).toString('base64') } };
    const error = await route(packed, contextOf()).catch((reason: Error) => reason);
    expect(error).toBeInstanceOf(Error);
    expect(`${(error as Error).stack}`).toContain('no CloudWatch Logs document');
    expect(`${(error as Error).stack}`).not.toContain('jane');
  });

  test.each([[{}], [null], ['text'], [{ hello: 1 }]])(
    'refuses %p, which is no envelope',
    async (invocation) => {
      await expect(route(invocation, contextOf())).rejects.toThrow('no envelope');
    },
  );
});

test('no function writes what an event holds into its log', async () => {
  const written: string[] = [];
  const spies = (['log', 'info', 'warn', 'error', 'debug'] as const).map((level) =>
    jest.spyOn(console, level).mockImplementation((...parts) => void written.push(parts.join(' '))),
  );
  const streams = [process.stdout, process.stderr].map((stream) =>
    jest.spyOn(stream, 'write').mockImplementation((text) => {
      written.push(String(text));
      return true;
    }),
  );
  const phi = JSON.stringify(anEvent({ metadata: { note: 'SSN 219-09-9999 jane.roe@example.org' } }));
  const error = await route(logs(phi), contextOf(firehoseDouble('throw'))).catch((reason: Error) => reason);
  for (const spy of [...spies, ...streams]) spy.mockRestore();
  expect(error).toBeInstanceOf(Error);
  expect([...written, String(error), (error as Error).stack ?? ''].join('\n')).not.toMatch(/219-09|jane/);
});
