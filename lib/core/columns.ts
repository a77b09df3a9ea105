import type { AuditEvent } from './audit-event';
import { booleanOf, countOf, eventTimestamp, metadataText, sharedTimestamp, textOf } from './cells';
import type { HashCheck } from './event-hash';
import { commaSeparated, type TierBasis, type TierName } from './tiers';

/** All that a row is made of. `event` and `raw` are the same event, after redaction where a rule asked for it. */
export interface RowInput {
  readonly event: AuditEvent;
  /** The stored text: the producer's exact bytes, or those with typed placeholders. */
  readonly raw: string;
  /** `raw` as a JSON string, where whoever looked through the text has made it. */
  readonly rawJson?: string | undefined;
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

interface ColumnDefinition {
  readonly name: string;
  readonly type: ColumnType;
  readonly identifier: IdentifierClass;
  readonly says: string;
  /** The member of the event that the column takes as it is (for `int`: where it fits 32 bits). */
  readonly at?: string;
  /** How the value is made where it is no member as it is. */
  readonly from?: (input: RowInput) => RowValue;
  /** How the value is made of the metadata; null without any. */
  readonly fromMetadata?: (metadata: Readonly<Record<string, unknown>>) => RowValue;
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
  { name: 'event_id', type: 'string', identifier: 'none', says: 'id given by the producer, unique in the lake', at: 'event_id' },
  { name: 'event_time', type: 'timestamp', identifier: 'quasi', says: "when it happened, by the producer's clock, UTC", from: ({ event, eventTime }) => eventTimestamp(event.timestamp, eventTime) },
  { name: 'received_at', type: 'timestamp', identifier: 'none', says: 'when the lake took it in, UTC', from: ({ receivedAt }) => sharedTimestamp(receivedAt) },
  { name: 'schema_version', type: 'string', identifier: 'none', says: 'published schema version that the event follows', at: 'schema_version' },
  { name: 'tier', type: 'string', identifier: 'clinical', says: 'protection tier that the event is stored in', from: ({ tier }) => tier },
  { name: 'tier_basis', type: 'string', identifier: 'none', says: 'rule that decided the tier', from: ({ tierBasis }) => tierBasis },
  { name: 'service_name', type: 'string', identifier: 'quasi', says: 'producing service (a whole program can be Part 2)', at: 'service.name' },
  { name: 'service_environment', type: 'string', identifier: 'none', says: 'deployment of the service', at: 'service.environment' },
  { name: 'service_version', type: 'string', identifier: 'none', says: 'version of the service', at: 'service.version' },
  { name: 'request_id', type: 'string', identifier: 'none', says: 'request that caused the event', at: 'correlation.request_id' },
  { name: 'trace_id', type: 'string', identifier: 'none', says: 'distributed trace', at: 'correlation.trace_id' },
  { name: 'session_id', type: 'string', identifier: 'quasi', says: 'login session of the actor', at: 'correlation.session_id' },
  { name: 'actor_subject_id', type: 'string', identifier: 'direct', says: 'who acted (a workforce member, a service, an agent)', at: 'actor.subject_id' },
  { name: 'actor_subject_type', type: 'string', identifier: 'none', says: 'human, service or agent', at: 'actor.subject_type' },
  { name: 'actor_org_id', type: 'string', identifier: 'quasi', says: 'organisation of the actor', at: 'actor.org_id' },
  { name: 'actor_owner_org_id', type: 'string', identifier: 'quasi', says: 'organisation that owns the resource', at: 'actor.owner_org_id' },
  { name: 'actor_roles', type: 'array<string>', identifier: 'quasi', says: 'roles held at the time of access', at: 'actor.roles' },
  { name: 'acting_subject_id', type: 'string', identifier: 'none', says: 'agent that acted under a delegation', at: 'delegation.acting.subject_id' },
  { name: 'acting_interface', type: 'string', identifier: 'none', says: 'how the agent reached the system: ui_driving, api, mcp, cli, sdk', at: 'delegation.acting.agent.interface' },
  { name: 'acting_vendor', type: 'string', identifier: 'none', says: 'vendor of the agent', at: 'delegation.acting.agent.vendor' },
  { name: 'acting_model_family', type: 'string', identifier: 'none', says: 'model family of the agent', at: 'delegation.acting.agent.model_family' },
  { name: 'acting_model_version', type: 'string', identifier: 'none', says: 'model version of the agent', at: 'delegation.acting.agent.model_version' },
  { name: 'acting_harness', type: 'string', identifier: 'none', says: 'software that ran the agent', at: 'delegation.acting.agent.harness' },
  { name: 'acting_harness_version', type: 'string', identifier: 'none', says: 'version of that software', at: 'delegation.acting.agent.harness_version' },
  { name: 'authorizing_subject_id', type: 'string', identifier: 'direct', says: 'human on whose authority the agent acted', at: 'delegation.authorizing.subject_id' },
  { name: 'authorizing_org_id', type: 'string', identifier: 'quasi', says: 'organisation of that human', at: 'delegation.authorizing.org_id' },
  { name: 'delegation_type', type: 'string', identifier: 'none', says: 'supervised, autonomous or scheduled', at: 'delegation.delegation_type' },
  { name: 'agent_session_id', type: 'string', identifier: 'none', says: 'session of the agent', at: 'delegation.agent_session_id' },
  { name: 'parent_agent_session_id', type: 'string', identifier: 'none', says: 'session of the agent that started this one', at: 'delegation.parent_agent_session_id' },
  { name: 'chain_depth', type: 'int', identifier: 'none', says: 'depth of the delegation, 1 is direct', at: 'delegation.chain_depth' },
  { name: 'attribution_level', type: 'string', identifier: 'none', says: 'unattributed < asserted < bound < verified (never compare as text)', at: 'attribution.level' },
  { name: 'attribution_method', type: 'string', identifier: 'none', says: 'how the attribution was made', at: 'attribution.method' },
  { name: 'action_type', type: 'string', identifier: 'none', says: 'READ, CREATE, UPDATE, DELETE, EXPORT, LOGIN, LOGOUT, PRINT, OVERRIDE, OTHER', at: 'action.type' },
  { name: 'action_name', type: 'string', identifier: 'none', says: 'name of the operation', at: 'action.name' },
  { name: 'phi_touched', type: 'boolean', identifier: 'clinical', says: 'whether PHI was touched, by the producer', at: 'action.phi_touched' },
  { name: 'data_classification', type: 'string', identifier: 'clinical', says: 'PHI, PII, NONE or UNKNOWN', at: 'action.data_classification' },
  { name: 'resource_type', type: 'string', identifier: 'clinical', says: 'kind of record', at: 'resource.type' },
  { name: 'resource_id', type: 'string', identifier: 'direct', says: 'id of the record', at: 'resource.id' },
  { name: 'patient_id', type: 'string', identifier: 'direct', says: 'patient whose record it is', at: 'resource.patient_id' },
  { name: 'http_method', type: 'string', identifier: 'none', says: 'HTTP method', at: 'http.method' },
  { name: 'http_route_template', type: 'string', identifier: 'clinical', says: 'route with placeholders, never with ids', at: 'http.route_template' },
  { name: 'http_status_code', type: 'int', identifier: 'none', says: 'HTTP status', at: 'http.status_code' },
  { name: 'client_ip', type: 'string', identifier: 'direct', says: 'address of the client', at: 'http.client_ip' },
  { name: 'user_agent', type: 'string', identifier: 'quasi', says: 'software of the client', at: 'http.user_agent' },
  { name: 'outcome_status', type: 'string', identifier: 'none', says: 'SUCCESS, FAILURE or DENIED', at: 'outcome.status' },
  { name: 'error_type', type: 'string', identifier: 'none', says: 'class of the failure', at: 'outcome.error_type' },
  { name: 'error_message', type: 'string', identifier: 'none', says: 'text of the failure, after the PHI guard', at: 'outcome.error_message' },
  { name: 'access_reason', type: 'string', identifier: 'clinical', says: 'metadata.access_reason, or metadata.reason', fromMetadata: (metadata) => textOf(metadata.access_reason) ?? textOf(metadata.reason) },
  { name: 'purpose_of_use', type: 'string', identifier: 'clinical', says: 'metadata.purpose_of_use', fromMetadata: (metadata) => textOf(metadata.purpose_of_use) },
  { name: 'phi_categories', type: 'array<string>', identifier: 'clinical', says: 'metadata.phi_categories, split at commas', fromMetadata: (metadata) => commaSeparated(metadata.phi_categories) },
  { name: 'phi_fields', type: 'array<string>', identifier: 'clinical', says: 'metadata.phi_fields, split at commas', fromMetadata: (metadata) => commaSeparated(metadata.phi_fields) },
  { name: 'consent_id', type: 'string', identifier: 'direct', says: 'consent on which a disclosure rests', fromMetadata: (metadata) => textOf(metadata.consent_id) },
  { name: 'break_glass', type: 'boolean', identifier: 'clinical', says: 'emergency access', fromMetadata: (metadata) => booleanOf(metadata.break_glass) },
  { name: 'record_count', type: 'bigint', identifier: 'none', says: 'number of records in an export or list', fromMetadata: (metadata) => countOf(metadata.record_count) },
  { name: 'hash_check', type: 'string', identifier: 'none', says: "the event's own hash: absent, valid, invalid or unhashable", from: ({ hashCheck }) => hashCheck },
  { name: 'event_hash', type: 'string', identifier: 'none', says: 'hash written by the producer', at: 'integrity.event_hash' },
  { name: 'prev_event_hash', type: 'string', identifier: 'none', says: "hash of the event before it in the producer's chain", at: 'integrity.prev_event_hash' },
  { name: 'hash_alg', type: 'string', identifier: 'none', says: 'sha256, sha384 or sha512', at: 'integrity.hash_alg' },
  { name: 'metadata', type: 'string', identifier: 'clinical', says: 'metadata as JSON text', from: ({ event, raw }) => metadataText(event.metadata, raw) },
  { name: 'raw_event', type: 'string', identifier: 'direct', says: "the producer's exact text (placeholders where a rule redacted); read only when asked for", from: ({ raw }) => raw },
  { name: 'redactions', type: 'array<string>', identifier: 'none', says: 'PHI rules that replaced text by a placeholder', from: ({ redactions }) => (redactions.length > 0 ? redactions : null) },
] as const satisfies readonly ColumnDefinition[];

export type ColumnName = (typeof COLUMNS)[number]['name'];
