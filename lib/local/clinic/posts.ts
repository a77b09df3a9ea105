import type { ActName } from './acts';
import type { CaseloadName } from './caseloads';
import type { ServiceKey } from './services';
import type { ShiftPlanName } from './shifts';

/** The parts of the clinic. Each has its own patients, office address and owning organisation. */
export const PROGRAMS = {
  outpatient: { org: 'org_01', firstPatient: 0, office: '203.0.113.12' },
  ward: { org: 'org_02', firstPatient: 1 << 20, office: '203.0.113.40' },
  crisis: { org: 'org_01', firstPatient: 2 << 20, office: '203.0.113.77' },
  otp: { org: 'org_03', firstPatient: 3 << 20, office: '2001:db8:51::17' },
} as const;

export type ProgramName = keyof typeof PROGRAMS;

/** One way of working on one patient: acts in order, and how often it happens relative to the others. */
export interface Visit {
  readonly weight: number;
  readonly acts: readonly ActName[];
}

/**
 * A kind of job.
 *
 * @property share    of the staff
 * @property patients that one person of this post adds to the program's patients
 * @property paceMs   usual time between two acts on one patient
 * @property visits   what a shift is made of
 * @property assisted an AI agent drafts some of the notes
 * @property machine  a program under its own service account: no roles, no sign-in
 */
export interface Post {
  readonly roles: readonly string[];
  readonly program: ProgramName;
  readonly service: ServiceKey;
  readonly share: number;
  readonly plan: ShiftPlanName;
  readonly caseload: CaseloadName;
  readonly patients: number;
  readonly paceMs: number;
  readonly visits: readonly Visit[];
  readonly assisted?: boolean;
  readonly machine?: boolean;
}

const visit = (weight: number, ...acts: readonly ActName[]): Visit => ({ weight, acts });

