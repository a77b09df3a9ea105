import type { AuditEvent } from './audit-event';
import { booleanOf, countOf, eventTimestamp, intOf, metadataText, sharedTimestamp, textOf } from './cells';
import type { HashCheck } from './event-hash';
import { commaSeparated, type TierBasis, type TierName } from './tiers';

/** All that a row is made of. `event` and `raw` are the same event, after redaction where a rule asked for it. */
export interface RowInput {
  readonly event: AuditEvent;
  /** The stored text: the producer's exact bytes, or those with typed placeholders. */
  readonly raw: string;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
  /** Epoch milliseconds of `event.timestamp`. */
  readonly eventTime: number;
  readonly tier: TierName;
  readonly tierBasis: TierBasis;
  readonly hashCheck: HashCheck;
  /** Names of the PHI rules that were applied as `redact`. */
  readonly redactions: readonly string[];
}

export type RowValue = string | number | boolean | readonly string[] | null;

/** Types in Athena's and Glue's spelling. */
export type ColumnType = 'string' | 'timestamp' | 'int' | 'bigint' | 'boolean' | 'array<string>';

/**
 * What a column can say about a person:
 * direct   names or points at one person (45 CFR 164.514(b)(2)(i) lists such identifiers);
 * quasi    helps to single one out together with others (times, addresses of devices, organisations, roles);
 * clinical says something about care; billing says something about payment; none is operational.
 */
export type IdentifierClass = 'direct' | 'quasi' | 'clinical' | 'billing' | 'none';

type OptionalPart = 'correlation' | 'delegation' | 'attribution' | 'http' | 'metadata' | 'integrity';

interface ColumnDefinition {
  readonly name: string;
  readonly type: ColumnType;
  /** The optional part of the event that the value comes from: where it is absent, the value is null. */
  readonly part?: OptionalPart;
  readonly identifier: IdentifierClass;
  readonly says: string;
  readonly from: (input: RowInput) => RowValue;
}

/** The partition of every table: the UTC date of `event_time`, `yyyy-MM-dd`. Not part of the file. */
export const PARTITION_COLUMN = {
  name: 'event_date',
  type: 'string',
  identifier: 'quasi',
  says: 'UTC date of event_time',
} as const;

/**
 * The one definition of the row: Glue table, Parquet, DuckDB, the data dictionary and the serialiser follow.
 * Append only: stored files are never rewritten, so a name and its type are permanent.
 */
