-- answers: who was refused again and again within a short time
-- grain: one row per burst of one actor
-- reads: audit_events
-- columns: event_date string, actor_subject_id string, first_denial timestamp, last_denial timestamp, denials bigint,
--   sign_ins bigint, patients bigint, addresses bigint
--
-- A denial is an event whose outcome is DENIED, or a LOGIN that did not succeed (schema 1.0 has no DENIED). Five
-- denials of one actor within 15 minutes, from the first to the fifth, both ends included, make a burst; bursts that
-- share a denial are one. sign_ins of the denials were a LOGIN; patients and addresses are those named, distinct.
-- event_date is the UTC date of the first denial. A filter on the actor reaches the scan; one on the date does not,
-- because a burst may pass midnight.
with denials as (
  select
    event_id,
    event_date,
    event_time,
    actor_subject_id,
    action_type,
    patient_id,
    client_ip,
    lead(event_time, 4) over (partition by actor_subject_id order by event_time, event_id) as fifth
  from audit_events
  where outcome_status = 'DENIED'
    or (action_type = 'LOGIN' and outcome_status <> 'SUCCESS')
),
-- A denial belongs to a burst when one of the last five denials, itself among them, begins a run of five.
runs as (
  select
    event_id,
    event_date,
    event_time,
    actor_subject_id,
    action_type,
    patient_id,
    client_ip,
    case when fifth <= event_time + interval '15' minute then 1 else 0 end as begins,
    max(case when fifth <= event_time + interval '15' minute then 1 else 0 end) over (
      partition by actor_subject_id
      order by event_time, event_id
      rows between 4 preceding and 1 preceding
    ) as goes_on
  from denials
),
bursts as (
  select
    event_date,
    event_time,
    actor_subject_id,
    action_type,
    patient_id,
    client_ip,
    sum(case when begins = 1 and coalesce(goes_on, 0) = 0 then 1 else 0 end) over (
      partition by actor_subject_id
      order by event_time, event_id
      rows between unbounded preceding and current row
    ) as burst
  from runs
  where begins = 1
    or goes_on = 1
)
select
  min(event_date) as event_date,
  actor_subject_id,
  min(event_time) as first_denial,
  max(event_time) as last_denial,
  count(*) as denials,
  cast(count_if(action_type = 'LOGIN') as bigint) as sign_ins,
  count(distinct patient_id) as patients,
  count(distinct client_ip) as addresses
from bursts
group by actor_subject_id, burst
