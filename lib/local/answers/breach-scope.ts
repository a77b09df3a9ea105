import { type BreachReport, breachReport, type Narrowing } from '../../core/breach/breach-report';
import { BreachScope, type ScopeEvent } from '../../core/breach/breach-scope';
import { type TimeWindow, windowParameters } from '../../core/time-window';
import { ACTOR_SEEN, BREACH_SCOPE, BREACH_SCOPE_AROUND } from '../../views/questions/questions';
import { lakeFolders } from '../lake/folders';
import type { ReviewSource } from '../query/lake-views';
import { openQuery, type QuerySession } from '../query/open-query';
import { type AddressRange, addressRange } from './address-range';
import {
  type AnswerRow,
  askQuestion,
  countOf,
  countOrNull,
  listOf,
  oneRow,
  textOf,
  textOrNull,
  tierOf,
  timeOf,
} from './ask-question';
import { evidenceInWindow } from './evidence-in-window';
import { refusedInWindow } from './refused-in-window';

export interface BreachQuestion extends TimeWindow {
  readonly actor: string;
  readonly session: string | null;
  /** A range that {@link addressRange} takes. */
  readonly ip: string | null;
  readonly patient: string | null;
  /** Epoch milliseconds of the day's midnight in UTC. */
  readonly discovered: number;
}

/**
 * Which patients an account reached within a window, and what of that the lake cannot know.
 *
 * @param onEvent told of each event in scope, in no order
 * @throws LakeError when there is no lake; RangeError where `ip` is no range
 */
export async function breachScope(
  directory: string,
  question: BreachQuestion,
  review: ReviewSource,
  onEvent: (event: ScopeEvent) => void = () => undefined,
): Promise<BreachReport> {
  const { actor, from, to, discovered } = question;
  const range = rangeOf(question.ip);
  const session = await openQuery(directory, review);
  try {
    const window = windowParameters({ from, to });
    const scope = await scopeOf(session, question, range, onEvent);
    const events = scope.totals().events;
    const around = await oneRow(askQuestion(session, BREACH_SCOPE_AROUND, { actor, ...window }));
    return breachReport({
      actor,
      from,
      to,
      discovered,
      scope,
      around: {
        ...(await evidenceInWindow(session, { from, to })),
        ...(await refusedInWindow(lakeFolders(directory), { from, to })),
        events_by_delegation: countOf(around.by_delegation),
        actor_known: countOf(around.of_actor) > 0 || (await isSeen(session, actor)),
        narrowed_by: narrowing(question, events, around),
      },
    });
  } finally {
    session.close();
  }
}

async function isSeen(session: QuerySession, actor: string): Promise<boolean> {
  const seen = await oneRow(askQuestion(session, ACTOR_SEEN, { actor }));
  return countOf(seen.events) > 0;
}

async function scopeOf(
  session: QuerySession,
  { actor, from, to, session: login, patient }: BreachQuestion,
  isInRange: AddressRange,
  onEvent: (event: ScopeEvent) => void,
): Promise<BreachScope> {
  const scope = new BreachScope();
  const values = { actor, session: login, patient, ...windowParameters({ from, to }) };
  for await (const row of askQuestion(session, BREACH_SCOPE, values)) {
    if (!isInRange(textOrNull(row.client_ip))) continue;
    const event = eventOf(row);
    scope.add(event);
    onEvent(event);
  }
  return scope;
}

function rangeOf(ip: string | null): AddressRange {
  if (ip === null) return () => true;
  const range = addressRange(ip);
  if (range === undefined) throw new RangeError('no range of addresses');
  return range;
}

function eventOf(row: AnswerRow): ScopeEvent {
  return {
    eventTime: timeOf(row.event_time),
    patientId: textOrNull(row.patient_id),
    actionType: textOf(row.action_type),
    outcomeStatus: textOf(row.outcome_status),
    resourceType: textOf(row.resource_type),
    resourceId: textOrNull(row.resource_id),
    tier: tierOf(row.tier),
    phiCategories: listOf(row.phi_categories),
    phiFields: listOf(row.phi_fields),
    recordCount: countOrNull(row.record_count),
  };
}

function narrowing(
  { session, ip, patient }: BreachQuestion,
  inScope: number,
  around: AnswerRow,
): Narrowing | null {
  if (session === null && ip === null && patient === null) return null;
  return {
    session,
    ip,
    patient,
    events_left_out: countOf(around.of_actor) - inScope,
    events_without_session: countOf(around.without_session),
    events_without_ip: countOf(around.without_address),
  };
}
