import { findAll, findLabelled, type Labelled } from './labelled';
import { FLAG } from './lexicon/lexicon';
import type { Reading, Span } from './reading';

/** ICD-10-CM: letter, digit, digit or letter, then up to four more after a dot that is often left out. */
const CODE = '[a-tv-z]\\d[0-9ab](?:\\.[0-9a-z]{1,4}|[0-9]{1,4}[a-z]?|[0-9]{0,3}[0-9xadks]{1,4})?';
const CODE_VALUE = new RegExp(`(?<![\\w.-])${CODE}(?![\\w-]|\\.\\d)`);

const LABELS: readonly Labelled[] = [
  {
    label:
      /(?:\b|_)(?:dx|ddx|diagnos(?:is|es|tic|ed)(?:[ _]?codes?)?|diag\b|icd(?:[- ]?(?:9|10|11))?(?:[- ]?(?:cm|pcs|am|ca))?(?:[ _]?codes?)?|dsm(?:[- ]?(?:5|iv|v|iii|5-tr|iv-tr))?(?:-tr)?(?:[ _]?codes?)?|axis (?:i|ii|iii|1|2)|principal|admitting|comorbid(?:ity)?|condition(?: code)?|problem(?: list)?|impression|assessed|r\/o|rule out|coded(?: as)?|coding|code for|primary code|secondary code|hcc|encounter for|billed(?: with| as| under)?|clinical code)[._:#]*(?:\d{1,2}(?=\s?[=:]))?/g,
    value: CODE_VALUE,
    reversible: true,
  },
  { label: /\bdx\d{1,2}\b/g, value: CODE_VALUE },
  {
    label: /\b(?:dsm(?:[- ]?(?:5|iv|v|iii)(?:-tr)?)?|icd[- ]?9(?:-cm)?)(?: codes?)?\b/g,
    value: /(?<![\w.])(?:[23]\d{2}\.\d{1,2}|v\d{2}\.\d{1,2})(?![\w])/,
    reversible: true,
  },
  // Before ICD-10 the disorders of the mind were 290 to 319, and DSM-IV told them by axis.
  {
    label: /\b(?:axis (?:i|ii|iii)|dx|diagnos(?:is|es))\b:?/g,
    value:
      /(?<![\w.])(?:29\d|30\d|31\d)\.\d{1,2}(?![\w%]|\.\d| ?(?:ms|s|mm|deg|px|fps|seconds|kb|mb)\b|,? dy\b)/,
  },
  { label: /\b(?:snomed(?:[- ]?ct)?|sctid)(?: code| id| concept)?\b/g, value: /(?<![\w.])\d{6,18}(?![\w])/ },
];

/** Chapter V (F01-F99, mental and behavioural disorders) with its dot: nothing else looks like it. */
const MENTAL = /(?<![\w.$#-])F[0-9]{2}\.(?:\d{1,3}[A-Z]?|A)(?![\w.]|-\d)/g;
/** X12 005010 HI segment: a qualifier, then the code. */
const X12 = /\bhi\*(?:abk|abf|bk|bf|apr|abj|bj|abn|bn|apf|pr):(?:[a-z]\d[0-9a-z]{1,5}|(?<=b[kf]:)\d{3,5})/g;
const X12_ELEMENT = /\b(?:abk|abf):[a-z]\d[0-9a-z]{1,5}/g;
/** Other chapters with a dot and a place that makes it a diagnosis. */
const DOTTED = /(?<![\w.$#-])[A-TV-Z][0-9][0-9A-B]\.[0-9A-Z]{1,4}(?![\w.]|-\d)/g;
const MENTAL_PLAIN = /(?<![\w.$#-])F[0-9]{2,5}(?![\w.]|-\d)/g;
const DIAGNOSIS_WORDS = /\b(?:diagnos(?:is|es|tic|ed)|dx|icd(?:-?10)?|dsm)\b/;
const CLAIM_LINE =
  /\b(?:non-?)?(?:billable|payable|reimbursable)\b|\bclaim\b.{0,80}\b(?:primary|secondary|principal|admitting|pointer)\b/;
const CODE_SHAPED = /b[kf]:\d{3}|[a-tv-z]\d[0-9ab]|\d{3}\.\d|\d{6}|v\d{2}\.|f\d{2}\.a/;
const CLAIM_WORDS =
  /\b(?:claim|denied|denial|billed|billing|coverage|covered|not covered|payer|patient|client|pt|member|procedure|modifier|encounter|authori[sz]ation|medical necessity|remark|therapy|visit|session|problem list|coded|coding|secondary|principal|unspecified|specifier|diagnos(?:is|es|tic|ed)|dx|icd|dsm)\b/;
const TECH_WORDS =
  /\b(?:version|build|firmware|model|part|instance|grid|group|key|release|chip|board|serial|rev|sensor|pylint|flake8|eslint|f16|aircraft|lint|error code|wavelength)\b/;

/** Diagnosis codes (ICD-10, ICD-9, DSM, SNOMED CT) where the text says that they are codes of a diagnosis. */
export function findIcd(reading: Reading): readonly Span[] {
  if (reading.digits < 2 || reading.field === 'user_agent') return [];
  const { lower, text } = reading;
  if (!CODE_SHAPED.test(lower)) return [];
  const cued = (reading.flags & FLAG.icd) !== 0;
  const mental = findAll(text, MENTAL);
  if (!cued && mental.length === 0) return [];
  const technical = TECH_WORDS.test(lower);
  return [
    ...findLabelled(lower, LABELS).filter((span) => isCode(text, span)),
    ...findAll(lower, X12),
    ...findAll(lower, X12_ELEMENT),
    ...(technical ? [] : mental),
    ...(!technical && (DIAGNOSIS_WORDS.test(lower) || CLAIM_LINE.test(lower))
      ? findAll(text, MENTAL_PLAIN)
      : []),
    ...(!technical && CLAIM_WORDS.test(lower) ? findAll(text, DOTTED) : []),
  ];
}

/** A labelled code in lower case ("dx f33.1") is one only with its dot or enough digits. */
function isCode(text: string, span: Span): boolean {
  const code = text.slice(span.start, span.end);
  return /^[A-Z\d]/.test(code) || /[.]|\d{3}/.test(code);
}
