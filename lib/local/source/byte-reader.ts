export interface ByteReader {
  /** The next `count` bytes; fewer only where the input ends. */
  readonly take: (count: number) => Promise<Buffer>;
}

/** Reads given numbers of bytes from an input that comes in pieces of any size. */
export function byteReader(source: AsyncIterator<Buffer>): ByteReader {
  let current: Buffer = Buffer.alloc(0);

  async function take(count: number): Promise<Buffer> {
    if (current.length >= count) return cut(count);
    const parts = [current];
    let length = current.length;
    while (length < count) {
      const next = await source.next();
      if (next.done === true) break;
      parts.push(next.value);
      length += next.value.length;
    }
    current = Buffer.concat(parts, length);
    return cut(Math.min(count, length));
  }

  function cut(count: number): Buffer {
    const taken = current.subarray(0, count);
    current = current.subarray(count);
    return taken;
  }

  return { take };
}