// biome-ignore format: a table, one column a line
export const COLUMNS = [
  { name: 'event_id', type: 'string', identifier: 'none', says: 'id given by the producer, unique in the lake', from: ({ event }) => event.event_id },
  { name: 'event_time', type: 'timestamp', identifier: 'quasi', says: "when it happened, by the producer's clock, UTC", from: ({ event, eventTime }) => eventTimestamp(event.timestamp, eventTime) },
  { name: 'received_at', type: 'timestamp', identifier: 'none', says: 'when the lake took it in, UTC', from: ({ receivedAt }) => sharedTimestamp(receivedAt) },
  { name: 'schema_version', type: 'string', identifier: 'none', says: 'published schema version that the event follows', from: ({ event }) => event.schema_version },
  { name: 'tier', type: 'string', identifier: 'clinical', says: 'protection tier that the event is stored in', from: ({ tier }) => tier },
  { name: 'tier_basis', type: 'string', identifier: 'none', says: 'rule that decided the tier', from: ({ tierBasis }) => tierBasis },
  { name: 'service_name', type: 'string', identifier: 'quasi', says: 'producing service (a whole program can be Part 2)', from: ({ event }) => event.service.name },
  { name: 'service_environment', type: 'string', identifier: 'none', says: 'deployment of the service', from: ({ event }) => event.service.environment ?? null },
  { name: 'service_version', type: 'string', identifier: 'none', says: 'version of the service', from: ({ event }) => event.service.version ?? null },
  { name: 'request_id', type: 'string', part: 'correlation', identifier: 'none', says: 'request that caused the event', from: ({ event }) => event.correlation?.request_id ?? null },
  { name: 'trace_id', type: 'string', part: 'correlation', identifier: 'none', says: 'distributed trace', from: ({ event }) => event.correlation?.trace_id ?? null },
  { name: 'session_id', type: 'string', part: 'correlation', identifier: 'quasi', says: 'login session of the actor', from: ({ event }) => event.correlation?.session_id ?? null },
  { name: 'actor_subject_id', type: 'string', identifier: 'direct', says: 'who acted (a workforce member, a service, an agent)', from: ({ event }) => event.actor.subject_id },
  { name: 'actor_subject_type', type: 'string', identifier: 'none', says: 'human, service or agent', from: ({ event }) => event.actor.subject_type },
  { name: 'actor_org_id', type: 'string', identifier: 'quasi', says: 'organisation of the actor', from: ({ event }) => event.actor.org_id ?? null },
  { name: 'actor_owner_org_id', type: 'string', identifier: 'quasi', says: 'organisation that owns the resource', from: ({ event }) => event.actor.owner_org_id ?? null },
  { name: 'actor_roles', type: 'array<string>', identifier: 'quasi', says: 'roles held at the time of access', from: ({ event }) => event.actor.roles ?? null },
  { name: 'acting_subject_id', type: 'string', part: 'delegation', identifier: 'none', says: 'agent that acted under a delegation', from: ({ event }) => event.delegation?.acting.subject_id ?? null },
  { name: 'acting_interface', type: 'string', part: 'delegation', identifier: 'none', says: 'how the agent reached the system: ui_driving, api, mcp, cli, sdk', from: ({ event }) => event.delegation?.acting.agent.interface ?? null },
  { name: 'acting_vendor', type: 'string', part: 'delegation', identifier: 'none', says: 'vendor of the agent', from: ({ event }) => event.delegation?.acting.agent.vendor ?? null },
  { name: 'acting_model_family', type: 'string', part: 'delegation', identifier: 'none', says: 'model family of the agent', from: ({ event }) => event.delegation?.acting.agent.model_family ?? null },
  { name: 'acting_model_version', type: 'string', part: 'delegation', identifier: 'none', says: 'model version of the agent', from: ({ event }) => event.delegation?.acting.agent.model_version ?? null },
  { name: 'acting_harness', type: 'string', part: 'delegation', identifier: 'none', says: 'software that ran the agent', from: ({ event }) => event.delegation?.acting.agent.harness ?? null },
  { name: 'acting_harness_version', type: 'string', part: 'delegation', identifier: 'none', says: 'version of that software', from: ({ event }) => event.delegation?.acting.agent.harness_version ?? null },
  { name: 'authorizing_subject_id', type: 'string', part: 'delegation', identifier: 'direct', says: 'human on whose authority the agent acted', from: ({ event }) => event.delegation?.authorizing.subject_id ?? null },
  { name: 'authorizing_org_id', type: 'string', part: 'delegation', identifier: 'quasi', says: 'organisation of that human', from: ({ event }) => event.delegation?.authorizing.org_id ?? null },
  { name: 'delegation_type', type: 'string', part: 'delegation', identifier: 'none', says: 'supervised, autonomous or scheduled', from: ({ event }) => event.delegation?.delegation_type ?? null },
  { name: 'agent_session_id', type: 'string', part: 'delegation', identifier: 'none', says: 'session of the agent', from: ({ event }) => event.delegation?.agent_session_id ?? null },
  { name: 'parent_agent_session_id', type: 'string', part: 'delegation', identifier: 'none', says: 'session of the agent that started this one', from: ({ event }) => event.delegation?.parent_agent_session_id ?? null },
  { name: 'chain_depth', type: 'int', part: 'delegation', identifier: 'none', says: 'depth of the delegation, 1 is direct', from: ({ event }) => intOf(event.delegation?.chain_depth) },
  { name: 'attribution_level', type: 'string', part: 'attribution', identifier: 'none', says: 'unattributed < asserted < bound < verified (never compare as text)', from: ({ event }) => event.attribution?.level ?? null },
  { name: 'attribution_method', type: 'string', part: 'attribution', identifier: 'none', says: 'how the attribution was made', from: ({ event }) => event.attribution?.method ?? null },
  { name: 'action_type', type: 'string', identifier: 'none', says: 'READ, CREATE, UPDATE, DELETE, EXPORT, LOGIN, LOGOUT, PRINT, OVERRIDE, OTHER', from: ({ event }) => event.action.type },
  { name: 'action_name', type: 'string', identifier: 'none', says: 'name of the operation', from: ({ event }) => event.action.name ?? null },
  { name: 'phi_touched', type: 'boolean', identifier: 'clinical', says: 'whether PHI was touched, by the producer', from: ({ event }) => event.action.phi_touched ?? null },
  { name: 'data_classification', type: 'string', identifier: 'clinical', says: 'PHI, PII, NONE or UNKNOWN', from: ({ event }) => event.action.data_classification ?? null },
  { name: 'resource_type', type: 'string', identifier: 'clinical', says: 'kind of record', from: ({ event }) => event.resource.type },
  { name: 'resource_id', type: 'string', identifier: 'direct', says: 'id of the record', from: ({ event }) => event.resource.id ?? null },
  { name: 'patient_id', type: 'string', identifier: 'direct', says: 'patient whose record it is', from: ({ event }) => event.resource.patient_id ?? null },
  { name: 'http_method', type: 'string', part: 'http', identifier: 'none', says: 'HTTP method', from: ({ event }) => event.http?.method ?? null },
  { name: 'http_route_template', type: 'string', part: 'http', identifier: 'clinical', says: 'route with placeholders, never with ids', from: ({ event }) => event.http?.route_template ?? null },
  { name: 'http_status_code', type: 'int', part: 'http', identifier: 'none', says: 'HTTP status', from: ({ event }) => intOf(event.http?.status_code) },
  { name: 'client_ip', type: 'string', part: 'http', identifier: 'direct', says: 'address of the client', from: ({ event }) => event.http?.client_ip ?? null },
  { name: 'user_agent', type: 'string', part: 'http', identifier: 'quasi', says: 'software of the client', from: ({ event }) => event.http?.user_agent ?? null },
  { name: 'outcome_status', type: 'string', identifier: 'none', says: 'SUCCESS, FAILURE or DENIED', from: ({ event }) => event.outcome.status },
  { name: 'error_type', type: 'string', identifier: 'none', says: 'class of the failure', from: ({ event }) => event.outcome.error_type ?? null },
  { name: 'error_message', type: 'string', identifier: 'none', says: 'text of the failure, after the PHI guard', from: ({ event }) => event.outcome.error_message ?? null },
  { name: 'access_reason', type: 'string', part: 'metadata', identifier: 'clinical', says: 'metadata.access_reason, or metadata.reason', from: ({ event }) => textOf(event.metadata?.access_reason) ?? textOf(event.metadata?.reason) },
  { name: 'purpose_of_use', type: 'string', part: 'metadata', identifier: 'clinical', says: 'metadata.purpose_of_use', from: ({ event }) => textOf(event.metadata?.purpose_of_use) },
  { name: 'phi_categories', type: 'array<string>', part: 'metadata', identifier: 'clinical', says: 'metadata.phi_categories, split at commas', from: ({ event }) => commaSeparated(event.metadata?.phi_categories) },
  { name: 'phi_fields', type: 'array<string>', part: 'metadata', identifier: 'clinical', says: 'metadata.phi_fields, split at commas', from: ({ event }) => commaSeparated(event.metadata?.phi_fields) },
  { name: 'consent_id', type: 'string', part: 'metadata', identifier: 'direct', says: 'consent on which a disclosure rests', from: ({ event }) => textOf(event.metadata?.consent_id) },
  { name: 'break_glass', type: 'boolean', part: 'metadata', identifier: 'clinical', says: 'emergency access', from: ({ event }) => booleanOf(event.metadata?.break_glass) },
  { name: 'record_count', type: 'bigint', part: 'metadata', identifier: 'none', says: 'number of records in an export or list', from: ({ event }) => countOf(event.metadata?.record_count) },
  { name: 'hash_check', type: 'string', identifier: 'none', says: "the event's own hash: absent, valid, invalid or unhashable", from: ({ hashCheck }) => hashCheck },
  { name: 'event_hash', type: 'string', part: 'integrity', identifier: 'none', says: 'hash written by the producer', from: ({ event }) => event.integrity?.event_hash ?? null },
  { name: 'prev_event_hash', type: 'string', part: 'integrity', identifier: 'none', says: "hash of the event before it in the producer's chain", from: ({ event }) => event.integrity?.prev_event_hash ?? null },
  { name: 'hash_alg', type: 'string', part: 'integrity', identifier: 'none', says: 'sha256, sha384 or sha512', from: ({ event }) => event.integrity?.hash_alg ?? null },
  { name: 'metadata', type: 'string', part: 'metadata', identifier: 'clinical', says: 'metadata as JSON text', from: ({ event, raw }) => metadataText(event.metadata, raw) },
  { name: 'raw_event', type: 'string', identifier: 'direct', says: "the producer's exact text (placeholders where a rule redacted); read only when asked for", from: ({ raw }) => raw },
  { name: 'redactions', type: 'array<string>', identifier: 'none', says: 'PHI rules that replaced text by a placeholder', from: ({ redactions }) => (redactions.length > 0 ? redactions : null) },
] as const satisfies readonly ColumnDefinition[];

export type ColumnName = (typeof COLUMNS)[number]['name'];
