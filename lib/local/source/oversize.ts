import type { Spooled, SpoolOpener } from './spool';

/** Sets a text aside that is longer than `limit` bytes; undefined when it isn't. */
export function oversizeOf(
  text: string,
  binary: boolean,
  limit: number,
  openSpool: SpoolOpener,
): Spooled | undefined {
  const encoding = binary ? 'latin1' : 'utf8';
  if (Buffer.byteLength(text, encoding) <= limit) return undefined;
  return spoolWhole(Buffer.from(text, encoding), openSpool);
}

export function spoolWhole(bytes: Uint8Array, openSpool: SpoolOpener, as?: 'line'): Spooled {
  const spool = openSpool();
  spool.write(bytes);
  return spool.finish(as);
}
