-- answers: who looked at a patient for the first time while nothing shows that the patient was in care
-- grain: one row per actor and patient: the first touch, where nothing explains it
-- reads: audit_events
-- columns: those of audit_events without raw_event
--
-- A first touch is the earliest event of a human actor with a patient that succeeded, in all of the lake that is asked.
-- It is explained when within 24 hours before or after it, both included, one of these succeeded for the same patient:
-- - a CREATE or UPDATE, by anybody, of an appointment, of an encounter, or of any record of the tiers clinical,
--   psychotherapy or sud: an encounter leaves such a trace;
-- - any event about an appointment or an encounter by somebody else, unless it is for payment (purpose_of_use,
--   otherwise access_reason, is payment, HealthcarePayment or HPAYMT): billing looks back at a contact of other days;
-- - a CREATE or UPDATE of anything by the actor, or their EXPORT that names its recipient (metadata.recipient): work on
--   the record, where snooping only looks.
-- What others read or print otherwise is no explanation, nor what they bill. A lake that has just begun knows no earlier
-- touch: there a first touch is the first since it began.
--
-- Kinds of record are compared without regard to case. Ask where all tiers can be seen: in one tier's own database the
-- encounters of the others are missing, and more is listed. A filter on the patient reaches the scan.
with traces as (
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
    case
      when action_type in ('CREATE', 'UPDATE')
        and (lower(resource_type) in ('appointment', 'encounter') or tier in ('clinical', 'psychotherapy', 'sud'))
        then 1
      else 0
    end as is_care,
    case
      when lower(resource_type) in ('appointment', 'encounter')
        and lower(coalesce(nullif(purpose_of_use, ''), access_reason, ''))
          not in ('payment', 'healthcarepayment', 'hpaymt')
        then 1
      else 0
    end as is_contact,
    case
      when action_type in ('CREATE', 'UPDATE') then 1
      when action_type = 'EXPORT' and json_extract_scalar(metadata, '$.recipient') <> '' then 1
      else 0
    end as is_work
  from audit_events
  where patient_id is not null
    and outcome_status = 'SUCCESS'
),
-- Counts over windows, not a join: each trace is then compared with its neighbours only.
surroundings as (
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
    row_number() over (partition by patient_id, actor_subject_id order by event_time, event_id) as touch,
    sum(is_care) over around_patient as care,
    sum(is_contact) over around_patient as contacts,
    sum(is_contact) over around_both as own_contacts,
    sum(is_work) over around_both as own_work
  from traces
  window
    around_patient as (
      partition by patient_id
      order by event_time
      range between interval '24' hour preceding and interval '24' hour following
    ),
    around_both as (
      partition by patient_id, actor_subject_id
      order by event_time
      range between interval '24' hour preceding and interval '24' hour following
    )
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
  event_date
from surroundings
where touch = 1
  and actor_subject_type = 'human'
  and care = 0
  and contacts = own_contacts
  and own_work = 0
