import type { ConsentChange, Disclosure } from '../../core/disclosures/accounting';
import { type DisclosureReport, disclosureReport } from '../../core/disclosures/disclosure-report';
import { type TimeWindow, windowParameters } from '../../core/time-window';
import {
  DISCLOSURES,
  DISCLOSURES_AROUND,
  DISCLOSURES_CONSENTS,
  DISCLOSURES_WITHOUT_CONSENT,
  PATIENT_SEEN,
} from '../../views/questions/questions';
import { lakeFolders } from '../lake/folders';
import type { ReviewSource } from '../query/lake-views';
import { openQuery, type QuerySession } from '../query/open-query';
import {
  type AnswerRow,
  allRows,
  askQuestion,
  countOf,
  oneRow,
  textOf,
  textOrNull,
  tierOf,
  timeOf,
} from './ask-question';
import { refusedInWindow } from './refused-in-window';

export interface DisclosureQuestion extends TimeWindow {
  readonly patient: string;
  /** Epoch milliseconds of the day of the request. */
  readonly requested: number;
}

/**
 * To whom a patient's records were disclosed in a window, by what the lake knows.
 *
 * @throws LakeError when there is no lake
 */
export async function disclosures(
  directory: string,
  { patient, from, to, requested }: DisclosureQuestion,
  review: ReviewSource,
): Promise<DisclosureReport> {
  const session = await openQuery(directory, review);
  try {
    const window = windowParameters({ from, to });
    const ofPatient = { patient, ...window };
    const without = await allRows(askQuestion(session, DISCLOSURES_WITHOUT_CONSENT, ofPatient));
    const reasons = new Map(without.map((row) => [keyOf(row), textOrNull(row.reason)]));
    const rows = await allRows(askQuestion(session, DISCLOSURES, ofPatient));
    const consents = await allRows(askQuestion(session, DISCLOSURES_CONSENTS, ofPatient));
    const around = await oneRow(askQuestion(session, DISCLOSURES_AROUND, window));
    return disclosureReport({
      patient,
      from,
      to,
      requested,
      disclosures: rows.map((row) => disclosureOf(row, reasons.get(keyOf(row)) ?? null)),
      consents: consents.flatMap((row) => consentOf(row, patient)),
      around: {
        disclosures_without_patient: countOf(around.without_patient),
        ...(await refusedInWindow(lakeFolders(directory), { from, to })),
        patient_known: rows.length > 0 || (await isSeen(session, patient)),
      },
    });
  } finally {
    session.close();
  }
}

async function isSeen(session: QuerySession, patient: string): Promise<boolean> {
  const seen = await oneRow(askQuestion(session, PATIENT_SEEN, { patient }));
  return countOf(seen.events) > 0;
}

/** Two deliveries of one id that disagree in their time both stand in the accounting. */
function keyOf({ event_id, event_time }: AnswerRow): string {
  return JSON.stringify([event_id, event_time]);
}

function disclosureOf(row: AnswerRow, without_consent: string | null): Disclosure {
  return {
    event_id: textOf(row.event_id),
    event_time: timeOf(row.event_time),
    tier: tierOf(row.tier),
    disclosed_by: textOf(row.actor_subject_id),
    disclosed_by_org: textOrNull(row.actor_org_id),
    service_name: textOf(row.service_name),
    recipient: textOrNull(row.recipient),
    recipient_address: textOrNull(row.recipient_address),
    description: textOf(row.description),
    purpose: textOrNull(row.purpose),
    listed_under: textOf(row.listed_under),
    consent_id: textOrNull(row.consent_id),
    without_consent,
  };
}

/** A change that names neither a patient nor a consent is about nobody that could be told. */
function consentOf(row: AnswerRow, patient: string): readonly ConsentChange[] {
  const consent = textOrNull(row.consent);
  const names_patient = textOrNull(row.patient_id) === patient;
  if (consent === null && !names_patient) return [];
  return [{ consent, names_patient, change: textOf(row.change), event_time: timeOf(row.event_time) }];
}
