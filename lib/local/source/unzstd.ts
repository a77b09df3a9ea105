import { Decompress } from 'fzstd';
import { type ByteReader, byteReader } from './byte-reader';
import { contentChecksum } from './content-checksum';
import { corrupt, truncated, unsupported } from './source-error';

const MAGIC = 0xfd2fb528;
const SKIPPABLE = 0x184d2a50;
/** RFC 8878 section 3.1.1.2.4. */
const MAX_BLOCK_BYTES = 128 * 1024;
/** As the zstd command: a frame may ask for more memory than anybody has. */
const MAX_WINDOW_BYTES = 128 * 1024 * 1024;
const BLOCK = { raw: 0, runLength: 1, reserved: 3 } as const;
const SKIP_PIECE = 64 * 1024;

const NOTHING = Buffer.alloc(0);
/**
 * A frame of one block looks back at nothing: it is shown to the decoder with a window of 128 KiB, for a million
 * tiny frames that each ask for (and have the decoder clear) 128 MiB would keep it busy for days.
 */
const ONE_BLOCK_HEADER = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x38]);

interface FrameHeader {
  /** As the decoder is to see it: without the flag of a checksum, which it skips unread. */
  readonly bytes: Buffer;
  readonly hasChecksum: boolean;
  readonly contentSize: number | undefined;
}

/**
 * Zstandard frames and skippable frames (RFC 8878), unpacked block by block. Walks the frames itself, so that
 * a cut or damaged file is told for what it is; the decoder sees one frame of whole blocks at a time.
 */
export async function* unzstd(source: AsyncIterable<Buffer>, name: string): AsyncGenerator<Buffer> {
  const iterator = source[Symbol.asyncIterator]();
  const bytes = exactly(byteReader(iterator), name);
  try {
    for (;;) {
      const first = await bytes.upTo(4);
      if (first.length === 0) return;
      if (first.length < 4) throw truncated(name, 'zstd');
      const magic = first.readUInt32LE(0);
      if ((magic & 0xfffffff0) >>> 0 === SKIPPABLE) await skip(bytes, (await bytes.take(4)).readUInt32LE(0));
      else if (magic === MAGIC) yield* frame(bytes, name);
      else throw corrupt(name, 'zstd', 'what follows a frame is none');
    }
  } finally {
    await iterator.return?.();
  }
}

async function* frame(bytes: ExactReader, name: string): AsyncGenerator<Buffer> {
  const header = await frameHeader(bytes, name);
  const checksum = contentChecksum();
  let unpacked: Buffer[] = [];
  let total = 0;
  const engine = new Decompress((part) => {
    total += part.length;
    if (header.hasChecksum) checksum.update(part);
    if (part.length > 0) unpacked.push(Buffer.from(part.buffer, part.byteOffset, part.byteLength));
  });
  let before: Buffer | undefined;
  for (let last = false; !last; ) {
    const blockHeader = await bytes.take(3);
    const word = blockHeader.readUIntLE(0, 3);
    const type = (word >> 1) & 3;
    const size = word >> 3;
    last = (word & 1) === 1;
    if (type === BLOCK.reserved || size > MAX_BLOCK_BYTES) throw corrupt(name, 'zstd', 'impossible block');
    const body = await bytes.take(type === BLOCK.runLength ? 1 : size);
    try {
      // The first block goes with the header; the decoder wants to see them together.
      before ??= last ? ONE_BLOCK_HEADER : header.bytes;
      engine.push(Buffer.concat([before, blockHeader, body]), last);
    } catch (error) {
      throw corrupt(name, 'zstd', error instanceof Error ? error.message : 'block');
    }
    before = NOTHING;
    yield* unpacked;
    unpacked = [];
  }
  if (header.hasChecksum && (await bytes.take(4)).readUInt32LE(0) !== checksum.digest()) {
    throw corrupt(name, 'zstd', 'its checksum does not hold');
  }
  if (header.contentSize !== undefined && header.contentSize !== total) {
    throw corrupt(name, 'zstd', 'not as long as its header says');
  }
}

/** RFC 8878 section 3.1.1.1. */
async function frameHeader(bytes: ExactReader, name: string): Promise<FrameHeader> {
  const descriptor = (await bytes.take(1)).readUInt8(0);
  const singleSegment = (descriptor & 0x20) !== 0;
  const windowBytes = singleSegment ? 0 : 1;
  const dictionaryBytes = [0, 1, 2, 4][descriptor & 3] ?? 0;
  const sizeFlag = descriptor >> 6;
  const sizeBytes = sizeFlag === 0 ? (singleSegment ? 1 : 0) : 1 << sizeFlag;
  if ((descriptor & 0x08) !== 0) throw corrupt(name, 'zstd', 'reserved bit of a frame header');
  const rest = await bytes.take(windowBytes + dictionaryBytes + sizeBytes);
  const contentSize = readContentSize(rest.subarray(windowBytes + dictionaryBytes));
  const window = singleSegment ? (contentSize ?? 0) : windowSize(rest.readUInt8(0));
  if (window > MAX_WINDOW_BYTES) {
    throw unsupported(name, 'needs more than 128 MiB to unpack; unpack it first: zstd -d --long=31 FILE');
  }
  if (rest.subarray(windowBytes, windowBytes + dictionaryBytes).some((byte) => byte !== 0)) {
    throw unsupported(name, 'was packed with a zstd dictionary; unpack it first: zstd -d -D DICTIONARY FILE');
  }
  const shown = Buffer.alloc(5);
  shown.writeUInt32LE(MAGIC, 0);
  shown.writeUInt8(descriptor & ~0x04, 4);
  return { bytes: Buffer.concat([shown, rest]), hasChecksum: (descriptor & 0x04) !== 0, contentSize };
}

function windowSize(descriptor: number): number {
  const base = 2 ** (10 + (descriptor >> 3));
  return base + (base / 8) * (descriptor & 7);
}

function readContentSize(field: Buffer): number | undefined {
  if (field.length === 0) return undefined;
  if (field.length === 8) return Number(field.readBigUInt64LE(0));
  return field.readUIntLE(0, field.length) + (field.length === 2 ? 256 : 0);
}

interface ExactReader {
  /** All of them, or the error that the input is cut off. */
  readonly take: (count: number) => Promise<Buffer>;
  readonly upTo: (count: number) => Promise<Buffer>;
}

function exactly(reader: ByteReader, name: string): ExactReader {
  return {
    upTo: reader.take,
    take: async (count) => {
      const taken = await reader.take(count);
      if (taken.length < count) throw truncated(name, 'zstd');
      return taken;
    },
  };
}

async function skip(bytes: ExactReader, count: number): Promise<void> {
  for (let left = count; left > 0; left -= SKIP_PIECE) await bytes.take(Math.min(left, SKIP_PIECE));
}
