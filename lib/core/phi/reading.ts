import { foldText } from './fold';
import { type Word, wordsOf } from './words';

/**
 * What kind of field a text stands in: `text` prose and metadata values, `id` identifiers, `route` paths,
 * `user_agent`, `name` short labels (action, type, role, service), `key` a metadata key.
 */
export type PhiField = 'text' | 'id' | 'route' | 'user_agent' | 'name' | 'key';

/** Offsets are UTF-16 units; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A text prepared once for all rules. Rules answer with spans of `text`; `toOriginal` leads them home. */
export interface Reading {
  readonly field: PhiField;
  /** Folded text; for a metadata value under a telling key, with the key's words before it. */
  readonly text: string;
  /** `text` in lower case, the same length. */
  readonly lower: string;
  /** Where the judged value begins in `text` (0 without a key). */
  readonly from: number;
  readonly hasDigit: boolean;
  readonly words: () => readonly Word[];
  readonly toOriginal: (span: Span) => Span | undefined;
}

const ANY_DIGIT = /\d/;

/** Lower case that never changes the length: a letter whose lower case is longer stays as it is. */
function lowerSameLength(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return Array.from(text, (char) => (char.toLowerCase().length === char.length ? char.toLowerCase() : char)).join('');
}

/**
 * @param label words of a metadata key ("date of birth"), judged as if they stood before the value; '' for none
 */
export function readText(original: string, field: PhiField, label = ''): Reading {
  const folded = foldText(original);
  const prefix = label === '' ? '' : `${label}: `;
  const text = prefix + folded.text;
  let words: readonly Word[] | undefined;
  return {
    field,
    text,
    lower: lowerSameLength(text),
    from: prefix.length,
    hasDigit: ANY_DIGIT.test(folded.text),
    words: () => {
      words ??= wordsOf(text, (at) => {
        if (folded.starts === undefined) return false;
        const code = original.charCodeAt(folded.starts[at - prefix.length] ?? 0);
        return at >= prefix.length && code > 0xbf && !(code >= 0x2000 && code < 0x2070) && code < 0xff00;
      });
      return words;
    },
    toOriginal: (span) => {
      const start = Math.max(span.start - prefix.length, 0);
      const end = span.end - prefix.length;
      if (end <= start) return undefined;
      if (folded.starts === undefined || folded.ends === undefined) return { start, end };
      return { start: folded.starts[start] ?? 0, end: folded.ends[end - 1] ?? original.length };
    },
  };
}
