import { CLINIC_STORIES } from '../../lib/local/clinic/generate-clinic';
import { DAY_MS, DEFAULT_FROM, HOUR_MS } from '../../lib/local/clinic/shifts';

type StoryName = (typeof CLINIC_STORIES)[number]['name'];

/** What a view must list of a planted story, and nothing else: each thing it finds as one text. */
export interface StoryQuestion {
  readonly story: StoryName;
  readonly view: string;
  /** One row for each thing found, in one column of text. */
  readonly sql: string;
  readonly planted: readonly string[];
  /** What the view lists too, and rightly, of another story: neither found nor a false alarm. */
  readonly ofOtherStories?: readonly string[];
}

function story<N extends StoryName>(name: N): Extract<(typeof CLINIC_STORIES)[number], { readonly name: N }> {
  const found = CLINIC_STORIES.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no story ${name}`);
  return found as Extract<(typeof CLINIC_STORIES)[number], { readonly name: N }>;
}

/** An hour of one of the clinic's local days, as a timestamp of SQL in UTC. */
function utcTime(day: number, hour: number): string {
  return new Date(DEFAULT_FROM + day * DAY_MS + hour * HOUR_MS).toISOString().slice(0, 23).replace('T', ' ');
}

function utcDay(day: number, hour: number): string {
  return utcTime(day, hour).slice(0, 10);
}

const snoop = story('snooping_employee');
const thief = story('stolen_account');
const gap = story('consent_gap');
const silence = story('silent_producer');
const stray = story('unattributed_agent');
const altered = story('altered_record');

export const STORY_QUESTIONS: readonly StoryQuestion[] = [
  {
    story: snoop.name,
    view: 'first_time_access',
    // Whoever stole the account opened charts that its owner had never opened: the view says so, as it should.
    sql: `select distinct
       case when actor_subject_id = '${thief.actor}'
              and event_time >= timestamp '${utcTime(thief.firstDay, 1)}'
              and event_time < timestamp '${utcTime(thief.firstDay, 7)}'
            then '${thief.name}'
            else actor_subject_id || ' ' || patient_id end
  from first_time_access`,
    planted: snoop.patients.map((patient) => `${snoop.actor} ${patient}`),
    ofOtherStories: [thief.name],
  },
  {
    story: thief.name,
    view: 'mass_access',
    sql: "select distinct actor_subject_id || ' ' || event_date from mass_access",
    planted: [`${thief.actor} ${utcDay(thief.firstDay, 2)}`],
  },
  {
    story: gap.name,
    view: 'sud_disclosures_without_consent',
    sql: 'select distinct patient_id from sud_disclosures_without_consent',
    planted: gap.patients,
  },
  {
    story: silence.name,
    view: 'producer_silence',
    sql: 'select distinct service_name from producer_silence where not is_open',
    planted: [silence.service],
  },
  {
    story: stray.name,
    view: 'unattributed_agent_actions',
    sql: 'select distinct actor_subject_id from unattributed_agent_actions',
    planted: [stray.actor],
  },
  {
    story: altered.name,
    view: 'chain_integrity',
    sql: "select distinct service_name from chain_integrity where kind = 'altered'",
    planted: [altered.service],
  },
];
