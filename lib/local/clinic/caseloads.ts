import type { PatientRange, Roster, Worker } from './people';
import type { Random } from './random';
import { isWeekend, SHIFT_PLANS, weekdayOf } from './shifts';

/** A patient to see, and where there is an appointment its time, in hours after the shift begins. */
export interface Appointment {
  readonly program: PatientRange['program'];
  readonly patient: number;
  readonly hoursIn: number | undefined;
}

interface Question {
  readonly worker: Worker;
  readonly roster: Roster;
  readonly day: number;
  readonly visits: number;
  /** Visits that everybody on duty has that day. */
  readonly leastVisits: number;
  readonly random: Random;
}

/** Hours into a shift, in the order in which a caseload takes them; the hour of lunch is left free. */
const SLOTS = [0, 5, 2, 7, 1, 6, 3, 8] as const;

/** Whom a person works on during one shift. */
export const CASELOADS = {
  /** The own patients whose weekly appointment is today. */
  appointments: ({ worker, day, visits }) => seenOn(worker, day, visits),
  /** Patients whom a therapist sees today: those of the waiting room. */
  waiting_room: (question) => someSeenOn(question.day, question),
  /** Patients who were seen on the last working day. */
  yesterday: (question) => someSeenOn(lastWorkingDay(question.day), question),
  /** Some of one's own patients, each about monthly, by appointment. */
  panel: ({ worker, visits, random }) =>
    someOf(worker.patients, visits, random, isInSharedCare).map((appointment, index) => ({
      ...appointment,
      hoursIn: SLOTS[(index + worker.turn) % SLOTS.length],
    })),
  /** As a panel, with patients of the other organisation's ward who are about to come home. */
  transitions: ({ worker, roster, visits, random }) =>
    someOf(worker.patients, visits, random, isInSharedCare).map((appointment) =>
      random.chance(0.15) && roster.patients.ward > 0
        ? { program: 'ward' as const, patient: random.int(roster.patients.ward), hoursIn: undefined }
        : appointment,
    ),
  /** Whoever is on the unit or on the line. */
  unit: ({ worker, visits, random }) => someOf(worker.patients, visits, random),
  /** Work that concerns no patient. */
  nobody: ({ worker, visits }) =>
    Array.from({ length: visits }, () => ({
      program: worker.patients.program,
      patient: 0,
      hoursIn: undefined,
    })),
} as const satisfies Record<string, (question: Question) => readonly Appointment[]>;

export type CaseloadName = keyof typeof CASELOADS;

export function worklist(question: Question): readonly Appointment[] {
  return CASELOADS[question.worker.post.caseload](question);
}

/** Whom a therapist sees on a day: the patients of its weekday in turns, as many as there is time for. */
function seenOn(worker: Worker, day: number, visits: number): readonly Appointment[] {
  const today = appointmentsOf(worker, day);
  const turn = (Math.floor(day / 7) + 5) % 5; // the week before the first is week -1
  return [...today.slice(turn), ...today.slice(0, turn)].slice(0, visits);
}

/** A patient keeps one weekday and one time: the number within the caseload decides both. */
function appointmentsOf({ patients, turn }: Worker, day: number): readonly Appointment[] {
  const today: Appointment[] = [];
  for (let number = weekdayOf(day); number < patients.count; number += 5) {
    const hoursIn = SLOTS[(Math.floor(number / 5) + turn) % SLOTS.length];
    today.push({ program: patients.program, patient: patients.first + number, hoursIn });
  }
  return isWeekend(day) ? [] : today;
}

/**
 * Front desk, billing and supervisors work for the therapists of their share of the patients, and around what
 * those did on the day: none of them opens a chart that nobody else has a reason to open.
 */
function someSeenOn(
  day: number,
  { worker, roster, visits, leastVisits, random }: Question,
): readonly Appointment[] {
  const { first, count } = worker.patients;
  const seen = roster.therapists
    .filter(({ patients }) => patients.first >= first && patients.first < first + count)
    .filter(({ post, turn }) => SHIFT_PLANS[post.plan](turn, day) !== undefined)
    .flatMap((therapist) => seenOn(therapist, day, leastVisits));
  if (seen.length === 0) return [];
  return Array.from({ length: visits }, () => ({ ...random.pick(seen), hoursIn: undefined }));
}

/** A third of the outpatients come for talking alone: no prescriber and no coordinator has a part in their care. */
function isInSharedCare(patient: number): boolean {
  return patient % 3 !== 0;
}

function someOf(
  { program, first, count }: PatientRange,
  visits: number,
  random: Random,
  isOne: (patient: number) => boolean = () => true,
): readonly Appointment[] {
  return Array.from({ length: visits }, () => {
    let patient = first + random.int(count);
    while (!isOne(patient) && count > 2) patient = first + random.int(count);
    return { program, patient, hoursIn: undefined };
  });
}

function lastWorkingDay(day: number): number {
  const yesterday = day - 1;
  return isWeekend(yesterday) ? yesterday - (weekdayOf(yesterday) - 4) : yesterday;
}
