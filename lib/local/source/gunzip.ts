import { createGunzip } from 'node:zlib';
import { corrupt, errorCode, truncated } from './source-error';

/** What one piece can unfold to is bounded by this times a thousand (deflate's best ratio). */
const PIECE_BYTES = 16 * 1024;
/** CRC and length of the last member: checked apart, so that a wrong sum can't take its data along. */
const TRAILER_BYTES = 8;

/**
 * Concatenated gzip members, unpacked. Whatever could be unpacked comes out before the error for what could not.
 *
 * Driven piece by piece and not piped: a stream that fails throws away what it has unpacked and not yet given.
 */
export async function* gunzip(source: AsyncIterable<Buffer>, name: string): AsyncGenerator<Buffer> {
  const engine = createGunzip({ chunkSize: 64 * 1024 });
  let failure: Error | undefined;
  let unpacked: Buffer[] = [];
  let wake = (): void => undefined;
  engine.on('data', (bytes: Buffer) => unpacked.push(bytes));
  engine.on('error', (error) => {
    failure = error;
  });
  engine.on('close', () => wake());
  const settled = (start: (done: () => void) => void): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve;
      start(resolve);
    });
  const take = (): readonly Buffer[] => {
    const taken = unpacked;
    unpacked = [];
    return taken;
  };
  try {
    for await (const piece of withTrailerApart(source)) {
      await settled((done) => engine.write(piece, () => done()));
      yield* take();
      if (failure !== undefined) break;
    }
    if (failure === undefined) {
      await settled(() => engine.end());
      yield* take();
    }
    if (failure !== undefined) throw asSourceError(failure, name);
  } finally {
    engine.destroy();
  }
}

function asSourceError(failure: Error, name: string): Error {
  const code = errorCode(failure);
  return code === 'Z_BUF_ERROR' ? truncated(name, 'gzip') : corrupt(name, 'gzip', failure.message);
}

/** The input in small pieces, its last bytes as a piece of their own. */
async function* withTrailerApart(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let kept: Buffer = Buffer.alloc(0);
  for await (const chunk of source) {
    const bytes = kept.length === 0 ? chunk : Buffer.concat([kept, chunk]);
    const end = Math.max(0, bytes.length - TRAILER_BYTES);
    for (let from = 0; from < end; from += PIECE_BYTES) {
      yield bytes.subarray(from, Math.min(from + PIECE_BYTES, end));
    }
    kept = bytes.subarray(end);
  }
  if (kept.length > 0) yield kept;
}
