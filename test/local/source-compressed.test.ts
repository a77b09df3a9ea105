import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { contentChecksum } from '../../lib/local/source/content-checksum';
import { SourceError } from '../../lib/local/source/read-source';
import { anEventLine } from '../fixtures/sources/an-event-line';
import { zstdFrame, zstdRun, zstdSkippable } from '../fixtures/sources/zstd-frame';
import { briefly, collect, recordsOf, streamOf } from './collect-source';

const EVENTS = Array.from({ length: 300 }, (_, at) => `${anEventLine(at + 1)}\n`);
const TEXT = EVENTS.join('');
const ALL = EVENTS.map((_, at) => `${at + 1} e${at + 1}`);
function sumOf(text: string): Buffer {
  const checksum = contentChecksum();
  checksum.update(Buffer.from(text));
  const sum = Buffer.alloc(4);
  sum.writeUInt32LE(checksum.digest());
  return sum;
}

const half = (from: number, to?: number) => EVENTS.slice(from, to).join('');
const pieces = (bytes: Buffer, size: number) =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
    bytes.subarray(at * size, (at + 1) * size),
  );

describe('compressed input is recognised by its first bytes', () => {
  test.each<readonly [string, Buffer]>([
    ['gzip', gzipSync(TEXT)],
    [
      'gzip members one after the other',
      Buffer.concat([gzipSync(half(0, 150)), gzipSync(''), gzipSync(half(150))]),
    ],
    ['gzip padded with zeros', Buffer.concat([gzipSync(TEXT), Buffer.alloc(512)])],
    ['gzip in gzip', gzipSync(Buffer.concat([gzipSync(half(0, 7)), gzipSync(half(7))]))],
    ['zstd', zstdFrame(TEXT)],
    [
      'zstd that says its size and its sum',
      zstdFrame(TEXT, { contentSize: TEXT.length, checksum: sumOf(TEXT) }),
    ],
    [
      'zstd frames one after the other',
      Buffer.concat([zstdFrame(half(0, 1)), zstdFrame(''), zstdFrame(half(1))]),
    ],
    [
      'zstd behind a skippable frame',
      Buffer.concat([zstdSkippable(Buffer.alloc(99)), zstdFrame(TEXT), zstdSkippable(Buffer.alloc(0))]),
    ],
    [
      'zstd of many tiny frames',
      Buffer.concat([...[...half(0, 9)].map((one) => zstdFrame(one)), zstdFrame(half(9))]),
    ],
    ['gzip in zstd', zstdFrame(gzipSync(TEXT))],
  ])('%s', async (_name, bytes) => {
    expect(briefly(await recordsOf(bytes))).toEqual(ALL);
    expect(briefly(await recordsOf(pieces(bytes, 1)))).toEqual(ALL);
    expect(briefly(await recordsOf(pieces(bytes, 1000)))).toEqual(ALL);
  });

  test('a byte order mark below the compression is dropped', async () => {
    expect(briefly(await recordsOf(gzipSync(`\uFEFF${EVENTS[0]}`)))).toEqual(['1 e1']);
  });

  test('nothing, compressed, is no event', async () => {
    expect(await recordsOf(gzipSync(''))).toEqual([]);
    expect(await recordsOf(zstdFrame(''))).toEqual([]);
  });

  test('what unfolds to much more is read piece by piece', async () => {
    const blank = gzipSync(Buffer.alloc(64 * 1024 * 1024, 0x20));
    expect(briefly(await recordsOf(Buffer.concat([blank, gzipSync(`\n${EVENTS[0]}`)])))).toEqual([
      '1 oversize',
      '2 e1',
    ]);
    const run = Array<Buffer>(600).fill(zstdRun(' ', 100_000));
    expect(briefly(await recordsOf(Buffer.concat([...run, zstdFrame(`\n${EVENTS[0]}`)])))).toEqual([
      '1 oversize',
      '2 e1',
    ]);
  });
});

