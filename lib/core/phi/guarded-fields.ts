import { LEAVES } from '../schema/leaves.generated.cjs';
import type { PhiField } from './reading';

export interface GuardedField {
  /** RFC 6901 pointer; for arrays the pointer of the array. */
  readonly path: string;
  readonly field: PhiField;
  /** Index in LEAVES. */
  readonly leaf: number;
}

/** From 1.1 on the schema holds it to a UUID, and nobody has to look at it. */
export const FREE_EVENT_ID: GuardedField = guarded('event_id', 'id');

/** Every member that a producer fills freely, besides `metadata`, whose keys and values are walked. */
export const GUARDED_FIELDS: readonly GuardedField[] = [
  guarded('service.name', 'name'),
  guarded('service.environment', 'name'),
  guarded('service.version', 'name'),
  guarded('correlation.request_id', 'id'),
  guarded('correlation.trace_id', 'id'),
  guarded('correlation.session_id', 'id'),
  guarded('actor.subject_id', 'id'),
  guarded('actor.org_id', 'id'),
  guarded('actor.owner_org_id', 'id'),
  guarded('actor.roles', 'name'),
  guarded('action.name', 'name'),
  guarded('resource.type', 'name'),
  guarded('resource.id', 'id'),
  guarded('resource.patient_id', 'id'),
  guarded('http.route_template', 'route'),
  guarded('http.user_agent', 'user_agent'),
  guarded('outcome.error_type', 'name'),
  guarded('outcome.error_message', 'text'),
];

/** The members of 2.x, asked only when the event has them. */
export const DELEGATION_FIELDS: readonly GuardedField[] = [
  guarded('delegation.acting.subject_id', 'id'),
  guarded('delegation.acting.agent.vendor', 'name'),
  guarded('delegation.acting.agent.model_family', 'name'),
  guarded('delegation.acting.agent.model_version', 'name'),
  guarded('delegation.acting.agent.harness', 'name'),
  guarded('delegation.acting.agent.harness_version', 'name'),
  guarded('delegation.authorizing.subject_id', 'id'),
  guarded('delegation.authorizing.org_id', 'id'),
  guarded('delegation.agent_session_id', 'id'),
  guarded('delegation.parent_agent_session_id', 'id'),
  guarded('attribution.method', 'name'),
];

function guarded(at: string, field: PhiField): GuardedField {
  return { path: `/${at.replaceAll('.', '/')}`, field, leaf: LEAVES.indexOf(at) };
}
