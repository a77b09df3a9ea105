-- answers: who but its author came to a psychotherapy note (45 CFR 164.508(a)(2))
-- grain: one row per row of audit_events of a psychotherapy note that is not its author's own
-- reads: audit_events
-- columns: those of audit_events without raw_event with author_subject_id string, authorship string
--
-- A psychotherapy note is an event of the tier psychotherapy, a resource type PsychotherapyNote or ProcessNote (whatever
-- the case and separators), or the PHI category psychotherapy_notes, in whatever tier it is stored. Every outcome is in
-- it: who was refused or failed has tried. The author is metadata.author_subject_id; an empty text is none.
-- The author's own are events whose actor is the author, or an agent with the author's delegation, and the CREATE of
-- a note that names no author: who writes it is its author.
-- authorship says why it is a row: someone_else (the author is named, and is not the actor) or not_named. Uses that
-- 164.508(a)(2) lets others have (training, legal defence, oversight) no event tells: they are rows.
with notes as (
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
    nullif(trim(json_extract_scalar(metadata, '$.author_subject_id')), '') as author_subject_id
  from audit_events
  where
    tier = 'psychotherapy'
    or lower(replace(replace(replace(resource_type, '_', ''), '-', ''), ' ', '')) in (
      'psychotherapynote', 'psychotherapynotes', 'processnote', 'processnotes'
    )
    or contains(phi_categories, 'psychotherapy_notes')
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
  author_subject_id,
  case when author_subject_id is null then 'not_named' else 'someone_else' end as authorship
from notes
where
  (author_subject_id is null and action_type <> 'CREATE')
  or (
    author_subject_id <> actor_subject_id
    and not coalesce(acting_subject_id is not null and authorizing_subject_id = author_subject_id, false)
  )
