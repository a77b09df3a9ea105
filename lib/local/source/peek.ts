export interface Peeked {
  /** The first bytes; fewer than asked for only where the input ends or fails. */
  readonly head: Buffer;
  /** All bytes, those of `head` again included. An error met while looking comes after what was read before it. */
  readonly bytes: AsyncIterable<Buffer>;
}

/** Looks at the first bytes of an input, however small the pieces in which it comes. */
export async function peek(source: AsyncIterable<Buffer>, wanted: number): Promise<Peeked> {
  const iterator = source[Symbol.asyncIterator]();
  const seen: Buffer[] = [];
  let length = 0;
  let failure: { readonly cause: unknown } | undefined;
  try {
    while (length < wanted) {
      const next = await iterator.next();
      if (next.done === true) break;
      seen.push(next.value);
      length += next.value.length;
    }
  } catch (cause) {
    failure = { cause };
  }
  return { head: Buffer.concat(seen).subarray(0, wanted), bytes: replay() };

  async function* replay(): AsyncGenerator<Buffer> {
    try {
      yield* seen;
      if (failure !== undefined) throw failure.cause;
      for (;;) {
        const next = await iterator.next();
        if (next.done === true) return;
        yield next.value;
      }
    } finally {
      await iterator.return?.();
    }
  }
}
