-- answers: how much of what an audit event should say each producer says
-- grain: one row per service_name, service_environment and event_date that has events
-- reads: audit_events
-- columns: service_name string, service_environment string, event_date string, events bigint, role_asked bigint,
--   role_given bigint, reason_asked bigint, reason_given bigint, ip_asked bigint, ip_given bigint,
--   patient_asked bigint, patient_given bigint, categories_asked bigint, categories_given bigint, role_share double,
--   reason_share double, ip_share double, patient_share double, categories_share double, score double
--
-- Each is asked only of events that can have it:
-- role        of a human actor, at least one
-- reason      of all but LOGIN and LOGOUT: access_reason or purpose_of_use
-- ip          of a human actor: client_ip
-- patient     of PHI (phi_touched, or classified PHI), but not of a list of several records without one patient
-- categories  of PHI: phi_categories or phi_fields
-- An empty text is nothing. A share is given / asked, null where nothing was asked; score is the same over all five
-- together. Four decimals. For longer times add up asked and given: shares of days have no mean.
with facts as (
  select
    service_name,
    service_environment,
    event_date,
    actor_subject_type = 'human' as is_human,
    action_type not in ('LOGIN', 'LOGOUT') as is_work,
    coalesce(phi_touched, false) or coalesce(data_classification = 'PHI', false) as is_phi,
    coalesce(record_count > 1, false) and patient_id is null as is_list,
    coalesce(cardinality(actor_roles) > 0, false) as has_role,
    coalesce(access_reason <> '', false) or coalesce(purpose_of_use <> '', false) as has_reason,
    coalesce(client_ip <> '', false) as has_ip,
    coalesce(patient_id <> '', false) as has_patient,
    coalesce(cardinality(phi_categories) > 0, false) or coalesce(cardinality(phi_fields) > 0, false)
      as has_categories
  from audit_events
),
counted as (
  select
    service_name,
    service_environment,
    event_date,
    count(*) as events,
    count(case when is_human then 1 end) as role_asked,
    count(case when is_human and has_role then 1 end) as role_given,
    count(case when is_work then 1 end) as reason_asked,
    count(case when is_work and has_reason then 1 end) as reason_given,
    count(case when is_human then 1 end) as ip_asked,
    count(case when is_human and has_ip then 1 end) as ip_given,
    count(case when is_work and is_phi and not is_list then 1 end) as patient_asked,
    count(case when is_work and is_phi and not is_list and has_patient then 1 end) as patient_given,
    count(case when is_phi then 1 end) as categories_asked,
    count(case when is_phi and has_categories then 1 end) as categories_given
  from facts
  group by 1, 2, 3
),
totals as (
  select
    service_name,
    service_environment,
    event_date,
    events,
    role_asked,
    role_given,
    reason_asked,
    reason_given,
    ip_asked,
    ip_given,
    patient_asked,
    patient_given,
    categories_asked,
    categories_given,
    role_asked + reason_asked + ip_asked + patient_asked + categories_asked as asked,
    role_given + reason_given + ip_given + patient_given + categories_given as given
  from counted
)
select
  service_name,
  service_environment,
  event_date,
  events,
  role_asked,
  role_given,
  reason_asked,
  reason_given,
  ip_asked,
  ip_given,
  patient_asked,
  patient_given,
  categories_asked,
  categories_given,
  cast((role_given * 10000 + role_asked / 2) / nullif(role_asked, 0) as double) / 10000 as role_share,
  cast((reason_given * 10000 + reason_asked / 2) / nullif(reason_asked, 0) as double) / 10000 as reason_share,
  cast((ip_given * 10000 + ip_asked / 2) / nullif(ip_asked, 0) as double) / 10000 as ip_share,
  cast((patient_given * 10000 + patient_asked / 2) / nullif(patient_asked, 0) as double) / 10000 as patient_share,
  cast((categories_given * 10000 + categories_asked / 2) / nullif(categories_asked, 0) as double) / 10000
    as categories_share,
  cast((given * 10000 + asked / 2) / nullif(asked, 0) as double) / 10000 as score
from totals
