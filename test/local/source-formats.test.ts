import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { anEventLine } from '../fixtures/sources/an-event-line';
import EXPECTED from '../fixtures/sources/expected.json';
import { briefly, collect, recordsOf } from './collect-source';

const FIXTURES = join(__dirname, '../fixtures/sources');
const FILES = Object.entries(EXPECTED);

describe('every wrapping is recognised by content', () => {
  test('no fixture is left out', () => {
    expect(Object.keys(EXPECTED).sort()).toEqual(
      readdirSync(FIXTURES).filter((name) => !/\.ts$|expected/.test(name)),
    );
  });

  test.each(FILES)('%s', async (name, expected) => {
    const { records, error } = await collect({ path: join(FIXTURES, name) });
    expect(error).toBeUndefined();
    expect(briefly(records)).toEqual(expected);
  });

  test.each(FILES)('%s without the end of its last line', async (name, expected) => {
    const bytes = readFileSync(join(FIXTURES, name));
    expect(briefly(await recordsOf(bytes.subarray(0, bytes.at(-1) === 10 ? -1 : undefined)))).toEqual(
      expected,
    );
  });

  test.each(FILES)('%s in chunks of any size gives the same records', async (name) => {
    const bytes = readFileSync(join(FIXTURES, name));
    const whole = await recordsOf(bytes);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 20 }), async (cuts) => {
        const at = [0, ...cuts.toSorted((a, b) => a - b), bytes.length];
        const chunks = at.slice(1).map((end, index) => bytes.subarray(at[index], end));
        expect(await recordsOf(chunks)).toEqual(whole);
      }),
      { numRuns: 20 },
    );
    expect(await recordsOf([...bytes].map((byte) => Uint8Array.of(byte)))).toEqual(whole);
  });

  test('the exact text of the producer comes out', async () => {
    const event = '{"schema_version":"1.1", "event_id":"e", "n":1e+16, "s":"\\u00e9\u2028\u0085"}';
    const texts = [
      event,
      `INFO {x} ${event} \r`,
      `2026-03-02T08:00:00Z stdout F ${event}`,
      JSON.stringify({ event_json: event }),
    ];
    const records = await recordsOf(texts.join('\n'));
    expect(records.map((record) => record.kind === 'event' && record.raw)).toEqual([
      event,
      event,
      event,
      event,
    ]);
  });
});

describe('a line without an event', () => {
  const [one, two] = [anEventLine(1), anEventLine(2)];

  test.each([
    ['is refused among bare events', [one, 'oops', two], ['1 e1', '2 broken', '3 e2']],
    ['is refused before the first bare event', ['oops', '{"a":1}', one], ['1 broken', '2 other', '3 e1']],
    ['is skipped in a log', [`INFO ${one}`, 'oops', '{"a":1}'], ['1 e1', '2 skipped', '3 skipped']],
    [
      'is skipped before the first event of a log',
      ['oops', '{"a":1}', `INFO ${one}`],
      ['1 skipped', '2 skipped', '3 e1'],
    ],
    ['is refused where no line tells', ['oops', '{"a":1}', '[1]'], ['1 broken', '2 other', '3 other']],
    [
      'is skipped between wrapped lines',
      [JSON.stringify({ event_json: one }), 'oops'],
      ['1 e1', '2 skipped'],
    ],
    [
      'makes no log of bare events, prefixed ones among them',
      [one, `INFO ${two}`, 'oops'],
      ['1 e1', '2 e2', '3 broken'],
    ],
    ['makes no bare file of a log', [`INFO ${one}`, two, 'oops'], ['1 e1', '2 e2', '3 skipped']],
    [
      'is refused if it is a damaged event of a log',
      [`INFO ${one}`, `INFO ${two.slice(0, 70)}`],
      ['1 e1', '2 broken'],
    ],
    [
      'is refused if it is a damaged bare event in a log',
      [`INFO ${one}`, two.slice(0, 70)],
      ['1 e1', '2 broken'],
    ],
    ['is refused if it is a damaged wrapping', [`INFO ${one}`, '{"log":"{\\"sche'], ['1 e1', '2 broken']],
  ])('%s', async (_name, lines, expected) => {
    expect(briefly(await recordsOf(lines.join('\n')))).toEqual(expected);
  });

  test('is held back only so long: then the file is one of bare events', async () => {
    const records = await recordsOf(`${'oops\n'.repeat(5000)}INFO ${one}\noops`);
    expect(records).toHaveLength(5002);
    expect(records.some((record) => record.kind === 'skipped')).toBe(false);
  });
});

