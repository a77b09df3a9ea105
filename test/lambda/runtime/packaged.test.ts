import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { route } from '../../../lambda/route';
import { transform } from '../../../lambda/transform';
import { TIERS, type TierName } from '../../../lib/core/tiers';
import { generateClinic } from '../../../lib/local/clinic/generate-clinic';
import { anEvent } from '../../fixtures/an-event';
import { anIngest } from '../../fixtures/an-ingest';
import { RULES } from '../../fixtures/rules';
import { firehoseDouble } from '../firehose-double';
import { type FirehoseEndpoint, firehoseEndpoint } from './firehose-endpoint';
import { type Declared, declaredFunction, type Running, runFunction } from './packaged-function';
import type { Answer } from './runtime-api';

const { app, template } = anIngest();
const assembly = app.synth().directory;
const declared = (tier?: TierName): Declared => declaredFunction(template, assembly, tier);

const STREAMS = Object.fromEntries(TIERS.map(({ name }) => [name, `audit-lake-dev-${name}`])) as Record<
  TierName,
  string
>;
const LINES = [...generateClinic({ events: 300, seed: 9, damagedLines: true })];
const SECRET = 'SSN 219-09-9999 jane.roe@example.org';
const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

let binary: string;
let endpoint: FirehoseEndpoint;
const started: Running[] = [];

beforeAll(() => {
  // The installer is a module of its own kind; npm may have to fetch the binary.
  binary = execFileSync(process.execPath, [join(__dirname, 'install-runtime.mjs')], {
    encoding: 'utf8',
  }).trim();
}, 300_000);
beforeEach(async () => {
  endpoint = await firehoseEndpoint((data) => data.includes('refuse me'));
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((running) => running.stop()));
  await endpoint.close();
});

async function start(of: Declared, more: Record<string, string> = {}): Promise<Running> {
  const running = await runFunction(binary, of, { AWS_ENDPOINT_URL_FIREHOSE: endpoint.url, ...more });
  started.push(running);
  return running;
}

const invocationOf = (lines: readonly (string | Buffer)[]) => ({
  invocationId: 'i',
  deliveryStreamArn: 'arn:aws:firehose:us-east-1:123456789012:deliverystream/x',
  region: 'us-east-1',
  records: lines.map((line, at) => ({
    recordId: `r${at}`,
    approximateArrivalTimestamp: 0,
    data: Buffer.from(line).toString('base64'),
  })),
});
type Transformed = Awaited<ReturnType<typeof transform>>;

function payloadOf(answer: Answer): unknown {
  if ('error' in answer) throw new Error(`${answer.error.errorType}: ${answer.error.errorMessage}`);
  return answer.payload;
}
function errorOf(answer: Answer) {
  if ('payload' in answer) throw new Error('the function answered');
  return answer.error;
}

/** The clock of the other process is not ours: its rows say when it was. */
function receivedAt({ records }: Transformed): number {
  const ok = records.find(({ result }) => result === 'Ok');
  const row = JSON.parse(Buffer.from(ok?.data ?? '', 'base64').toString('utf8'));
  return Date.parse(`${row.received_at.replace(' ', 'T')}Z`);
}

test('what runs here is the runtime that the template declares', () => {
  const version = execFileSync(binary, ['--version'], { encoding: 'utf8' });
  for (const tier of [undefined, ...TIERS.map(({ name }) => name)]) {
    expect(declared(tier).runtime).toBe(`nodejs${version.slice(1).split('.')[0]}.x`);
  }
});

describe('the packaged transform', () => {
  test.each(TIERS)('of $name answers and moves as its source does', async ({ name: tier }) => {
    const running = await start(declared(tier));
    const answer = payloadOf(await running.invoke(invocationOf(LINES))) as Transformed;

    const firehose = firehoseDouble('take');
    const context = { rules: RULES, streams: STREAMS, tier, firehose, now: () => receivedAt(answer) };
    const expected = await transform(invocationOf(LINES), context);
    const results = new Set(expected.records.map(({ result }) => result));
    expect(results).toContain('Ok');
    expect(results).toContain(tier === 'sud' ? 'ProcessingFailed' : 'Dropped');
    expect(answer).toEqual(JSON.parse(JSON.stringify(expected)));
    expect(endpoint.taken).toEqual(firehose.taken);
  });

  test('keeps a long answer under 6 MB, which the service would refuse', async () => {
    const filler = 'x'.repeat(400_000);
    const lines = Array.from({ length: 12 }, (_, n) =>
      JSON.stringify(anEvent({ event_id: id(n), resource: { type: 'Claim' }, metadata: { filler } })),
    );
    const running = await start(declared('standard'));
    const { records } = payloadOf(await running.invoke(invocationOf(lines))) as Transformed;

    const dropped = records.filter(({ result }) => result === 'Dropped');
    expect(dropped.length).toBeGreaterThan(0);
    expect(endpoint.taken.flatMap(({ data }) => data)).toHaveLength(dropped.length);
  });

  test('fails as a whole when a stricter stream takes nothing, and serves the next invocation', async () => {
    const line = JSON.stringify(anEvent({ resource: { type: 'OtpDose' }, metadata: { note: 'refuse me' } }));
    const running = await start(declared('standard'));

    const error = errorOf(await running.invoke(invocationOf([line])));
    expect(error.errorMessage).toBe('1 of 1 records could not be moved to their stream');
    expect(payloadOf(await running.invoke(invocationOf([])))).toEqual({ records: [] });
  });

  test('says no word of an event', async () => {
    const lines = [
      JSON.stringify(anEvent({ resource: { type: 'OtpDose' }, metadata: { note: `${SECRET} refuse me` } })),
      JSON.stringify(anEvent({ metadata: { note: SECRET } })),
      `${SECRET} is no event`,
      `{"event_id": "${SECRET}"`,
    ];
    const running = await start(declared('standard'), { PRODUCERS: '["another-service"]' });
    const error = errorOf(await running.invoke(invocationOf(lines)));
    const refused = await running.invoke(invocationOf(lines.slice(1)));
    await running.stop();

    expect('payload' in refused).toBe(true);
    expect(running.log()).toContain('Invoke Error');
    expect(running.log()).toContain('"Rejected_phi":');
    expect(`${running.log()} ${JSON.stringify(error)}`).not.toMatch(
      /219-09|jane|usr_0008|pat_0050|intake-api/,
    );
  });
});

