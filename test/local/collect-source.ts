import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  readSource,
  type SourceInput,
  type SourceOptions,
  type SourceRecord,
} from '../../lib/local/source/read-source';

export interface Collected {
  readonly records: readonly SourceRecord[];
  /** What was thrown after them. */
  readonly error: unknown;
}

export async function collect(input: SourceInput, options: Partial<SourceOptions> = {}): Promise<Collected> {
  const records: SourceRecord[] = [];
  try {
    for await (const batch of readSource(input, { maxEventBytes: 4096, ...options })) records.push(...batch);
  } catch (error) {
    return { records, error };
  }
  return { records, error: undefined };
}

/** Reads the chunks as a stream; fails with the test when an error is thrown. */
export async function recordsOf(
  chunks: string | Uint8Array | readonly (string | Uint8Array)[],
  options: Partial<SourceOptions> = {},
): Promise<readonly SourceRecord[]> {
  const { records, error } = await collect({ stream: streamOf(chunks), name: 'standard input' }, options);
  if (error !== undefined) throw error;
  return records;
}

export function streamOf(chunks: string | Uint8Array | readonly (string | Uint8Array)[]): Readable {
  const list = typeof chunks === 'string' || chunks instanceof Uint8Array ? [chunks] : chunks;
  return Readable.from(list.map((chunk) => Buffer.from(chunk)));
}

/** A record in a few words: its line, and the event's number where it is whole. */
export function brief(record: SourceRecord): string {
  if (record.kind !== 'event') return `${record.line} ${record.kind}`;
  if (typeof record.raw !== 'string') return `${record.line} bytes`;
  return `${record.line} ${nameOf(record.raw)}`;
}

export function briefly(records: readonly SourceRecord[]): readonly string[] {
  return records.map(brief);
}

export function sha256(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function nameOf(raw: string): string {
  try {
    const id: unknown = JSON.parse(raw).event_id;
    return typeof id === 'string' ? `e${Number(id.slice(-12))}` : 'other';
  } catch {
    return 'broken';
  }
}
