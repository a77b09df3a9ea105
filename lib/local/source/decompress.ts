import { gunzip } from './gunzip';
import { type Peeked, peek } from './peek';
import { unzstd } from './unzstd';

interface Compression {
  readonly name: string;
  readonly begins: (head: Buffer) => boolean;
  readonly decode: (source: AsyncIterable<Buffer>, name: string) => AsyncIterable<Buffer>;
}

/** Recognised by their first bytes: RFC 1952 section 2.3.1 and RFC 8878 sections 3.1.1 and 3.1.2. */
const COMPRESSIONS: readonly Compression[] = [
  { name: 'gzip', begins: (head) => head.length >= 2 && head.readUInt16BE(0) === 0x1f8b, decode: gunzip },
  { name: 'zstd', begins: (head) => head.length >= 4 && head.readUInt32LE(0) === 0xfd2fb528, decode: unzstd },
  {
    name: 'zstd, a skippable frame first',
    begins: (head) => head.length >= 4 && (head.readUInt32LE(0) & 0xfffffff0) >>> 0 === 0x184d2a50,
    decode: unzstd,
  },
];

/** A delivery stream gzips what CloudWatch Logs has gzipped before; nobody does it more often than that. */
const MAX_LAYERS = 3;

const HEAD_BYTES = 64;

/** The bytes below all compression, with a look at the first of them. */
export async function decompress(source: AsyncIterable<Buffer>, name: string): Promise<Peeked> {
  let layer = await peek(source, HEAD_BYTES);
  for (let layers = 0; layers < MAX_LAYERS; layers += 1) {
    const { head, bytes } = layer;
    const found = COMPRESSIONS.find((compression) => compression.begins(head));
    if (found === undefined) break;
    layer = await peek(found.decode(bytes, name), HEAD_BYTES);
  }
  return layer;
}
