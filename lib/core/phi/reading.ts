import { foldText } from './fold';
import { type Tokens, tokensOf, type Word } from './words';

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
  /** Digits in the value. */
  readonly digits: number;
  /** Most digits in one run that only spaces and number punctuation break: 9 for an SSN however it is written. */
  readonly longest: number;
  readonly words: readonly Word[];
  /** The lexicon's flags of all words together: a rule whose words do not occur need not look. */
  readonly flags: number;
  readonly toOriginal: (span: Span) => Span | undefined;
}

/** Lower case that never changes the length: a letter whose lower case is longer stays as it is. */
function lowerSameLength(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return Array.from(text, (char) =>
    char.toLowerCase().length === char.length ? char.toLowerCase() : char,
  ).join('');
}

/**
 * @param label words of a metadata key ("date of birth"), judged as if they stood before the value; '' for none
 */
export function readText(original: string, field: PhiField, label = ''): Reading {
  const folded = foldText(original);
  const prefix = label === '' ? '' : `${label}: `;
  const text = prefix === '' ? folded.text : prefix + folded.text;
  const lower = lowerSameLength(text);
  const { starts, ends } = folded;
  const isForeign =
    starts === undefined
      ? undefined
      : (at: number): boolean => {
          const code = at < prefix.length ? 0 : original.charCodeAt(starts[at - prefix.length] ?? 0);
          return code > 0xbf && !(code >= 0x2000 && code < 0x2070) && code < 0xff00;
        };
  const { words, flags }: Tokens = tokensOf(text, lower, isForeign);
  const { digits, longest } = countDigits(folded.text);
  return {
    field,
    text,
    lower,
    from: prefix.length,
    digits,
    longest,
    words,
    flags,
    toOriginal: (span) => {
      const start = Math.max(span.start - prefix.length, 0);
      const end = span.end - prefix.length;
      if (end <= start) return undefined;
      if (starts === undefined || ends === undefined) return { start, end };
      return { start: starts[start] ?? 0, end: ends[end - 1] ?? original.length };
    },
  };
}

function countDigits(text: string): { readonly digits: number; readonly longest: number } {
  let digits = 0;
  let run = 0;
  let longest = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x30 && code <= 0x39) {
      digits += 1;
      run += 1;
      if (run > longest) longest = run;
      // space ( ) + - . / _ stand inside written numbers
    } else if (
      code !== 0x20 &&
      code !== 0x2d &&
      code !== 0x2e &&
      code !== 0x2f &&
      code !== 0x28 &&
      code !== 0x29 &&
      code !== 0x2b &&
      code !== 0x5f
    )
      run = 0;
  }
  return { digits, longest };
}
