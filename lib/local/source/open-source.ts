import { type FileHandle, open } from 'node:fs/promises';
import { unreadable } from './source-error';

export type SourceInput =
  | { readonly path: string }
  | { readonly stream: NodeJS.ReadableStream; readonly name: string };

/** Large enough to make the cost of a read vanish, small enough to stay in the processor's cache. */
const CHUNK_BYTES = 512 * 1024;

export function sourceName(input: SourceInput): string {
  return 'path' in input ? input.path : input.name;
}

/** The bytes of a file or a stream as they are stored; `onBytes` hears how many so far. */
export async function* openSource(
  input: SourceInput,
  onBytes: (total: number) => void = () => undefined,
): AsyncGenerator<Buffer> {
  let total = 0;
  try {
    for await (const chunk of 'path' in input ? readFile(input.path) : input.stream) {
      const bytes = asBuffer(chunk);
      if (bytes.length === 0) continue;
      total += bytes.length;
      onBytes(total);
      yield bytes;
    }
  } catch (cause) {
    throw unreadable(sourceName(input), cause);
  }
}

async function* readFile(path: string): AsyncGenerator<Buffer> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, 'r');
    if ((await handle.stat()).isDirectory()) throw Object.assign(new Error('folder'), { code: 'EISDIR' });
    yield* handle.createReadStream({ highWaterMark: CHUNK_BYTES, autoClose: false });
  } finally {
    await handle?.close();
  }
}

function asBuffer(chunk: unknown): Buffer {
  if (typeof chunk === 'string') return Buffer.from(chunk);
  if (chunk instanceof Uint8Array) return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  throw new TypeError('a source stream must give bytes or strings');
}
