import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { readSource, SourceError } from '../../lib/local/source/read-source';
import { anEventLine } from '../fixtures/sources/an-event-line';
import { briefly, collect, recordsOf, sha256 } from './collect-source';

const [ONE, TWO] = [anEventLine(1), anEventLine(2)];
const LIMIT = 4096;
const LINE_LIMIT = LIMIT + 64 * 1024;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'source-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('what is too long', () => {
  const long = (length: number) => anEventLine(9, { note: 'x'.repeat(length) });

  test.each([
    ['an event', long(LIMIT)],
    ['a line', long(LINE_LIMIT)],
    ['a line of other characters', `{"note":"${'é'.repeat(LIMIT * 0.75)}"}`],
    ['many read blocks', long(700_000)],
  ])('for %s is put aside with its hash, and the lines around it are kept', async (_name, text) => {
    const records = await recordsOf(`${ONE}\r\n${text}\r\n${TWO}\r\n`, { spoolDir: folder });

    expect(briefly(records)).toEqual(['1 e1', '2 oversize', '3 e2']);
    const [file = ''] = readdirSync(folder);
    expect(records[1]).toEqual({
      kind: 'oversize',
      line: 2,
      bytes: Buffer.byteLength(text),
      sha256: sha256(text),
      file: join(folder, file),
    });
    expect(readFileSync(join(folder, file), 'utf8')).toBe(text);
  });

  test('by one byte is too long, and not by none', async () => {
    const exact = anEventLine(1, { note: 'x'.repeat(LIMIT - anEventLine(1, { note: '' }).length) });
    expect(briefly(await recordsOf(`${exact}\n${exact.replace('x', 'xx')}`))).toEqual(['1 e1', '2 oversize']);
    expect(briefly(await recordsOf(`INFO ${exact}`))).toEqual(['1 e1']);
  });

  test('is counted without being kept where no folder is given', async () => {
    const text = long(LINE_LIMIT);
    expect(await recordsOf(text)).toEqual([
      { kind: 'oversize', line: 1, bytes: text.length, sha256: sha256(text), file: undefined },
    ]);
  });

  test('is not an envelope of many events', async () => {
    const message = `INFO ${ONE}`;
    const subscription = {
      owner: '1',
      messageType: 'DATA_MESSAGE',
      logEvents: Array(2000).fill({ message }),
    };
    const item = JSON.stringify({ pk: { S: 'x'.repeat(2 * LINE_LIMIT) }, event_json: { S: TWO } });
    const text = JSON.stringify(subscription);
    expect(text.length).toBeGreaterThan(LINE_LIMIT);
    for (const input of [
      `${text}\n${item}`,
      [...`${text}${text}\n${item}`].join('').match(/.{1,5000}/gs) ?? [],
    ]) {
      const records = await recordsOf(input);
      expect(records.length % 2000).toBe(1);
      expect(records.every((record) => record.kind === 'event')).toBe(true);
      expect(briefly(records.slice(-1))[0]).toMatch(/e2$/);
    }
  });

  test('inside of an envelope is put aside alone', async () => {
    const items = { Items: [ONE, long(LIMIT), TWO].map((text) => ({ event_json: { S: text } })) };
    expect(briefly(await recordsOf(JSON.stringify(items)))).toEqual(['1 e1', '1 oversize', '1 e2']);
  });

  test('joined of parts is put aside while it comes', async () => {
    const part = (tag: string, text: string) => `2026-03-02T08:00:00.0Z stdout ${tag} ${text}\n`;
    const text = long(LINE_LIMIT);
    const parts = text.match(/.{1,16000}/g) ?? [];
    const log = parts.map((one, at) => part(at === parts.length - 1 ? 'F' : 'P', one)).join('');
    const records = await recordsOf(log + part('F', ONE), { spoolDir: folder });
    expect(records).toMatchObject([
      { kind: 'oversize', line: 1, bytes: text.length, sha256: sha256(text) },
      { kind: 'event' },
    ]);
  });

  test('joined of parts is put aside even where no event shows in it', async () => {
    const part = `2026-03-02T08:00:00.0Z stdout P ${'x'.repeat(16_000)}\n`;
    expect(briefly(await recordsOf(part.repeat(6)))).toEqual(['1 oversize']);
    expect(briefly(await recordsOf(`${part.replace(' P ', ' F ')}`))).toEqual(['1 skipped']);
  });

  test('a line of 200 MB passes through memory that stays flat', async () => {
    const piece = Buffer.alloc(1024 * 1024, 0x61);
    function* chunks() {
      yield Buffer.from(`${ONE}\n{"a":"`);
      for (let at = 0; at < 200; at += 1) yield piece;
      yield Buffer.from(`"}\n${TWO}\n`);
    }
    const before = process.memoryUsage().rss;
    let most = 0;
    const seen: string[] = [];
    const input = { stream: Readable.from(chunks()), name: 'stdin' };
    for await (const records of readSource(input, {
      maxEventBytes: 1024 * 1024,
      onBytes: () => {
        most = Math.max(most, process.memoryUsage().rss);
      },
    })) {
      seen.push(...briefly(records));
    }
    expect(seen).toEqual(['1 e1', '2 oversize', '3 e2']);
    expect(most - before).toBeLessThan(100 * 1024 * 1024);
  });

  test('leaves no file behind when the reader stops, or when the input fails inside of it', async () => {
    const endless = Readable.from([`${ONE}\n`, 'x'.repeat(2 * LINE_LIMIT), 'x', 'x']);
    for await (const _records of readSource(
      { stream: endless, name: 'stdin' },
      { maxEventBytes: LIMIT, spoolDir: folder },
    ))
      break;
    const failing = Readable.from(failAfter([`${ONE}\n`, 'x'.repeat(2 * LINE_LIMIT)]));
    const { records, error } = await collect({ stream: failing, name: 'stdin' }, { spoolDir: folder });

    expect(briefly(records)).toEqual(['1 e1']);
    expect(error).toBeInstanceOf(SourceError);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('and can be put nowhere ends the reading with the folder named', async () => {
    const { records, error } = await collect(
      { stream: Readable.from([`${ONE}\n${'x'.repeat(2 * LINE_LIMIT)}`]), name: 'stdin' },
      { spoolDir: join(folder, 'missing') },
    );
    expect(briefly(records)).toEqual(['1 e1']);
    expect(String(error)).toMatch(/missing, where long lines are put aside, does not exist; create it/);
  });
});

