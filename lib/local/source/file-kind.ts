import { oversizeOf } from './oversize';
import type { SourceLimits, SourceRecord } from './source-record';
import type { Spooled, SpoolOpener } from './spool';

/**
 * A line that carries no event is damage in a file of bare events, and everyday in a log. Which of the two a
 * file is shows with the first line that carries one; lines before it are held back until then.
 *
 *                              unknown            bare events      log
 *   bare event                 -> bare events     event            event
 *   event after a prefix       -> log             event            event
 *   a wrapping (with or        -> log             what it holds    what it holds
 *     without an event)
 *   a damaged event after      held back          event (refused)  event (refused)
 *     what may be a prefix
 *   none of these              held back          event (refused)  skipped
 *   end, or too much held      -> bare events
 *
 * The kind never changes again.
 */
export type FileKind = 'unknown' | 'bare' | 'log';

const DECIDES = { bare: 'bare', prefixed: 'log', wrapped: 'log' } as const satisfies Record<string, FileKind>;

export type EventForm = keyof typeof DECIDES;

/** A text as it was read. `binary`: not valid UTF-8; then each character of `text` stands for one byte. */
export interface LineText {
  readonly text: string;
  readonly binary: boolean;
}

export interface RecordWriter {
  readonly event: (form: EventForm, line: number, raw: LineText) => void;
  /** An event that begins within a line and is broken: it tells nothing of the file. */
  readonly damaged: (line: number, raw: LineText) => void;
  /** The record of a wrapping that carries no event. */
  readonly skipped: (line: number) => void;
  /** A wrapping was seen, whatever it holds. */
  readonly wrapping: () => void;
  readonly other: (line: number, raw: LineText) => void;
  readonly oversize: (line: number, spooled: Spooled) => void;
  /** Nothing more will come. */
  readonly end: () => void;
  /** The records that are ready. */
  readonly drain: () => readonly SourceRecord[];
}

type Held = { readonly line: number; readonly raw: LineText } | SourceRecord;

const MAX_HELD_LINES = 4096;
const MAX_HELD_CHARACTERS = 8 * 1024 * 1024;

export function recordWriter(limits: SourceLimits, openSpool: SpoolOpener): RecordWriter {
  let kind: FileKind = 'unknown';
  let held: Held[] = [];
  let heldCharacters = 0;
  let ready: SourceRecord[] = [];

  function decide(as: FileKind): void {
    if (kind !== 'unknown') return;
    kind = as;
    const waiting = held;
    held = [];
    for (const one of waiting) {
      if ('kind' in one) ready.push(one);
      else other(one.line, one.raw);
    }
  }

  function hold(one: Held, characters: number): void {
    held.push(one);
    heldCharacters += characters;
    if (held.length >= MAX_HELD_LINES || heldCharacters >= MAX_HELD_CHARACTERS) decide('bare');
  }

  function candidate(line: number, { text, binary }: LineText): SourceRecord {
    // A character takes three bytes of UTF-8 at most (a pair of surrogates four).
    if (text.length * 3 > limits.event) {
      const spooled = oversizeOf(text, binary, limits.event, openSpool);
      if (spooled !== undefined) return { kind: 'oversize', line, ...spooled };
    }
    return { kind: 'event', line, raw: binary ? Buffer.from(text, 'latin1') : text };
  }

  function other(line: number, raw: LineText): void {
    if (kind === 'log') ready.push({ kind: 'skipped', line });
    else if (kind === 'bare') ready.push(candidate(line, raw));
    else hold({ line, raw }, raw.text.length);
  }

  return {
    event: (form, line, raw) => {
      decide(DECIDES[form]);
      ready.push(candidate(line, raw));
    },
    damaged: (line, raw) => {
      const record = candidate(line, raw);
      if (kind === 'unknown') hold(record, raw.text.length);
      else ready.push(record);
    },
    skipped: (line) => {
      decide('log');
      ready.push({ kind: 'skipped', line });
    },
    wrapping: () => decide('log'),
    other,
    oversize: (line, spooled) => {
      const record = { kind: 'oversize', line, ...spooled } as const;
      if (kind === 'unknown') hold(record, 0);
      else ready.push(record);
    },
    end: () => decide('bare'),
    drain: () => {
      const drained = ready;
      ready = [];
      return drained;
    },
  };
}