describe('input that can not be read to its end gives everything good before, then says so', () => {
  const gzip = gzipSync(TEXT);
  const zstd = zstdFrame(TEXT);
  const flipped = Buffer.from(gzip);
  flipped[flipped.length - 6] = (flipped[flipped.length - 6] ?? 0) ^ 1;

  test.each<readonly [string, Buffer, number, RegExp]>([
    ['gzip without its last byte', gzip.subarray(0, -1), 300, /ends in the middle of its gzip data/],
    ['gzip without its sum', gzip.subarray(0, -8), 300, /ends in the middle of its gzip data/],
    ['gzip of a wrong sum', flipped, 300, /damaged gzip data/],
    [
      'a second member cut off',
      Buffer.concat([gzip, gzip.subarray(0, 12)]),
      300,
      /ends in the middle of its gzip data/,
    ],
    ['garbage after gzip', Buffer.concat([gzip, Buffer.from('garbage')]), 300, /damaged gzip data/],
    ['a gzip head alone', gzip.subarray(0, 2), 0, /ends in the middle of its gzip data/],
    ['zstd cut off in a block', zstd.subarray(0, -10), 290, /ends in the middle of its zstd data/],
    ['zstd cut off in a head', zstd.subarray(0, 5), 0, /ends in the middle of its zstd data/],
    [
      'zstd without its sum',
      zstdFrame(TEXT, { checksum: Buffer.alloc(2) }),
      300,
      /ends in the middle of its zstd data/,
    ],
    [
      'a skippable frame cut off',
      Buffer.concat([zstd, zstdSkippable(Buffer.alloc(9)).subarray(0, 12)]),
      300,
      /ends in the middle/,
    ],
    ['garbage after zstd', Buffer.concat([zstd, Buffer.from('garbage')]), 300, /damaged zstd data/],
    [
      'zstd of a wrong sum',
      zstdFrame(TEXT, { checksum: Buffer.alloc(4) }),
      300,
      /its checksum does not hold/,
    ],
    ['zstd of another size than it says', zstdFrame(TEXT, { contentSize: 7 }), 300, /damaged zstd data/],
    ['zstd that asks for too much memory', zstdFrame(TEXT, { windowDescriptor: 0xff }), 0, /--long=31/],
  ])('%s', async (_name, bytes, whole, message) => {
    for (const chunks of [bytes, pieces(bytes, 1), pieces(bytes, 900)]) {
      const { records, error } = await collect({ stream: streamOf(chunks), name: 'events.gz' });
      expect(error).toBeInstanceOf(SourceError);
      expect(String(error)).toMatch(message);
      expect(String(error)).toMatch(/events\.gz/);
      const seen = briefly(records);
      expect(seen).toEqual(ALL.slice(0, seen.length));
      expect(seen.length).toBeGreaterThanOrEqual(whole);
      if (whole === 300) expect(seen).toHaveLength(300);
    }
  });

  test('gzip cut off anywhere gives whole lines only', async () => {
    const varied = gzipSync(
      EVENTS.map((event, at) => event.replace('{}', `{"n":"${Math.sin(at)}"}`)).join(''),
    );
    for (const share of [0.1, 0.5, 0.9]) {
      const { records, error } = await collect({
        stream: streamOf(varied.subarray(0, varied.length * share)),
        name: 'x',
      });
      expect(error).toBeInstanceOf(SourceError);
      expect(records.length).toBeGreaterThan(300 * share * 0.5);
      expect(briefly(records)).toEqual(ALL.slice(0, records.length));
    }
  });

  test('a last line without its end is kept where it is whole, and left out where it is not', async () => {
    const cut = (text: string) => collect({ stream: streamOf(gzipSync(text).subarray(0, -4)), name: 'x' });
    expect(briefly((await cut(TEXT.slice(0, -1))).records)).toEqual(ALL);
    expect(briefly((await cut(TEXT.slice(0, -20))).records)).toEqual(ALL.slice(0, -1));
  });
});

describe('a path', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'source-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('is read whatever its name says', async () => {
    const path = join(folder, 'events.gz');
    writeFileSync(path, TEXT);
    let heard = 0;
    const { records, error } = await collect(
      { path },
      {
        onBytes: (total) => {
          heard = total;
        },
      },
    );
    expect(error).toBeUndefined();
    expect(briefly(records)).toEqual(ALL);
    expect(heard).toBe(TEXT.length);
  });

  test('tells how many bytes of the stored file were read', async () => {
    const path = join(folder, 'events');
    const bytes = gzipSync(TEXT);
    writeFileSync(path, bytes);
    const heard: number[] = [];
    await collect({ path }, { onBytes: (total) => heard.push(total) });
    expect(heard.at(-1)).toBe(bytes.length);
  });

  test('that is a folder, or is not there, or passes through a file, is an error that says what to do', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    for (const [path, words] of [
      [folder, /is a folder; name the files in it/],
      [join(folder, 'missing'), /does not exist; check the path/],
      [join(file, 'x'), /a part of the path is a file/],
    ] as const) {
      const { records, error } = await collect({ path });
      expect(records).toEqual([]);
      expect(error).toBeInstanceOf(SourceError);
      expect(String(error)).toMatch(words);
      expect(String(error)).toContain(path);
    }
  });

  const asRoot = process.getuid?.() === 0;
  (asRoot ? test.skip : test)('that may not be read is an error that says so', async () => {
    const path = join(folder, 'secret');
    writeFileSync(path, TEXT);
    chmodSync(path, 0o000);
    expect(String((await collect({ path })).error)).toMatch(/may not be read by this user/);
  });
});
