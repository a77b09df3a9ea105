import { findAll, findLabelled, type Labelled } from './labelled';
import { FLAG } from './lexicon/lexicon';
import type { Reading, Span } from './reading';
import { wireSpans } from './wire-formats';

/** Three, two and four digits with one kind of dash; not a piece of a longer number or identifier. */
const DASHED = /(?<![\da-z][-.:]?)\d{3} ?- ?\d{2} ?- ?\d{4}(?![-.:]?\d)(?![a-z]{2}|-[a-z])/g;
/** No date has three digits before two. */
const SLASHED = /(?<![\w/.-])\d{3}\/\d{2}\/\d{4}(?![\w/-]|\.\d)/g;
const IN_IDENTIFIER = /(?<=[_=])\d{3}-\d{2}-\d{4}(?!\d)/g;
const WHOLE = /^\s*\d{3}[ ._/-]\d{2}[ ._/-]\d{4}\s*$/;
const MASKED = /(?:x{3}|\*{3}|#{3})[- ](?:x{2}|\*{2}|#{2})[- ]\d{4}(?!\d)/g;

const MASK = /[x*#]{2}-/;

const LABEL =
  /(?:\b|_)(?:ssns?(?:_[a-z]{1,12}){0,2}(?![a-z\d])|ssn(?=\d{9}(?!\d))|s\.s\.n\b\.?|ss ?#|ss ?(?:no|num|number|nbr)\b|social[ _-]?sec(?:urity)?(?:_(?:number|no|num|nbr))?(?![a-z\d])|soc\.? ?sec\b\.?|socialsecurity(?:number|no)?\b|soc(?:ial)? ?(?:#|no\b|num(?:ber)?\b)|social(?= ?(?:[:=#]|is |was |as |number|no\b|\d))|itin\b|tin\b|tax ?(?:payer)?[ _]?id\b)[._#:]*/g;

const LABELLED: readonly Labelled[] = [
  {
    label: LABEL,
    // Nine digits, however they are spaced: people and forms break them anywhere.
    value: /(?<![\d-])\d(?:[ ._/-]{0,3}\d){8}(?![\da-z]|-\d)/,
    reversible: true,
  },
  {
    label:
      /\b(?:ssn|social(?: security(?: number)?)?)(?: digits)?[ _(:-]{1,2}(?:last ?(?:4|four)?|ending|ends|l4)(?![a-z\d])[:=) ]*/g,
    value: /(?<!\d)\d{4}(?!\d)/,
  },
  {
    label:
      /(?:\b|_)last[ _-]?(?:4|four)[ _]?(?: ?digits)?(?: of)?(?: the| her| his| pt)? ?(?:ssn|social(?: security(?: number)?)?)\b/g,
    value: /(?<!\d)\d{4}(?!\d)/,
  },
];

/** 000000000 and 999999999 show a format. */
const FORMAT = /^(\d)\1{8}$|^\d{0,3}$/;

/** Identity numbers of nine digits (SSN, ITIN): dashed anywhere, plain or spaced when labelled or alone in an id. */
export function findSsn(reading: Reading): readonly Span[] {
  if (reading.digits < 4 || reading.field === 'user_agent') return [];
  const { lower, from } = reading;
  const value = lower.slice(from);
  const spans: Span[] = [
    ...wireSpans(reading, 'ssn'),
    ...(reading.longest >= 9 && lower.includes('-')
      ? [...findAll(lower, DASHED), ...findAll(lower, IN_IDENTIFIER)]
      : []),
    ...(reading.longest >= 9 && lower.includes('/') ? findAll(lower, SLASHED) : []),
    ...(MASK.test(lower) ? findAll(lower, MASKED) : []),
    ...((reading.flags & FLAG.ssn) !== 0 ? findLabelled(lower, LABELLED) : []),
  ];
  if (WHOLE.test(value) || (reading.field === 'id' && /^\d{9}$/.test(value)))
    spans.push({ start: from, end: lower.length });
  return spans.filter((span) => !FORMAT.test(lower.slice(span.start, span.end).replace(/\D/g, '')));
}
