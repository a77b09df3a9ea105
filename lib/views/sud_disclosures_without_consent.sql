-- answers: which disclosures of substance-use records had no consent in force when they were made (42 CFR 2.13, 2.31)
-- grain: one row per row of accounting_of_disclosures of the tier sud without a consent
-- reads: events, accounting_of_disclosures, consent_changes
-- columns: those of accounting_of_disclosures with reason string
--
-- What consent_changes has at or before the time of the disclosure decides; of two changes at one instant, the one that
-- ends the consent.
-- A disclosure that names its consent (consent_id) rests on that one, and is a row with the reason
-- revoked, expired  where that was the last that became of it, whatever other consent the patient has given
-- other_consent     where that consent is recorded, and always as another patient's
-- Otherwise it is none: a consent of which nothing is recorded yet may be older than the lake, or kept by a system that
-- sends no events.
-- A disclosure that names none is a row with the reason
-- none              where no consent of its patient is recorded until then, or it names no patient
-- revoked, expired  where none of its patient's is in force: what became of the last one
-- not_named         where one is in force, but its service names the consent of other exports of this tier: a disclosure
--                   goes with its consent (42 CFR 2.32), and nothing says that it rests on this one
-- A changed consent stays as it was; one whose first record is a change was in force before it. A record of a consent
-- without a patient is taken as its one patient's; where several share the id it counts for none of them.
-- Consents and disclosures may stand in different tiers: ask this over all tiers.
with recorded as (
  select
    consent, patient_id, event_time, change,
    case when change in ('revoked', 'expired') then 0 else 1 end as in_force,
    min(patient_id) over (partition by consent) as first_owner, max(patient_id) over (partition by consent) as last_owner
  from consent_changes
),
owned as (
  select
    consent, event_time, change, in_force, first_owner, last_owner,
    case
      when patient_id is not null then patient_id
      when consent is not null and first_owner = last_owner then first_owner
    end as owner
  from recorded
),
numbered as (
  select
    consent, owner, event_time, change, in_force, first_owner, last_owner,
    row_number() over (partition by consent, owner order by event_time, in_force desc, change) as place
  from owned
),
steps as (
  select
    consent, owner, event_time, change, in_force, first_owner, last_owner,
    in_force
      - lag(in_force, 1, 0) over (partition by consent, owner order by event_time, in_force desc, change) as difference,
    lead(event_time, 1, timestamp '9999-12-31 00:00:00') over (
      partition by consent, owner
      order by event_time, in_force desc, change
    ) as to_time
  from numbered
  where change <> 'changed' or place = 1
),
moments as (
  select
    owner, event_time, cast(sum(difference) as bigint) as difference,
    max(case when in_force = 0 then change end) as ended_by
  from steps
  where owner is not null
  group by owner, event_time
),
patients as (
  select
    owner, event_time, ended_by,
    lead(event_time, 1, timestamp '9999-12-31 00:00:00') over (partition by owner order by event_time) as to_time,
    sum(difference) over (partition by owner order by event_time rows unbounded preceding) as in_force
  from moments
),
owners as (
  select distinct consent, owner from steps where owner is not null
),
-- Whose record of a consent counts for a disclosure that names no patient: its one patient's, or nobody's ('').
known as (
  select distinct
    consent, first_owner,
    case when first_owner = last_owner then first_owner when first_owner is null then '' end as only_owner
  from steps
),
naming as (
  select distinct service_name as naming_service from events
  where tier = 'sud' and action_type in ('EXPORT', 'PRINT') and consent_id <> ''
),
judged as (
  select
    d.event_id,
    d.event_time,
    d.received_at,
    d.schema_version,
    d.tier,
    d.tier_basis,
    d.service_name,
    d.service_environment,
    d.service_version,
    d.request_id,
    d.trace_id,
    d.session_id,
    d.actor_subject_id,
    d.actor_subject_type,
    d.actor_org_id,
    d.actor_owner_org_id,
    d.actor_roles,
    d.acting_subject_id,
    d.acting_interface,
    d.acting_vendor,
    d.acting_model_family,
    d.acting_model_version,
    d.acting_harness,
    d.acting_harness_version,
    d.authorizing_subject_id,
    d.authorizing_org_id,
    d.delegation_type,
    d.agent_session_id,
    d.parent_agent_session_id,
    d.chain_depth,
    d.attribution_level,
    d.attribution_method,
    d.action_type,
    d.action_name,
    d.phi_touched,
    d.data_classification,
    d.resource_type,
    d.resource_id,
    d.patient_id,
    d.http_method,
    d.http_route_template,
    d.http_status_code,
    d.client_ip,
    d.user_agent,
    d.outcome_status,
    d.error_type,
    d.error_message,
    d.access_reason,
    d.purpose_of_use,
    d.phi_categories,
    d.phi_fields,
    d.consent_id,
    d.break_glass,
    d.record_count,
    d.hash_check,
    d.event_hash,
    d.prev_event_hash,
    d.hash_alg,
    d.metadata,
    d.redactions,
    d.event_date,
    d.recipient,
    d.recipient_address,
    d.description,
    d.purpose,
    d.listed_under,
    case
      when d.consent_id <> '' then
        case
          when c.in_force = 0 then c.change
          when d.patient_id is not null and k.first_owner is not null and o.owner is null then 'other_consent'
        end
      when p.owner is null then 'none'
      when p.in_force = 0 then p.ended_by
      when n.naming_service is not null then 'not_named'
    end as reason
  from accounting_of_disclosures d
  left join known k on k.consent = d.consent_id
  left join owners o on o.consent = d.consent_id and o.owner = d.patient_id
  left join steps c
    on c.consent = d.consent_id
    and coalesce(c.owner, '') = coalesce(
      o.owner,
      case when d.patient_id is null or k.first_owner is null then k.only_owner end
    )
    and c.event_time <= d.event_time
    and c.to_time > d.event_time
  left join patients p
    on p.owner = d.patient_id
    and p.event_time <= d.event_time
    and p.to_time > d.event_time
  left join naming n on n.naming_service = d.service_name
  where d.tier = 'sud'
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
  description,
  purpose,
  listed_under,
  reason
from judged
where reason is not null
