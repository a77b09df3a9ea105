import type { Word } from '../words';
import { OCCASIONS, PREPOSITIONS, RELATIONS, SHARED_RELATIONS, TITLES } from './name-cues';

/**
 * What the words before say about the next one: `title` and `strong` that it is a person, `weak` that a known
 * name there is one.
 */
export type Announced = 'none' | 'weak' | 'strong' | 'title';

const GREETINGS: ReadonlySet<string> = new Set([
  'name',
  'hello',
  'hi',
  'behalf',
  'contact',
  'notify',
  'remind',
  'tell',
  'ask',
  'phone',
]);

/** How many words back the noun of "session notes signed by X" may stand. */
const OCCASION_REACH = 4;

export function announcement(words: readonly Word[], index: number, text: string): Announced {
  const before = words[index - 1];
  const here = words[index];
  if (before === undefined || here === undefined) return 'none';
  const gap = text.slice(before.possessive ? before.end + 2 : before.end, here.start);
  if (gap.length > 4 || /[;!?]/.test(gap) || (before.inCode && !/^[ :=]/.test(gap))) return 'none';
  if (TITLES.has(before.lower) && /^\.? ?$/.test(gap)) {
    return before.shape === 'upper' && before.lower !== 'mrs' ? 'weak' : 'title';
  }
  if (/[.,)]/.test(gap) && !/^\. ?$/.test(gap)) return 'none';
  if (RELATIONS.has(before.lower) && !before.possessive) {
    return SHARED_RELATIONS.has(before.lower) || before.shape === 'capital' ? 'weak' : 'strong';
  }
  if (PREPOSITIONS.has(before.lower) && followsOccasion(words, index)) return 'weak';
  return GREETINGS.has(before.lower) ? 'weak' : 'none';
}

function followsOccasion(words: readonly Word[], index: number): boolean {
  const owner = words[index - 2];
  if (owner !== undefined && !owner.inCode && words[index - 1]?.lower === 'of' && RELATIONS.has(owner.lower))
    return true;
  for (let back = 2; back <= OCCASION_REACH; back += 1) {
    const word = words[index - back];
    if (word !== undefined && !word.inCode && OCCASIONS.has(word.lower)) return true;
  }
  return false;
}
