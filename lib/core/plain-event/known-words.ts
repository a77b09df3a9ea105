/** Words are remembered by where their characters lead: two that lead to one place take turns. */
const PLACES = 2048;
const LONGEST = 48;
const WORDS: string[] = new Array<string>(PLACES).fill('');
const BYTES = new Uint8Array(PLACES * LONGEST);

/**
 * The text of some bytes. What an audit stream says again and again (roles, routes, kinds of records) is made once, as the
 * kind of string that V8 compares by address, and costs no garbage from then on.
 * They are kept before any rule has judged them, in memory only, until others take their place.
 *
 * @param text  where the bytes are from
 * @param bytes ASCII of `text`
 */
export function wordIn(text: string, bytes: Uint8Array, from: number, end: number): string {
  const length = end - from;
  if (length === 0 || length > LONGEST) return text.slice(from, end);
  // Five characters tell most words apart; the rest take turns.
  let sum = Math.imul(length, 31) + (bytes[from] ?? 0);
  sum = Math.imul(sum, 31) + (bytes[end - 1] ?? 0);
  sum = Math.imul(sum, 31) + (bytes[from + (length >>> 1)] ?? 0);
  sum = Math.imul(sum, 31) + (bytes[from + (length >>> 2)] ?? 0);
  sum = Math.imul(sum, 31) + (bytes[end - 1 - (length >>> 2)] ?? 0);
  const place = (sum ^ (sum >>> 11)) & (PLACES - 1);
  const start = place * LONGEST;
  const known = WORDS[place] ?? '';
  const knownBytes = BYTES;
  if (known.length === length) {
    let same = 0;
    while (same < length && knownBytes[start + same] === bytes[from + same]) same += 1;
    if (same === length) return known;
  }
  for (let at = 0; at < length; at += 1) knownBytes[start + at] = bytes[from + at] ?? 0;
  const word = asName(text.slice(from, end));
  WORDS[place] = word;
  return word;
}

/** Names of properties are such strings. */
function asName(text: string): string {
  return Object.keys({ [text]: 0 })[0] ?? text;
}
