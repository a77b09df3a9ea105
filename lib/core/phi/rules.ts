import { findAddress } from './find-address';
import { findClinicalProse, findDiagnosis } from './find-clinical';
import { findBirthDate, findPersonalDate } from './find-date';
import { findEmail } from './find-email';
import { findIcd } from './find-icd';
import { findPersonName } from './find-person-name';
import { findPhone } from './find-phone';
import { findMemberId, findMrn } from './find-record-number';
import { findRawId } from './find-route';
import { findSsn } from './find-ssn';
import { findUrlQuery } from './find-url-query';
import type { PhiField, Reading, Span } from './reading';

/** An example of a rule: a text and the kind of field it stands in. */
interface Example {
  readonly text: string;
  readonly field: PhiField;
}

interface Rule {
  readonly name: string;
  /** Why this is PHI; letters are the identifiers of 45 CFR 164.514(b)(2)(i). */
  readonly reason: string;
  readonly find: (reading: Reading) => readonly Span[];
  /** The rule fires on this. */
  readonly hit: Example;
  /** Looks alike and is none: no rule fires on this. */
  readonly nearMiss: Example;
}

/** All rules of the guard. Names are permanent: they stand in stored rows, refusals and placeholders. */
export const PHI_RULES = [
  {
    name: 'ssn',
    reason: 'social security and tax numbers identify one person (G)',
    find: findSsn,
    hit: { text: 'two charts share ssn 219099999', field: 'text' },
    nearMiss: { text: 'compacted 612440981 rows', field: 'text' },
  },
  {
    name: 'phone',
    reason: 'telephone and fax numbers (D, E)',
    find: findPhone,
    hit: { text: 'call back at (555) 010-0142', field: 'text' },
    nearMiss: { text: 'sequence 5550142 not contiguous', field: 'text' },
  },
  {
    name: 'email',
    reason: 'electronic mail addresses (F)',
    find: findEmail,
    hit: { text: 'invite sent to jane.roe@example.org', field: 'text' },
    nearMiss: { text: 'package @scope/tool@1.2.3 not found', field: 'text' },
  },
  {
    name: 'birth_date',
    reason: 'dates of birth, and ages over 89 (C)',
    find: findBirthDate,
    hit: { text: 'dob 02/03/1958 does not match', field: 'text' },
    nearMiss: { text: 'archive of 11 Apr 2026 is incomplete', field: 'text' },
  },
  {
    name: 'date_in_text',
    reason: 'full dates of admission, discharge, death or treatment of an individual (C)',
    find: findPersonalDate,
    hit: { text: 'patient was discharged on 03/04/2026', field: 'text' },
    nearMiss: { text: 'certificate valid until Mar 2 08:00:00 2027 GMT', field: 'text' },
  },
  {
    name: 'address',
    reason: 'geographic subdivisions smaller than a state: street, city, postal code (B)',
    find: findAddress,
    hit: { text: 'letter returned from 18 Cedar Court, Albany, NY 12207', field: 'text' },
    nearMiss: { text: 'returned 500 Internal Server Error', field: 'text' },
  },
  {
    name: 'person_name',
    reason: 'names of patients, relatives and others (A)',
    find: findPersonName,
    hit: { text: 'no room booked for session with Adaeze Lindholm', field: 'text' },
    nearMiss: { text: 'Kafka consumer lag above 10000', field: 'text' },
  },
  {
    name: 'member_id',
    reason: 'health plan beneficiary, account, card and licence numbers (I, J, K)',
    find: findMemberId,
    hit: { text: 'subscriber number ZKM445566778 terminated', field: 'text' },
    nearMiss: { text: 'policy version 20260302 loaded', field: 'text' },
  },
  {
    name: 'mrn',
    reason: 'medical record numbers (H)',
    find: findMrn,
    hit: { text: 'MRN 6650142 is in two facilities', field: 'text' },
    nearMiss: { text: 'field mrn must have 8 digits', field: 'text' },
  },
  {
    name: 'raw_id_in_route',
    reason: 'a record number inside a path is any other unique identifying number (R)',
    find: findRawId,
    hit: { text: '/patients/66501/assessments/4', field: 'route' },
    nearMiss: { text: '/patients/{patient_id}/notes/{note_id}', field: 'route' },
  },
  {
    name: 'url_query',
    reason: 'web addresses that carry identifiers (N)',
    find: findUrlQuery,
    hit: { text: '/search?last=Smith&first=John', field: 'route' },
    nearMiss: { text: '/queue/items?state=failed&retry=3', field: 'route' },
  },
  {
    name: 'diagnosis_text',
    reason: 'health condition or treatment of an individual, 45 CFR 160.103; substance use, 42 CFR 2.11',
    find: findDiagnosis,
    hit: { text: 'client relapsed on alcohol after bipolar episode', field: 'text' },
    nearMiss: { text: 'relation "psychotherapy_notes" has no column diagnosis', field: 'text' },
  },
  {
    name: 'icd_code',
    reason: 'a diagnosis code is a health condition, 45 CFR 160.103 and 162.1002',
    find: findIcd,
    hit: { text: 'dx F43.12 needs a modifier', field: 'text' },
    nearMiss: { text: 'ruff F401 in 3 files', field: 'text' },
  },
  {
    name: 'clinical_free_text',
    reason: 'notes about a person do not belong in an audit event, 45 CFR 164.501 and 164.502(b)',
    find: findClinicalProse,
    hit: {
      text: 'Client came late and cried for most of the hour, said that her brother has not spoken to her since the funeral and that she sleeps badly, wants to come twice a week.',
      field: 'text',
    },
    nearMiss: {
      text: 'could not serialize access due to concurrent update while holding advisory lock 7788, transaction rolled back after 3 attempts, giving up and reporting the failure to the caller',
      field: 'text',
    },
  },
] as const satisfies readonly Rule[];

export type PhiRuleName = (typeof PHI_RULES)[number]['name'];
