import { clinicalStatements } from './clinical-patterns';
import { clinicalPhrases, FLAG } from './lexicon/lexicon';
import { matchesOf } from './matches';
import type { Reading, Span } from './reading';
import type { Word } from './words';

interface Finding extends Span {
  readonly weight: number;
}

/** What a text says, counted: findings of health, signs of a person, signs of software. */
interface ClinicalScore {
  readonly findings: readonly Finding[];
  readonly health: number;
  readonly person: number;
  readonly narrative: number;
  readonly software: number;
  /** Words of the record system. */
  readonly record: number;
}

const SCALE =
  /\b(?:phq-? ?(?:2|4|9|15|a)|gad-? ?[27]|c-?ssrs|cssrs|audit(?:-c)?|dast(?:-10)?|mdq|pcl-?5|aces?|beck|bdi(?:-ii)?|bai|ham-?[da]|hdrs|ymrs|moca|mmse|gaf|whodas|cage|ciwa(?:-ar)?|cows|epds|edinburgh|conners|vanderbilt|y-?bocs|panss|asq|aims|bprs|crafft|sbq-?r?|ces-?d|pss-?10|k-?10|scoff|eat-?26|mast|asrs|rcads|sdq|cbcl|psc-?17|dass-?21|oq-?45|qids|madrs|ies-?r|cafas|cans|asi|basis-?(?:24|32)|ders|isi|ace)(?: (?:score[ds]?|total|result|was|is|of|=|at intake|raw|today|item \d))*[ :=]{1,3}\d{1,3}\b(?!\.\d| of \d{1,3} (?:controls|checks|findings|items|tests))/g;
const DOSE = /\b\d{1,4}(?:\.\d{1,2})? ?(?:mg|mcg|milligrams?)\b(?!\/s)/g;

/** Software words that clinicians write as often. */
const MILD_SOFTWARE: ReadonlySet<string> = new Set(
  'type types class form report reports program code codes unknown process resource resources group assessment role measure scale course track set test limit seed image attributes label route drive'.split(
    ' ',
  ),
);

const cache = new WeakMap<Reading, ClinicalScore>();

function scoreOf(reading: Reading): ClinicalScore {
  const known = cache.get(reading);
  if (known !== undefined) return known;
  const score = scoreWords(reading, reading.words);
  cache.set(reading, score);
  return score;
}

function scoreWords(reading: Reading, words: readonly Word[]): ClinicalScore {
  const phrases = clinicalPhrases();
  const findings: Finding[] = [];
  const seen = new Set<string>();
  let person = 0;
  let narrative = 0;
  let software = 0;
  let record = 0;
  const told =
    isProse(reading) && (reading.flags & (FLAG.statement | FLAG.person)) !== 0
      ? clinicalStatements(reading.lower)
      : [];
  for (const span of told) findings.push({ ...span, weight: 3 });
  // Words inside a statement are said by it: they count neither again nor as software.
  let nextTold = 0;
  let toldUntil = -1;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined) continue;
    for (let span = told[nextTold]; span !== undefined && span.start <= word.start; span = told[nextTold]) {
      toldUntil = Math.max(toldUntil, span.end);
      nextTold += 1;
    }
    const isTold = word.end <= toldUntil;
    if (word.inCode) {
      // The letters of "s/p" and "d/o" are charting as often as code.
      if (word.end - word.start > 1) software += 0.5;
      continue;
    }
    if (word.shape !== 'upper' && (word.flags & FLAG.person) !== 0) person += 1;
    if ((word.flags & FLAG.narrative) !== 0) narrative += 1;
    const length =
      (word.flags & FLAG.clinical) === 0 ? undefined : phraseAt(words, at, reading.text, phrases);
    if (length === undefined) {
      if ((word.flags & FLAG.software) !== 0 && !isTelling(word, words[at + 1]))
        software += MILD_SOFTWARE.has(word.lower) ? 0.5 : 1;
      if ((word.flags & FLAG.record) !== 0) record += 1;
      continue;
    }
    const last = words[at + length.words - 1] ?? word;
    const key = reading.lower.slice(word.start, last.end);
    // Said twice is one finding: a repeated word proves no more.
    if (!seen.has(key) && !isTold) findings.push({ start: word.start, end: last.end, weight: length.weight });
    seen.add(key);
    at += length.words - 1;
  }
  if ((reading.flags & FLAG.scale) !== 0 && reading.digits > 0)
    for (const match of matchesOf(reading.lower, SCALE))
      findings.push({ start: match.index, end: match.index + match[0].length, weight: 3 });
  if (reading.digits > 0 && DOSE.test(reading.lower)) findings.push(doseIn(reading));
  DOSE.lastIndex = 0;
  const health = findings.reduce((sum, finding) => sum + finding.weight, 0);
  return { findings, health, person, narrative, software, record };
}

/** "Reports blackouts": there the verb, in "reports missing" the noun. */
function isTelling(word: Word, next: Word | undefined): boolean {
  return word.lower === 'reports' && next !== undefined && (next.flags & FLAG.clinical) !== 0;
}

function doseIn(reading: Reading): Finding {
  DOSE.lastIndex = 0;
  const match = DOSE.exec(reading.lower);
  return { start: match?.index ?? 0, end: (match?.index ?? 0) + (match?.[0].length ?? 0), weight: 1 };
}