describe('lines', () => {
  const one = anEventLine(1);

  test('end at a line feed alone, and blank ones count only as lines', async () => {
    const event = anEventLine(2, { note: 'a\u2028b\u2029c\u0085d' });
    const records = await recordsOf(`${one}\r\n\r\n \t\n${event}\n\n\r`);
    expect(briefly(records)).toEqual(['1 e1', '4 e2']);
    expect(records[1]).toMatchObject({ raw: event });
  });

  test('keep a carriage return that is no end', async () => {
    expect(briefly(await recordsOf(`${one}\r${one}`))).toEqual(['1 broken']);
  });

  test('of an empty input are none', async () => {
    expect(await recordsOf('')).toEqual([]);
    expect(await recordsOf([])).toEqual([]);
  });

  test('may be given as text by a stream', async () => {
    expect(briefly(await recordsOf([one.slice(0, 9), `${one.slice(9)}\n${anEventLine(2)}`]))).toEqual([
      '1 e1',
      '2 e2',
    ]);
  });
});

describe('documents', () => {
  const scan = (events: readonly string[]) => ({
    Items: events.map((event) => ({ event_json: { S: event } })),
    Count: events.length,
  });
  const pretty = JSON.stringify(scan([anEventLine(1), anEventLine(2)]), undefined, 2);

  test('may stand among lines, one after the other', async () => {
    const text = `${pretty}${JSON.stringify(scan([anEventLine(3)]))}\nINFO ${anEventLine(4)}\n${pretty}`;
    expect(briefly(await recordsOf(text))).toEqual(['1 e1', '1 e2', '15 e3', '16 e4', '17 e1', '17 e2']);
  });

  test('that are cut off are one refusal', async () => {
    const records = await recordsOf(`INFO ${anEventLine(3)}\n${pretty.slice(0, 60)}`);
    expect(briefly(records)).toEqual(['1 e3', '2 broken']);
  });

  test('that never close leave the lines after them alone', async () => {
    const text = `{"Items": [\n${anEventLine(1)}\n${anEventLine(2)}\noops\n{"Items": [\n${anEventLine(3)}`;
    expect(briefly(await recordsOf(text))).toEqual([
      '1 broken',
      '2 e1',
      '3 e2',
      '4 skipped',
      '5 broken',
      '6 e3',
    ]);
  });

  test('end where a string does not end with its line', async () => {
    expect(briefly(await recordsOf(`INFO ${anEventLine(1)}\n{"Items": ["oops\nready\n`))).toEqual([
      '1 e1',
      '2 broken',
      '3 skipped',
    ]);
  });

  test('are not what a brace begins that stands alone among other lines', async () => {
    const text = `{\n${anEventLine(1)}\n{\n  "schema_version": "1.1"\n}\n{`;
    expect(briefly(await recordsOf(text))).toEqual([
      '1 broken',
      '2 e1',
      '3 broken',
      '4 broken',
      '5 broken',
      '6 broken',
    ]);
  });

  test('by the thousand that are none take no time in the square of their number', async () => {
    const records = await recordsOf(
      `${anEventLine(1)}\n${'{"Items" oops\n'.repeat(50_000)}${anEventLine(2)}\n`,
    );
    expect(records).toHaveLength(50_002);
    expect(briefly(records.slice(-1))).toEqual(['50002 e2']);
  });
});

describe('a damaged event within a line', () => {
  test('does not make a log of a file of bare events', async () => {
    const lines = ['x {"schema_version":"1.1","event_id":"cut', '[]', anEventLine(1), 'noise'];
    const records = await recordsOf(Buffer.from(lines.join('\n')));
    expect(records.map((record) => record.kind)).toEqual(['event', 'event', 'event', 'event']);
  });

  test('is refused in a log as well, where lines without an event are skipped', async () => {
    const lines = [
      'noise',
      'INFO {"schema_version":"1.1","event_id":"cut',
      `INFO ${anEventLine(1)}`,
      'noise',
    ];
    const records = await recordsOf(Buffer.from(lines.join('\n')));
    expect(records.map((record) => record.kind)).toEqual(['skipped', 'event', 'event', 'skipped']);
  });
});
