import { parseCsv } from './parse-csv';

/** A row of a decisions file as it is written: not yet checked against anything. */
export interface DecisionRow {
  /** `line 3` of a CSV file, `entry 3` of a JSON list. */
  readonly where: string;
  readonly actor_subject_id: string;
  /** Null: access without a role. */
  readonly role: string | null;
  /** Not empty: the row is about this use of emergency access. */
  readonly event_id: string;
  /** Empty: nothing is decided yet. */
  readonly decision: string;
  readonly reviewer: string;
  /** Stays in the file: free text can hold PHI. */
  readonly reason: string;
}

export const DECISION_COLUMNS = [
  'actor_subject_id',
  'role',
  'event_id',
  'decision',
  'reviewer',
  'reason',
] as const satisfies readonly (keyof DecisionRow)[];
type ColumnName = (typeof DECISION_COLUMNS)[number];

const NEEDED: readonly ColumnName[] = ['decision', 'reviewer'];

/** What is wrong in a file, where, and what to do about it; never a value of the file. */
export interface FileProblem {
  readonly where: string;
  readonly problem: string;
  readonly fix: string;
}

export type DecisionsRead =
  | { readonly rows: readonly DecisionRow[]; readonly problems: readonly [] }
  | { readonly rows: readonly []; readonly problems: readonly FileProblem[] };

/** Reads a decisions file: CSV with a line of names, or a JSON list of objects. Other columns and members are left alone. */
export function readDecisionsFile(text: string): DecisionsRead {
  const plain = text.replace(/^\uFEFF/, '');
  return /^\s*[[{]/.test(plain) ? readJson(plain) : readCsv(plain);
}

function readCsv(text: string): DecisionsRead {
  const records = parseCsv(text);
  if (records === undefined)
    return wrong('the file', 'a quotation mark is not closed', 'save it as CSV again');
  const [head, ...rest] = records;
  const names = head?.fields.map((name) => name.trim().toLowerCase()) ?? [];
  const missing = NEEDED.filter((name) => !names.includes(name));
  if (head === undefined || missing.length > 0) {
    return wrong(
      'line 1',
      `the columns ${NEEDED.join(' and ')} are needed, and ${missing.join(', ')} is not there`,
      'begin with the file that audit-lake review --template writes',
    );
  }
  const columns = new Map(names.map((name, index) => [name, index]));
  const rows = rest.map(({ line, fields }): DecisionRow => {
    const field = (name: ColumnName): string => fields[columns.get(name) ?? -1] ?? '';
    return rowOf(`line ${line}`, field);
  });
  return { rows, problems: [] };
}

function readJson(text: string): DecisionsRead {
  const fix = 'write a list of {"actor_subject_id","role","decision","reviewer"}';
  const list = parsed(text);
  if (!Array.isArray(list)) return wrong('the file', 'it is no JSON list', fix);
  const problems: FileProblem[] = [];
  const rows = list.map((entry: unknown, index): DecisionRow => {
    const where = `entry ${index + 1}`;
    const members = isObject(entry) ? entry : {};
    for (const name of NEEDED) {
      if (!Object.hasOwn(members, name)) problems.push({ where, problem: `it has no ${name}`, fix });
    }
    return rowOf(where, (name) => {
      const value = members[name] ?? '';
      if (typeof value === 'string') return value;
      problems.push({ where, problem: `${name} is no text`, fix });
      return '';
    });
  });
  return problems.length > 0 ? { rows: [], problems } : { rows, problems: [] };
}

function rowOf(where: string, field: (name: ColumnName) => string): DecisionRow {
  const role = field('role');
  return {
    where,
    actor_subject_id: field('actor_subject_id'),
    role: role === '' ? null : role,
    event_id: field('event_id').trim(),
    decision: field('decision').trim().toLowerCase(),
    reviewer: field('reviewer').trim(),
    reason: field('reason'),
  };
}

function wrong(where: string, problem: string, fix: string): DecisionsRead {
  return { rows: [], problems: [{ where, problem, fix }] };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
