import { FLAG, wordFlags } from './lexicon/lexicon';

export type WordShape = 'lower' | 'capital' | 'upper' | 'mixed' | 'initial';

/** One word of a text: a run of letters, apostrophes inside it included ("O'Brien"). */
export interface Word {
  readonly start: number;
  readonly end: number;
  /** Lower case, without a possessive 's. */
  readonly lower: string;
  /** What the lexicon says of it: see FLAG. */
  readonly flags: number;
  readonly shape: WordShape;
  readonly possessive: boolean;
  /** Part of an identifier, path, host or camel-case name rather than of a sentence. */
  readonly inCode: boolean;
  /** Written with a letter outside ASCII, before folding. */
  readonly foreign: boolean;
}

const LETTER = /\p{L}/u;

/** 1 lower, 2 upper, 3 a letter without case, 0 none. */
function letterCase(code: number): 0 | 1 | 2 | 3 {
  if (code < 0x80) {
    if (code >= 0x61 && code <= 0x7a) return 1;
    return code >= 0x41 && code <= 0x5a ? 2 : 0;
  }
  const char = String.fromCharCode(code);
  if (!LETTER.test(char)) return 0;
  const lower = char.toLowerCase();
  if (lower !== char) return 2;
  return char.toUpperCase() === char ? 3 : 1;
}

const NAME_WITH_INNER_CAPITAL =
  /^(?:Mc|Mac|Fitz|De|Di|Da|Du|La|Le|Van|Von|O'|D'|L'|N'|St|\p{Lu}')\p{Lu}\p{Ll}+$/u;

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isWordChar(code: number): boolean {
  return isDigit(code) || letterCase(code) !== 0;
}

function gluedBefore(text: string, start: number): boolean {
  const before = text.charCodeAt(start - 1);
  if (
    before === 0x5f ||
    before === 0x2f ||
    before === 0x5c ||
    before === 0x24 ||
    before === 0x40 ||
    isDigit(before)
  )
    return true;
  if (before !== 0x2e && before !== 0x3a) return false;
  const joined = text.charCodeAt(start - 2);
  // In "J.Smith" the dot ends an initial; in "com.acme" it joins an identifier.
  const initial = joined >= 0x41 && joined <= 0x5a && (start < 3 || !isWordChar(text.charCodeAt(start - 3)));
  return start >= 3 && isWordChar(joined) && !initial;
}

function gluedAfter(text: string, end: number): boolean {
  const after = text.charCodeAt(end);
  if (
    after === 0x5f ||
    after === 0x2f ||
    after === 0x5c ||
    after === 0x28 ||
    after === 0x40 ||
    isDigit(after)
  )
    return true;
  if (after === 0x2e) return end + 1 < text.length && isWordChar(text.charCodeAt(end + 1));
  return after === 0x3a && text.charCodeAt(end + 1) === 0x3a;
}

/** Flags of the parts of a camel-case word: "patientMrn" has the cues of both. */
function camelFlags(raw: string): number {
  let flags = 0;
  for (const part of raw.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? [])
    flags |= wordFlags(part.toLowerCase()) & CUE_FLAGS;
  return flags;
}

const CUE_FLAGS =
  FLAG.ssn |
  FLAG.phone |
  FLAG.birth |
  FLAG.event |
  FLAG.address |
  FLAG.mrn |
  FLAG.member |
  FLAG.icd |
  FLAG.scale;

const STREET_SUFFIX =
  /(?:strasse|str|gasse|weg|platz|allee|damm|ufer|gatan|vagen|gata|vej|gade|veien|gaten|straat|laan|gracht|plein|kade|katu|tie|utca)$/;

export interface Tokens {
  readonly words: readonly Word[];
  /** The flags of all words together. */
  readonly flags: number;
}

/**
 * Splits a folded text into words, in order. Linear.
 *
 * @param isForeign whether a folded unit stands for a letter outside ASCII
 */
export function tokensOf(
  text: string,
  lower: string,
  isForeign: ((at: number) => boolean) | undefined,
): Tokens {
  const words: Word[] = [];
  let flags = 0;
  let at = 0;
  const length = text.length;
  while (at < length) {
    let kind = letterCase(text.charCodeAt(at));
    if (kind === 0) {
      at += 1;
      continue;
    }
    const start = at;
    const first = kind;
    let uppers = 0;
    let lowers = 0;
    let foreign = false;
    while (at < length) {
      kind = letterCase(text.charCodeAt(at));
      if (kind === 0) {
        // An apostrophe between two letters belongs to the word.
        if (text.charCodeAt(at) !== 0x27 || at + 1 >= length || letterCase(text.charCodeAt(at + 1)) === 0)
          break;
      } else if (kind === 1) lowers += 1;
      else if (kind === 2) uppers += 1;
      if (!foreign && isForeign?.(at) === true) foreign = true;
      at += 1;
    }
    const possessive =
      at - start > 2 && text.charCodeAt(at - 2) === 0x27 && lower.charCodeAt(at - 1) === 0x73;
    const end = possessive ? at - 2 : at;
    const word = lower.slice(start, end);
    const shape = shapeOf(text, start, end, first, uppers, lowers - (possessive ? 1 : 0));
    let own = wordFlags(word);
    if (shape !== 'upper') own &= ~FLAG.state;
    if (shape === 'mixed') own |= camelFlags(text.slice(start, end));
    else if (own === 0 && end - start > 5 && STREET_SUFFIX.test(word)) own = FLAG.address;
    flags |= own;
    words.push({
      start,
      end,
      lower: word,
      flags: own,
      shape,
      possessive,
      inCode: shape === 'mixed' || gluedBefore(text, start) || gluedAfter(text, at),
      foreign,
    });
  }
  return { words, flags };
}

function shapeOf(
  text: string,
  start: number,
  end: number,
  first: number,
  uppers: number,
  lowers: number,
): WordShape {
  if (end - start === 1) return uppers === 1 ? 'initial' : 'lower';
  if (uppers === 0) return first === 3 ? 'capital' : 'lower';
  if (lowers <= 0) return 'upper';
  if (uppers === 1) return first === 2 ? 'capital' : 'mixed';
  return NAME_WITH_INNER_CAPITAL.test(text.slice(start, end)) ? 'capital' : 'mixed';
}
