-- answers: which event ids came with more than one content, and what each of them says
-- grain: one row per event_id and content, for ids that have more than one
-- reads: events
-- columns: those of audit_events without raw_event with deliveries bigint, differs_in array<string>
--
-- An id is given once. Two contents under one id are an event that was altered, forged, or written twice by a producer at
-- fault. The content is the stored text: the only question that reads raw_event, because any other column may be
-- equal where the texts are not, and a hash would have to read the text as well. It is read for ids that came more than
-- once. The columns are those of the content's first delivery. deliveries counts those of this content. differs_in
-- names the columns that people ask by in which the contents of the id disagree (a null and a value do); it is empty
-- where they disagree in something else. A local lake stores the first content only, and keeps the others in its
-- quarantine as conflicts: there this view is empty.
with repeated as (
  select event_id as repeated_id
  from events
  group by event_id
  having count(*) > 1
),
contested as (
  select
    e.event_id as contested_id,
    filter(
      array[
        case when count(distinct e.event_time) > 1 then 'event_time' end,
        case when count(distinct e.service_name) > 1 then 'service_name' end,
        case when count(distinct e.actor_subject_id) > 1 then 'actor_subject_id' end,
        case when count(distinct e.action_type) > 1 then 'action_type' end,
        case when count(distinct e.resource_type) > 1 then 'resource_type' end,
        case when count(distinct coalesce(e.resource_id, '')) > 1 then 'resource_id' end,
        case when count(distinct coalesce(e.patient_id, '')) > 1 then 'patient_id' end,
        case when count(distinct e.outcome_status) > 1 then 'outcome_status' end,
        case when count(distinct coalesce(e.session_id, '')) > 1 then 'session_id' end,
        case when count(distinct coalesce(e.client_ip, '')) > 1 then 'client_ip' end,
        case when count(distinct coalesce(e.event_hash, '')) > 1 then 'event_hash' end,
        case when count(distinct coalesce(e.metadata, '')) > 1 then 'metadata' end
      ],
      name -> name is not null
    ) as differs_in
  from events e
  join repeated r on r.repeated_id = e.event_id
  group by e.event_id
  having min(e.raw_event) <> max(e.raw_event)
),
contents as (
  select
    e.event_id,
    e.event_time,
    e.received_at,
    e.schema_version,
    e.tier,
    e.tier_basis,
    e.service_name,
    e.service_environment,
    e.service_version,
    e.request_id,
    e.trace_id,
    e.session_id,
    e.actor_subject_id,
    e.actor_subject_type,
    e.actor_org_id,
    e.actor_owner_org_id,
    e.actor_roles,
    e.acting_subject_id,
    e.acting_interface,
    e.acting_vendor,
    e.acting_model_family,
    e.acting_model_version,
    e.acting_harness,
    e.acting_harness_version,
    e.authorizing_subject_id,
    e.authorizing_org_id,
    e.delegation_type,
    e.agent_session_id,
    e.parent_agent_session_id,
    e.chain_depth,
    e.attribution_level,
    e.attribution_method,
    e.action_type,
    e.action_name,
    e.phi_touched,
    e.data_classification,
    e.resource_type,
    e.resource_id,
    e.patient_id,
    e.http_method,
    e.http_route_template,
    e.http_status_code,
    e.client_ip,
    e.user_agent,
    e.outcome_status,
    e.error_type,
    e.error_message,
    e.access_reason,
    e.purpose_of_use,
    e.phi_categories,
    e.phi_fields,
    e.consent_id,
    e.break_glass,
    e.record_count,
    e.hash_check,
    e.event_hash,
    e.prev_event_hash,
    e.hash_alg,
    e.metadata,
    e.redactions,
    e.event_date,
    c.differs_in,
    row_number() over (
      partition by e.event_id, e.raw_event
      order by e.received_at, e.tier
    ) as delivery,
    count(*) over (partition by e.event_id, e.raw_event) as deliveries
  from events e
  join contested c on c.contested_id = e.event_id
)
select
  event_id,
  event_time,
  received_at,
  schema_version,
  tier,
  tier_basis,
  service_name,
  service_environment,
  service_version,
  request_id,
  trace_id,
  session_id,
  actor_subject_id,
  actor_subject_type,
  actor_org_id,
  actor_owner_org_id,
  actor_roles,
  acting_subject_id,
  acting_interface,
  acting_vendor,
  acting_model_family,
  acting_model_version,
  acting_harness,
  acting_harness_version,
  authorizing_subject_id,
  authorizing_org_id,
  delegation_type,
  agent_session_id,
  parent_agent_session_id,
  chain_depth,
  attribution_level,
  attribution_method,
  action_type,
  action_name,
  phi_touched,
  data_classification,
  resource_type,
  resource_id,
  patient_id,
  http_method,
  http_route_template,
  http_status_code,
  client_ip,
  user_agent,
  outcome_status,
  error_type,
  error_message,
  access_reason,
  purpose_of_use,
  phi_categories,
  phi_fields,
  consent_id,
  break_glass,
  record_count,
  hash_check,
  event_hash,
  prev_event_hash,
  hash_alg,
  metadata,
  redactions,
  event_date,
  deliveries,
  differs_in
from contents
where delivery = 1
