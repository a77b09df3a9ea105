/** A text made comparable: the same letters and digits in plain ASCII where they have such a form. */
export interface Folded {
  readonly text: string;
  /** UTF-16 offset in the original of each folded unit; undefined when the folded text is the original. */
  readonly starts: Int32Array | undefined;
  /** Offset just after the original characters that a folded unit stands for. */
  readonly ends: Int32Array | undefined;
}

const PLAIN_ASCII = /^[\x20-\x7e]*$/;
const ENCODED = /%[0-9a-f]{2}|\\u[0-9a-f]{4}/i;

/** Code points that are seen as nothing, first and last of each range. */
const INVISIBLE: readonly (readonly [number, number])[] = [
  [0x00ad, 0x00ad], // soft hyphen
  [0x034f, 0x034f], // grapheme joiner
  [0x061c, 0x061c], // Arabic letter mark
  [0x115f, 0x1160], // Hangul fillers
  [0x17b4, 0x17b5], // Khmer inherent vowels
  [0x180b, 0x180e], // Mongolian selectors
  [0x200b, 0x200f], // zero-width characters, direction marks
  [0x202a, 0x202e], // direction embedding
  [0x2060, 0x206f], // word joiner, isolates
  [0xfe00, 0xfe0f], // variation selectors
  [0xfeff, 0xfeff], // byte order mark
  [0xe0000, 0xe01ef], // tags, more variation selectors
];

function isInvisible(char: string): boolean {
  const code = char.codePointAt(0) ?? 0;
  return INVISIBLE.some(([first, last]) => first <= code && code <= last);
}

const DASH = /[\u058a\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d]/;
const APOSTROPHE = /[\u02b9\u02bb\u02bc\u2018\u2019\u201b\u2032\uff07`\u00b4]/;
const QUOTE = /[\u00ab\u00bb\u201c-\u201f\u2033]/;
const SPACE = /\s/;

/** Control characters separate like a space. */
function isControl(char: string): boolean {
  return char < ' ' || (char >= '\u007f' && char <= '\u00a0');
}
const MARKS = /\p{M}+/gu;
const DIGIT = /\p{Nd}/u;

/** Letters that Unicode does not decompose. */
const LETTERS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    đ: 'd',
    Đ: 'D',
    ð: 'd',
    Ð: 'D',
    ø: 'o',
    Ø: 'O',
    ł: 'l',
    Ł: 'L',
    ß: 'ss',
    ẞ: 'SS',
    æ: 'ae',
    Æ: 'Ae',
    œ: 'oe',
    Œ: 'Oe',
    ı: 'i',
    þ: 'th',
    Þ: 'Th',
    ə: 'e',
    Ə: 'E',
    ħ: 'h',
    Ħ: 'H',
    ŋ: 'ng',
    ŧ: 't',
  }),
);

/** Digits of every script come in runs of ten that start at a multiple the code point itself tells. */
function digitValue(char: string): string {
  let code = char.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && DIGIT.test(String.fromCodePoint(code - 1))) {
    code -= 1;
    value += 1;
  }
  return String(value);
}

function foldChar(char: string): string {
  if (char >= ' ' && char <= '~') return char === '`' ? "'" : char;
  if (isInvisible(char)) return '';
  if (isControl(char) || SPACE.test(char)) return ' ';
  if (DASH.test(char)) return '-';
  if (APOSTROPHE.test(char)) return "'";
  if (QUOTE.test(char)) return '"';
  if (DIGIT.test(char))
    return char >= '\uff10' && char <= '\uff19' ? String(char.charCodeAt(0) - 0xff10) : digitValue(char);
  return LETTERS.get(char) ?? char.normalize('NFKD').replace(MARKS, '');
}

/** One percent-encoded UTF-8 character or one JSON `\u` escape at `at`, with its length in the text. */
function decodeEscape(
  text: string,
  at: number,
): { readonly char: string; readonly length: number } | undefined {
  if (text.charCodeAt(at) === 0x5c) {
    const hex = text.slice(at + 2, at + 6);
    if (text[at + 1] !== 'u' || !/^[0-9a-f]{4}$/i.test(hex)) return undefined;
    return { char: String.fromCharCode(Number.parseInt(hex, 16)), length: 6 };
  }
  const first = Number.parseInt(/^%([0-9a-f]{2})/i.exec(text.slice(at, at + 3))?.[1] ?? '', 16);
  if (Number.isNaN(first)) return undefined;
  const bytes = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  try {
    const char = decodeURIComponent(text.slice(at, at + bytes * 3));
    return { char, length: bytes * 3 };
  } catch {
    return undefined;
  }
}

/**
 * Folds a text for matching: compatibility forms (full-width digits, ligatures) and diacritics to plain letters, all dashes to
 * `-`, all spaces to one, invisible characters to nothing, percent and `\u` escapes to what they mean.
 * Offsets lead back to the original. Linear in the length of the text.
 */
export function foldText(text: string): Folded {
  const encoded = ENCODED.test(text);
  if (!encoded && PLAIN_ASCII.test(text)) return { text, starts: undefined, ends: undefined };
  const parts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    const decoded = encoded && (code === 0x25 || code === 0x5c) ? decodeEscape(text, at) : undefined;
    const char =
      decoded?.char ?? (code < 0x80 ? text.charAt(at) : String.fromCodePoint(text.codePointAt(at) ?? code));
    const length = decoded?.length ?? char.length;
    const folded = foldChar(char);
    for (let unit = 0; unit < folded.length; unit += 1) {
      starts.push(at);
      ends.push(at + length);
    }
    if (folded !== '') parts.push(folded);
    at += length;
  }
  return { text: parts.join(''), starts: Int32Array.from(starts), ends: Int32Array.from(ends) };
}
