import { CAST } from '../../lib/local/clinic/people';
import { bindQuestion } from '../../lib/views/questions/bind-question';
import { BREACH_SCOPE } from '../../lib/views/questions/questions';

/** What privacy officers ask, and the most of the whole table's bytes and time that the answer may take. */
export interface KeyQuestion {
  readonly name: string;
  readonly sql: string;
  readonly bytes: number;
  readonly time: number;
}

export const THIEF = CAST.psychiatrist;
/** The UTC day on which the clinic's stolen account is used. */
export const THEFT = { from: Date.UTC(2026, 0, 22), to: Date.UTC(2026, 0, 23) };

const MONTH = "event_date between '2026-02-01' and '2026-02-28'";
const TOLD = `event_time, tier, actor_subject_id, actor_roles, action_type, action_name, resource_type, resource_id,
  patient_id, access_reason, outcome_status`;
const SCOPE = { actor: THIEF, session: null, patient: null, ...THEFT };

const historyOf = (patient: string): string =>
  `select ${TOLD} from patient_access_history where patient_id = '${patient}'`;

/** A million events of the clinic are ten weeks of one quarter: there a quarter is no filter. */
export function keyQuestions(medianPatient: string, heaviestPatient: string): readonly KeyQuestion[] {
  return [
    { name: 'all access to a median patient', sql: historyOf(medianPatient), bytes: 0.1, time: 0.4 },
    { name: 'all access to the heaviest patient', sql: historyOf(heaviestPatient), bytes: 0.16, time: 0.4 },
    {
      name: 'one user in 30 days',
      sql: `select ${TOLD} from user_activity
        where actor_subject_id = '${THIEF}' and event_date between '2026-01-10' and '2026-02-08'`,
      bytes: 0.2,
      time: 0.4,
    },
    {
      name: 'exports and prints in a quarter',
      sql: `select ${TOLD}, record_count from phi_exports
        where event_date between '2026-01-01' and '2026-03-31'`,
      bytes: 0.42,
      time: 0.7,
    },
    {
      name: 'denied and failed in a month by user',
      sql: `select actor_subject_id, outcome_status, count(*) from (
          select actor_subject_id, outcome_status from denied_access where ${MONTH}
          union all
          select actor_subject_id, outcome_status from failed_access where ${MONTH}) group by 1, 2`,
      bytes: 0.25,
      time: 0.5,
    },
    {
      name: 'after hours in a month by user',
      sql: `select actor_subject_id, count(*), count(distinct patient_id) from after_hours_access
        where ${MONTH} group by 1`,
      bytes: 0.16,
      time: 0.5,
    },
    {
      name: 'access review of a quarter',
      sql: "select * from access_review where quarter = '2026Q1'",
      bytes: 0.37,
      time: 0.8,
    },
    {
      name: 'events of a stolen account in a day',
      sql: bindQuestion(BREACH_SCOPE, { ...SCOPE, first_day: '2026-01-22', last_day: '2026-01-22' }),
      bytes: 0.02,
      time: 0.15,
    },
  ];
}
