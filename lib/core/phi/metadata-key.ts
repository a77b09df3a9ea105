import type { Finder } from './find-in-text';
import type { PhiField } from './reading';
import type { RuleSpan } from './redact';

/** What a metadata key says about its value. */
export interface KeyMeaning {
  readonly field: PhiField;
  /** Words to judge before the value; '' when the key tells nothing. */
  readonly label: string;
  /** A number under this key may be an identifier. */
  readonly numbers: boolean;
  /** What the rules find in the key itself. */
  readonly inKey: readonly RuleSpan[];
}

/** Keys of the lake's metadata profile and their like: ids, and lists of category words. */
const ID_KEY =
  /(?:^|_)(?:id|ids|uuid|guid|key|hash|digest|checksum|token|etag|sha\d*|trace|span|correlation|recipient|phi_categories|phi_fields|purpose_of_use)$/;
/** Ids that name a person by their own number all the same. */
const PERSONAL_ID =
  /(?:ssn|mrn|member|subscriber|medicaid|medicare|mbi|beneficiary|policy|insurance|licen[sc]e|passport|tax|email|phone)/;

const LABELS: readonly { readonly key: RegExp; readonly label: string; readonly numbers: boolean }[] = [
  {
    key: /(?:^|_)(?:ssn|social_?security(?:_?(?:number|no|num))?|social_?sec|itin|tax_id|taxpayer_id)$/,
    label: 'ssn',
    numbers: true,
  },
  {
    key: /(?:^|_)(?:mrn|medical_?record(?:_?(?:number|no|num|id))?|chart_?(?:number|no)|patient_?(?:number|no))$/,
    label: 'mrn',
    numbers: true,
  },
  {
    key: /(?:^|_)(?:phone|telephone|tel|cell|mobile|fax|phone_?(?:number|no)|cell_?phone|mobile_?(?:number|no)|home_?phone|contact_?number|callback(?:_?number)?|msisdn|sms_to)$/,
    label: 'phone',
    numbers: true,
  },
  { key: /(?:^|_)(?:dob|birth_?date|date_?of_?birth|birthday|bday|born)$/, label: 'dob', numbers: true },
  { key: /(?:^|_)(?:zip|zip_?code|postal_?code|postcode)$/, label: 'zip code', numbers: true },
  {
    key: /(?:^|_)(?:member|subscriber|policy|insured|medicaid|medicare|beneficiary|insurance|mbi)(?:_?(?:id|number|no|num))?$/,
    label: 'member id',
    numbers: true,
  },
  {
    key: /(?:^|_)(?:account_?(?:number|no)|acct(?:_?(?:number|no))?|iban|bank_account)$/,
    label: 'account number',
    numbers: true,
  },
  { key: /(?:^|_)(?:credit_?card|card_?(?:number|no)|pan)$/, label: 'card number', numbers: true },
  {
    key: /(?:^|_)(?:driver_?s?_?licen[sc]e|passport|licen[sc]e_?(?:number|no))(?:_?(?:number|no))?$/,
    label: 'passport number',
    numbers: true,
  },
  {
    key: /(?:^|_)(?:(?:patient|client|member|first|last|full|given|family|middle|maiden|guardian|contact|legal|preferred|mother|father|spouse|subscriber|parent|therapist|provider|clinician|caregiver|caller|sender|person)_?names?|surname|forename|fname|lname|emergency_contact|next_of_kin)$/,
    label: 'patient name',
    numbers: false,
  },
  {
    key: /(?:^|_)(?:patient|client|guardian|therapist|clinician|caregiver|spouse|mother|father)$/,
    label: 'patient',
    numbers: false,
  },
  {
    key: /(?:^|_)(?:address|addr|street(?:_?address)?|home_?address|address_?(?:line)?_?\d|mailing_?address|residence)$/,
    label: 'address',
    numbers: false,
  },
  {
    key: /(?:^|_)(?:dx|diagnosis|diagnoses|icd|icd_?10|icd_?codes?|diagnosis_?codes?|dsm|dx_?codes?|problem_list)$/,
    label: 'dx',
    numbers: false,
  },
  {
    key: /(?:^|_)(?:admitted|admission_?date|admit_?date|discharge_?date|date_?of_?death|deceased_?date|death_?date|date_?of_?(?:service|admission|discharge)|dos|dod)$/,
    label: 'admitted',
    numbers: false,
  },
];

/** Keys are few; a producer that invents them must not fill the memory. */
const KNOWN_MAX = 2048;
const KNOWN_LENGTH = 128;
const knownBy = new WeakMap<Finder, Map<string, KeyMeaning>>();
let lastFinder: Finder | undefined;
let lastKnown = new Map<string, KeyMeaning>();

/** `patientName`, `patient-name` and `PATIENT NAME` are one key. */
function normalise(key: string): string {
  return key
    .slice(0, 128)
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_|_$/g, '');
}

function meaningOf(key: string, find: Finder): KeyMeaning {
  const inKey = find(key, 'key', '');
  const name = normalise(key);
  for (const row of LABELS) {
    if (row.key.test(name)) return { field: 'text', label: row.label, numbers: row.numbers, inKey };
  }
  const isId = ID_KEY.test(name) && !PERSONAL_ID.test(name);
  return { field: isId ? 'id' : 'text', label: '', numbers: false, inKey };
}

function knownFor(find: Finder): Map<string, KeyMeaning> {
  if (find === lastFinder) return lastKnown;
  lastFinder = find;
  lastKnown = knownBy.get(find) ?? new Map<string, KeyMeaning>();
  knownBy.set(find, lastKnown);
  return lastKnown;
}

/** The meaning of a key for the rules that `find` runs; remembered. */
export function keyMeaning(key: string, find: Finder): KeyMeaning {
  const known = knownFor(find);
  const meaning = known.get(key);
  if (meaning !== undefined) return meaning;
  const made = meaningOf(key, find);
  // A key that holds PHI is not kept.
  if (key.length > KNOWN_LENGTH || made.inKey.length > 0) return made;
  if (known.size >= KNOWN_MAX) known.clear();
  known.set(key, made);
  return made;
}
