-- answers: to whom a patient's records were disclosed, when, what, and why: the accounting of 45 CFR 164.528
-- grain: one row per row of audit_events that is a disclosure to be accounted for
-- reads: audit_events
-- columns: those of audit_events without raw_event with recipient string, recipient_address string,
--   description string, purpose string, listed_under string
--
-- A disclosure is an event that succeeded, is not LOGIN or LOGOUT, and
-- - names a recipient (metadata.recipient) or a purpose of disclosing (metadata.disclosure_purpose), and is about PHI:
--   phi_touched, classified PHI or UNKNOWN, or with a patient_id; or
-- - is an EXPORT of the tiers psychotherapy or sud, whatever it says.
-- No disclosure: the recipient is the patient (164.528(a)(1)(ii)), the actor, the actor's organisation, or the one that
-- owns the record. Copies without a recipient stay inside, as far as the event tells: phi_exports has them.
-- Left out are treatment, payment, operations and the individual's own request (164.528(a)(1)(i), (ii)) in the tiers
-- standard and clinical, by disclosure_purpose, otherwise purpose_of_use, otherwise access_reason: words, or codes of
-- HL7's PurposeOfUse; a purpose that is none of these, and none at all, is listed. The tiers psychotherapy
-- (164.508(a)(2): their use for others' treatment is not that exception) and sud (42 CFR 2.25) are always listed; the
-- consent of a Part 2 disclosure is consent_id. What else 164.528(a)(1) lets out (authorisations, directories, national
-- security) no event tells: it is listed, for a person to strike out.
-- Who received it is recipient, as the producer names it; recipient_address is metadata.recipient_address where a
-- producer sends one, which is no key of the published profile: an address is known from a directory of recipients.
-- description names the kind of record, PHI categories or fields, and the number of records. An empty text is nothing.
with candidates as (
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
    nullif(trim(json_extract_scalar(metadata, '$.recipient')), '') as recipient,
    nullif(trim(json_extract_scalar(metadata, '$.recipient_address')), '') as recipient_address,
    nullif(trim(json_extract_scalar(metadata, '$.disclosure_purpose')), '') as disclosure_purpose,
    coalesce(
      nullif(trim(json_extract_scalar(metadata, '$.disclosure_purpose')), ''),
      nullif(trim(purpose_of_use), ''),
      nullif(trim(access_reason), '')
    ) as purpose,
    tier in ('psychotherapy', 'sud') as is_always_listed
  from audit_events
  where
    outcome_status = 'SUCCESS'
    and action_type not in ('LOGIN', 'LOGOUT')
    and (
      metadata like '%recipient%'
      or metadata like '%disclosure_purpose%'
      or (action_type = 'EXPORT' and tier in ('psychotherapy', 'sud'))
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
  event_date,
  recipient,
  recipient_address,
  resource_type
    || coalesce(': ' || array_join(coalesce(phi_categories, phi_fields), ', '), '')
    || case
      when record_count = 1 then ', 1 record'
      when record_count > 1 then ', ' || cast(record_count as varchar) || ' records'
      else ''
    end as description,
  purpose,
  case tier
    when 'sud' then '42 CFR 2.25'
    when 'psychotherapy' then '45 CFR 164.508(a)(2)'
    else '45 CFR 164.528'
  end as listed_under
from candidates
where
  (
    (
      (recipient is not null or disclosure_purpose is not null)
      and (phi_touched or data_classification in ('PHI', 'UNKNOWN') or patient_id is not null)
    )
    or (is_always_listed and action_type = 'EXPORT')
  )
  and (
    recipient is null
    or (
      lower(recipient) not in ('patient', 'individual', 'self')
      and recipient <> coalesce(patient_id, '')
      and recipient <> actor_subject_id
      and recipient <> coalesce(actor_org_id, '')
      and recipient <> coalesce(actor_owner_org_id, '')
    )
  )
  and (
    is_always_listed
    or purpose is null
    or lower(replace(replace(replace(purpose, '_', ''), '-', ''), ' ', '')) not in (
      'treatment', 'emergencytreatment', 'caremanagement', 'carecoordination', 'treat', 'etreat', 'caremgt',
      'payment', 'healthcarepayment', 'hpaymt', 'clmattch', 'covauth', 'coverage', 'eligdtrm', 'eligver', 'enrollm',
      'remitadv',
      'operations', 'healthcareoperations', 'hoperat', 'haccred', 'hqualimp', 'houtcoms', 'perfmsr', 'patadmin',
      'patsfty', 'recordmgt',
      'patientrequest', 'individualrequest', 'rightofaccess', 'patrqt'
    )
  )
