/** What a source gives up, in the order of the input. `line` counts physical lines from 1. */
export type SourceRecord =
  | {
      /** A candidate: `ingestEvent` decides. */
      readonly kind: 'event';
      readonly line: number;
      /** Decoded text; the bytes where they are not valid UTF-8. A text may be a slice of a block of 64 KiB. */
      readonly raw: string | Uint8Array;
    }
  | {
      /** Longer than the limit. */
      readonly kind: 'oversize';
      readonly line: number;
      readonly bytes: number;
      /** Lower-case hex. */
      readonly sha256: string;
      /** Where the bytes are, or undefined when no folder was given. The caller owns (moves, removes) the file. */
      readonly file: string | undefined;
    }
  | {
      /** A log line that carries no event. */
      readonly kind: 'skipped';
      readonly line: number;
    };

export interface SourceOptions {
  readonly maxEventBytes: number;
  /** An existing folder for what is longer than that. */
  readonly spoolDir?: string;
  /** Bytes read so far of the input as it is stored (compressed), each time more were read. */
  readonly onBytes?: (total: number) => void;
}

export interface SourceLimits {
  /** Bytes of one event. */
  readonly event: number;
  /** Bytes of one line that isn't known to be an envelope: an event and what may stand before it. */
  readonly line: number;
  /** Bytes of one envelope (a document, a wrapped line, a CSV row). */
  readonly envelope: number;
}

const PREFIX_ALLOWANCE = 64 * 1024;
const ENVELOPE_LIMIT = 64 * 1024 * 1024;

export function sourceLimits(maxEventBytes: number): SourceLimits {
  const line = maxEventBytes + PREFIX_ALLOWANCE;
  return { event: maxEventBytes, line, envelope: Math.max(line, ENVELOPE_LIMIT) };
}
