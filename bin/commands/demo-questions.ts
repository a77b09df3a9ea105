import { CLINIC_STORIES } from '../../lib/local/clinic/generate-clinic';
import { type ColumnHead, plural } from '../output/table';

export type DemoRow = Readonly<Record<string, unknown>>;

/** A question that a privacy officer asks, and how the lake answers it. */
export interface DemoQuestion {
  readonly question: string;
  readonly sql: string;
  /** Title and name of each column shown. */
  readonly columns: readonly (ColumnHead & { readonly name: string })[];
  /** What the rows say, in a sentence. */
  readonly finding: (rows: readonly DemoRow[]) => string;
  /** Rows that deserve a second look. */
  readonly isStriking: (row: DemoRow) => boolean;
}

/** The demo's clinic is in Phoenix, which has no summer time: UTC-7 all year. */
const LOCAL_HOUR = "hour(event_time - interval '7' hour)";

const PATIENT = CLINIC_STORIES.find((story) => story.name === 'snooping_employee')?.patients[0] ?? '';

export const DEMO_QUESTIONS: readonly DemoQuestion[] = [
  {
    question: `Who opened the records of patient ${PATIENT}, and when?`,
    sql: `select actor_subject_id as who, actor_roles[1] as role, max_by(access_reason, event_time) as reason,
       count(*) as events, count(distinct event_date) as days,
       count_if(${LOCAL_HOUR} not between 7 and 18) as after_hours
  from audit_events
 where patient_id = '${PATIENT}'
 group by actor_subject_id, actor_roles[1]
 order by after_hours desc, events desc, who
 limit 8`,
    columns: [
      { name: 'who', title: 'who' },
      { name: 'role', title: 'as' },
      { name: 'reason', title: 'reason given' },
      { name: 'events', title: 'events', align: 'right' },
      { name: 'days', title: 'days', align: 'right' },
      { name: 'after_hours', title: 'outside 7-19 h', align: 'right' },
    ],
    finding: ([first]) =>
      first === undefined || number(first.after_hours) === 0
        ? 'Nobody outside working hours.'
        : `${first.who} (${first.role}) came on ${first.days} days, ${first.after_hours} of ${first.events} times when the clinic was closed.`,
    isStriking: (row) => number(row.after_hours) > number(row.events) / 2,
  },
  {
    question: 'Was an account taken over, and what did it reach?',
    sql: `with guessed as (
  select actor_subject_id, client_ip, max_by(session_id, event_time) as session_id
    from audit_events
   where action_type = 'LOGIN' and client_ip is not null
   group by actor_subject_id, client_ip, event_date
  having count_if(outcome_status <> 'SUCCESS') >= 5 and count_if(outcome_status = 'SUCCESS') > 0)
select g.actor_subject_id as account, g.client_ip as address, e.action_type as action, e.resource_type as resource,
       e.tier, count(*) as events, count(distinct e.patient_id) as patients, sum(e.record_count) as records,
       min(e.event_time) as first_time, max(e.event_time) as last_time
  from audit_events e
  join guessed g on e.session_id = g.session_id
 group by g.actor_subject_id, g.client_ip, e.action_type, e.resource_type, e.tier
 order by first_time`,
    columns: [
      { name: 'account', title: 'account', spare: 3 },
      { name: 'address', title: 'from' },
      { name: 'action', title: 'did' },
      { name: 'resource', title: 'to' },
      { name: 'tier', title: 'tier', spare: 2 },
      { name: 'events', title: 'times', align: 'right', spare: 4 },
      { name: 'patients', title: 'patients', align: 'right' },
      { name: 'records', title: 'records', align: 'right' },
      { name: 'first_time', title: 'first (UTC)' },
      { name: 'last_time', title: 'last (UTC)', spare: 1 },
    ],
    finding: (rows) => {
      const [first] = rows;
      if (first === undefined) return 'No account was guessed.';
      const charts = rows
        .filter(({ action }) => action === 'READ')
        .reduce((sum, row) => sum + number(row.events), 0);
      const exported = rows.reduce((sum, row) => sum + number(row.records), 0);
      return `${first.account} was guessed from ${first.address}; ${charts} records were read and ${exported} exported.`;
    },
    isStriking: ({ action }) => action === 'EXPORT',
  },
  {
    question: 'Which 42 CFR Part 2 records were disclosed without a recorded consent?',
    sql: `select patient_id as patient, actor_subject_id as who, purpose_of_use as purpose, count(*) as disclosures,
       min(event_time) as first_time, max(event_time) as last_time
  from audit_events
 where tier = 'sud' and action_type = 'EXPORT' and outcome_status = 'SUCCESS' and consent_id is null
 group by patient_id, actor_subject_id, purpose_of_use
 order by disclosures desc, patient`,
    columns: [
      { name: 'patient', title: 'patient' },
      { name: 'who', title: 'disclosed by' },
      { name: 'purpose', title: 'purpose' },
      { name: 'disclosures', title: 'disclosures', align: 'right' },
      { name: 'first_time', title: 'first (UTC)' },
      { name: 'last_time', title: 'last (UTC)' },
    ],
    finding: (rows) => {
      const total = rows.reduce((sum, row) => sum + number(row.disclosures), 0);
      const patients = new Set(rows.map(({ patient }) => patient)).size;
      return total === 0
        ? 'None.'
        : `${plural(total, 'disclosure')} of the records of ${plural(patients, 'patient')}.`;
    },
    isStriking: () => true,
  },
];

function number(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
