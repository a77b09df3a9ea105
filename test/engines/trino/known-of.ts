import { sqlText } from '../../../lib/local/lake/row-sql';
import type { Engine } from './engines';

/** Values of the questions' parameters, by name. */
export type Known = Readonly<Record<string, string | number>>;

const MS_PER_DAY = 86_400_000;

/**
 * Somebody of whom each question has something to tell, in this lake: a patient with a disclosure without consent, and
 * whoever came to that patient most, in the session and for the organisation in which it was. The window is the whole
 * time of the lake, `week` the seven days in the middle of its last month.
 */
export async function knownOf(lake: Engine): Promise<{ readonly values: Known; readonly week: Known }> {
  const one = async (sql: string): Promise<readonly string[]> => {
    const [row] = await lake.rows(sql);
    if (row === undefined) throw new Error(`nothing is found by ${sql}`);
    return row.map(String);
  };
  const [patient = ''] = await one(
    `select patient_id from sud_disclosures_without_consent where patient_id is not null
     group by 1 order by count(*) desc, 1 limit 1`,
  );
  const [actor = '', session = '', org = ''] = await one(
    `select actor_subject_id, session_id, actor_org_id from audit_events
     where patient_id = ${sqlText(patient)} and session_id is not null and actor_org_id is not null
     group by 1, 2, 3 order by count(*) desc, 1, 2, 3 limit 1`,
  );
  const [first = '', last = ''] = await one('select min(event_date), max(event_date) from events');
  const weekFrom = Date.parse(last) - 17 * MS_PER_DAY;
  return {
    values: { patient, actor, session, org, ...windowOf(Date.parse(first), Date.parse(last) + MS_PER_DAY) },
    week: windowOf(weekFrom, weekFrom + 7 * MS_PER_DAY),
  };
}

function windowOf(from: number, to: number): Known {
  const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
  return { first_day: day(from), last_day: day(to - 1), from, to };
}
