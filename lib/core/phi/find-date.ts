import { findAll, findLabelled, type Labelled } from './labelled';
import { FLAG } from './lexicon/lexicon';
import { matchesOf } from './matches';
import type { Reading, Span } from './reading';
import { wireSpans } from './wire-formats';

const MONTH =
  'jan(?:uary|uar|vier|\\.)?|ene(?:ro)?|feb(?:ruary|ruar|rero)?|fevrier|mar(?:ch|s|zo)?|marz|maerz|apr(?:il)?|abr(?:il)?|avril|may|mayo|mai|june?|junio|juni|juin|july?|julio|juli|juillet|aug(?:ust)?|ago(?:sto)?|aout|sept?(?:ember|embre|iembre)?|oct(?:ober|obre|ubre)?|okt(?:ober)?|nov(?:ember|embre|iembre)?|dec(?:ember|embre)?|dic(?:iembre)?|dez(?:ember)?';

/** Any full date, in the orders and separators that people and systems use. */
const DATE = [
  '(?<![\\d.])(?:18|19|20)\\d{2}([-./ ])\\d{1,2}\\1\\d{1,2}(?!\\d)',
  '(?<![\\d.])\\d{1,2}([-./ ])\\d{1,2}\\2(?:(?:18|19|20)\\d{2}|\\d{2})(?![\\d.]\\d?)',
  `(?<!\\d)\\d{1,2}(?:st|nd|rd|th|\\.)?[ -](?:of |de )?(?:${MONTH})\\.?(?:,? |-| de )'?(?:(?:18|19|20)\\d{2}|\\d{2})(?!\\d)`,
  `\\b(?:${MONTH})\\.?[ -]\\d{1,2}(?:st|nd|rd|th)?(?:,? |-)'?(?:(?:18|19|20)\\d{2}|\\d{2})(?![\\d:])`,
].join('|');

const COMPACT =
  '(?<!\\d)(?:(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])(?:19|20)\\d{2})(?!\\d)|(?<![\\w])\\d{1,2}(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:(?:18|19|20)\\d{2}|\\d{2})(?!\\w)';
const PARTIAL = `(?<![\\d-])(?:18|19|20)\\d{2}-(?:0[1-9]|1[0-2])(?![\\d-])|\\b(?:${MONTH})\\.?,? (?:18|19|20)\\d{2}(?!\\d)|\\b(?:${MONTH})\\.? \\d{1,2}(?:st|nd|rd|th)?\\b|(?<![\\d/])\\d{1,2}/(?:\\d{4}|\\d{1,2})(?![\\d/])`;

/** "19 / 05 / 1964": people put blanks into the boxes of a form. */
const BLANKS =
  '(?<![\\d.])(?:\\d{1,2} ?[-./] ?\\d{1,2} ?[-./] ?(?:18|19|20)\\d{2}|(?:18|19|20)\\d{2} ?[-./] ?\\d{1,2} ?[-./] ?\\d{1,2})(?!\\d)';

const BIRTH =
  /(?:\b|_)(?:dob|d\.o\.b\.?|d o b|d\/o\/b|dobs?|date ?of ?birth|dateofbirth|birth[ _-]?dat(?:e|um)|bd(?= ?[:=]? ?\d{1,2}[-/]\d)|birth[ _-]?d(?:t|te|ay)|b_?date|dt_?of_?birth|birth[ _-]?year|year of birth|yob|birth[ _-]?day|birth[ _-]?time|birthdate|b-?day|bday|born(?: on)?|birthed|date de naissance|ne\(e\) le|nee? le|fecha (?:de )?nac(?:imiento)?|nac\.|f\.? ?nac\.?|nacimiento|naissance|ne[e]? en|nacid[oa](?: el)?|geboren(?: am)?|geburtsdatum|geb\.|nato il|data di nascita|fodt|fodd|geboortedatum|turn(?:s|ed)? \d{1,2}(?: on)?|birth|(?:patient|pt|client|child|he|she|member|,) b\.|(?<=^|: )b\.(?= ?(?:19\d\d|20[01]\d|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20[01])?\d))|dmg\*d8)(?![a-z])[._:*]*|(?<=[a-z])_?dob\b/g;

const BIRTH_RULES: readonly Labelled[] = [
  { label: BIRTH, value: new RegExp(`${DATE}|${COMPACT}|${BLANKS}|${PARTIAL}`), reversible: true },
  {
    label:
      /\b(?:birth[ _-]?year|year of birth|yob|dob year|(?:patient|pt|client|member|he|she|,) (?:was )?born(?: in)?|^born(?: in)?)\b[.:]*/g,
    value: /(?<![\d.:/-])(?:18|19|20)\d{2}(?![\w:/-]|\.\d)/,
  },
];

