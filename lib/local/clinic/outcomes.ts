import type { Random } from './random';

/** How an act ended: its `outcome` as JSON text. 1.0 knows no DENIED, so producers write FAILURE there. */
export interface Outcome {
  readonly text: string;
  readonly textBefore11: string;
  readonly httpStatus: number | undefined;
  /** Whoever still has the work to do tries again after this, in milliseconds; undefined where it succeeded. */
  readonly againAfterMs: number | undefined;
}

interface Trouble {
  readonly status: 'FAILURE' | 'DENIED';
  readonly type: string;
  readonly httpStatus: number;
  readonly messages: readonly string[];
}

export const SUCCESS: Outcome = {
  text: '{"status":"SUCCESS"}',
  textBefore11: '{"status":"SUCCESS"}',
  httpStatus: undefined,
  againAfterMs: undefined,
};

/** A page is loaded again at once; a right or a consent is first asked for. */
const AGAIN_AFTER_MS = { FAILURE: 25_000, DENIED: 600_000 } as const;

const TROUBLES: readonly Trouble[] = [
  {
    status: 'DENIED',
    type: 'RoleDenied',
    httpStatus: 403,
    messages: ['policy 12 refused role', 'policy 31 refused role'],
  },
  {
    status: 'DENIED',
    type: 'ConsentMissing',
    httpStatus: 403,
    messages: ['no active consent for this purpose', 'consent check failed: scope not granted'],
  },
  {
    status: 'DENIED',
    type: 'CrossOrgAccessDenied',
    httpStatus: 403,
    messages: ['organisation boundary: no sharing agreement'],
  },
  {
    status: 'FAILURE',
    type: 'TimeoutError',
    httpStatus: 504,
    messages: ['timeout after 30000ms', 'upstream fhir-gw-2 did not answer in 10s'],
  },
  {
    status: 'FAILURE',
    type: 'ConnectionError',
    httpStatus: 502,
    messages: [
      'connect ECONNREFUSED 10.20.3.14:5432',
      'connection reset by db-3.internal:5432',
      'getaddrinfo ENOTFOUND queue-1.internal',
    ],
  },
  {
    status: 'FAILURE',
    type: 'DatabaseError',
    httpStatus: 500,
    messages: [
      'SQLSTATE 40001 serialization failure, retry 2 of 3',
      'SQLSTATE 23505 duplicate key value violates unique constraint',
      'deadlock detected, process 48211 waits for ShareLock',
    ],
  },
  {
    status: 'FAILURE',
    type: 'ValidationError',
    httpStatus: 422,
    messages: ['HTTP 422 response', 'field appointment.duration_minutes must be at most 480'],
  },
  {
    status: 'FAILURE',
    type: 'VersionConflict',
    httpStatus: 409,
    messages: ['stale write: expected version 7, found 8'],
  },
  {
    status: 'FAILURE',
    type: 'NullPointerException',
    httpStatus: 500,
    messages: ['java.lang.NullPointerException at org.example.ehr.NoteService.load(NoteService.java:214)'],
  },
];

const SIGN_IN_TROUBLES: readonly Trouble[] = [
  {
    status: 'DENIED',
    type: 'BadCredential',
    httpStatus: 401,
    messages: ['bad credential'],
  },
  { status: 'DENIED', type: 'MfaExpired', httpStatus: 401, messages: ['second factor expired after 60s'] },
];

const OUTCOMES = TROUBLES.flatMap(outcomesOf);
const SIGN_IN_OUTCOMES = SIGN_IN_TROUBLES.flatMap(outcomesOf);

/** Share of acts that do not succeed. */
const TROUBLE_RATE = 0.016;

export const BAD_CREDENTIAL = SIGN_IN_OUTCOMES[0] ?? SUCCESS;
export const ROLE_DENIED = OUTCOMES[0] ?? SUCCESS;

export function outcomeOf(random: Random): Outcome {
  return random.chance(TROUBLE_RATE) ? random.pick(OUTCOMES) : SUCCESS;
}

export function failedSignIn(random: Random): Outcome {
  return random.pick(SIGN_IN_OUTCOMES);
}

function outcomesOf({ status, type, httpStatus, messages }: Trouble): readonly Outcome[] {
  return messages.map((message) => ({
    text: JSON.stringify({ error_message: message, error_type: type, status }),
    textBefore11: JSON.stringify({ error_message: message, error_type: type, status: 'FAILURE' }),
    httpStatus,
    againAfterMs: AGAIN_AFTER_MS[status],
  }));
}
