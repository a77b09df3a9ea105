import { escapeSegment } from './pointer';
import type { Refusal } from './refusal';
import { VALIDATOR_RUNTIME } from './schema/formats';
import linkValidators from './schema/validators.generated.cjs';

/** The published versions of the event contract, oldest first. Each has its JSON Schema in schema/<version>/. */
export const SCHEMA_VERSIONS = ['1.0', '1.1', '2.0', '2.1'] as const;
export type SchemaVersion = (typeof SCHEMA_VERSIONS)[number];

/** An event of any version: what a version does not know is absent. The schemas say more about each field. */
export interface AuditEvent {
  readonly schema_version: SchemaVersion;
  readonly event_id: string;
  /** RFC 3339 date-time */
  readonly timestamp: string;
  readonly service: {
    readonly name: string;
    readonly environment?: string;
    readonly version?: string;
  };
  readonly correlation?: {
    readonly request_id?: string;
    readonly trace_id?: string;
    readonly session_id?: string;
  };
  readonly actor: {
    readonly subject_id: string;
    readonly subject_type: 'human' | 'service' | 'agent';
    readonly org_id?: string;
    /** from 1.1: the organisation that owns the resource */
    readonly owner_org_id?: string;
    readonly roles?: readonly string[];
  };
  readonly action: {
    readonly type: ActionType;
    readonly name?: string;
    readonly phi_touched?: boolean;
    readonly data_classification?: 'PHI' | 'PII' | 'NONE' | 'UNKNOWN';
  };
  readonly resource: {
    readonly type: string;
    readonly id?: string;
    readonly patient_id?: string;
  };
  readonly http?: {
    readonly method?: string;
    readonly route_template?: string;
    /** 100 to 599 from 1.1; any integer in 1.0 */
    readonly status_code?: number;
    readonly client_ip?: string;
    readonly user_agent?: string;
  };
  readonly outcome: {
    /** DENIED from 1.1 */
    readonly status: 'SUCCESS' | 'FAILURE' | 'DENIED';
    readonly error_type?: string;
    readonly error_message?: string;
  };
  readonly integrity?: {
    readonly event_hash?: string;
    readonly prev_event_hash?: string;
    /** sha256, sha384 or sha512 from 1.1; any text in 1.0 */
    readonly hash_alg?: string;
  };
  /** scalars from 1.1; any JSON value in 1.0 */
  readonly metadata?: Readonly<Record<string, unknown>>;
  /** from 2.0 */
  readonly delegation?: Delegation;
  /** from 2.1 */
  readonly attribution?: {
    readonly level: 'verified' | 'bound' | 'asserted' | 'unattributed';
    readonly method?: string;
  };
}

/** OVERRIDE from 2.0 */
export type ActionType =
  | 'READ'
  | 'CREATE'
  | 'UPDATE'
  | 'DELETE'
  | 'EXPORT'
  | 'LOGIN'
  | 'LOGOUT'
  | 'PRINT'
  | 'OVERRIDE'
  | 'OTHER';

/** An agent acted for a human. */
export interface Delegation {
  readonly acting: {
    readonly subject_id: string;
    readonly subject_type: 'agent';
    readonly agent: {
      readonly interface: 'ui_driving' | 'api' | 'mcp' | 'cli' | 'sdk';
      readonly vendor?: string;
      readonly model_family?: string;
      readonly model_version?: string;
      readonly harness?: string;
      readonly harness_version?: string;
    };
  };
  readonly authorizing: {
    readonly subject_id: string;
    readonly subject_type: 'human';
    readonly org_id?: string;
  };
  readonly delegation_type: 'supervised' | 'autonomous' | 'scheduled';
  readonly agent_session_id: string;
  /** 1 to 32 */
  readonly chain_depth?: number;
  readonly parent_agent_session_id?: string;
}

export type Validation =
  | { readonly ok: true; readonly event: AuditEvent }
  | { readonly ok: false; readonly refusal: Refusal };

const COMPILED = linkValidators(VALIDATOR_RUNTIME);
const VALIDATORS = new Map(SCHEMA_VERSIONS.map((version) => [version as string, COMPILED[version]]));

/**
 * Judges a parsed JSON value by the schema that its `schema_version` names.
 *
 * @returns the same object, typed, or the first thing that is wrong with it (`not_object`, `unknown_version`
 *   or `schema`): a place and a JSON Schema keyword, never a value
 * @example
 * validateEvent({ ...event, outcome: { status: 'DENIED' } })
 * // { ok: false, refusal: { reason: 'schema', path: '/outcome/error_type', detail: 'required' } }
 */
export function validateEvent(value: unknown): Validation {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refused('not_object', '', 'type');
  }
  const version = (value as { readonly schema_version?: unknown }).schema_version;
  if (typeof version !== 'string') {
    return refused('unknown_version', '/schema_version', version === undefined ? 'required' : 'type');
  }
  const validate = VALIDATORS.get(version);
  if (validate === undefined) return refused('unknown_version', '/schema_version', 'enum');
  if (validate(value)) return { ok: true, event: value as AuditEvent };
  // The innermost error comes first: what an `anyOf` or a conditional rule found inside, not that it failed.
  const error = validate.errors?.[0];
  if (error === undefined) throw new Error('the compiled validator refused an event without saying why');
  const { missingProperty, additionalProperty } = error.params;
  const property = missingProperty ?? additionalProperty;
  const path =
    property === undefined ? error.instancePath : `${error.instancePath}/${escapeSegment(String(property))}`;
  return refused('schema', safePointer(path), error.keyword);
}

const PLAIN_NAME = /^[A-Za-z_][A-Za-z0-9_.-]{0,63}$/;
const ROLE_INDEX = /^\d{1,9}$/;

/**
 * Cuts a JSON pointer before the first name that is not a plain identifier: producers choose the names in
 * `metadata` and of unexpected properties, and such a name can itself be protected health information.
 *
 * @example
 * safePointer('/metadata/Jane Doe') // '/metadata'
 */
export function safePointer(path: string): string {
  let safe = '';
  for (const segment of path.split('/').slice(1)) {
    // The only array of the contract; a number anywhere else is a name.
    const plain = PLAIN_NAME.test(segment) || (safe === '/actor/roles' && ROLE_INDEX.test(segment));
    if (!plain) break;
    safe += `/${segment}`;
  }
  return safe;
}

function refused(reason: Refusal['reason'], path: string, detail: string): Validation {
  return { ok: false, refusal: { reason, path, detail } };
}
