import { AMBIGUOUS_GIVEN_NAMES, AMBIGUOUS_SURNAMES } from './ambiguous-names';
import { CLINICAL_TERMS, NARRATIVE_WORDS, PERSON_WORDS, SOFTWARE_WORDS } from './clinical-terms';
import { COMMON_WORDS } from './common-words';
import { GIVEN_NAMES } from './given-names';
import { SURNAMES } from './surnames';
import { PLACE_NAMES, TECH_NAMES } from './tech-words';

/** Made at the first question and kept: start-up pays nothing for words that no text asks about. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function wordSet(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/).filter((word) => word !== ''));
}

const given = once(() => wordSet(GIVEN_NAMES));
const surnames = once(() => wordSet(SURNAMES));
const ambiguousGiven = once(() => wordSet(AMBIGUOUS_GIVEN_NAMES));
const ambiguousSurnames = once(() => wordSet(AMBIGUOUS_SURNAMES));
const tech = once(() => wordSet(TECH_NAMES));
const places = once(() => wordSet(PLACE_NAMES));
const common = once(() => wordSet(COMMON_WORDS));

export const personWords = once(() => wordSet(PERSON_WORDS));
export const narrativeWords = once(() => wordSet(NARRATIVE_WORDS));
export const softwareWords = once(() => wordSet(SOFTWARE_WORDS));

export const isCommonWord = (word: string): boolean => common().has(word);
export const isTechName = (word: string): boolean => tech().has(word) || places().has(word);

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

export function nameWeight(lower: string): NameWeight {
  const whole = weigh(lower);
  if (whole.given + whole.surname > 0 || !/^(?:o|d|l|n)'/.test(lower)) return whole;
  return { ...whole, surname: 2, listed: true };
}

function weigh(lower: string): NameWeight {
  const word = lower.includes("'") ? lower.replaceAll("'", '') : lower;
  const isCommon = common().has(word);
  const isTech = tech().has(word) || places().has(word);
  const isGiven = given().has(word);
  const isSurname =
    surnames().has(word) || (!isCommon && !isTech && word.length > 6 && SURNAME_ENDING.test(word)) || /^(?:mc|mac)[b-df-hj-np-tv-z][a-z]{3,}$/.test(word);
  const clear = !isCommon && !isTech;
  const maybeGiven = isGiven || ambiguousGiven().has(word);
  const maybeSurname = isSurname || ambiguousSurnames().has(word);
  return {
    given: isGiven && clear && !ambiguousGiven().has(word) ? 2 : maybeGiven ? 1 : 0,
    surname: isSurname && clear && !ambiguousSurnames().has(word) ? 2 : maybeSurname ? 1 : 0,
    listed: (isGiven || isSurname) && !isCommon,
    common: isCommon,
    tech: isTech,
  };
}

/** Words of a clinical phrase after its first, and what the phrase weighs. */
export interface ClinicalPhrase {
  readonly rest: readonly string[];
  readonly weight: number;
}

export const clinicalPhrases = once(() => {
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
  for (const phrases of byFirst.values()) phrases.sort((a, b) => b.rest.length - a.rest.length);
  return byFirst as ReadonlyMap<string, readonly ClinicalPhrase[]>;
});
