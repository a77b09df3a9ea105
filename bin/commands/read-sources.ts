import {
  readSource,
  SourceError,
  type SourceOptions,
  type SourceRecord,
} from '../../lib/local/source/read-source';
import { sourceInput } from './source-input';

interface Sources extends SourceOptions {
  /** Bytes of all sources so far. */
  readonly onBytes: (total: number) => void;
  /** Takes the error of every source that could not be read to its end; the next one is read all the same. */
  readonly failures: unknown[];
}

/** The records of several files, one after the other. */
export async function* readSources(
  names: readonly string[],
  { onBytes, failures, ...options }: Sources,
): AsyncGenerator<readonly SourceRecord[]> {
  let before = 0;
  for (const name of names) {
    let here = 0;
    const counted = (total: number): void => {
      here = total;
      onBytes(before + total);
    };
    try {
      yield* readSource(sourceInput(name), { ...options, onBytes: counted });
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      failures.push(error);
    }
    before += here;
  }
}