function phraseAt(
  words: readonly Word[],
  at: number,
  text: string,
  phrases: ReturnType<typeof clinicalPhrases>,
): { readonly words: number; readonly weight: number } | undefined {
  const first = words[at];
  const candidates = first === undefined ? undefined : phrases.get(first.lower);
  if (first === undefined || candidates === undefined) return undefined;
  for (const phrase of candidates) {
    let matched = 0;
    while (matched < phrase.rest.length) {
      const before = words[at + matched];
      const word = words[at + matched + 1];
      if (before === undefined || word === undefined || word.lower !== phrase.rest[matched] || word.inCode)
        break;
      const gap = text.slice(before.end, word.start);
      if (gap !== ' ' && gap !== '-' && gap !== '/' && gap !== "'s ") break;
      matched += 1;
    }
    if (matched === phrase.rest.length) return { words: matched + 1, weight: phrase.weight };
  }
  return undefined;
}

/** Names and ids carry feature names ("PsychotherapyNote"); only prose is read for what it says of health. */
function isProse(reading: Reading): boolean {
  return reading.field === 'text' || (reading.field === 'name' && reading.text.includes(' '));
}

/** "substance use disorder treatment" and nothing more: what a clinic offers, not what somebody has. */
const SERVICE_LINE =
  /^(?:[a-z]{3,16}[ -]){1,3}disorders? (?:treatment|services?|programs?|programmes?|clinic|unit|counsell?ing|prevention|education)$/;

/** Diagnoses, symptoms, drugs and life events of a person, in a few words or many. */
export function findDiagnosis(reading: Reading): readonly Span[] {
  if (!isProse(reading) || (reading.flags & (FLAG.clinical | FLAG.scale | FLAG.statement)) === 0) return [];
  if (reading.from === 0 && SERVICE_LINE.test(reading.lower)) return [];
  const { findings, health, person, narrative, software, record } = scoreOf(reading);
  const strongest = findings.reduce((most, finding) => Math.max(most, finding.weight), 0);
  const support = Math.min(person, 2) + Math.min(narrative, 2) * 0.5;
  const net = health + support - software;
  // Words that everyone uses count only in a sentence about a person, not about software or the record of one.
  const plain = software === 0 && record <= (person > 0 ? 1 : 0);
  const said =
    strongest === 3
      ? net >= 2.5
      : strongest === 2
        ? (plain && (person > 0 || narrative > 0 || health >= 3 || isTold(reading.words))) ||
          (net >= 4 && record <= 1 && (person > 0 || narrative > 0 || health >= 4))
        : plain && health >= 2 && person + narrative >= 2;
  if (!said) return [];
  return findings.filter((finding) => finding.weight >= Math.min(strongest, 2));
}

/** "alcohol on breath", "anxious since layoff": a short sentence tells, a list or a title only names. */
function isTold(words: readonly Word[]): boolean {
  return (
    words.length > 2 &&
    words.length < LEAST_WORDS &&
    words.some((word, index) => index > 0 && TELLING_WORDS.has(word.lower))
  );
}

const TELLING_WORDS: ReadonlySet<string> = new Set(
  'on at since after when while due from has had still again every daily nightly about over all too very so because until during before without'.split(
    ' ',
  ),
);

const LEAST_WORDS = 14;
/** Signs of a told story in a hundred words. */
const DENSITY = 14;

/** Running prose about a person's life and state, long enough to be a note: flagged as a whole. */
export function findClinicalProse(reading: Reading): readonly Span[] {
  if (reading.field !== 'text' || reading.words.length < LEAST_WORDS || (reading.flags & FLAG.person) === 0)
    return [];
  const { words } = reading;
  const whole = scoreOf(reading);
  if (isStory(whole, words.length)) return spanOf(reading, words);
  if (whole.person === 0) return [];
  // "payload rejected, note was: ...": what a program says of a text stands before it and is no part of it.
  for (const from of introductions(reading)) {
    const told = words.slice(from);
    if (isStory(scoreWords(reading, told), told.length)) return spanOf(reading, told);
  }
  return [];
}

function isStory({ health, person, narrative, software }: ClinicalScore, words: number): boolean {
  const told = person + narrative * 0.7 + health * 0.5;
  if (words < LEAST_WORDS || person < 2 || told - software * 1.5 < (software === 0 ? 3.3 : 4)) return false;
  // Dense enough: a log of a thousand words with five of them by chance is none.
  return (told * 100) / words >= DENSITY;
}

function spanOf({ from }: Reading, words: readonly Word[]): readonly Span[] {
  const first = words.find((word) => word.start >= from);
  const last = words[words.length - 1];
  return first === undefined || last === undefined ? [] : [{ start: first.start, end: last.end }];
}

const INTRODUCTION = /[:>=]\s?["'([]{0,2}(?=\p{L})|["'](?=\p{L})/u;
/** How far into a text its introduction may reach, in words, and how many ends of one are tried. */
const INTRODUCTION_WORDS = 24;
const INTRODUCTIONS = 4;

/** Indexes of the words that may begin the told part: after a colon, an equals sign or an opening quote. */
function introductions({ words, text }: Reading): readonly number[] {
  const found: number[] = [];
  for (let at = 1; at < Math.min(words.length, INTRODUCTION_WORDS) && found.length < INTRODUCTIONS; at += 1) {
    const before = words[at - 1];
    const word = words[at];
    if (before === undefined || word === undefined) break;
    if (INTRODUCTION.test(text.slice(before.end, Math.min(word.start + 1, before.end + 8)))) found.push(at);
  }
  return found;
}
