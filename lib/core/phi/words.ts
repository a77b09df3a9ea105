/** One word of a text: a run of letters, apostrophes inside it included ("O'Brien"). */
export interface Word {
  readonly start: number;
  readonly end: number;
  /** Lower case, without a possessive 's. */
  readonly lower: string;
  readonly shape: 'lower' | 'capital' | 'upper' | 'mixed' | 'initial';
  readonly possessive: boolean;
  /** Part of an identifier, path, host or camel-case name rather than of a sentence. */
  readonly inCode: boolean;
  /** Written with a letter outside ASCII, before folding. */
  readonly foreign: boolean;
}

const LETTER_RUN = /\p{L}+(?:'\p{L}+)*/gu;
const NAME_WITH_INNER_CAPITAL = /^(?:Mc|Mac|Fitz|De|Di|Da|Du|La|Le|Van|Von|O'|D'|L'|N'|St)\p{Lu}\p{Ll}+(?:'s)?$/u;

function shapeOf(raw: string): Word['shape'] {
  if (raw.length === 1) return raw === raw.toLowerCase() ? 'lower' : 'initial';
  const bare = raw.endsWith("'s") || raw.endsWith("'S") ? raw.slice(0, -2) : raw;
  if (bare === bare.toLowerCase()) return bare === bare.toUpperCase() ? 'capital' : 'lower';
  if (bare === bare.toUpperCase()) return 'upper';
  const rest = bare.slice(1);
  if (rest === rest.toLowerCase()) return bare[0] === bare[0]?.toLowerCase() ? 'lower' : 'capital';
  if (NAME_WITH_INNER_CAPITAL.test(raw) || /^\p{Lu}'\p{Lu}\p{Ll}+/u.test(raw)) return 'capital';
  return 'mixed';
}

function isLetterOrDigit(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || code > 0x7f;
}

function gluedBefore(text: string, start: number): boolean {
  const before = text.charCodeAt(start - 1);
  if (before === 0x5f || before === 0x2f || before === 0x5c || before === 0x24 || before === 0x40) return true;
  if (before >= 0x30 && before <= 0x39) return true;
  if (before === 0x2e || before === 0x3a) return isLetterOrDigit(text.charCodeAt(start - 2)) && start >= 3 && !isInitialBefore(text, start);
  return false;
}

/** In "J.Smith" the dot ends an initial; in "com.acme" it joins an identifier. */
function isInitialBefore(text: string, start: number): boolean {
  const initial = text.charCodeAt(start - 2);
  return initial >= 0x41 && initial <= 0x5a && !isLetterOrDigit(text.charCodeAt(start - 3));
}

function gluedAfter(text: string, end: number): boolean {
  const after = text.charCodeAt(end);
  if (after === 0x5f || after === 0x2f || after === 0x5c || after === 0x28 || after === 0x40) return true;
  if (after >= 0x30 && after <= 0x39) return true;
  if (after === 0x2e) return isLetterOrDigit(text.charCodeAt(end + 1));
  return after === 0x3a && text.charCodeAt(end + 1) === 0x3a;
}

function hasForeign(start: number, end: number, isForeign: (at: number) => boolean): boolean {
  for (let at = start; at < end; at += 1) if (isForeign(at)) return true;
  return false;
}

/**
 * Splits a folded text into words, in order. Linear.
 *
 * @param isForeign whether a folded unit stands for a letter outside ASCII
 */
export function wordsOf(text: string, isForeign: (at: number) => boolean): readonly Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(LETTER_RUN)) {
    const raw = match[0];
    const start = match.index;
    const end = start + raw.length;
    const lower = raw.toLowerCase();
    const possessive = lower.endsWith("'s");
    const shape = shapeOf(raw);
    words.push({
      start,
      end: possessive ? end - 2 : end,
      lower: possessive ? lower.slice(0, -2) : lower,
      shape,
      possessive,
      inCode: shape === 'mixed' || gluedBefore(text, start) || gluedAfter(text, end),
      foreign: hasForeign(start, end, isForeign),
    });
  }
  return words;
}
