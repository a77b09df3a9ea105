import { nameWeight } from '../lexicon/lexicon';
import type { Reading, Span } from '../reading';
import type { Word } from '../words';
import { OWNED } from './name-cues';

/** `jane_doe_intake`, `JohnSmith`: a given name and a surname side by side inside an identifier. */
export function identifierNames({ words, text, field }: Reading): readonly Span[] {
  const spans: Span[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const one = words[at];
    // An id of words with hyphens is one identifier.
    if (one === undefined) continue;
    if (one.shape === 'mixed') spans.push(...camelNames(one, text));
    const next = words[at + 1];
    const isCode = one.inCode || next?.inCode === true || field === 'id' || field === 'name';
    if (!isCode || next === undefined || next.start - one.end !== 1 || !'._-'.includes(text.charAt(one.end)))
      continue;
    // The name in an e-mail address is the address's.
    if (text.charAt(next.end) === '@') continue;
    if (areIdentifierNames(one.lower, next.lower)) spans.push({ start: one.start, end: next.end });
  }
  return spans;
}

function camelNames(word: Word, text: string): readonly Span[] {
  const spans: Span[] = [];
  const parts = [...text.slice(word.start, word.end).matchAll(/\p{Lu}?\p{Ll}+/gu)];
  for (let at = 0; at + 1 < parts.length; at += 1) {
    const one = parts[at];
    const next = parts[at + 1];
    if (one === undefined || next === undefined || one.index + one[0].length !== next.index) continue;
    if (areIdentifierNames(one[0].toLowerCase(), next[0].toLowerCase())) {
      spans.push({ start: word.start + one.index, end: word.start + next.index + next[0].length });
    }
  }
  return spans;
}

function areIdentifierNames(one: string, next: string): boolean {
  if (one.length < 3 || next.length < 3) return false;
  const a = nameWeight(one);
  const b = nameWeight(next);
  return (a.given === 2 && b.surname > 0 && b.listed) || (a.surname > 0 && a.listed && b.given === 2);
}

/** "Jane's iPhone" in a user agent: a device named after its owner. */
export function deviceOwners({ words }: Reading): readonly Span[] {
  const spans: Span[] = [];
  for (let at = 0; at + 1 < words.length; at += 1) {
    const word = words[at];
    const next = words[at + 1];
    if (word === undefined || next === undefined || !word.possessive || !OWNED.has(next.lower)) continue;
    const weight = nameWeight(word.lower);
    if (weight.given > 0) spans.push({ start: word.start, end: word.end });
  }
  return spans;
}
