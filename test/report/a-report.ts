import type { BreachReport } from '../../lib/core/breach/breach-report';
import { breachReport } from '../../lib/core/breach/breach-report';
import { BreachScope } from '../../lib/core/breach/breach-scope';
import type { Disclosure } from '../../lib/core/disclosures/accounting';
import { disclosureReport } from '../../lib/core/disclosures/disclosure-report';
import { parseQuarter } from '../../lib/core/review/quarter';
import type { UserAccess } from '../../lib/core/review/review-facts';
import { reviewPacket } from '../../lib/core/review/review-packet';
import { countHours } from '../../lib/local/report/hour-counts';
import type {
  BreachScopeReport,
  DisclosuresReport,
  ReportFrame,
  ReviewReport,
} from '../../lib/local/report/report';

export const FRAME: ReportFrame = {
  generated_at: Date.UTC(2026, 2, 10, 9, 30),
  version: '0.1.0',
  stage: 'dev',
  lake: { rows: 12_345, latest_event: '2026-03-09T23:59:59.999Z', digest: 'ab'.repeat(32) },
};

const FROM = Date.UTC(2026, 2, 2);
const TO = Date.UTC(2026, 2, 5);
const MINUTE = 60_000;

const CALM: Parameters<typeof breachReport>[0]['around'] = {
  producers_incomplete: 0,
  producers_silent: 0,
  producers_named: { incomplete: [], silent: [] },
  quarantined_events: 0,
  quarantined_undated: 0,
  chain_gaps: 0,
  chain_altered: 0,
  clock_refusals: 0,
  events_by_delegation: 0,
  actor_known: true,
  narrowed_by: null,
};

export interface BreachOf {
  readonly patients: number;
  readonly actor?: string;
  /** The id of a patient, from its number. */
  readonly idOf?: (number: number) => string;
  readonly around?: Partial<BreachReport['uncertainty']>;
}

/** Patients with two records each; every fifth was only tried, every seventh exported, every third is Part 2. */
export function aBreachReport({
  patients,
  actor = 'usr_0102',
  idOf = (number) => `pat_${String(number).padStart(6, '0')}`,
  around = {},
}: BreachOf): BreachScopeReport {
  const scope = new BreachScope();
  const hours = countHours();
  for (let number = 1; number <= patients; number += 1) {
    for (const resourceId of [`note_${number}`, `plan_${number}`]) {
      const event = {
        eventTime: FROM + number * MINUTE,
        patientId: idOf(number),
        actionType: number % 7 === 0 ? 'EXPORT' : 'READ',
        outcomeStatus: number % 5 === 0 ? 'DENIED' : 'SUCCESS',
        resourceType: 'ProgressNote',
        resourceId,
        tier: number % 3 === 0 ? ('sud' as const) : ('clinical' as const),
        phiCategories: ['clinical_notes', idOf(number).slice(0, 40)],
        phiFields: ['note_text', 'date_of_birth'],
        recordCount: null,
      };
      scope.add(event);
      hours.add(event);
    }
  }
  const discovered = Date.UTC(2026, 2, 6);
  const data = breachReport({ actor, from: FROM, to: TO, scope, discovered, around: { ...CALM, ...around } });
  return { ...FRAME, kind: 'breach-scope', data, discovered, hours: hours.counts() };
}

export interface DisclosuresOf {
  readonly disclosures: number;
  readonly patient?: string;
  readonly textOf?: (number: number) => string;
}

export function aDisclosuresReport({
  disclosures,
  patient = 'pat_000001',
  textOf = (number) => `provider_${number % 4}`,
}: DisclosuresOf): DisclosuresReport {
  const rows = Array.from({ length: disclosures }, (_one, number): Disclosure => {
    const isPart2 = number % 2 === 0;
    return {
      event_id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
      event_time: FROM + number * 600 * MINUTE,
      tier: isPart2 ? 'sud' : 'clinical',
      disclosed_by: 'usr_0103',
      disclosed_by_org: 'org_03',
      service_name: 'otp-dosing',
      recipient: number % 9 === 8 ? null : textOf(number),
      recipient_address: null,
      description: `Part2Record: ${textOf(number)}, 2 records`,
      purpose: number % 3 === 0 ? 'treatment' : textOf(number),
      listed_under: isPart2 ? '42 CFR 2.25' : '45 CFR 164.528',
      consent_id: isPart2 ? textOf(number) : null,
      without_consent: number % 4 === 0 ? 'revoked' : null,
    };
  });
  const data = disclosureReport({
    patient,
    from: FROM,
    to: Date.UTC(2026, 5, 1),
    requested: Date.UTC(2026, 5, 1),
    disclosures: rows,
    consents: [],
    around: {
      disclosures_without_patient: 2,
      quarantined_events: 0,
      quarantined_undated: 0,
      clock_refusals: 0,
      patient_known: true,
    },
  });
  return { ...FRAME, kind: 'disclosures', data };
}

export interface ReviewOf {
  readonly users: number;
  readonly idOf?: (number: number) => string;
  readonly role?: string;
}

/** Nurses who all do about the same, but the first, who reads of 90 patients; the last sleeps. */
export function aReviewReport({
  users,
  idOf = (number) => `usr_${String(number).padStart(4, '0')}`,
  role = 'nurse',
}: ReviewOf): ReviewReport {
  const quarter = parseQuarter('2026Q1');
  if (quarter === undefined) throw new Error('no quarter');
  const ids = Array.from({ length: users }, (_one, index) => idOf(index + 1));
  const active = ids.slice(0, Math.max(0, users - 1));
  const times = { first_access: FROM, last_access: TO };
  const data = reviewPacket({
    quarter,
    org: null,
    users: active.map(
      (actor_subject_id, index): UserAccess => ({
        actor_subject_id,
        actor_subject_type: 'human',
        ...times,
        accesses: 100 + index,
        patients: index === 0 ? 90 : 8,
        exports: 1,
        denied: index % 3,
        after_hours: 0,
        break_glass: 1,
      }),
    ),
    access: active.map((actor_subject_id, index) => ({
      actor_subject_id,
      role,
      resource_type: 'ProgressNote',
      accesses: 100 + index,
      patients: 8,
      exports: 1,
      denied: index % 3,
      ...times,
    })),
    dormant: ids.slice(-1).map((actor_subject_id) => ({
      actor_subject_id,
      actor_subject_type: 'human',
      last_used: Date.UTC(2025, 10, 3),
      days: 149,
      roles: [role],
    })),
    breakGlass: active.slice(0, 3).map((actor_subject_id, index) => ({
      event_id: `00000000-0000-4000-8000-00000000000${index}`,
      actor_subject_id,
      used_at: FROM,
      patient_id: null,
      resource_type: 'ProgressNote',
      is_reviewed: false,
    })),
    decisions: active.slice(1, 2).map((actor_subject_id) => ({
      actor_subject_id,
      role,
      decision: 'revoke' as const,
      reviewer: idOf(7),
      quarter: '2025Q4',
      event_id: '00000000-0000-4000-8000-000000000999',
      decided_at: Date.UTC(2025, 11, 30),
    })),
  });
  const hours = active.flatMap((actor_subject_id, index) =>
    [8, 9, 14, 22].map((hour) => ({ actor_subject_id, hour, events: 1 + ((index * hour) % 17) })),
  );
  const clock = { timeZone: 'America/New_York', workdayStart: '07:00', workdayEnd: '19:00' };
  return { ...FRAME, kind: 'review', data, hours, clock };
}
