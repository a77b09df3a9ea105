import { matchesOf } from './matches';
import type { Reading, Span } from './reading';

/** The identifiers that a fragment of a health-data message can hold, by the rule that reports them. */
type Kind = 'ssn' | 'phone' | 'birth_date' | 'address' | 'person_name' | 'member_id' | 'mrn';

interface Element {
  readonly kind: Kind;
  /** Global, on lower-case text; its first group is the value and ends the match. Every repetition is bounded. */
  readonly pattern: RegExp;
}

const X = '[^*~]{0,60}\\*';
const F = '[^|]{0,80}\\|';
const NAME = "\\p{L}[\\p{L}'. -]{0,40}";

/** ASC X12 005010 segments, elements parted by `*`: 837 and 834 claims and enrolments, 27x eligibility. */
const X12: readonly Element[] = [
  { kind: 'ssn', pattern: /\bsy\*(\d{9}|\d{3}-\d{2}-\d{4})(?!\d)/g },
  {
    kind: 'member_id',
    pattern: /\bref\*(?:0f|1l|1w|ig|6p|23|3h|q4|abb|a6|ej|18|49)\*(?=[a-z]{0,8}\d)([a-z0-9-]{4,30})/g,
  },
  { kind: 'mrn', pattern: /\bref\*(?:ea|1d|hj)\*(?=[a-z]{0,8}\d)([a-z0-9-]{4,30})/g },
  { kind: 'birth_date', pattern: /\bdmg\*d8\*(\d{6,8})/g },
  // Entity type 1 is a person, 2 an organisation.
  {
    kind: 'person_name',
    pattern: new RegExp(`\\bnm1\\*[a-z0-9]{2,3}\\*1\\*(${NAME}(?:\\*${NAME}){0,3})`, 'gu'),
  },
  {
    kind: 'member_id',
    pattern: new RegExp(`\\bnm1\\*(?:${X}){3,8}?(?:mi|34|ii|c1)\\*([a-z0-9-]{4,30})`, 'g'),
  },
  { kind: 'member_id', pattern: /\bclm\*(?=[a-z-]{0,12}\d)([a-z0-9-]{4,38})(?=\*)/g },
  { kind: 'phone', pattern: new RegExp(`\\bper\\*(?:${X}){1,6}?(?:te|cp|hp|wp|fx)\\*(\\+?\\d{7,15})`, 'g') },
  { kind: 'address', pattern: /\bn3\*((?=[^*~]{0,50}\d)[a-z\d][^*~]{4,54})/g },
  { kind: 'address', pattern: /\bn4\*([^*~\d]{2,30}\*[a-z]{2}\*\d{5}(?:-?\d{4})?)/g },
];

