import type { ActName } from './acts';
import { type AgentName, agentSession } from './agents';
import { type Appointment, worklist } from './caseloads';
import type { Draft } from './draft';
import { failedSignIn, type Outcome, outcomeOf, SUCCESS } from './outcomes';
import type { Roster, Worker } from './people';
import type { Post } from './posts';
import type { Random } from './random';
import { HOUR_MS, SHIFTS, type ShiftName } from './shifts';

export interface Shift {
  readonly worker: Worker;
  readonly name: ShiftName;
  readonly day: number;
  /** Local midnight of the day, epoch milliseconds. */
  readonly midnight: number;
  readonly visits: number;
  /** Visits that everybody on duty has that day. */
  readonly leastVisits: number;
  readonly roster: Roster;
}

const MISTYPED_PASSWORD = 0.06;
/** Share of visits at which the scribe drafts the note. */
const SCRIBE = 0.2;
const SCHEDULER = 0.1;
const TRIAGE = 0.03;

/** The events of one person's shift: sign-in, the patients of the day, sign-out. Not in order of time. */
export function* workShift(shift: Shift, random: Random): Generator<Draft> {
  const { worker, name, midnight } = shift;
  const { startHour, endHour } = SHIFTS[name];
  const start = midnight + startHour * HOUR_MS + random.int(12 * 60_000);
  const lastMs = midnight + endHour * HOUR_MS;
  const session = `sess_${random.hex8()}`;
  const does = (
    act: ActName,
    at: number,
    outcome: Outcome,
    trace: string,
    { program, patient }: Appointment,
  ) => ({
    worker,
    act,
    program,
    patient,
    at,
    session,
    trace,
    outcome,
  });
  const nobody: Appointment = { program: worker.post.program, patient: 0, hoursIn: undefined };

  if (!worker.post.machine) {
    if (random.chance(MISTYPED_PASSWORD)) {
      yield does('signIn', start - 20_000, failedSignIn(random), traceId(random), nobody);
    }
    yield does('signIn', start, SUCCESS, traceId(random), nobody);
  }
  const appointments = worklist({ ...shift, random });
  const spacing = (lastMs - start) / (appointments.length + 1);
  let slot = 0;
  for (const appointment of appointments) {
    const trace = traceId(random);
    const { hoursIn } = appointment;
    let at =
      hoursIn === undefined
        ? start + 60_000 + (slot + random.int(1_000) / 1_000) * spacing
        : start + hoursIn * HOUR_MS + random.int(240_000);
    slot += 1;
    for (const act of visitOf(worker.post, random)) {
      let outcome = outcomeOf(random);
      yield does(act, Math.floor(at), outcome, trace, appointment);
      // Whoever has work to do tries until it is done: a visit never ends without what it was for.
      for (let again = at; outcome.againAfterMs !== undefined; ) {
        again += outcome.againAfterMs * (0.5 + random.int(1_000) / 1_000);
        outcome = outcomeOf(random);
        yield does(act, Math.floor(again), outcome, trace, appointment);
      }
      at += worker.post.paceMs * (0.3 + 1.4 * (random.int(1_000) / 1_000));
    }
    const agent = agentFor(worker, random);
    if (agent !== undefined) {
      const { program, patient } = appointment;
      yield* agentSession(
        { agent, authorising: worker, program, patient, at: Math.floor(at), trace },
        random,
      );
    }
  }
  if (!worker.post.machine) {
    yield does('signOut', lastMs - random.int(15 * 60_000), SUCCESS, traceId(random), nobody);
  }
}

export function traceId(random: Random): string {
  return random.hex8() + random.hex8() + random.hex8() + random.hex8();
}

function visitOf({ visits }: Post, random: Random): readonly ActName[] {
  let left = random.int(visits.reduce((sum, { weight }) => sum + weight, 0));
  for (const { weight, acts } of visits) {
    left -= weight;
    if (left < 0) return acts;
  }
  return [];
}

function agentFor({ post }: Worker, random: Random): AgentName | undefined {
  if (post.assisted && random.chance(SCRIBE)) return 'scribe';
  if (post.caseload === 'waiting_room' && random.chance(SCHEDULER)) return 'scheduler';
  return post.caseload === 'transitions' && random.chance(TRIAGE) ? 'triage' : undefined;
}
