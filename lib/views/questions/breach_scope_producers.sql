-- answers: how complete the events of each producer are in a window
-- grain: one row per service_name and service_environment
-- reads: producer_completeness
-- parameters: the first and the last day of the window
select
  service_name,
  service_environment,
  cast(sum(role_asked + reason_asked + ip_asked + patient_asked + categories_asked) as bigint) as asked,
  cast(sum(role_given + reason_given + ip_given + patient_given + categories_given) as bigint) as given,
  cast(sum(patient_asked) as bigint) as patient_asked,
  cast(sum(patient_given) as bigint) as patient_given
from producer_completeness
where event_date between :first_day and :last_day
group by service_name, service_environment