/** "'03-Mar-1982' is not ISO, column dob": what is wrong with the date stands between it and the name of its field. */
const NAMED_AFTER = new RegExp(
  `(?:${DATE})(?=['")\\]]{0,2}[^\\d]{1,56}\\b(?:field|column|key|attribute|property|param(?:eter)?|element|for|in|as)[ :='"]{1,3}(?:[a-z]{2,12}[._])?(?:dob|birth_?date|date_?of_?birth|birth_?day)\\b)`,
  'g',
);

/** "7/8/1999 DOB": the label right behind the date. */
const LABEL_BEHIND = new RegExp(
  `(?:${DATE}|(?<!\\d)\\d{8}(?!\\d)) ?[-(]? ?(?:dob|d\\.o\\.b|date of birth|birth ?date)\\b(?! ?[:=]? ?\\d)`,
  'g',
);

/** Dates of birth: a date beside a word that says so. */
export function findBirthDate(reading: Reading): readonly Span[] {
  if (reading.digits < 1 || reading.field === 'user_agent') return [];
  const wired = wireSpans(reading, 'birth_date');
  if ((reading.flags & FLAG.birth) === 0) return wired;
  const spans = [...wired, ...findLabelled(reading.lower, BIRTH_RULES)];
  spans.push(...findAll(reading.lower, NAMED_AFTER), ...findAll(reading.lower, LABEL_BEHIND));
  for (const match of matchesOf(reading.lower, OLD_AGE))
    spans.push({ start: match.index, end: match.index + match[0].length });
  return spans;
}

/** 45 CFR 164.514(b)(2)(i)(C): an age over 89 identifies like a date. */
const OLD_AGE =
  /\b(?:age[d]?:? (?:9\d|1[01]\d)\b(?! ?(?:s|ms|days|minutes|hours|sec|bytes|%))|(?:9\d|1[01]\d)[- ]?(?:yo|y\/o|yr old|year[- ]old|years old)\b|(?:patient|pt|client|member|resident|he|she|mother|father|grandmother|grandfather) (?:is|was|turned|turns|turning|aged) (?:9\d|1[01]\d)(?! ?(?:%|ms|s|sec\w*|minutes?|hours?|days?|of|percent|bytes|mb|kb|rows?|points?)\b|[.:]\d))/g;

const EVENT =
  /\b(?:admit(?:ted)?|admission(?: date)?|admit date|discharged?(?: date)?|date of (?:death|admission|discharge|service|injury|loss|onset|visit|intake|surgery)|dod|d\.o\.d\.|dos|doa|died|deceased|passed away|death|hospitali[sz]ed|seen|last seen|evaluated|diagnosed|relapsed|overdosed|detoxed|attempt(?:ed)?|sober since|clean since|last (?:used?|drink|drank|visit|session|dose|appointment|seen)|next (?:visit|session|appointment)|surgery|(?<=\b(?:patient|pt|resident|he|she) )expired|delivered|lmp|edd|miscarried|married|divorced|arrested|sentenced|evicted|incident|intake|enrolled|accident|fell|onset)\b/g;

const EVENT_RULES: readonly Labelled[] = [{ label: EVENT, value: new RegExp(DATE) }];
const APPOINTMENT_RULES: readonly Labelled[] = [
  {
    label:
      /\b(?:appointment|appt|visit|session|consult|consultation|evaluation|follow[- ]?up|therapy|group|call|meeting|exam|screening|injection|dose)\b/g,
    value: new RegExp(DATE),
  },
];
const UNMISTAKABLE =
  /\b(?:admit(?:ted)?|discharged|date of (?:death|admission|discharge|service|injury)|dod|dos|lmp|died|deceased|passed away|hospitali[sz]ed|sober since|clean since|last (?:used?|drink|drank)|miscarried|overdosed|relapsed|(?:patient|pt|resident|he|she) expired)\b/;

/** Full dates of what happened to a person: admission, discharge, death, a visit. A date of a system is none of these. */
export function findPersonalDate(reading: Reading): readonly Span[] {
  if (
    reading.digits < 3 ||
    (reading.flags & FLAG.event) === 0 ||
    (reading.field !== 'text' && reading.field !== 'name')
  )
    return [];
  const { lower } = reading;
  const personal = reading.words.some(
    (word) => !word.inCode && (word.flags & FLAG.person) !== 0 && !WEAK_PERSON.has(word.lower),
  );
  const spans = personal || UNMISTAKABLE.test(lower) ? findLabelled(lower, EVENT_RULES) : [];
  return personal ? [...spans, ...findLabelled(lower, APPOINTMENT_RULES)] : spans;
}

/** Person words that software uses for its own parts. */
const WEAK_PERSON: ReadonlySet<string> = new Set([
  'client',
  'consumer',
  'parent',
  'child',
  'parents',
  'family',
  'sponsor',
  'resident',
  'they',
  'their',
  'them',
  'couple',
  'partner',
  'who',
  'home',
]);
