import { FLAG, nameWeight, type NameWeight } from './lexicon/lexicon';
import type { Reading, Span } from './reading';
import type { Word } from './words';

const TITLES = new Set('mr mrs ms miss mx dr prof professor rev reverend sr sra srta señor señora herr frau mme mlle monsieur madame madam sir lady capt sgt'.split(' '));
/** Words after which a capitalised word is a person, whatever else it may mean. */
const RELATIONS = new Set(
  `patient pt pts mother father mom dad mum wife husband spouse daughter son brother sister guardian caregiver grandmother grandfather grandma grandpa aunt uncle cousin niece nephew fiance fiancee girlfriend boyfriend
   roommate stepfather stepmother stepson stepdaughter ex-wife ex-husband counselor counsellor therapist psychiatrist psychologist nurse sponsor surname clinician physician attending inmate resident named aka nee attn dear widow widower teen veteran caller
   clt consumer parent child kid infant toddler baby boy girl twin client member subscriber beneficiary enrollee participant guarantor dependent landlord neighbor employer coworker friend officer specialist worker coach sitter teacher attorney lawyer judge pastor interpreter navigator supervisor intern advocate`.split(/\s+/),
);
/** Among them, words that software uses too: what follows must be a known name. */
const SHARED_RELATIONS = new Set('officer specialist worker coach interpreter navigator supervisor advocate judge parent child boy girl twin client member subscriber participant dependent consumer attending beneficiary guarantor resident caller named nurse baby friend sponsor'.split(' '));
/** "session with X", "result for X", "signed by X": the noun before the preposition makes it a person. */
const OCCASIONS = new Set(
  `session sessions appointment appointments appt visit meeting call called spoke speak speaking talked talk met consult consultation therapy intake chart charts record records note notes result results lab labs file letter referral referred consent signed voicemail message messages texted prescription rx refill
   claim eligibility admission admitted discharge discharged records seen evaluated treated treating discharge summary summaries assessment authorization evaluation group invoice statement reminder sent faxed mailed left accompanied escorted transported release roi disclosure counseling caseload assigned transfer transferred behalf care plan
   coverage demographics photo allergies medication medications telehealth checkin check crisis welfare contact reminders booking booked scheduled rescheduled cancelled canceled noshow no-show history portrait merge merged duplicate guardianship custody payment copay balance birthday match matches matched search searched results lookup looked found account identity name names profile duplicates relative`.split(/\s+/),
);
const PREPOSITIONS = new Set(['with', 'for', 'of', 'by', 'from', 'to', 'about', 'on', 'regarding', 're', 'between', 'and', 'into', 'as', 'belongs', 'against', 'in', 'under', 'is']);
const OWNED = new Set(
  `chart charts appointment session sessions mother father mom dad wife husband son daughter sister brother intake note notes record records consent therapist visit meds medication medications insurance file guardian address phone email dob birthday family parents iphone ipad macbook
   laptop phone android pixel galaxy account profile claim claims treatment plan diagnosis labs prescription refill case caseload copay balance discharge admission progress care`.split(/\s+/),
);
const PARTICLES = new Set(['de', 'la', 'del', 'los', 'las', 'van', 'von', 'der', 'den', 'da', 'dos', 'das', 'di', 'du', 'le', 'bin', 'ibn', 'al', 'el', 'abu', 'ben', 'bint', 'ter', 'ten', 'st', 'san', 'santa', 'mac', 'y', 'e', 'thi', 'van', 'o']);
/** `patient_name=`, `firstName:` and the like: whatever alphabetic value follows is a name. */
const NAME_KEY =
  /\b(?:(?:first|last|full|given|family|middle|maiden|sur|patient|client|member|legal|preferred|display|guardian|subscriber|contact|person|pt|next of kin|emergency contact|insured|guarantor|parent|mother|father|spouse|therapist|provider)[ _-]?names?|surname|forename|next of kin|emergency contact|guardian|patient|client|member|given|family|fname|lname)['"]{0,2} ?[:=>]{1,2} ?['"[(]{0,2}(?=\p{L})/giu;

interface Named {
  readonly word: Word;
  readonly weight: NameWeight;
}

const NO_NAME: NameWeight = { given: 0, surname: 0, listed: false, common: true, tech: false };

/** Names of people: by what the words are (lexicon), how they are written, and what announces them. */
export function findPersonName(reading: Reading): readonly Span[] {
  if (reading.field === 'user_agent') return deviceOwners(reading);
  if (reading.field === 'id' || reading.field === 'name' || reading.field === 'key' || reading.field === 'route') {
    const spans = identifierNames(reading);
    if (reading.field !== 'id' && reading.field !== 'name') return spans;
    return [...spans, ...proseNames(reading)];
  }
  return [...proseNames(reading), ...identifierNames(reading)];
}

function proseNames(reading: Reading): readonly Span[] {
  const words = reading.words;
  const { text } = reading;
  const spans: Span[] = [];
  let index = 0;
  while (index < words.length) {
    if (words[index]?.shape === 'lower') {
      index += 1;
      continue;
    }
    const sequence = sequenceAt(words, index, text);
    if (sequence.length > 0) {
      const found = judgeSequence(sequence, words, index, text);
      if (found !== undefined) spans.push(found);
      index += sequence.length;
    } else {
      index += 1;
    }
  }
  spans.push(...lastCommaFirst(words, text), ...keyedNames(reading), ...lowerNames(words, text));
  return spans;
}

/** How many words a name may have, particles included. */
const MAX_WORDS = 6;

/** Neighbouring words that are written like a name: capitals, initials, particles between them. */
function sequenceAt(words: readonly Word[], from: number, text: string): readonly Named[] {
  const first = words[from];
  if (first === undefined || first.inCode || !isNameShaped(first)) return [];
  const sequence: Named[] = [{ word: first, weight: weightOf(first) }];
  for (let at = from + 1; at < words.length && sequence.length < MAX_WORDS; at += 1) {
    const word = words[at];
    const before = words[at - 1];
    if (word === undefined || before === undefined || !joins(text, before, word)) break;
    const particle = word.shape === 'lower' && PARTICLES.has(word.lower);
    // "Min-jun": the second half of a given name.
    if (word.shape === 'lower' && !particle && text.slice(before.end, word.start) === '-' && nameWeight(word.lower).given > 0) {
      sequence.push({ word, weight: weightOf(word) });
      continue;
    }
    if (word.inCode || (!isNameShaped(word) && !particle) || before.possessive) break;
    if (particle && !(words[at + 1] !== undefined && isNameShaped(words[at + 1] as Word) && !(words[at + 1] as Word).inCode)) {
      const next = words[at + 1];
      const beyond = words[at + 2];
      const twoParticles = next !== undefined && PARTICLES.has(next.lower) && beyond !== undefined && isNameShaped(beyond);
      if (!twoParticles) break;
    }
    sequence.push({ word, weight: particle ? NO_NAME : weightOf(word) });
  }
  return sequence;
}

function isNameShaped(word: Word): boolean {
  return word.shape === 'capital' || word.shape === 'initial' || (word.shape === 'upper' && word.lower.length > 2);
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

type Announced = 'none' | 'weak' | 'strong' | 'title';

/** What the words before say about the next one. */
function announcement(words: readonly Word[], index: number, text: string): Announced {
  const before = words[index - 1];
  const here = words[index];
  if (before === undefined || here === undefined) return 'none';
  const gap = text.slice(before.possessive ? before.end + 2 : before.end, here.start);
  if (gap.length > 4 || /[;!?]/.test(gap)) return 'none';
  if (before.inCode && !/^[ :=]/.test(gap)) return 'none';
  if (TITLES.has(before.lower) && /^\.? ?$/.test(gap)) return before.shape === 'upper' && before.lower !== 'mrs' ? 'weak' : 'title';
  if (/[.,)]/.test(gap) && !/^\. ?$/.test(gap)) return 'none';
  if (RELATIONS.has(before.lower) && !before.possessive) return SHARED_RELATIONS.has(before.lower) || before.shape === 'capital' ? 'weak' : 'strong';
  if (PREPOSITIONS.has(before.lower)) {
    const owner = words[index - 2];
    if (owner !== undefined && !owner.inCode && before.lower === 'of' && RELATIONS.has(owner.lower)) return 'weak';
    for (let back = 2; back <= 4; back += 1) {
      const word = words[index - back];
      if (word !== undefined && !word.inCode && OCCASIONS.has(word.lower)) return 'weak';
    }
  }
  if (before.lower === 'name' || before.lower === 'hello' || before.lower === 'hi' || before.lower === 'behalf') return 'weak';
  return 'none';
}

function judgeSequence(sequence: readonly Named[], words: readonly Word[], index: number, text: string): Span | undefined {
  // "Patient Maria Lopez called": leading words that announce, and trailing common ones, are not the name.
  let first = 0;
  while (first < sequence.length - 1 && isHeadWord(sequence[first])) first += 1;
  let last = sequence.length - 1;
  while (last > first && isTailWord(sequence[last])) last -= 1;
  const named = sequence.slice(first, last + 1);
  const announced = announcement(words, index + first, text);
  if (!isName(named, announced, words, index + last, text)) return undefined;
  const start = named[0]?.word.start;
  const end = named[named.length - 1]?.word.end;
  return start === undefined || end === undefined ? undefined : { start, end };
}

function isHeadWord(named: Named | undefined): boolean {
  if (named === undefined) return false;
  const { word, weight } = named;
  return TITLES.has(word.lower) || RELATIONS.has(word.lower) || (weight.common && weight.given + weight.surname === 0);
}

function isTailWord(named: Named | undefined): boolean {
  if (named === undefined) return false;
  const { word, weight } = named;
  return (weight.common && weight.given + weight.surname === 0) || (word.shape === 'upper' && !weight.listed) || (weight.common && !weight.listed && weight.surname < 1);
}

const HUMAN_VERBS = new Set(
  `called calls cancelled canceled rescheduled prefers requested wants asked asks arrived missed declined refused refuses reported denies denied left walked waits waiting checked signed moved died relapsed attended attends
   no-showed texted emailed complained consents agreed disclosed transferred discharged admitted reschedule cancels cried lives presented presents states stated returned paid owes needs has was is`.split(/\s+/),
);
const HUMAN_SIGNS = new Set('amendment records copy refill transfer her his hers him she he intake session appointment therapist room mother father chart copay meds waiting bed unit voicemail guardian'.split(' '));

/** Two everyday words that may be a name, with what people do after them ("Rose Hill rescheduled her intake"). */
function actsLikePerson(words: readonly Word[], lastIndex: number): boolean {
  const verb = words[lastIndex + 1];
  if (verb === undefined || !HUMAN_VERBS.has(verb.lower)) return false;
  return words.slice(lastIndex + 2, lastIndex + 8).some((word) => HUMAN_SIGNS.has(word.lower));
}

function isName(named: readonly Named[], announced: Announced, words: readonly Word[], lastIndex: number, text: string): boolean {
  const full = named.filter(({ word, weight }) => word.shape !== 'initial' && weight !== NO_NAME);
  if (full.length === 0) return false;
  if (full.length === 1) return isSingleName(full[0], named, announced, words, lastIndex, text);
  return isFullName(full, announced, named.length === words.length, actsLikePerson(words, lastIndex), isHyphened(full, text));
}

/** Algorithms, protocols and saints whose names are made like a person's. */
const KNOWN_PAIRS = new Set(['robin hood', 'clark wilson', 'lee yang', 'harrison ruzzo', 'brewer nash', 'boyer moore', 'graham denning', 'rogers ramanujan', 'lee moore', 'thomas fermi', 'morris pratt', 'john doe test', 'santa claus', 'murphy law', 'reed solomon', 'green lake', 'sierra leone', 'dr watson', 'mr robot', 'sir trevor', 'dr first', 'san marino', 'max planck', 'james webb', 'marie kondo']);
const SAINTS = new Set(['san', 'santa', 'st', 'saint', 'sao', 'sainte', 'fort', 'mount', 'port', 'new', 'lake', 'los', 'las']);

function isFullName(full: readonly Named[], announced: Announced, alone: boolean, acting: boolean, hyphened: boolean): boolean {
  const weights = full.map((one) => one.weight);
  const [head, second] = full;
  if (head !== undefined && second !== undefined) {
    if (KNOWN_PAIRS.has(`${head.word.lower} ${second.word.lower}`)) return false;
    if (announced === 'none' && full.length === 2 && SAINTS.has(head.word.lower)) return false;
  }
  const blocked = weights.some((weight) => weight.given + weight.surname === 0 && (weight.common || weight.tech));
  if (blocked) return false;
  if (announced === 'title' || announced === 'strong') return true;
  if (alone && full.some(({ weight }) => weight.listed) && weights.every((weight) => !weight.tech || weight.listed)) return true;
  if (acting && weights.every((weight) => weight.given + weight.surname > 0 || (!weight.common && !weight.tech))) return true;
  // Reed-Solomon, Ramer-Douglas-Peucker: joined by hyphens alone it is an algorithm.
  if (announced === 'none' && hyphened) return false;
  for (let at = 0; at + 1 < full.length; at += 1) {
    const one = full[at];
    const next = full[at + 1];
    if (one !== undefined && next !== undefined && isNamePair(one, next, announced === 'weak')) return true;
  }
  return false;
}

function isHyphened(full: readonly Named[], text: string): boolean {
  return full.every((one, index) => index === 0 || text.charAt(one.word.start - 1) === '-');
}

/** Two neighbouring words as given name and surname, in either order of certainty. */
function isNamePair(one: Named, next: Named, announced: boolean): boolean {
  const a = one.weight;
  const b = next.weight;
  const unknown = b.given + b.surname === 0;
  const foreign = one.word.foreign || next.word.foreign;
  if (one.word.shape === 'upper' || next.word.shape === 'upper') return a.given === 2 && b.surname > 0 && b.listed;
  if (a.given === 2 && (b.surname > 0 || b.given > 0 || unknown)) return true;
  if (a.given === 1 && b.surname === 2) return true;
  if (a.given > 0 && a.listed && b.surname > 0 && b.listed) return true;
  if (a.surname === 2 && b.given === 2) return true;
  if (a.given + a.surname === 0 && (b.surname === 2 || b.given === 2)) return next.word.lower.length > 3 || announced || foreign;
  // Two words that no list has, where a name is expected.
  if (announced && unknown && a.given + a.surname === 0 && !a.common && !a.tech && !b.common && !b.tech) return true;
  if (!announced && !foreign) return false;
  return a.given + b.surname > 0 || a.surname + b.given > 0;
}


function isSingleName(only: Named | undefined, named: readonly Named[], announced: Announced, words: readonly Word[], lastIndex: number, text: string): boolean {
  if (only === undefined) return false;
  const { word, weight } = only;
  const titled = words[words.indexOf(word) - 1];
  if (titled !== undefined && KNOWN_PAIRS.has(`${titled.lower} ${word.lower}`)) return false;
  if (word.shape === 'upper' && announced !== 'title') return false;
  const certain = weight.given === 2 || weight.surname === 2;
  const some = weight.given + weight.surname > 0;
  const hasInitial = named.some((one) => one.word.shape === 'initial');
  if (announced === 'title') return !weight.common || some;
  if (hasInitial) return isInitialled(named, only, announced);
  if (announced === 'strong') return certain || (some && weight.listed) || (!weight.common && !weight.tech && word.shape === 'capital');
  if (titled?.lower === 'the' && word.lower.endsWith('s') && nameWeight(word.lower.slice(0, -1)).surname === 2) return true;
  if (announced === 'weak') return certain || word.foreign;
  const after = words[lastIndex + 1];
  if (weight.given === 2 && word.lower.length > 3 && inClinic(words)) return true;
  if (word.possessive && after !== undefined && OWNED.has(after.lower) && text.slice(word.end, after.start).length <= 3) return certain || (weight.given > 0 && weight.listed);
  return false;
}

const CLINIC_WORDS = new Set(
  'appointment session intake chart waiting room mother father consent therapist counselor billing voicemail telehealth caseload no-show copay text visit roster group guardian she he her his note notes discharge discharged admitted client patient'.split(' '),
);

/** A lone given name counts where people are cared for and no software is spoken of. */
function inClinic(words: readonly Word[]): boolean {
  return words.some((word) => !word.inCode && CLINIC_WORDS.has(word.lower)) && !words.some((word) => word.inCode || (word.flags & FLAG.software) !== 0);
}

/** "J. Smith", "Maria G.", "A. B. Okafor". */
function isInitialled(named: readonly Named[], only: Named, announced: Announced): boolean {
  const initialFirst = named[0]?.word.shape === 'initial';
  if (initialFirst) return only.weight.surname === 2 || (only.weight.surname === 1 && (only.weight.listed || announced !== 'none'));
  if (only.word.foreign && announced !== 'none') return true;
  return only.weight.given === 2 || (only.weight.surname === 2 && announced !== 'none') || (only.weight.given === 1 && announced !== 'none');
}

/** "Doe, Jane A.", "SMITH, JOHN". */
function lastCommaFirst(words: readonly Word[], text: string): readonly Span[] {
  const spans: Span[] = [];
  for (let at = 0; at + 1 < words.length; at += 1) {
    const last = words[at];
    const first = words[at + 1];
    if (last === undefined || first === undefined || last.inCode || first.inCode || !isNameShaped(last) || !isNameShaped(first)) continue;
    const gap = text.slice(last.end, first.start);
    if (gap !== ', ' && gap !== ',') continue;
    const a = nameWeight(last.lower, last.flags);
    const b = nameWeight(first.lower, first.flags);
    if ((a.common && a.surname === 0) || (a.tech && !a.listed) || (b.common && !b.listed)) continue;
    const known = a.given + a.surname > 0;
    const whole = at <= 3 && text.slice(first.end).length < 4;
    const pair = (b.given === 2 && (known || last.shape === 'capital')) || (b.given === 1 && a.surname === 2 && !b.tech) || (b.given === 1 && b.listed && a.surname > 0 && a.listed);
    if (!(pair || (whole && !a.common && !b.common && !a.tech && !b.tech && (known || b.given > 0 || at > 0))) || (a.given === 2 && a.surname === 0 && b.surname === 0)) continue;
    const initial = /^ \p{Lu}\.?(?![\p{L}])/u.exec(text.slice(first.end, first.end + 4))?.[0].length ?? 0;
    spans.push({ start: last.start, end: first.end + initial });
  }
  return spans;
}

const NOT_A_NAME = new Set('null none undefined true false unknown required missing invalid empty string text redacted anonymous test not is was must should cannot field value absent n na nan nil blank already no has id unavailable expected'.split(' '));

function keyedNames(reading: Reading): readonly Span[] {
  const spans: Span[] = [];
  if (!/[=:>]/.test(reading.text)) return spans;
  for (const match of reading.text.matchAll(NAME_KEY)) {
    const start = match.index + match[0].length;
    const name = /^[\p{L}][\p{L}'-]*(?:[ ,.]{1,2}[\p{L}][\p{L}'-]*){0,4}/u.exec(reading.text.slice(start, start + 80))?.[0];
    if (name === undefined) continue;
    const parts = name.split(/[ ,.]+/).filter((part) => part !== '');
    const weights = parts.map((part) => nameWeight(part.toLowerCase()));
    const head = parts[0] ?? '';
    if (NOT_A_NAME.has(head.toLowerCase()) || /[_\d]/.test(reading.text.charAt(start + name.length))) continue;
    const certain = /names?['"]{0,2} ?[:=>]|surname|forename|[fl]name|next of kin|emergency contact/i.test(match[0]);
    const known = weights.filter((weight) => weight.given + weight.surname > 0 && (!weight.common || weight.listed)).length;
    const blocked = weights.slice(0, 2).some((weight) => (weight.common || weight.tech) && weight.given + weight.surname === 0);
    const capital = /^\p{Lu}\p{Ll}/u.test(head) || /[^\x00-\x7f]/.test(head);
    if (blocked) continue;
    if ((certain && (capital || known > 0)) || (!certain && known > 0 && (capital || known > 1))) {
      const kept = parts.length > 3 ? parts.slice(0, 3) : parts;
      const end = reading.text.indexOf(kept[kept.length - 1] ?? '', start) + (kept[kept.length - 1] ?? '').length;
      spans.push({ start, end });
    }
  }
  return spans;
}

const NAME_FLAGS = FLAG.given | FLAG.ambiguousGiven;

/** "patient john smith": written without capitals, a name only when both words hardly mean anything else. */
function lowerNames(words: readonly Word[], text: string): readonly Span[] {
  const spans: Span[] = [];
  for (let at = 0; at + 1 < words.length; at += 1) {
    const one = words[at];
    const next = words[at + 1];
    if (one === undefined || next === undefined || (one.flags & NAME_FLAGS) === 0 || one.shape !== 'lower' || next.shape !== 'lower' || one.inCode || next.inCode) continue;
    if (one.lower.length < 3 || next.lower.length < 3 || text.slice(one.end, next.start) !== ' ' || one.possessive) continue;
    const a = nameWeight(one.lower, one.flags);
    const b = nameWeight(next.lower, next.flags);
    const told = at > 0 && (RELATIONS.has(words[at - 1]?.lower ?? '') || TITLES.has(words[at - 1]?.lower ?? ''));
    const both = a.given === 2 && b.surname > 0 && b.listed;
    if (both || (told && a.given > 0 && a.listed && b.surname > 0)) spans.push({ start: one.start, end: next.end });
  }
  return spans;
}

/** `jane_doe_intake`, `JohnSmith`: a given name and a surname side by side inside an identifier. */
function identifierNames({ words, text }: Reading): readonly Span[] {
  const spans: Span[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const one = words[at];
    if (one === undefined || !one.inCode) continue;
    if (one.shape === 'mixed') spans.push(...camelNames(one, text));
    const next = words[at + 1];
    if (next === undefined || next.start - one.end !== 1 || !'._-'.includes(text.charAt(one.end))) continue;
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
  return (a.given === 2 && b.surname > 0 && b.listed) || (a.surname === 2 && b.given === 2 && b.surname === 0);
}

/** "Jane's iPhone" in a user agent: a device named after its owner. */
function deviceOwners(reading: Reading): readonly Span[] {
  const words = reading.words;
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
