import { countDigits, findAll, findLabelled, type Labelled } from './labelled';
import { FLAG } from './lexicon/lexicon';
import type { Reading, Span } from './reading';
import { wireSpans } from './wire-formats';

/** North American: area code in brackets or three groups with one separator. */
const BRACKETED = /\(\d{3}\)[ .-]?\d{3}[-. ]?\d{4}(?!\d)/g;
const GROUPED =
  /(?<![\da-z.][-.:]?)(?:\+?1[-. ])?[2-9]\d{2}([-./])\d{3}[-.]\d{4}(?![-.]?\d)(?!(?!x\d|ext)[a-z]|-[a-z\d])/g;
const IN_IDENTIFIER = /(?<=_|\b[hwcmptf]:)[2-9]\d{2}([-.])\d{3}\1\d{4}(?!\d)/g;
/** "page_sponsor_5550108123": somebody is reached, and a person stands before the ten digits. */
const REACHED_IN_IDENTIFIER =
  /(?=[2-9]\d{9}(?!\d))(?<=(?:^|[^a-z])(?:page|paged|call|called|text|texted|sms|dial|phone|ring|notify|reach|contact|fax|alert)_(?:to_)?(?:sponsor|patient|pt|client|member|mother|mom|father|dad|parent|wife|husband|spouse|partner|son|daughter|sister|brother|guardian|caregiver|family|emergency_contact|therapist|counselor|clinician|nurse|doctor|provider)_)\d{10}/g;
/** "c: 5550107712 h: 5550103389": a cell beside another line; width and height are no pair of lines. */
const LETTERED =
  /(?<![\w.])(?:[cm][:.] ?[2-9]\d{9}[,;/|]? {0,2}[hwp][:.] ?[2-9]\d{9}|[hwp][:.] ?[2-9]\d{9}[,;/|]? {0,2}[cm][:.] ?[2-9]\d{9})(?![\w.])/g;
/** E.164 and its written forms: a plus, a country code, eight to fifteen digits in all. */
const INTERNATIONAL = /(?<![a-z\d.+-])\+\(?[1-9]\d{0,3}\)?(?:[-. ]?\(?\d{1,5}\)?){1,6}(?![\d:])/g;
const SPACED =
  /(?<![\d.,:-] ?)\b[2-9]\d{2} \d{3} \d{4}\b(?! ?(?:ms|s|sec|seconds|bytes|kb|mb|rows|times|ns|us|\d|[.:]\d))/g;
/** A lone 1 before three spaced groups. */
const WITH_TRUNK =
  /(?<![\d.,:-] ?)\b1 [2-9]\d{2} \d{3} \d{4}\b(?! ?(?:ms|s|sec|seconds|bytes|kb|mb|rows|times|ns|us|\d|[.:]\d))/g;
/** Dialled abroad from North America. */
const ABROAD = /(?<![\d.])011[- ]\d{1,3}(?:[- ]\d{2,5}){2,4}(?![\d]|\.\d)/g;
const WHOLE_TEN = /^[2-9]\d{9}$/;

