import type { AuditEvent } from '../audit-event';
import type { PhiField } from './reading';

export interface GuardedField {
  /** RFC 6901 pointer; for arrays the pointer of the array. */
  readonly path: string;
  readonly field: PhiField;
  readonly read: (event: AuditEvent) => unknown;
}

/** Every member that a producer fills freely, besides `metadata`, whose keys and values are walked. */
export const GUARDED_FIELDS: readonly GuardedField[] = [
  // From 1.1 on the schema holds it to a UUID.
  {
    path: '/event_id',
    field: 'id',
    read: (event) => (event.schema_version === '1.0' ? event.event_id : undefined),
  },
  { path: '/service/name', field: 'name', read: (event) => event.service.name },
  { path: '/service/environment', field: 'name', read: (event) => event.service.environment },
  { path: '/service/version', field: 'name', read: (event) => event.service.version },
  { path: '/correlation/request_id', field: 'id', read: (event) => event.correlation?.request_id },
  { path: '/correlation/trace_id', field: 'id', read: (event) => event.correlation?.trace_id },
  { path: '/correlation/session_id', field: 'id', read: (event) => event.correlation?.session_id },
  { path: '/actor/subject_id', field: 'id', read: (event) => event.actor.subject_id },
  { path: '/actor/org_id', field: 'id', read: (event) => event.actor.org_id },
  { path: '/actor/owner_org_id', field: 'id', read: (event) => event.actor.owner_org_id },
  { path: '/actor/roles', field: 'name', read: (event) => event.actor.roles },
  { path: '/action/name', field: 'name', read: (event) => event.action.name },
  { path: '/resource/type', field: 'name', read: (event) => event.resource.type },
  { path: '/resource/id', field: 'id', read: (event) => event.resource.id },
  { path: '/resource/patient_id', field: 'id', read: (event) => event.resource.patient_id },
  { path: '/http/route_template', field: 'route', read: (event) => event.http?.route_template },
  { path: '/http/user_agent', field: 'user_agent', read: (event) => event.http?.user_agent },
  { path: '/outcome/error_type', field: 'name', read: (event) => event.outcome.error_type },
  { path: '/outcome/error_message', field: 'text', read: (event) => event.outcome.error_message },
];

/** The members of 2.x, asked only when the event has them. */
export const DELEGATION_FIELDS: readonly GuardedField[] = [
  {
    path: '/delegation/acting/subject_id',
    field: 'id',
    read: (event) => event.delegation?.acting.subject_id,
  },
  {
    path: '/delegation/acting/agent/vendor',
    field: 'name',
    read: (event) => event.delegation?.acting.agent.vendor,
  },
  {
    path: '/delegation/acting/agent/model_family',
    field: 'name',
    read: (event) => event.delegation?.acting.agent.model_family,
  },
  {
    path: '/delegation/acting/agent/model_version',
    field: 'name',
    read: (event) => event.delegation?.acting.agent.model_version,
  },
  {
    path: '/delegation/acting/agent/harness',
    field: 'name',
    read: (event) => event.delegation?.acting.agent.harness,
  },
  {
    path: '/delegation/acting/agent/harness_version',
    field: 'name',
    read: (event) => event.delegation?.acting.agent.harness_version,
  },
  {
    path: '/delegation/authorizing/subject_id',
    field: 'id',
    read: (event) => event.delegation?.authorizing.subject_id,
  },
  {
    path: '/delegation/authorizing/org_id',
    field: 'id',
    read: (event) => event.delegation?.authorizing.org_id,
  },
  { path: '/delegation/agent_session_id', field: 'id', read: (event) => event.delegation?.agent_session_id },
  {
    path: '/delegation/parent_agent_session_id',
    field: 'id',
    read: (event) => event.delegation?.parent_agent_session_id,
  },
  { path: '/attribution/method', field: 'name', read: (event) => event.attribution?.method },
];