describe('the packaged route', () => {
  const bodies = LINES.slice(0, 100);
  const envelopes: readonly (readonly [string, unknown])[] = [
    [
      'a queue',
      { Records: bodies.map((body, at) => ({ eventSource: 'aws:sqs', messageId: `m${at}`, body })) },
    ],
    [
      'a log subscription',
      {
        awslogs: {
          data: gzipSync(
            JSON.stringify({
              messageType: 'DATA_MESSAGE',
              logGroup: 'g',
              logEvents: bodies.map((message) => ({ id: '1', timestamp: 1, message })),
            }),
          ).toString('base64'),
        },
      },
    ],
    [
      'a table stream',
      {
        Records: bodies.map((text, at) => ({
          eventSource: 'aws:dynamodb',
          dynamodb: { SequenceNumber: `s${at}`, NewImage: { event_json: { S: text } } },
        })),
      },
    ],
    ['a direct call', { lines: bodies }],
  ];

  test.each(envelopes)('forwards what %s brings as its source does', async (_title, invocation) => {
    const running = await start(declared());
    const answer = payloadOf(await running.invoke(invocation));

    const firehose = firehoseDouble('take');
    const expected = await route(invocation, { rules: RULES, streams: STREAMS, firehose, now: Date.now });
    expect(answer).toEqual(expected);
    expect(endpoint.taken).toEqual(firehose.taken);
    expect(new Set(endpoint.taken.map(({ stream }) => stream)).size).toBe(TIERS.length);
  });

  test('acknowledges to a queue only what was taken', async () => {
    const [good, bad] = ['take me', 'refuse me'].map((note, n) =>
      JSON.stringify(anEvent({ event_id: id(n), metadata: { note } })),
    );
    const running = await start(declared());
    const invocation = {
      Records: [good, bad].map((body, at) => ({ eventSource: 'aws:sqs', messageId: `m${at}`, body })),
    };
    expect(payloadOf(await running.invoke(invocation))).toMatchObject({
      batchItemFailures: [{ itemIdentifier: 'm1' }],
    });
  });

  test('refuses an unknown envelope with a trace that names the source, and no word of it', async () => {
    const running = await start(declared());
    const { errorMessage, trace } = errorOf(await running.invoke({ hello: SECRET }));
    await running.stop();

    expect(errorMessage).toMatch(/no envelope/);
    const [, file, line] = /\(?([^\s(]*lambda\/route\.ts):(\d+):\d+/.exec(trace.join('\n')) ?? [];
    expect(file).toBeDefined();
    const source = readFileSync(join(__dirname, '../../../lambda/route.ts'), 'utf8').split('\n');
    expect(source.slice(Number(line) - 3, Number(line) + 2).join('\n')).toMatch(/no envelope/);
    expect(running.log()).not.toMatch(/219-09|jane/);
  });
});

describe('a package', () => {
  /** The first thing that the function says: that it can't start, or its answer. */
  const firstWord = ({ initError, invoke }: Running) =>
    Promise.race([initError, invoke({}).then(() => ({ errorMessage: 'it started' }))]);

  test.each([['LAKE_RULES'], ['STREAM_SUD'], ['STAGE'], ['TIER']])(
    'without %s does not start, and says so',
    async (name) => {
      const running = await start(declared('sud'), { [name]: '' });
      expect((await firstWord(running)).errorMessage).toContain(`environment variable ${name} is missing`);
    },
  );

  test('with rules that are no rules does not start, and repeats nothing of them', async () => {
    const running = await start(declared('sud'), { LAKE_RULES: '{"broken' });
    const { errorMessage } = await firstWord(running);
    await running.stop();
    expect(errorMessage).toContain('LAKE_RULES holds no rules');
    expect(running.log()).not.toContain('broken');
  });

  test('is the code and its map, and nothing else', () => {
    for (const tier of [undefined, 'sud'] as const) {
      expect(readdirSync(declared(tier).folder).sort()).toEqual(['index.js', 'index.js.map']);
    }
  });
});