describe('bytes that are no UTF-8', () => {
  const bad = Buffer.from([0xff, 0xc3, 0x28]);
  const spoilt = (text: string) =>
    Buffer.concat([Buffer.from(text.slice(0, 60)), bad, Buffer.from(text.slice(60))]);

  test('cost the lines that hold them, exactly as they are', async () => {
    const records = await recordsOf(
      Buffer.concat([Buffer.from(`${ONE}\n`), spoilt(ONE), Buffer.from(`\r\n${TWO}é\n${TWO}`)]),
    );
    expect(briefly(records)).toEqual(['1 e1', '2 bytes', '3 broken', '4 e2']);
    expect(records[1]).toMatchObject({ raw: spoilt(ONE) });
  });

  test('are taken without the prefix in a log, and without notice where no event is', async () => {
    const lines = [
      Buffer.from(`INFO ${ONE}\nINFO `),
      spoilt(TWO),
      Buffer.from('\nWARN '),
      bad,
      Buffer.from('\n'),
    ];
    const records = await recordsOf(Buffer.concat(lines));
    expect(briefly(records)).toEqual(['1 e1', '2 bytes', '3 skipped']);
    expect(records[1]).toMatchObject({ raw: spoilt(TWO) });
  });

  test('refuse a whole wrapped line', async () => {
    const wrapped = spoilt(JSON.stringify({ log: `${ONE}\n`, stream: 'stdout' }));
    expect(await recordsOf(Buffer.concat([wrapped, Buffer.from('\nready')]))).toMatchObject([
      { kind: 'event', raw: wrapped },
      { kind: 'skipped' },
    ]);
  });

  test('in another column of a CSV dump leave its event alone', async () => {
    const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const lines = ['note,event_json\n"\n', bad, `",${cell(ONE)}\n,"`, spoilt(cell(TWO).slice(1, -1)), '"\n'];
    const records = await recordsOf(Buffer.concat(lines.map((line) => Buffer.from(line))));
    expect(briefly(records)).toEqual(['2 e1', '4 bytes']);
  });

  test.each([
    ['UTF-16, with a mark', '\uFEFF', false],
    ['UTF-16, without one', '', false],
    ['UTF-16 of the other order, with a mark', '\uFEFF', true],
    ['UTF-16 of the other order, without one', '', true],
  ])('%s: each line is bytes that no one takes for UTF-8', async (_name, mark, swap) => {
    const bytes = Buffer.from(
      `${mark}${anEventLine(1, { note: '\u0a05\u0100\u0a05' })}\r\n\r\n${TWO}\n${'x'.repeat(LINE_LIMIT)}\n${TWO}`,
      'utf16le',
    );
    if (swap) bytes.swap16();
    const whole = await recordsOf(bytes, { maxEventBytes: 4096 });
    expect(briefly(whole)).toEqual(['1 bytes', '3 bytes', '4 oversize', '5 bytes']);
    for (const record of whole) {
      const first =
        record.kind === 'event' && record.raw instanceof Uint8Array
          ? [...record.raw.subarray(0, 2)]
          : undefined;
      if (record.kind === 'event') expect(first).toEqual(swap ? [0xfe, 0xff] : [0xff, 0xfe]);
    }
    expect(
      await recordsOf(
        bytes
          .toString('latin1')
          .match(/.{1,777}/gs)
          ?.map((piece) => Buffer.from(piece, 'latin1')) ?? [],
      ),
    ).toEqual(whole);
  });
});

describe('odd content', () => {
  test('a byte order mark is dropped at the very start and nowhere else', async () => {
    expect(
      briefly(
        await recordsOf([Uint8Array.of(0xef), Uint8Array.of(0xbb, 0xbf), `${ONE}\n\uFEFF${TWO}\n${TWO}`]),
      ),
    ).toEqual(['1 e1', '2 broken', '3 e2']);
  });

  test.each([
    ['NUL bytes', `${ONE}\0`],
    ['a million braces', '{'.repeat(1_000_000)],
    ['nesting 200,000 deep', `${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}`],
    [
      '100,000 keys',
      JSON.stringify(Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [`k${at}`, at]))),
    ],
    ['__proto__', '{"__proto__":{"schema_version":"1.1","Items":[]}}'],
    ['a number beyond all', '{"a":1e400}'],
    ['a lone surrogate', '{"a":"\\ud800"}'],
  ])('%s: one record, and the lines around it', async (_name, text) => {
    const records = await recordsOf(`${ONE}\n${text}\n${TWO}`, { maxEventBytes: 10_000_000 });
    expect(records.map((record) => record.kind)).toEqual(['event', 'event', 'event']);
    expect(records[1]).toMatchObject({ line: 2, raw: text });
    expect(briefly(records.slice(2))).toEqual(['3 e2']);
  });
});

function* failAfter(chunks: readonly string[]): Generator<string> {
  yield* chunks;
  throw new Error('the pipe broke');
}
