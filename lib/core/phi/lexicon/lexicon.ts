import { AMBIGUOUS_GIVEN_NAMES, AMBIGUOUS_SURNAMES } from './ambiguous-names';
import {
  CLINICAL_TERMS,
  NARRATIVE_WORDS,
  PERSON_WORDS,
  RECORD_WORDS,
  SOFTWARE_WORDS,
} from './clinical-terms';
import { COMMON_WORDS } from './common-words';
import { CUES } from './cue-words';
import { GIVEN_NAMES } from './given-names';
import { SURNAMES } from './surnames';
import { PLACE_NAMES, TECH_NAMES } from './tech-words';

/** What a word may be; a word's flags are a sum of these. */
export const FLAG = {
  given: 1,
  surname: 2,
  ambiguousGiven: 4,
  ambiguousSurname: 8,
  tech: 16,
  common: 32,
  person: 64,
  narrative: 128,
  software: 256,
  /** A word of the record system. */
  record: 512,
  /** First word of a clinical phrase. */
  clinical: 1024,
  /** The word belongs to a label that a rule looks for: see `cue-words.ts`. */
  ssn: 1 << 11,
  phone: 1 << 12,
  birth: 1 << 13,
  event: 1 << 14,
  address: 1 << 15,
  mrn: 1 << 16,
  member: 1 << 17,
  icd: 1 << 18,
  scale: 1 << 19,
  state: 1 << 20,
  /** The word belongs to a clinical statement: see `clinical-patterns.ts`. */
  statement: 1 << 21,
} as const;

/** Made at the first question and kept: start-up pays nothing for words that no text asks about. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

const flags = once(() => {
  const map = new Map<string, number>();
  const add = (list: string, flag: number): void => {
    for (const word of list.split(/\s+/)) if (word !== '') map.set(word, (map.get(word) ?? 0) | flag);
  };
  add(GIVEN_NAMES, FLAG.given);
  add(SURNAMES, FLAG.surname);
  add(AMBIGUOUS_GIVEN_NAMES, FLAG.ambiguousGiven);
  add(AMBIGUOUS_SURNAMES, FLAG.ambiguousSurname);
  add(TECH_NAMES, FLAG.tech);
  add(PLACE_NAMES, FLAG.tech);
  add(COMMON_WORDS, FLAG.common);
  add(PERSON_WORDS, FLAG.person);
  add(NARRATIVE_WORDS, FLAG.narrative);
  add(SOFTWARE_WORDS, FLAG.software);
  add(RECORD_WORDS, FLAG.record);
  for (const [cue, list] of Object.entries(CUES)) add(list, FLAG[cue as keyof typeof CUES]);
  for (const first of clinicalPhrases().keys()) add(first, FLAG.clinical);
  return map;
});

/** The flags of a word in lower case; 0 for one that no list has. */
export function wordFlags(lower: string): number {
  return flags().get(lower) ?? 0;
}

/** How much a word tells of a person's name: 2 hardly anything else, 1 a name that is also something else, 0 none. */
export interface NameWeight {
  readonly given: 0 | 1 | 2;
  readonly surname: 0 | 1 | 2;
  /** The lists of names hold it as a name first (Julia, Taylor), though technology uses it too. */
  readonly listed: boolean;
  readonly common: boolean;
  readonly tech: boolean;
}

const SURNAME_ENDING =
  /(?:sson|sdottir|dottir|owski|owska|ewski|ewska|inski|inska|czyk|czak|ovich|evich|enko|chuk|opoulos|idis|akis|oglu|yan|ashvili|adze|wala|quist|qvist|strom|berger|stein|mann|baum|feld|ez|escu|eanu|unas|aitis)$/;
const MAC = /^(?:mc|mac)[b-df-hj-np-tv-z][a-z]{3,}$/;

export function nameWeight(lower: string, known = wordFlags(lower)): NameWeight {
  const apostrophe = lower.indexOf("'");
  if (apostrophe < 0) return weigh(lower, known);
  const joined = lower.replaceAll("'", '');
  const whole = weigh(joined, wordFlags(joined));
  // O'Brien, D'Angelo: the prefix alone makes a surname.
  return whole.given + whole.surname === 0 && apostrophe === 1 && 'odln'.includes(lower.charAt(0))
    ? { ...whole, surname: 2, listed: true }
    : whole;
}

function weigh(word: string, known: number): NameWeight {
  const common = (known & FLAG.common) !== 0;
  const tech = (known & FLAG.tech) !== 0;
  const given = (known & FLAG.given) !== 0;
  const shaped =
    known === 0 && word.length > 4 && ((word.length > 6 && SURNAME_ENDING.test(word)) || MAC.test(word));
  const surname = (known & FLAG.surname) !== 0 || shaped;
  const clear = !common && !tech;
  return {
    given:
      given && clear && (known & FLAG.ambiguousGiven) === 0
        ? 2
        : given || (known & FLAG.ambiguousGiven) !== 0
          ? 1
          : 0,
    surname:
      surname && clear && (known & FLAG.ambiguousSurname) === 0
        ? 2
        : surname || (known & FLAG.ambiguousSurname) !== 0
          ? 1
          : 0,
    listed: (given || surname) && !common,
    common,
    tech,
  };
}

/** Words of a clinical phrase after its first, and what the phrase weighs. */
export interface ClinicalPhrase {
  readonly rest: readonly string[];
  readonly weight: number;
}

export const clinicalPhrases = once((): ReadonlyMap<string, readonly ClinicalPhrase[]> => {
  const byFirst = new Map<string, ClinicalPhrase[]>();
  for (const [weight, list] of Object.entries(CLINICAL_TERMS)) {
    for (const term of list.split(',')) {
      const [first, ...rest] = term.trim().split(/\s+/);
      if (first === undefined || first === '') continue;
      const phrases = byFirst.get(first) ?? [];
      phrases.push({ rest, weight: Number(weight) });
      byFirst.set(first, phrases);
    }
  }
  // The longest phrase first: "suicidal ideation" is one finding, not two.
  for (const phrases of byFirst.values())
    phrases.sort((a, b) => b.rest.length - a.rest.length || b.weight - a.weight);
  return byFirst;
});
