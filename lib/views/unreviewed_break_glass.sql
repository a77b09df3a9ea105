-- answers: which emergency access has nobody looked at since
-- grain: one row per row of break_glass_access that succeeded and has no review
-- reads: events, break_glass_access
-- columns: those of audit_events without raw_event
--
-- A use is a break-glass event that succeeded. A review of it is an event with action.name break_glass_review that
-- succeeded, by another person than the one who used it (a human actor), at the time of the use or later, about that
-- use: resource.type AuditEvent with the event_id of the use as resource.id, or resource.type Session with its
-- session_id, which reviews all uses of the session up to then. A use without session can only be reviewed by its
-- event_id. Ask where all tiers can be seen: a review is an event of the tier standard, and in the database of another
-- tier every use is without one. Reviews are read as delivered: a second delivery changes nothing.
with reviews_of_events as (
  select
    resource_id,
    actor_subject_id,
    event_time
  from events
  where action_name = 'break_glass_review'
    and resource_type = 'AuditEvent'
    and actor_subject_type = 'human'
    and outcome_status = 'SUCCESS'
),
reviews_of_sessions as (
  select
    resource_id,
    actor_subject_id,
    event_time
  from events
  where action_name = 'break_glass_review'
    and resource_type = 'Session'
    and actor_subject_type = 'human'
    and outcome_status = 'SUCCESS'
)
select
  u.event_id,
  u.event_time,
  u.received_at,
  u.schema_version,
  u.tier,
  u.tier_basis,
  u.service_name,
  u.service_environment,
  u.service_version,
  u.request_id,
  u.trace_id,
  u.session_id,
  u.actor_subject_id,
  u.actor_subject_type,
  u.actor_org_id,
  u.actor_owner_org_id,
  u.actor_roles,
  u.acting_subject_id,
  u.acting_interface,
  u.acting_vendor,
  u.acting_model_family,
  u.acting_model_version,
  u.acting_harness,
  u.acting_harness_version,
  u.authorizing_subject_id,
  u.authorizing_org_id,
  u.delegation_type,
  u.agent_session_id,
  u.parent_agent_session_id,
  u.chain_depth,
  u.attribution_level,
  u.attribution_method,
  u.action_type,
  u.action_name,
  u.phi_touched,
  u.data_classification,
  u.resource_type,
  u.resource_id,
  u.patient_id,
  u.http_method,
  u.http_route_template,
  u.http_status_code,
  u.client_ip,
  u.user_agent,
  u.outcome_status,
  u.error_type,
  u.error_message,
  u.access_reason,
  u.purpose_of_use,
  u.phi_categories,
  u.phi_fields,
  u.consent_id,
  u.break_glass,
  u.record_count,
  u.hash_check,
  u.event_hash,
  u.prev_event_hash,
  u.hash_alg,
  u.metadata,
  u.redactions,
  u.event_date
from break_glass_access u
left join reviews_of_events e
  on e.resource_id = u.event_id
  and e.event_time >= u.event_time
  and e.actor_subject_id <> u.actor_subject_id
left join reviews_of_sessions s
  on s.resource_id = u.session_id
  and s.event_time >= u.event_time
  and s.actor_subject_id <> u.actor_subject_id
where u.outcome_status = 'SUCCESS'
  and e.resource_id is null
  and s.resource_id is null
