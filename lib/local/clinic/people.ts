import { POSTS, type Post, PROGRAMS, type ProgramName } from './posts';

/** One member of the staff. `turn` numbers the people of one post, from 0. */
export interface Worker {
  readonly id: string;
  readonly post: Post;
  readonly turn: number;
  readonly address: string;
  readonly userAgent: string;
  /** Actor as JSON text, with the organisation that owns the record where one is given. */
  readonly actorFor: (owner: string | undefined) => string;
  readonly patients: PatientRange;
}

/** Patients are numbered within their program; a range is `first` to `first + count` - 1. */
export interface PatientRange {
  readonly program: ProgramName;
  readonly first: number;
  readonly count: number;
}

export interface Roster {
  readonly workers: readonly Worker[];
  readonly patients: Readonly<Record<ProgramName, number>>;
  /** Those who see outpatients by appointment: the front desk and billing work for their patients. */
  readonly therapists: readonly Worker[];
}

const FIRST_ID = 101;

/** One of each of the first posts opens the list, so that the people of the stories are always the same ids. */
export const CAST = {
  frontDesk: 'usr_0101',
  psychiatrist: 'usr_0102',
  counselor: 'usr_0103',
  admin: 'usr_0104',
};

const USER_AGENTS = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15',
  'Mozilla/5.0 (X11; Linux x86_64; rv:146.0) Gecko/20100101 Firefox/146.0',
  'clinic-ios/6.2.1 (iPad14,3; iOS 26.1)',
] as const;

/**
 * A patient's id tells neither the program nor the order of admission: an odd multiplier modulo 2^24 maps
 * numbers to ids one to one.
 */
export function patientKey(program: ProgramName, number: number): string {
  const scattered = Math.imul(PROGRAMS[program].firstPatient + number + 1, 0x9e_37_79) & 0xff_ff_ff;
  return scattered.toString(16).padStart(6, '0');
}

export function patientId(program: ProgramName, number: number): string {
  return `pat_${patientKey(program, number)}`;
}

/** Hires about `headcount` people (at least one of each post) and their patients. */
export function hireStaff(headcount: number): Roster {
  const jobs = POSTS.flatMap((post) => {
    const people = Math.max(1, Math.round(post.share * headcount));
    return Array.from({ length: people }, (_, turn) => ({ post, turn, people }));
  });
  const ordered = [...jobs.filter(isCast), ...jobs.filter((job) => !isCast(job))];

  const totals: Record<ProgramName, number> = { outpatient: 0, ward: 0, crisis: 0, otp: 0 };
  for (const { post } of ordered) totals[post.program] += post.patients;

  const taken: Record<ProgramName, number> = { outpatient: 0, ward: 0, crisis: 0, otp: 0 };
  const workers = ordered.map(({ post, turn, people }, index) => {
    const patients = post.patients > 0 ? own(post, taken) : share(post, turn, people, totals);
    return hire(post, turn, index, patients);
  });
  const therapists = workers.filter(
    ({ post }) => post.caseload === 'appointments' && post.program === 'outpatient',
  );
  return { workers, patients: totals, therapists };
}

function isCast({ post, turn }: { post: Post; turn: number }): boolean {
  return turn === 0 && POSTS.indexOf(post) < Object.keys(CAST).length;
}

function own(post: Post, taken: Record<ProgramName, number>): PatientRange {
  const first = taken[post.program];
  taken[post.program] += post.patients;
  return { program: post.program, first, count: post.patients };
}

/** People without patients of their own share the program's among their post. */
function share(
  { program }: Post,
  turn: number,
  people: number,
  totals: Readonly<Record<ProgramName, number>>,
): PatientRange {
  const first = Math.floor((totals[program] * turn) / people);
  const next = Math.floor((totals[program] * (turn + 1)) / people);
  return { program, first, count: Math.max(1, next - first) };
}

function hire(post: Post, turn: number, index: number, patients: PatientRange): Worker {
  const id = `${post.machine ? 'svc' : 'usr'}_${String(FIRST_ID + index).padStart(4, '0')}`;
  const { org, office } = PROGRAMS[post.program];
  const roles = post.machine ? '' : `"roles":${JSON.stringify(post.roles)},`;
  const subject = `"subject_id":"${id}","subject_type":"${post.machine ? 'service' : 'human'}"`;
  return {
    id,
    post,
    turn,
    patients,
    address: office,
    userAgent: USER_AGENTS[index % USER_AGENTS.length] ?? USER_AGENTS[0],
    actorFor: (owner) =>
      owner === undefined
        ? `{"org_id":"${org}",${roles}${subject}}`
        : `{"org_id":"${org}","owner_org_id":"${owner}",${roles}${subject}}`,
  };
}
