import { FLAG, nameWeight } from '../lexicon/lexicon';
import type { Span } from '../reading';
import type { Word } from '../words';
import { type Announced, announcement } from './announcement';
import { KNOWN_PAIRS } from './known-pairs';
import { HUMAN_SIGNS, HUMAN_VERBS, OWNED, PREPOSITIONS, RELATIONS, SAINTS, TITLES } from './name-cues';
import { type Named, NO_NAME } from './name-sequence';

/** The text around a possible name. */
export interface Surroundings {
  readonly words: readonly Word[];
  readonly text: string;
  /** The sentence is about care, and no software is spoken of. */
  readonly clinic: boolean;
}

/** The span of the name in a sequence of name-shaped words, if it is one. `index` is the sequence's first word. */
export function judgeSequence(
  sequence: readonly Named[],
  index: number,
  around: Surroundings,
): Span | undefined {
  // "Patient Maria Lopez Called": words that announce or follow are not the name.
  let first = 0;
  while (first < sequence.length - 1 && isHeadWord(sequence[first])) first += 1;
  let last = sequence.length - 1;
  while (last > first && isTailWord(sequence[last])) last -= 1;
  const named = sequence.slice(first, last + 1);
  const announced = announcement(around.words, index + first, around.text);
  const start = named[0]?.word.start;
  const end = named[named.length - 1]?.word.end;
  if (start === undefined || end === undefined) return undefined;
  return isName(named, announced, index + first, around) ? { start, end } : undefined;
}

function isUnnamed({ weight }: Named): boolean {
  return weight.given + weight.surname === 0;
}

function isHeadWord(named: Named | undefined): boolean {
  if (named === undefined) return false;
  return (
    TITLES.has(named.word.lower) ||
    RELATIONS.has(named.word.lower) ||
    (named.weight.common && isUnnamed(named))
  );
}

function isTailWord(named: Named | undefined): boolean {
  if (named === undefined) return false;
  const { word, weight } = named;
  if (weight.common && (isUnnamed(named) || weight.surname < 1)) return true;
  return word.shape === 'upper' && !weight.listed;
}

function isName(named: readonly Named[], announced: Announced, index: number, around: Surroundings): boolean {
  const full = named.filter(({ word, weight }) => word.shape !== 'initial' && weight !== NO_NAME);
  const [head, second] = full;
  if (head === undefined) return false;
  if (second === undefined) return isSingleName(head, named, announced, index, around);
  if (KNOWN_PAIRS.has(`${head.word.lower} ${second.word.lower}`)) return false;
  if (announced === 'none' && full.length === 2 && SAINTS.has(head.word.lower)) return false;
  return isFullName(full, announced, index, named.length, around);
}

function isFullName(
  full: readonly Named[],
  announced: Announced,
  index: number,
  length: number,
  { words, text }: Surroundings,
): boolean {
  if (full.some((one) => isUnnamed(one) && (one.weight.common || one.weight.tech))) return false;
  if (announced === 'title' || announced === 'strong') return true;
  if (announced === 'none' && full.some(isMadeWord)) return false;
  const alone = length === words.length;
  if (alone && full.some(({ weight }) => weight.listed)) return true;
  if (actsLikePerson(words, index + length)) return true;
  // Reed-Solomon, Ramer-Douglas-Peucker: joined by hyphens alone it is an algorithm.
  const hyphened = !text.slice(full[0]?.word.start, full[full.length - 1]?.word.end).includes(' ');
  if (announced === 'none' && hyphened) return false;
  const after = words[index + length];
  const named = full.filter(({ weight }) => weight.given === 2 || weight.surname === 2).length;
  // "Ruby Lane adapter": both words have another meaning, and software follows.
  if (announced === 'none' && named === 0 && after !== undefined && (after.flags & FLAG.software) !== 0)
    return false;
  for (let at = 0; at + 1 < full.length; at += 1) {
    const one = full[at];
    const next = full[at + 1];
    if (one !== undefined && next !== undefined && isNamePair(one, next, announced === 'weak')) return true;
  }
  return false;
}

/** "Penny Rounding", "Norton Antivirus": a word no list of names has, with the ending of a thing. */
function isMadeWord({ word, weight }: Named): boolean {
  return (
    weight.given + weight.surname === 0 &&
    !word.foreign &&
    /(?:[^l]ing|tion|ment|ware|cent(?:er|re)|virus|base|able|ness|ity|izer|ator|ization|ology|graph|shop|craft)$/.test(
      word.lower,
    )
  );
}

