import { nameWeight } from './lexicon/lexicon';
import { matchesOf } from './matches';
import type { Reading, Span } from './reading';

/** `?key=value` and `&key=value`; value up to the next delimiter. */
const PAIR = /[?&;]([\w.[\]%-]{1,64})=([^&#;\s"'<>]{1,256})/g;

const NAME_KEY =
  /^(?:(?:first|last|full|given|family|sur|maiden|middle|patient|client|member|legal|preferred|display|guardian|subscriber|contact|person|pt|signer|signatory|witness|guest|attendee|invitee|visitor|participant|caller)[ _.-]?name|f_?name|l_?name|first|last|surname|fullname|forename|given|family|name|patient|client|member|pt|guardian|caregiver|therapist|contact|subscriber|insured)$/;
/** Who takes part: software signs, calls and visits too, so only a clear name counts. */
const PARTY_KEY =
  /^(?:signer|signed_by|signatory|witness|guest|attendee|invitee|visitor|participant|caller)$/;
const RECIPIENT_KEY = /^(?:to|recipient|attn|dear|addressee)$/;
const BIRTH_KEY = /^(?:dob|d_o_b|birth[ _.-]?(?:date|day)|date[ _.-]?of[ _.-]?birth|bday|born|birth)$/;
const NUMBER_KEY =
  /^(?:ssn|social(?:_security)?(?:_number)?|tin|itin|mrn|medical_?record(?:_?(?:no|number))?|chart(?:_?(?:no|number|id))?|patient(?:_?(?:id|no|number))?|pt|pt_?id|patid|pid|(?:client|subject|guardian|resident|enrollee|participant|insured|beneficiary|dependent|case|chart|encounter)(?:_?(?:id|no|number))?|telecom|member(?:_?(?:id|no|number))?|subscriber(?:_?(?:id|no|number))?|policy(?:_?(?:id|no|number))?|medicaid(?:_?id)?|medicare(?:_?id)?|mbi|account_?(?:no|number)|acct|insurance_?id|beneficiary_?id|identifier|person_?id|phone|tel|mobile|cell|telephone|fax|zip|zipcode|postal_?code|zip_code)$/;
const MAIL_KEY = /^(?:e?_?mail|email_?address|user_?email|login_?email|recipient|to)$/;
const ADDRESS_KEY =
  /^(?:address(?:_?(?:line)?_?\d)?|addr|street(?:_?address)?|home_?address|address-(?:line|street))$/;
const CLINICAL_KEY =
  /^(?:diagnosis|dx|icd(?:10)?|icd_?code|diagnosis_?code|condition|problem|reason_for_visit|symptoms?)$/;
const SEARCH_KEY = /^(?:q|query|search|term|s|keyword|filter|find|lookup|text|who|for|user|person)$/;

const PLACEHOLDER =
  /^(?:[{<[:$*(%]|\*|x+$|null$|undefined$|none$|true$|false$|redacted|example$|test$|string$|-?$)|\[?redacted/i;

/** A query value as a person would read it: `+` and percent escapes undone, quotes off. */
function decode(value: string): string {
  return value
    .replaceAll('+', ' ')
    .replace(/^['"]+|['".,)\]]+$/g, '')
    .trim();
}

function isNumberish(value: string): boolean {
  return (
    /^(?:[\w:./-]{1,80}\|)?[a-z]{0,4}[- ]?\+?\(?\d[\d() .-]{2,}[a-z]?(?:-\d+)?$/i.test(value) ||
    /^[a-z]\d[a-z0-9-]{5,14}$/i.test(value) ||
    /^\d[a-z][a-z0-9]\d-?[a-z][a-z0-9]\d-?[a-z]{2}\d{2}$/i.test(value)
  );
}

function nameLike(value: string, certain: boolean): boolean {
  if (!/^[\p{L}' .,-]{2,60}$/u.test(value)) return false;
  const parts = value.split(/[ ,.]+/).filter((part) => part.length > 1);
  const weights = parts.map((part) => nameWeight(part.toLowerCase()));
  if (weights.length === 0) return false;
  const named = weights.filter(
    (weight) => weight.given + weight.surname > 0 && (weight.listed || !weight.common),
  );
  if (parts.length === 1) {
    const weight = weights[0];
    if (weight === undefined) return false;
    const strong = weight.given === 2 || weight.surname === 2;
    return certain
      ? strong ||
          (named.length > 0 && weight.listed) ||
          (/^\p{Lu}\p{Ll}{2,}/u.test(value) && !weight.common && !weight.tech)
      : strong;
  }
  if (weights.some((weight) => weight.common && weight.given + weight.surname === 0)) return false;
  return (
    named.length >= 2 ||
    (named.length === 1 && (certain || /^\p{Lu}/u.test(value))) ||
    (certain && /^\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+/u.test(value) && weights.every((weight) => !weight.tech))
  );
}

const DATE_VALUE = /^(?:\d{4}[-/.]?\d{1,2}[-/.]?\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})/;

const KEY_RULES: readonly {
  readonly key: RegExp;
  readonly identifies: (value: string, key: string) => boolean;
}[] = [
  {
    key: BIRTH_KEY,
    identifies: (value) =>
      DATE_VALUE.test(value) || /\d{1,2} ?[a-z]{3,9} ?\d{2,4}|[a-z]{3,9} \d{1,2}/i.test(value),
  },
  {
    key: NUMBER_KEY,
    identifies: (value, key) =>
      isNumberish(value) &&
      (key !== 'client_id' || /^\d+$/.test(value)) &&
      (/\d{4}/.test(value.replace(/[^\d]/g, '')) ||
        /^(?:patient|pt|pid|patid|mrn|chart|client|subject|guardian|resident|member)/.test(key)),
  },
  {
    key: NAME_KEY,
    identifies: (value, key) =>
      nameLike(
        value,
        !/^(?:name|patient|client|member|pt|given|family|first|last)$/.test(key) ||
          /^(?:first|last|given|family)$/.test(key),
      ),
  },
  { key: RECIPIENT_KEY, identifies: (value) => / /.test(value) && nameLike(value, false) },
  { key: PARTY_KEY, identifies: (value) => nameLike(value, false) },
  // Twelve digits are an account of a cloud.
  { key: /^account(?:_?id)?$/, identifies: (value) => /^\d{6,11}$/.test(value) },
  { key: MAIL_KEY, identifies: (value) => /[^@\s]@[\w-]+\.[a-z]/i.test(value) },
  { key: ADDRESS_KEY, identifies: (value) => /\d/.test(value) && /[a-z]{3}/i.test(value) },
  { key: CLINICAL_KEY, identifies: (value) => /^[a-tv-z]\d[0-9a-z](?:\.[0-9a-z]{1,4})?$/i.test(value) },
  { key: SEARCH_KEY, identifies: (value) => nameLike(value, false) || /^\d{3}-\d{2}-\d{4}$/.test(value) },
];

/** Query strings that say who is meant: names, dates of birth, numbers and addresses under telling keys. */
export function findUrlQuery(reading: Reading): readonly Span[] {
  if (!reading.text.includes('=')) return [];
  const spans: Span[] = [];
  for (const match of matchesOf(reading.text, PAIR)) {
    const key = (match[1] ?? '')
      .replace(/([a-z])([A-Z])/g, '$1_$2')
      .toLowerCase()
      .replace(/\[\w*\]$/, '')
      .replace(/^(?:filter|where|q|search|patient|person|query)[[.](\w+)\]?$/, '$1');
    const raw = queryValue(reading.text, match);
    const value = decode(raw);
    if (value === '' || PLACEHOLDER.test(value)) continue;
    if (KEY_RULES.some((rule) => rule.key.test(key) && rule.identifies(value, key))) {
      spans.push({
        start: match.index + 1,
        end: match.index + match[0].length - (match[2] ?? '').length + raw.length,
      });
    }
  }
  return spans;
}

/** A percent-encoded space was folded to a space: the value goes on to the next delimiter while words follow like a name. */
function queryValue(text: string, match: RegExpExecArray): string {
  const start = match.index + match[0].length - (match[2] ?? '').length;
  const tail = /^(?: [\p{Lu}][\p{L}'-]{1,24}){1,3}(?=$|[&#])/u.exec(
    text.slice(start + (match[2] ?? '').length, start + (match[2] ?? '').length + 80),
  );
  return (match[2] ?? '') + (tail?.[0] ?? '');
}
