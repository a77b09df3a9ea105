import { groupBy } from '../../core/group-by';
import type { BreakGlassUse } from '../../core/review/break-glass';
import { isDecision, type RecordedDecision } from '../../core/review/decision';
import type { Quarter } from '../../core/review/quarter';
import type { DormantAccount, ReviewFacts, RoleAccess, UserAccess } from '../../core/review/review-facts';
import { addDays, windowParameters } from '../../core/time-window';
import {
  REVIEW_ACCESS,
  REVIEW_AFTER_HOURS,
  REVIEW_BREAK_GLASS,
  REVIEW_DECISIONS,
  REVIEW_DORMANT,
  REVIEW_USERS,
} from '../../views/questions/questions';
import type { ReviewSource } from '../query/lake-views';
import { openQuery } from '../query/open-query';
import {
  type AnswerRow,
  allRows,
  askQuestion,
  countOf,
  listOf,
  textOf,
  textOrNull,
  timeOf,
} from './ask-question';

/** As the view dormant_accounts counts. */
const DORMANT_DAYS = 90;

export interface ReviewQuestion {
  readonly quarter: Quarter;
  /** Only users who acted for it in the quarter, or at their last use. */
  readonly org: string | null;
}

/**
 * What the lake knows for the review of a quarter.
 *
 * @throws LakeError when there is no lake
 */
export async function reviewFacts(
  directory: string,
  { quarter, org }: ReviewQuestion,
  review: ReviewSource,
): Promise<ReviewFacts> {
  const session = await openQuery(directory, review);
  try {
    const { first_day, last_day } = windowParameters(quarter);
    const days = { first_day, last_day };
    const ofQuarter = { quarter: quarter.name };
    const sleepers = { to: quarter.to, dormant_since: addDays(quarter.to, -DORMANT_DAYS) };
    const afterHours = new Map(
      (await allRows(askQuestion(session, REVIEW_AFTER_HOURS, days))).map((row) => [
        textOf(row.actor_subject_id),
        countOf(row.after_hours),
      ]),
    );
    const users = (await allRows(askQuestion(session, REVIEW_USERS, { ...days, org }))).map((row) =>
      userOf(row, afterHours),
    );
    const ids = new Set(users.map((user) => user.actor_subject_id));
    const access = await allRows(askQuestion(session, REVIEW_ACCESS, ofQuarter));
    const uses = await allRows(askQuestion(session, REVIEW_BREAK_GLASS, days));
    const decisions = await allRows(askQuestion(session, REVIEW_DECISIONS, ofQuarter));
    const dormant = await allRows(askQuestion(session, REVIEW_DORMANT, sleepers));
    return {
      quarter,
      org,
      users,
      access: access.map(accessOf).filter((row) => ids.has(row.actor_subject_id)),
      breakGlass: uses.map(useOf).filter((use) => ids.has(use.actor_subject_id)),
      decisions: decisions.flatMap(decisionOf),
      dormant: dormantOf(dormant, (row) => org === null || row.actor_org_id === org, ids),
    };
  } finally {
    session.close();
  }
}

function userOf(row: AnswerRow, afterHours: ReadonlyMap<string, number>): UserAccess {
  const actor_subject_id = textOf(row.actor_subject_id);
  return {
    actor_subject_id,
    actor_subject_type: textOf(row.actor_subject_type),
    first_access: timeOf(row.first_access),
    last_access: timeOf(row.last_access),
    accesses: countOf(row.accesses),
    patients: countOf(row.patients),
    exports: countOf(row.exports),
    denied: countOf(row.denied),
    after_hours: afterHours.get(actor_subject_id) ?? 0,
    break_glass: countOf(row.break_glass),
  };
}

function accessOf(row: AnswerRow): RoleAccess {
  return {
    actor_subject_id: textOf(row.actor_subject_id),
    role: textOrNull(row.role),
    resource_type: textOf(row.resource_type),
    accesses: countOf(row.accesses),
    patients: countOf(row.patients),
    first_access: timeOf(row.first_access),
    last_access: timeOf(row.last_access),
    exports: countOf(row.exports),
    denied: countOf(row.denied),
  };
}

function useOf(row: AnswerRow): BreakGlassUse {
  return {
    event_id: textOf(row.event_id),
    actor_subject_id: textOf(row.actor_subject_id),
    used_at: timeOf(row.event_time),
    patient_id: textOrNull(row.patient_id),
    resource_type: textOf(row.resource_type),
    is_reviewed: row.is_reviewed === true,
  };
}

/** What does not say what it decides about whom is no decision. */
function decisionOf(row: AnswerRow): readonly RecordedDecision[] {
  const { decision, decided_subject_id: subject } = row;
  if (typeof decision !== 'string' || !isDecision(decision) || typeof subject !== 'string') return [];
  return [
    {
      actor_subject_id: subject,
      role: textOrNull(row.decided_role),
      decision,
      reviewer: textOf(row.reviewer),
      quarter: textOf(row.quarter),
      event_id: textOf(row.event_id),
      decided_at: timeOf(row.event_time),
    },
  ];
}

/** One account each, with all roles of its last use; where an organisation is asked for, only its own. */
function dormantOf(
  rows: readonly AnswerRow[],
  isWanted: (row: AnswerRow) => boolean,
  active: ReadonlySet<string>,
): readonly DormantAccount[] {
  return [...groupBy(rows, (row) => textOf(row.actor_subject_id))].flatMap(([actor_subject_id, uses]) => {
    const [first] = uses;
    if (first === undefined || !(active.has(actor_subject_id) || uses.some(isWanted))) return [];
    const roles = [...new Set(uses.flatMap((row) => listOf(row.actor_roles) ?? []))];
    return [
      {
        actor_subject_id,
        actor_subject_type: textOf(first.actor_subject_type),
        last_used: timeOf(first.last_used),
        days: countOf(first.days),
        roles: roles.length > 0 ? roles : [null],
      },
    ];
  });
}
