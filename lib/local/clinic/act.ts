import type { ServiceKey } from './services';

type ActionType =
  | 'READ'
  | 'CREATE'
  | 'UPDATE'
  | 'DELETE'
  | 'EXPORT'
  | 'PRINT'
  | 'LOGIN'
  | 'LOGOUT'
  | 'OTHER'
  | 'OVERRIDE';
type Reason = keyof typeof PURPOSES;

/** Why a record was used, and the HL7 v3 PurposeOfUse code that producers send with it. */
export const PURPOSES = {
  treatment: 'TREAT',
  scheduling: 'HOPERAT',
  operations: 'HOPERAT',
  quality_review: 'HOPERAT',
  payment: 'HPAYMT',
  emergency: 'ETREAT',
} as const;

const METHODS: Readonly<Record<ActionType, string>> = {
  READ: 'GET',
  PRINT: 'GET',
  CREATE: 'POST',
  EXPORT: 'POST',
  LOGIN: 'POST',
  LOGOUT: 'POST',
  OTHER: 'POST',
  OVERRIDE: 'POST',
  UPDATE: 'PUT',
  DELETE: 'DELETE',
};

interface Extras {
  readonly name?: string;
  readonly reason?: Reason;
  readonly fields?: string;
  /** Written by a system other than the actor's own. */
  readonly service?: ServiceKey;
  /** Carries the author's id, as notes kept by their author do. */
  readonly authored?: boolean;
  /** Carries the patient's consent, as every disclosure of Part 2 records should. */
  readonly consented?: boolean;
  readonly metadata?: Readonly<Record<string, string | number | boolean>>;
  /** Largest record count; a count is drawn per event. */
  readonly records?: number;
  /** Not about one patient. */
  readonly noPatient?: boolean;
  /** The record is the agent's own session. */
  readonly ofSession?: boolean;
}

/** One kind of work: what is done to which kind of record, over which route. */
export interface Act extends Extras {
  readonly type: ActionType;
  readonly resource: string;
  /** Prefix of the record's id; '' takes the patient's own id, undefined writes none. */
  readonly prefix: string | undefined;
  /** PHI categories, comma-separated; '' touches no PHI. */
  readonly categories: string;
  readonly method: string;
  readonly route: string;
}

/** A row of the table of acts; the HTTP method follows from the type. */
export const act = (
  type: ActionType,
  resource: string,
  prefix: string | undefined,
  categories: string,
  route: string,
  extras: Extras = {},
): Act => ({ type, resource, prefix, categories, route, method: METHODS[type], ...extras });
