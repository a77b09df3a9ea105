import { type BreakGlassReview, type BreakGlassUse, FINDINGS, isFinding } from './break-glass';
import { DECISIONS, type Decision, isDecision } from './decision';
import type { DecisionRow, FileProblem } from './decisions-file';
import type { ReviewPacket } from './review-packet';

/** Something to be recorded, and the row that asks for it. */
export type Asked =
  | { readonly where: string; readonly kind: 'role'; readonly asks: Decision }
  | { readonly where: string; readonly kind: 'break_glass'; readonly asks: BreakGlassReview };

export interface CheckedDecisions {
  readonly asked: readonly Asked[];
  /** Rows without a decision. */
  readonly undecided: number;
  /** Where there is one, nothing is to be recorded. */
  readonly problems: readonly FileProblem[];
}

interface Known {
  /** Roles by user, as the packet has them. */
  readonly roles: ReadonlyMap<string, ReadonlySet<string | null>>;
  /** Who used emergency access, by event. */
  readonly uses: ReadonlyMap<string, string>;
  readonly quarter: string;
}

type Verdict = Asked | 'undecided' | Omit<FileProblem, 'where'>;

/** Holds the rows of a file against the packet that they are about. */
export function checkDecisions(
  rows: readonly DecisionRow[],
  { users, quarter }: ReviewPacket,
  breakGlass: readonly BreakGlassUse[],
): CheckedDecisions {
  const known: Known = {
    quarter,
    roles: new Map(
      users.map(({ actor_subject_id, roles }) => [actor_subject_id, new Set(roles.map(({ role }) => role))]),
    ),
    uses: new Map(breakGlass.map(({ event_id, actor_subject_id }) => [event_id, actor_subject_id])),
  };
  const asked = new Map<string, Asked>();
  const problems: FileProblem[] = [];
  let undecided = 0;
  for (const row of rows) {
    const verdict = row.event_id === '' ? judgeRole(row, known) : judgeUse(row, known);
    if (verdict === 'undecided') undecided += 1;
    else if ('problem' in verdict) problems.push({ where: row.where, ...verdict });
    else {
      const before = asked.get(subjectOf(verdict));
      if (before === undefined) asked.set(subjectOf(verdict), verdict);
      else if (answerOf(before) !== answerOf(verdict)) problems.push(contradiction(row, before));
    }
  }
  return { asked: problems.length > 0 ? [] : [...asked.values()], undecided, problems };
}

function judgeRole(row: DecisionRow, { roles, quarter }: Known): Verdict {
  const { where, decision, reviewer } = row;
  if (decision === '') return 'undecided';
  if (!isDecision(decision)) return unknownWord(DECISIONS, 'a role');
  const packet = `take it from the packet: audit-lake review --quarter ${quarter}`;
  const actor = written(row.actor_subject_id, (id) => roles.has(id));
  if (actor === undefined) return { problem: `the packet of ${quarter} has no such user`, fix: packet };
  const role = row.role === null ? null : written(row.role, (name) => roles.get(actor)?.has(name) === true);
  if (role === undefined || roles.get(actor)?.has(role) !== true) {
    return { problem: `this user did not hold that role in ${quarter}`, fix: packet };
  }
  if (reviewer === '') return NO_REVIEWER;
  return { where, kind: 'role', asks: { actor_subject_id: actor, role, decision, reviewer } };
}

function judgeUse({ where, event_id, decision, reviewer }: DecisionRow, { uses, quarter }: Known): Verdict {
  if (decision === '') return 'undecided';
  if (!isFinding(decision)) return unknownWord(FINDINGS, 'emergency access');
  const user = uses.get(event_id);
  if (user === undefined) {
    return {
      problem: `no emergency access of ${quarter} has that event_id`,
      fix: 'take it from the template, or leave event_id empty to decide about a role',
    };
  }
  if (reviewer === '') return NO_REVIEWER;
  if (reviewer === user) {
    return { problem: 'the reviewer is who used the access', fix: 'let another person review it' };
  }
  return { where, kind: 'break_glass', asks: { event_id, finding: decision, reviewer } };
}

const NO_REVIEWER = {
  problem: 'it has a decision and no reviewer',
  fix: 'write the id of the person who decided',
} as const;

function unknownWord(words: readonly string[], about: string): Verdict {
  const allowed = words.join(' or ');
  return {
    problem: `the decision is not ${allowed}`,
    fix: `about ${about}, write ${allowed}, or nothing while it is open`,
  };
}

function contradiction({ where }: DecisionRow, before: Asked): FileProblem {
  return { where, problem: `it contradicts ${before.where}`, fix: 'leave one of the two rows' };
}

function subjectOf({ kind, asks }: Asked): string {
  return kind === 'role'
    ? JSON.stringify([kind, asks.actor_subject_id, asks.role])
    : JSON.stringify([kind, asks.event_id]);
}

function answerOf(asked: Asked): string {
  return asked.kind === 'role' ? asked.asks.decision : asked.asks.finding;
}

/** A spreadsheet's file has an apostrophe before what would be a formula: the id is what stands behind it. */
function written(text: string, isKnown: (text: string) => boolean): string | undefined {
  return [text, text.replace(/^'/, '')].find(isKnown);
}
