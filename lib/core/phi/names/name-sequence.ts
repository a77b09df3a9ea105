import { type NameWeight, nameWeight } from '../lexicon/lexicon';
import type { Word } from '../words';
import { PARTICLES, TITLES } from './name-cues';

/** A word of a possible name, with what the lexicon makes of it. */
export interface Named {
  readonly word: Word;
  readonly weight: NameWeight;
}

/** The weight of a particle ("de", "van"): part of a name, never its proof. */
export const NO_NAME: NameWeight = { given: 0, surname: 0, listed: false, common: true, tech: false };

/** How many words a name may have, particles included. */
const MAX_WORDS = 6;

/** Neighbouring words that are written like a name: capitals, initials, particles between them. */
export function sequenceAt(words: readonly Word[], from: number, text: string): readonly Named[] {
  const first = words[from];
  if (first === undefined || !isNameShaped(first)) return [];
  if (first.inCode && !isHeadOfFileName(first, words[from + 1], text)) return [];
  const sequence: Named[] = [{ word: first, weight: weightOf(first) }];
  for (let at = from + 1; at < words.length && sequence.length < MAX_WORDS; at += 1) {
    const word = words[at];
    const before = words[at - 1];
    if (word === undefined || before === undefined || !joins(text, before, word) || before.possessive) break;
    if (isSecondHalf(word, before, text)) sequence.push({ word, weight: weightOf(word) });
    else if (isParticle(word)) {
      if (!leadsToName(words, at + 1)) break;
      sequence.push({ word, weight: NO_NAME });
    } else if (word.inCode || !isNameShaped(word)) break;
    else sequence.push({ word, weight: weightOf(word) });
  }
  return sequence;
}

/** "/uploads/Keisha Brown ID card.jpg": a file named in words, after the last slash. */
function isHeadOfFileName(first: Word, second: Word | undefined, text: string): boolean {
  if (second === undefined || first.shape !== 'capital' || second.shape !== 'capital') return false;
  return '/\\'.includes(text.charAt(first.start - 1)) && text.slice(first.end, second.start) === ' ';
}

export function isNameShaped(word: Word): boolean {
  return (
    word.shape === 'capital' || word.shape === 'initial' || (word.shape === 'upper' && word.lower.length > 2)
  );
}

function isParticle(word: Word): boolean {
  return word.shape === 'lower' && PARTICLES.has(word.lower);
}

/** "Min-jun": the second half of a given name is written small. */
function isSecondHalf(word: Word, before: Word, text: string): boolean {
  return (
    word.shape === 'lower' && text.slice(before.end, word.start) === '-' && nameWeight(word.lower).given > 0
  );
}

/** One or two particles, then a name: "de la Cruz". */
function leadsToName(words: readonly Word[], at: number): boolean {
  const next = words[at];
  if (next === undefined) return false;
  if (isNameShaped(next)) return !next.inCode;
  const beyond = words[at + 1];
  return isParticle(next) && beyond !== undefined && isNameShaped(beyond);
}

/** One space, a hyphen, or the dot and space after an initial or a title. */
function joins(text: string, before: Word, after: Word): boolean {
  const gap = text.slice(before.end, after.start);
  if (gap === ' ' || gap === '-' || gap === '  ') return true;
  if (gap !== '. ' && gap !== '.') return false;
  return before.shape === 'initial' || TITLES.has(before.lower) || before.lower === 'st';
}

function weightOf(word: Word): NameWeight {
  const weight = nameWeight(word.lower, word.flags);
  // Capitals throughout are constants and acronyms far more often than names.
  return word.shape === 'upper' && !weight.listed ? { ...weight, tech: true } : weight;
}
