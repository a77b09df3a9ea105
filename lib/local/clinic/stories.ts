import type { ActName } from './acts';
import { unattributed } from './agents';
import { type Draft, serviceFor } from './draft';
import { BAD_CREDENTIAL, ROLE_DENIED, SUCCESS } from './outcomes';
import { CAST, patientId, type Roster, type Worker } from './people';
import type { ChainTrouble } from './producer-chains';
import type { Random } from './random';
import { DAY_MS, HOUR_MS } from './shifts';
import { traceId } from './work-shift';

/** A planted story. Days count from 0, the clinic's first Monday, in local time. */
export interface ClinicStory {
  readonly name: string;
  readonly actor?: string;
  readonly patients?: readonly string[];
  readonly service?: string;
  readonly firstDay: number;
  readonly lastDay: number;
  readonly what: string;
}

/** The smallest clinic that is big enough for its stories. */
export const STORY_EVENTS = 2_000;

/**
 * Patients of therapists for whom the front-desk employee does not work, in talking therapy alone; their weekdays
 * (Thursday, Tuesday, Monday) are more than a day away from the first evening on which each is looked up.
 */
const SNOOPED = [99, 126, 111] as const;
const SNOOPING_EVENINGS = [8, 10, 11, 15, 18, 22, 24, 25] as const;
const REVOKED = 4;
const REVOKED_ON = { day: 9, hour: 10.1 } as const;
const DISCLOSURE_DAYS = [10, 11, 14, 15, 16, 17, 18, 21] as const;
const STRAY_AGENT = 'agent_triage_07';
const STRAY_NIGHTS = [19, 20, 21, 22, 23, 24, 25] as const;
const THEFT_DAY = 17;
const FOREIGN_ADDRESS = '198.51.100.77';

export const CLINIC_STORIES = [
  {
    name: 'snooping_employee',
    actor: CAST.frontDesk,
    patients: SNOOPED.map((number) => patientId('outpatient', number)),
    firstDay: 8,
    lastDay: 25,
    what: 'a front-desk employee opens charts and notes of a colleague, a neighbour and a relative, in the evening, without any appointment',
  },
  {
    name: 'stolen_account',
    actor: CAST.psychiatrist,
    firstDay: THEFT_DAY,
    lastDay: THEFT_DAY,
    what: `six failed sign-ins and a successful one from ${FOREIGN_ADDRESS} at half past one at night, then chart after chart in one session, then an export`,
  },
  {
    name: 'consent_gap',
    actor: CAST.counselor,
    patients: [patientId('otp', REVOKED)],
    firstDay: 9,
    lastDay: 21,
    what: 'a patient revokes the consent; disclosures of Part 2 records go on without one',
  },
  {
    name: 'silent_producer',
    service: 'intake-api',
    firstDay: 16,
    lastDay: 16,
    what: 'a busy producer sends nothing for a whole Wednesday',
  },
  {
    name: 'unattributed_agent',
    actor: STRAY_AGENT,
    firstDay: 19,
    lastDay: 25,
    what: 'an AI agent opens charts every night without anybody who answers for it',
  },
  {
    name: 'altered_record',
    service: 'intake-api',
    firstDay: 12,
    lastDay: 12,
    what: 'the subject of one stored line was edited: its hash does not hold',
  },
] as const satisfies readonly ClinicStory[];

export const CHAIN_TROUBLES: readonly ChainTrouble[] = [
  { service: 'otp', day: 3, kind: 'fork' },
  { service: 'intake', day: 12, kind: 'altered' },
  { service: 'otp', day: 18, kind: 'lost' },
  { service: 'crisis', day: 22, kind: 'fork' },
];

const SILENCE = { service: 'intake', day: 16 } as const;

export function isSilenced(draft: Draft, from: number): boolean {
  const since = draft.at - (from + SILENCE.day * DAY_MS);
  return serviceFor(draft) === SILENCE.service && since >= 0 && since < DAY_MS;
}

/** Ordinary work that would put right what a story tells: a patient who revoked the consent does not give it again. */
export function isAgainstStory({ act, program, patient, at }: Draft, from: number): boolean {
  const isAboutConsent = act === 'sudConsent' || act === 'disclose';
  const isOfRevoked = program === 'otp' && patient === REVOKED;
  return isOfRevoked && isAboutConsent && at >= localTime(from, REVOKED_ON.day, REVOKED_ON.hour);
}

interface Scene {
  readonly from: number;
  readonly roster: Roster;
  readonly random: Random;
  /** Charts that the stolen account opens. */
  readonly stolenCharts: number;
}

