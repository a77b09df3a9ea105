-- answers: which consents were granted, changed, revoked or ran out
-- grain: one row per row of audit_events that changes a consent
-- reads: audit_events
-- columns: those of audit_events without raw_event with consent string, change string, state_before string,
--   state_after string
--
-- An event that succeeded and is no reading, export or print: a CREATE, UPDATE or DELETE of a consent, or an OTHER of
-- one whose action name or state_after tells what became of it; and whatever the record, an action with "consent" in its
-- name that tells this (OTHER consent_revoked of a Patient). A consent is a resource type that ends in "consent"
-- (Consent, patient_consent, Part2Consent), or ConsentDirective, ConsentRecord, whatever the case and separators.
-- consent is metadata.consent_id, otherwise the id of the consent itself. state_before and state_after are those keys of
-- metadata, where a producer sends them. change is, by the first that tells: state_after, action_name, the action type:
-- granted  active, granted, given, signed, renewed, permit; CREATE
-- revoked  revoked, withdrawn, deleted, rejected, denied, inactive; DELETE
-- expired  expired
-- changed  anything else; UPDATE
-- An action name tells by a part of it: revo, withdr; expir; grant, given, sign, renew.
with told as (
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
    nullif(trim(json_extract_scalar(metadata, '$.state_before')), '') as state_before,
    nullif(trim(json_extract_scalar(metadata, '$.state_after')), '') as state_after,
    case
      when lower(replace(replace(replace(resource_type, '_', ''), '-', ''), ' ', '')) like '%consent' then true
      when lower(replace(replace(replace(resource_type, '_', ''), '-', ''), ' ', '')) = 'consentdirective' then true
      when lower(replace(replace(replace(resource_type, '_', ''), '-', ''), ' ', '')) = 'consentrecord' then true
      else false
    end as is_consent,
    case
      when lower(action_name) like '%revo%' or lower(action_name) like '%withdr%' then 'revoked'
      when lower(action_name) like '%expir%' then 'expired'
      when lower(action_name) like '%grant%' or lower(action_name) like '%given%' then 'granted'
      when lower(action_name) like '%sign%' or lower(action_name) like '%renew%' then 'granted'
    end as told_by_name,
    case lower(trim(json_extract_scalar(metadata, '$.state_after')))
      when 'revoked' then 'revoked'
      when 'withdrawn' then 'revoked'
      when 'deleted' then 'revoked'
      when 'rejected' then 'revoked'
      when 'denied' then 'revoked'
      when 'inactive' then 'revoked'
      when 'expired' then 'expired'
      when 'active' then 'granted'
      when 'granted' then 'granted'
      when 'given' then 'granted'
      when 'signed' then 'granted'
      when 'renewed' then 'granted'
      when 'permit' then 'granted'
    end as told_by_state
  from audit_events
  where
    outcome_status = 'SUCCESS'
    and action_type in ('CREATE', 'UPDATE', 'DELETE', 'OTHER')
    and (lower(resource_type) like '%consent%' or lower(action_name) like '%consent%')
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
  case
    when consent_id <> '' then consent_id
    when is_consent then resource_id
  end as consent,
  coalesce(
    told_by_state,
    told_by_name,
    case action_type when 'CREATE' then 'granted' when 'DELETE' then 'revoked' else 'changed' end
  ) as change,
  state_before,
  state_after
from told
where
  (is_consent and action_type <> 'OTHER')
  or (is_consent and told_by_state is not null)
  or ((is_consent or lower(action_name) like '%consent%') and told_by_name is not null)