/** What people do, after two words that may be a name ("Rose Hill rescheduled her intake"). */
function actsLikePerson(words: readonly Word[], after: number): boolean {
  const verb = words[after];
  if (verb === undefined || !HUMAN_VERBS.has(verb.lower)) return false;
  return words.slice(after + 1, after + 7).some((word) => HUMAN_SIGNS.has(word.lower));
}

/** Two neighbouring words as given name and surname, in either order of certainty. */
function isNamePair(one: Named, next: Named, announced: boolean): boolean {
  const a = one.weight;
  const b = next.weight;
  if (one.word.shape === 'upper' || next.word.shape === 'upper')
    return (a.given === 2 && b.surname > 0 && b.listed) || (a.surname > 0 && a.listed && b.given === 2);
  if (a.given === 2) return true;
  if (a.given === 1 && (b.surname === 2 || (a.listed && b.surname > 0 && b.listed))) return true;
  if (a.surname === 2 && b.given === 2) return true;
  const foreign = one.word.foreign || next.word.foreign;
  if (isUnnamed(one) && (b.surname === 2 || b.given === 2))
    return next.word.lower.length > 3 || announced || foreign;
  // Two words that no list has, where a name is expected.
  if (announced && isUnnamed(one) && isUnnamed(next)) return true;
  return (announced || foreign) && (a.given + b.surname > 0 || a.surname + b.given > 0);
}

function isSingleName(
  { word, weight }: Named,
  named: readonly Named[],
  announced: Announced,
  index: number,
  { words, text, clinic }: Surroundings,
): boolean {
  const before = words[index - 1];
  if (before !== undefined && KNOWN_PAIRS.has(`${before.lower} ${word.lower}`)) return false;
  if (announced === 'title') return !weight.common || weight.given + weight.surname > 0;
  if (word.shape === 'upper') return false;
  const certain = weight.given === 2 || weight.surname === 2;
  if (named.some((one) => one.word.shape === 'initial')) return isInitialled(named, weight, word, announced);
  if (announced === 'strong') {
    return certain || weight.listed || (!weight.common && !weight.tech && word.shape === 'capital');
  }
  if (announced === 'weak') return certain || word.foreign;
  // "the Kowalczyks"
  if (
    before?.lower === 'the' &&
    word.lower.endsWith('s') &&
    nameWeight(word.lower.slice(0, -1)).surname === 2
  )
    return true;
  if (weight.given === 2 && word.lower.length > 3 && (clinic || isOfPlainSentence(word, before, words)))
    return true;
  const whole = words.length === 1 && word.start === 0 && word.end === text.length;
  if (
    whole &&
    word.shape === 'capital' &&
    word.lower.length > 3 &&
    (weight.given === 2 || isListedSurname(word))
  )
    return true;
  const after = words[index + named.length];
  // "Kowalczyk family"
  if (after?.lower === 'family' && weight.surname === 2 && !after.inCode) return true;
  if (!word.possessive || after === undefined || !OWNED.has(after.lower)) return false;
  return text.slice(word.end, after.start).length <= 3 && (certain || (weight.given > 0 && weight.listed));
}

/** "lost badge of Ingrid": after a small word, in a sentence without a word of software or of code. */
function isOfPlainSentence(word: Word, before: Word | undefined, words: readonly Word[]): boolean {
  return (
    before !== undefined &&
    before.shape === 'lower' &&
    word.shape === 'capital' &&
    PREPOSITIONS.has(before.lower) &&
    !words.some(({ inCode, flags }) => inCode || (flags & (FLAG.software | FLAG.tech)) !== 0)
  );
}

/** A surname of the list that is nothing else; one known by its ending alone may be a product. */
function isListedSurname({ flags }: Word): boolean {
  return (
    (flags & FLAG.surname) !== 0 &&
    (flags & (FLAG.common | FLAG.tech | FLAG.ambiguousSurname | FLAG.ambiguousGiven)) === 0
  );
}

/** "J. Smith", "Maria G.", "A. B. Okafor". */
function isInitialled(
  named: readonly Named[],
  weight: Named['weight'],
  word: Word,
  announced: Announced,
): boolean {
  const expected = announced !== 'none';
  if (named[0]?.word.shape === 'initial') {
    return weight.surname === 2 || (weight.surname === 1 && (weight.listed || expected));
  }
  return weight.given === 2 || (expected && (word.foreign || weight.surname === 2 || weight.given === 1));
}
