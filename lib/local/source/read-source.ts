import { decompress } from './decompress';
import { recordWriter } from './file-kind';
import { lineInterpreter } from './interpret-line';
import type { Splitter } from './line-sink';
import { openSource, type SourceInput, sourceName } from './open-source';
import { SourceError } from './source-error';
import { type SourceOptions, type SourceRecord, sourceLimits } from './source-record';
import { splitLines } from './split-lines';
import { splitUtf16, utf16Of } from './split-utf16';
import { spools } from './spool';

export type { SourceInput } from './open-source';
export { SourceError } from './source-error';
export type { SourceOptions, SourceRecord } from './source-record';

const BATCH = 4096;
const UTF8_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * The candidate events of a file or a stream, in the order of the input, whatever they come in: gzip or zstd,
 * a log with prefixes, a container's log, CloudWatch Logs subscription documents, DynamoDB items, a CSV dump.
 * All of that is recognised by content, never by name. Memory is bounded however large the input or a line is.
 *
 * @throws SourceError when the input can't be read (to its end), after everything good before that was given
 *
 * @example
 * for await (const records of readSource({ path: 'events.jsonl.gz' }, { maxEventBytes: 262_144 })) { ... }
 */
export async function* readSource(
  input: SourceInput,
  options: SourceOptions,
): AsyncGenerator<readonly SourceRecord[]> {
  const limits = sourceLimits(options.maxEventBytes);
  const spooling = spools(options.spoolDir);
  const writer = recordWriter(limits, spooling.open);
  const sink = lineInterpreter(writer, limits, spooling.open);
  let splitter: Splitter | undefined;
  let failure: SourceError | undefined;
  try {
    const content = await decompress(openSource(input, options.onBytes), sourceName(input));
    const utf16 = utf16Of(content.head);
    splitter =
      utf16 === undefined
        ? splitLines(sink, limits, spooling.open)
        : splitUtf16(utf16, sink, limits, spooling.open);
    let unmarked = content.head.subarray(0, UTF8_MARK.length).equals(UTF8_MARK) ? UTF8_MARK.length : 0;
    try {
      for await (const chunk of content.bytes) {
        const bytes = chunk.subarray(Math.min(unmarked, chunk.length));
        unmarked -= chunk.length - bytes.length;
        splitter.push(bytes);
        yield* batches(writer.drain());
      }
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      failure = error;
    }
    splitter.end(failure !== undefined);
    yield* batches(writer.drain());
    if (failure !== undefined) throw failure;
  } finally {
    spooling.discardOpen();
  }
}

function* batches(records: readonly SourceRecord[]): Generator<readonly SourceRecord[]> {
  if (records.length <= BATCH) {
    if (records.length > 0) yield records;
    return;
  }
  for (let from = 0; from < records.length; from += BATCH) yield records.slice(from, from + BATCH);
}