/** All events of the stories, in no order. */
export function tellStories(scene: Scene): readonly Draft[] {
  const tellers = [snoopingEmployee, stolenAccount, consentGap, unattributedAgent];
  return tellers.flatMap((teller) => [...teller(scene)]);
}

function* snoopingEmployee({ from, roster, random }: Scene): Generator<Draft> {
  const worker = member(roster, CAST.frontDesk);
  const looks: readonly ActName[] = ['openChart', 'readNote', 'readAppointment', 'readPlan', 'readNote'];
  for (const [evening, day] of SNOOPING_EVENINGS.entries()) {
    const acts = sittingOf({ worker, program: 'outpatient', at: localTime(from, day, 20.1), random });
    const patient = SNOOPED[evening % SNOOPED.length] ?? SNOOPED[0];
    yield acts('signIn', 0);
    for (const act of looks.slice(0, 3 + (evening % 3))) {
      yield acts(act, patient, { metadata: { access_reason: 'operations', purpose_of_use: 'HOPERAT' } });
    }
    yield acts('readNote', SNOOPED[0], {
      metadata: { access_reason: 'operations', purpose_of_use: 'HOPERAT' },
    });
    if (evening % 3 === 1) {
      yield acts('readPrivateNote', SNOOPED[0], {
        outcome: ROLE_DENIED,
        metadata: { author_subject_id: null },
      });
    }
    yield acts('signOut', 0);
  }
}

function* stolenAccount({ from, roster, random, stolenCharts }: Scene): Generator<Draft> {
  const worker = member(roster, CAST.psychiatrist);
  const at = localTime(from, THEFT_DAY, 1.5);
  const paceMs = Math.min(14_000, (5 * HOUR_MS) / stolenCharts);
  const acts = sittingOf({ worker, program: 'outpatient', at, random, paceMs });
  const abroad = { address: FOREIGN_ADDRESS };
  for (let attempt = 0; attempt < 6; attempt += 1) {
    yield acts('signIn', 0, { ...abroad, outcome: BAD_CREDENTIAL });
  }
  yield acts('signIn', 0, abroad);
  for (let chart = 0; chart < stolenCharts; chart += 1) {
    yield acts(chart % 4 === 3 ? 'readMedication' : 'openChart', chart % roster.patients.outpatient, abroad);
  }
  yield acts('exportReport', 0, { ...abroad, metadata: { record_count: stolenCharts } });
  const admin = member(roster, CAST.admin);
  const locks = sittingOf({
    worker: admin,
    program: 'outpatient',
    at: localTime(from, THEFT_DAY, 8.9),
    random,
  });
  yield locks('updateAccount', 0);
}

function* consentGap({ from, roster, random }: Scene): Generator<Draft> {
  const worker = member(roster, CAST.counselor);
  const onDay = (day: number, hour: number) =>
    sittingOf({ worker, program: 'otp', at: localTime(from, day, hour), random });
  yield onDay(REVOKED_ON.day, REVOKED_ON.hour)('revokeConsent', REVOKED);
  for (const day of DISCLOSURE_DAYS) {
    yield onDay(day, 9 + random.int(7))('disclose', REVOKED, { metadata: { consent_id: null } });
  }
}

function* unattributedAgent({ from, roster, random }: Scene): Generator<Draft> {
  const worker = member(roster, CAST.admin);
  for (const day of STRAY_NIGHTS) {
    const acts = sittingOf({ worker, program: 'outpatient', at: localTime(from, day, 23.2), random });
    for (let chart = 0; chart < 6; chart += 1) {
      const patient = random.int(roster.patients.outpatient);
      yield unattributed(acts(chart % 2 === 0 ? 'openChart' : 'readPlan', patient), STRAY_AGENT);
    }
  }
}

interface Sitting extends Pick<Draft, 'worker' | 'program' | 'at'> {
  readonly random: Random;
  readonly paceMs?: number;
}

type Differences = Partial<Pick<Draft, 'address' | 'outcome' | 'metadata'>>;

/** One session of one person, act after act. */
function sittingOf({ random, paceMs = 45_000, ...common }: Sitting) {
  const session = `sess_${random.hex8()}`;
  const trace = traceId(random);
  let { at } = common;
  return (act: ActName, patient: number, differences: Differences = {}): Draft => {
    at += Math.ceil(paceMs * (0.5 + random.int(1_000) / 1_000));
    return { ...common, act, patient, at, session, trace, outcome: SUCCESS, ...differences };
  };
}

function localTime(from: number, day: number, hour: number): number {
  return Math.floor(from + day * DAY_MS + hour * HOUR_MS);
}

function member({ workers }: Roster, id: string): Worker {
  const found = workers.find((worker) => worker.id === id);
  if (found === undefined) throw new Error(`the clinic has no ${id}`);
  return found;
}
