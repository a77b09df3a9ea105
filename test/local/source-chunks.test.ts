import fc from 'fast-check';
import { anEventLine } from '../fixtures/sources/an-event-line';
import { brief, recordsOf } from './collect-source';

const EVENT = anEventLine(1);
const SCAN = { Items: [{ event_json: { S: anEventLine(2) } }, { pk: { S: 'é' } }], Count: 2 };
const SUBSCRIPTION = {
  owner: '1',
  messageType: 'DATA_MESSAGE',
  logEvents: [{ message: `INFO ${anEventLine(3)}` }],
};

/** Pieces of input that mean something to some part of the reader, whole and broken. */
const PIECES: readonly (string | Buffer)[] = [
  `${EVENT}\n`,
  `${EVENT}\r\n`,
  `INFO {x} ${EVENT}\n`,
  `INFO ${EVENT.slice(0, 60)}\n`,
  EVENT.slice(0, 60),
  'oops\n',
  '\n',
  ' \r\n',
  '\r',
  '\0\n',
  '\uFEFF',
  '{"a":1}\n',
  '{\n',
  '{',
  '}\n',
  '{"Items": [\n',
  '{"Items": oops\n',
  '{\n  "Count": 1,\n',
  '  "Items": []\n}',
  JSON.stringify(SCAN),
  `${JSON.stringify(SCAN, undefined, 2)}\n`,
  JSON.stringify(SUBSCRIPTION),
  `${JSON.stringify(SUBSCRIPTION)} trailing\n`,
  `${JSON.stringify({ Item: { event_json: { S: 'x'.repeat(70_000) } } })}\n`,
  `{"Items": [\n${' '.repeat(70_000)}\n`,
  `${JSON.stringify({ log: `${EVENT}\n`, stream: 'stdout' })}\n`,
  `${JSON.stringify({ log: EVENT.slice(0, 60), stream: 'stdout' })}\n`,
  `${JSON.stringify({ log: `${EVENT.slice(60)}\n`, stream: 'stdout' })}\n`,
  `2026-03-02T08:00:00.0Z stderr P ${EVENT.slice(0, 60)}\n`,
  `2026-03-02T08:00:00.0Z stderr F ${EVENT.slice(60)}\n`,
  `id,event_json\n1,"${EVENT.replaceAll('"', '""')}"\n`,
  '2,"\n',
  `${anEventLine(4, { note: 'é\u2028😀'.repeat(30) })}\n`,
  `${anEventLine(5, { note: 'x'.repeat(5000) })}\n`,
  `${'x'.repeat(70_000)}\n`,
  'é'.repeat(40_000),
  Buffer.from([0xc3]),
  Buffer.from([0xff, 0x0a]),
];

const input = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 12 })
  .map((pieces) => Buffer.concat(pieces.map((piece) => Buffer.from(piece))));

test('any bytes, cut into chunks anywhere, give the records that they give in one', async () => {
  await fc.assert(
    fc.asyncProperty(
      input,
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 8 }),
      async (bytes, cuts) => {
        const at = [
          0,
          ...cuts.map((cut) => Math.floor(cut * bytes.length)).toSorted((a, b) => a - b),
          bytes.length,
        ];
        const chunks = at.slice(1).map((end, index) => bytes.subarray(at[index], end));
        expect(await recordsOf(chunks)).toEqual(await recordsOf(bytes));
      },
    ),
    { numRuns: 300 },
  );
});

test('any bytes, cut into chunks of one size, give the records that they give in one', async () => {
  await fc.assert(
    fc.asyncProperty(input, fc.integer({ min: 1, max: 300 }), async (bytes, size) => {
      const count = Math.min(Math.ceil(bytes.length / size), 3000);
      const chunks = Array.from({ length: count }, (_, at) =>
        bytes.subarray(at * size, at === count - 1 ? bytes.length : (at + 1) * size),
      );
      expect(await recordsOf(chunks)).toEqual(await recordsOf(bytes));
    }),
    { numRuns: 200 },
  );
});

test('a bare event is found whatever stands in the lines around it', async () => {
  const found = anEventLine(7);
  const line = fc.constantFrom(
    'oops',
    '{',
    '{"Items": [',
    '{"Items": oops',
    '}',
    `INFO ${EVENT}`,
    EVENT.slice(0, 40),
    '{"a":',
    '[',
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { maxLength: 6 }),
      fc.array(line, { maxLength: 6 }),
      async (before, after) => {
        const records = await recordsOf([...before, found, ...after].join('\n'));
        expect(records.map(brief)).toContain(`${before.length + 1} e7`);
      },
    ),
  );
});