/** HL7 v2 segments, fields parted by `|` and components by `^`; `PID-7` names a field in prose. */
const HL7: readonly Element[] = [
  { kind: 'mrn', pattern: /\bpid\|(?:[^|]{0,60}\|){1,3}?([a-z]{0,4}-?\d{4,14})(?=[|^~])/g },
  { kind: 'mrn', pattern: /(?<![\w^-])([a-z]{0,4}-?\d{4,14})(?=\^[^|\s]{0,60}\^(?:mr|pi|pn|pt|an)\b)/g },
  { kind: 'mrn', pattern: /\bpid[-.][2-4](?:\.1)?\b[^\d|{}]{0,24}([a-z]{0,4}-?\d{4,14})(?![\w])/g },
  {
    kind: 'person_name',
    pattern: new RegExp(`\\bpid\\|(?:${F}){4}(${NAME}\\^${NAME}(?:\\^${NAME})?)`, 'gu'),
  },
  { kind: 'person_name', pattern: new RegExp(`\\b(?:nk1|gt1)\\|(?:${F}){1,2}?(${NAME}\\^${NAME})`, 'gu') },
  {
    kind: 'person_name',
    pattern:
      /\b(?:pid(?:[-.|]| field )[59]|nk1[-.|]2|gt1[-.|]3|in1[-.|]16)(?:\.\d)?[ :=|'"(]{1,4}(\p{L}[\p{L}'-]{1,40}\^\p{L}[\p{L}'-]{0,40}(?:\^\p{L}{1,20})?)/gu,
  },
  {
    kind: 'birth_date',
    pattern: new RegExp(`\\bpid\\|(?:${F}){5,7}?((?:18|19|20)\\d{6})(?=[\\d|^~\\s]|$)`, 'g'),
  },
  { kind: 'birth_date', pattern: /\bpid[-.]7(?:\.1)?\b[^\d|{}]{0,24}((?:18|19|20)\d{2}-?\d{2}-?\d{2})/g },
  { kind: 'address', pattern: new RegExp(`\\bpid\\|(?:${F}){10}(\\d{1,6} [^|^]{3,60}\\^[^|]{4,80})`, 'g') },
  {
    kind: 'address',
    pattern: /(?<![\w.])(\d{1,6} [\p{L}\d][\p{L}\d .#'-]{2,40}(?:\^[\p{L}\d .#-]{0,30}){2,4}\^\d{5})/gu,
  },
  {
    kind: 'phone',
    pattern: new RegExp(
      `\\b(?:pid|nk1)\\|(?:${F}){4,13}?(\\(?\\d{3}\\)? ?-?\\d{3}-?\\d{4})(?=[|^~\\s]|$)`,
      'g',
    ),
  },
  { kind: 'phone', pattern: /\bpid[-.]1[34](?:\.1)?\b[^\d|{}(+]{0,24}([(+\d][\d() .-]{6,16}\d)/g },
  {
    kind: 'ssn',
    pattern: new RegExp(`\\bpid\\|(?:${F}){15,20}?(\\d{3}-?\\d{2}-?\\d{4})(?=[|^~\\s]|$)`, 'g'),
  },
  { kind: 'ssn', pattern: /\bpid[-.]19\b[^\d|{}]{0,24}(\d{3}[- ]?\d{2}[- ]?\d{4})(?!\d)/g },
  {
    kind: 'member_id',
    pattern: new RegExp(`\\bin1\\|(?:${F}){2,48}?([a-z]{0,4}\\d{6,14}[a-z]?)(?=[|^~\\s]|$)`, 'g'),
  },
  {
    kind: 'member_id',
    pattern: /\bin1[-.](?:36|49|2|8)\b[^\d|{}]{0,24}?((?=[a-z]{0,4}\d)[a-z0-9-]{5,20})(?![\w])/g,
  },
];

/** FHIR, CDA and NCPDP: values beside the names of their members. */
const MARKUP: readonly Element[] = [
  { kind: 'mrn', pattern: /\bextension=["'](?!\d{0,3}["'])([a-z]{0,4}-?\d{4,14})(?=["'])/g },
  {
    kind: 'mrn',
    pattern: /\bidentifier\b[^{}\d]{0,60}?\bvalue\b["' :=]{1,4}([a-z]{0,4}-?\d{4,14})(?![\w])/g,
  },
  {
    kind: 'mrn',
    pattern: /\btype["' :=]{1,4}(?:code["' :=]{1,4})?mr\b[^\d{}]{0,32}([a-z]{0,4}\d{4,14})(?![\w])/g,
  },
  {
    kind: 'person_name',
    pattern:
      /\b(?:given|family|(?:first|last|middle)_?name)(?: value="|["']: ?\[? ?["'])([\p{L}][\p{L}' .-]{1,40})(?=["'])/gu,
  },
  {
    kind: 'person_name',
    pattern: /<(?:given|family|(?:first|last|middle)_?name)>(\p{L}[\p{L}' .-]{1,40})(?=<)/gu,
  },
  { kind: 'person_name', pattern: /\b31[01]-?c[ab][ :="']{1,3}(\p{L}[\p{L}'-]{1,34})(?![\w])/gu },
  { kind: 'member_id', pattern: /\b302-?c2\b[^\d{}]{0,16}?((?=[a-z]{0,6}\d)[a-z0-9]{5,20})(?![\w])/g },
  { kind: 'birth_date', pattern: /\b304-?c4[ :="']{1,3}((?:19|20)\d{6})(?!\d)/g },
];

const cache = new WeakMap<Reading, ReadonlyMap<Kind, readonly Span[]>>();
const NONE: ReadonlyMap<Kind, readonly Span[]> = new Map();
const NO_SPANS: readonly Span[] = [];
const HL7_SIGN = /\b(?:pid|nk1|gt1|in1)[-.| ]|\^/;
const MARKUP_SIGN =
  /extension=|identifier|\btype["' :=]{1,4}(?:code|mr\b)|(?:given|family|name)(?:>|["' ])|3\d\d-?c[a-z\d]/;

/** What message fragments in the text hold of one kind. Looked for once for all rules. */
export function wireSpans(reading: Reading, kind: Kind): readonly Span[] {
  let found = cache.get(reading);
  if (found === undefined) {
    found = readWire(reading);
    cache.set(reading, found);
  }
  return found.get(kind) ?? NO_SPANS;
}

function readWire({ lower, field }: Reading): ReadonlyMap<Kind, readonly Span[]> {
  if (field === 'user_agent' || field === 'key') return NONE;
  const elements = [
    ...(lower.includes('*') ? X12 : []),
    ...(HL7_SIGN.test(lower) ? HL7 : []),
    ...(MARKUP_SIGN.test(lower) ? MARKUP : []),
  ];
  if (elements.length === 0) return NONE;
  const found = new Map<Kind, Span[]>();
  for (const { kind, pattern } of elements) {
    for (const match of matchesOf(lower, pattern)) {
      const value = match[1] ?? '';
      const end = match.index + match[0].length;
      if (value === '' || NO_VALUE.test(value)) continue;
      const spans = found.get(kind) ?? [];
      spans.push({ start: end - value.length, end });
      found.set(kind, spans);
    }
  }
  return found;
}

/** Words that speak of a value instead of giving one. */
const NO_VALUE =
  /^(?:null|none|redacted|value|string|name|x{2,}|is|was|required|missing|must be.*|\d*0{6,})$/;
