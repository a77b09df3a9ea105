import type { PatientRange, Roster, Worker } from './people';
import type { Random } from './random';
import { isWeekend, weekdayOf } from './shifts';

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
  readonly random: Random;
}

/** Hours into a shift, in the order in which a caseload takes them; the hour of lunch is left free. */
const SLOTS = [0, 5, 2, 7, 1, 6, 3, 8] as const;

/** Whom a person works on during one shift. */
export const CASELOADS = {
  /** The own patients whose weekly appointment is today. */
  appointments: ({ worker, day, visits }) => {
    const today = appointmentsOf(worker, day);
    const week = Math.floor(day / 7);
    return [...today.slice(week % 5), ...today.slice(0, week % 5)].slice(0, visits);
  },
  /** Patients whom a therapist sees today: those of the waiting room. */
  waiting_room: ({ roster, day, visits, random }) => seenBy(roster, day, visits, random),
  /** Patients who were seen on the last working day. */
  yesterday: ({ roster, day, visits, random }) => seenBy(roster, lastWorkingDay(day), visits, random),
  /** Some of one's own patients, each about monthly, by appointment. */
  panel: ({ worker, visits, random }) =>
    someOf(worker.patients, visits, random).map((appointment, index) => ({
      ...appointment,
      hoursIn: SLOTS[(index + worker.turn) % SLOTS.length],
    })),
  /** As a panel, with patients of the other organisation's ward who are about to come home. */
  transitions: ({ worker, roster, visits, random }) =>
    someOf(worker.patients, visits, random).map((appointment) =>
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

/** A patient keeps one weekday and one time: the number within the caseload decides both. */
export function appointmentsOf({ patients, turn }: Worker, day: number): readonly Appointment[] {
  const weekday = weekdayOf(day);
  const today: Appointment[] = [];
  for (let number = weekday; number < patients.count; number += 5) {
    const hoursIn = SLOTS[(Math.floor(number / 5) + turn) % SLOTS.length];
    today.push({ program: patients.program, patient: patients.first + number, hoursIn });
  }
  return isWeekend(day) ? [] : today;
}

function seenBy(roster: Roster, day: number, visits: number, random: Random): readonly Appointment[] {
  return Array.from({ length: visits }, () => {
    const today = appointmentsOf(random.pick(roster.therapists), isWeekend(day) ? lastWorkingDay(day) : day);
    return { ...random.pick(today), hoursIn: undefined };
  });
}

function someOf(
  { program, first, count }: PatientRange,
  visits: number,
  random: Random,
): readonly Appointment[] {
  return Array.from({ length: visits }, () => ({
    program,
    patient: first + random.int(count),
    hoursIn: undefined,
  }));
}

function lastWorkingDay(day: number): number {
  const before = day + 6;
  return weekdayOf(before) >= 5 ? before - (weekdayOf(before) - 4) : before;
}