/** "sister 5550108123": ten digits right after a relative. */
const RELATIVE =
  /(?<=\b(?:sister|brother|mom|mother|mum|dad|father|wife|husband|spouse|partner|daughter|son|aunt|uncle|grandma|grandmother|grandpa|grandfather|cousin|guardian|caregiver|sponsor|roommate|landlord|neighbor)(?:'s)?[:,]? {0,2})(?:\+?1)?[2-9]\d{9}\b(?!\.\d| ?(?:ms|bytes|rows|kb|mb|times))/g;

/** Where something was called or texted, the ten digits after "to" are its number. */
const REACHED =
  /(?<=\b(?:text|call|sms|dial|phone|to|at|from|for|number|on|is|was|dest|msisdn)[ :=]|\b[89],)(?:\+?1)?[2-9]\d{9}\b(?! ?(?:ms|bytes|rows|kb|mb|times))/g;

const LABEL =
  /(?:\b|_)(?:phones?\d?|phone ?(?:no|num|number|#)|phonenumber|telephone|tel|tele|cell|cellphone|mobile|mob|fax|pager|sms|text(?:ed)?(?: message)?(?= (?:to|at|msg|sent|from))|(?<!\.)text(?= \(?[2-9]\d{2}\)?[-. ]\d{3}[-. ]?\d{4}\b)|text(?= \d{3}-\d{4}\b)|call(?:ed|s|er|ing)?(?: back)?(?: (?:her|him|them))?|callback|call[ -]back|voicemail|whatsapp|reach(?:ed|able|ing)?|contact(?: no| number| #)?|dial(?:ed|led|ing)?|ring|phoned|landline|hotline|(?:wk|hm|ph)(?=[:.#]? ?\(?[2-9]\d{2})|wrong number|msisdn|caller ?id|teléfono|telefono|téléphone|telefon|handy(?:nummer)?|(?:(?<=[a-z]'s)|her|his|their|my|home|work|house) number|movil|celular|portable)(?![a-z\d]|-(?!\d))/g;

const WORTH = /(?<![a-z\d.])\(?\+?\d[\d ().-]{5,18}\d(?![\w])|(?<![\w./-])[2-9]\d{2}\/\d{3}\/\d{4}(?![\w/])/;

const LABELLED: readonly Labelled[] = [
  {
    label: LABEL,
    value: WORTH,
    accept: (value, lower, start) => {
      const digits = countDigits(value);
      if (digits < 7 || digits > 15 || /^\d{1,3}(?:\.\d{1,3}){3}$/.test(value)) return false;
      // Seven digits are a local number only when written as one; a date or a duration is none.
      if (
        digits === 7 &&
        !/^\d{3}[-. ]\d{4}$/.test(value) &&
        !/\b(?:phone|tel|telephone|cell|mobile)\b/.test(lower.slice(Math.max(start - 16, 0), start))
      )
        return false;
      if (/^(?:19|20)\d{6}(?:\d{4,6})?$/.test(value)) return false;
      if (
        /^(?:19|20)\d{2}[-. ]\d{1,2}[-. ]\d{1,2}/.test(value) ||
        /^\d{1,2}[-. ]\d{1,2}[-. ]\d{4}$/.test(value)
      )
        return false;
      return !/^ ?(?:ms|s|sec|seconds|bytes|kb|mb|rows|requests|items|times|ns|us)\b/.test(
        lower.slice(start + value.length, start + value.length + 12),
      );
    },
    reversible: true,
  },
];

/** Telephone and fax numbers: in a telephone's form anywhere, plain digits when something says that they are one. */
export function findPhone(reading: Reading): readonly Span[] {
  if (reading.longest < 7 || reading.field === 'user_agent') return [];
  const { lower, from } = reading;
  const value = lower.slice(from);
  const spans: Span[] = [
    ...wireSpans(reading, 'phone'),
    ...(reading.longest < 10
      ? []
      : [BRACKETED, GROUPED, SPACED, WITH_TRUNK, ABROAD, IN_IDENTIFIER].flatMap((pattern) =>
          findAll(lower, pattern),
        )),
    ...(reading.longest >= 10 && lower.includes('_') ? findAll(lower, REACHED_IN_IDENTIFIER) : []),
    ...(reading.digits >= 20 ? findAll(lower, LETTERED) : []),
    ...(lower.includes('+') ? findAll(lower, INTERNATIONAL, (match) => isInternational(match[0])) : []),
    ...(reading.longest >= 10 && (reading.flags & FLAG.person) !== 0 ? findAll(lower, RELATIVE) : []),
    ...((reading.flags & FLAG.phone) !== 0
      ? [...findLabelled(lower, LABELLED), ...findAll(lower, REACHED)]
      : []),
  ];
  if (reading.field === 'id' && WHOLE_TEN.test(value)) spans.push({ start: from, end: lower.length });
  return spans;
}

function isInternational(number: string): boolean {
  const digits = countDigits(number);
  if (digits < 8 || digits > 15) return false;
  return /[ ().-]/.test(number) || digits >= 10;
}