/** The first four are the posts of the people of the stories: see cast in people.ts. */
export const POSTS: readonly Post[] = [
  {
    roles: ['front_desk'],
    program: 'outpatient',
    service: 'intake',
    share: 0.11,
    plan: 'office_two_shifts',
    caseload: 'waiting_room',
    patients: 0,
    paceMs: 35_000,
    visits: [
      visit(5, 'readAppointment', 'checkIn', 'checkCoverage'),
      visit(3, 'findPatient', 'openChart', 'book'),
      visit(2, 'openChart', 'updateContact', 'recordConsent'),
      visit(1, 'readAppointment', 'questionnaire'),
    ],
  },
  {
    roles: ['psychiatrist', 'prescriber'],
    program: 'outpatient',
    service: 'ehr',
    share: 0.06,
    plan: 'office',
    caseload: 'panel',
    patients: 0,
    paceMs: 140_000,
    assisted: true,
    visits: [
      visit(4, 'openChart', 'readNote', 'readMedication', 'prescribe', 'writeNote'),
      visit(2, 'openChart', 'readLab', 'diagnose', 'writeNote'),
    ],
  },
  {
    roles: ['sud_counselor'],
    program: 'otp',
    service: 'otp',
    share: 0.08,
    plan: 'office',
    caseload: 'appointments',
    patients: 20,
    paceMs: 160_000,
    visits: [
      visit(5, 'sudPlan', 'readDoses', 'updateSudPlan'),
      visit(2, 'sudAssess', 'sudConsent'),
      visit(2, 'sudPlan', 'disclose'),
    ],
  },
  {
    roles: ['admin'],
    program: 'outpatient',
    service: 'ehr',
    share: 0.02,
    plan: 'office',
    caseload: 'nobody',
    patients: 0,
    paceMs: 240_000,
    visits: [
      visit(6, 'readUser', 'updateAccount'),
      visit(2, 'readUser', 'changeRole'),
      visit(1, 'impersonate'),
    ],
  },
  {
    roles: ['therapist'],
    program: 'outpatient',
    service: 'ehr',
    share: 0.27,
    plan: 'office_two_shifts',
    caseload: 'appointments',
    patients: 24,
    paceMs: 220_000,
    assisted: true,
    visits: [
      visit(6, 'openChart', 'readPlan', 'readNote', 'writeNote', 'signNote'),
      visit(2, 'openChart', 'readNote', 'writeNote', 'readPrivateNote', 'writePrivateNote'),
      visit(1, 'openChart', 'oldNote', 'oldNote', 'assess', 'updatePlan'),
      visit(1, 'readPlan', 'updatePlan', 'printPlan'),
    ],
  },
  {
    roles: ['care_coordinator'],
    program: 'outpatient',
    service: 'ehr',
    share: 0.07,
    plan: 'office',
    caseload: 'transitions',
    patients: 0,
    paceMs: 150_000,
    visits: [
      visit(4, 'openChart', 'readPlan', 'readAppointment', 'book'),
      visit(2, 'readPlan', 'oldNote', 'referral'),
    ],
  },
  {
    roles: ['supervisor', 'therapist'],
    program: 'outpatient',
    service: 'ehr',
    share: 0.03,
    plan: 'office',
    caseload: 'waiting_room',
    patients: 0,
    paceMs: 200_000,
    visits: [visit(4, 'reviewNote', 'readPlan'), visit(2, 'oldNote', 'reviewNote', 'signNote')],
  },
  {
    roles: ['billing'],
    program: 'outpatient',
    service: 'billing',
    share: 0.06,
    plan: 'office',
    caseload: 'yesterday',
    patients: 0,
    paceMs: 60_000,
    visits: [
      visit(6, 'readEncounter', 'checkCoverage', 'createClaim'),
      visit(3, 'updateClaim'),
      visit(1, 'exportClaims'),
    ],
  },
  {
    roles: ['compliance_officer'],
    program: 'outpatient',
    service: 'ehr',
    share: 0.01,
    plan: 'office',
    caseload: 'nobody',
    patients: 0,
    paceMs: 400_000,
    visits: [visit(5, 'accessReport', 'readUser'), visit(1, 'accessReport', 'exportReport')],
  },
  {
    roles: ['nurse'],
    program: 'ward',
    service: 'ward',
    share: 0.13,
    plan: 'around_the_clock',
    caseload: 'unit',
    patients: 5,
    paceMs: 70_000,
    visits: [
      visit(40, 'handover', 'observe', 'giveMedication'),
      visit(20, 'observe', 'giveMedication'),
      visit(1, 'breakGlass', 'giveMedication', 'observe'),
    ],
  },
  {
    roles: ['charge_nurse', 'nurse'],
    program: 'ward',
    service: 'ward',
    share: 0.03,
    plan: 'around_the_clock',
    caseload: 'unit',
    patients: 0,
    paceMs: 90_000,
    visits: [visit(3, 'handover', 'observe'), visit(1, 'openChart', 'readMedication', 'giveMedication')],
  },
  {
    roles: ['crisis_counselor'],
    program: 'crisis',
    service: 'crisis',
    share: 0.07,
    plan: 'around_the_clock',
    caseload: 'unit',
    patients: 30,
    paceMs: 260_000,
    visits: [
      visit(12, 'takeCall', 'crisisPlan', 'closeCall'),
      visit(1, 'takeCall', 'breakGlass', 'closeCall'),
    ],
  },
  {
    roles: ['nurse'],
    program: 'otp',
    service: 'otp',
    share: 0.06,
    plan: 'early_six_days',
    caseload: 'unit',
    patients: 0,
    paceMs: 45_000,
    visits: [visit(5, 'readDoses', 'dose'), visit(1, 'dose')],
  },
  {
    roles: [],
    program: 'outpatient',
    service: 'billing',
    share: 0.02,
    plan: 'nightly',
    caseload: 'yesterday',
    patients: 0,
    paceMs: 4_000,
    machine: true,
    visits: [visit(6, 'readEncounter', 'updateClaim'), visit(1, 'exportClaims')],
  },
];
