-- answers: which uses of emergency access in a quarter succeeded, and which of them nobody has looked at
-- grain: one row per row of break_glass_access that succeeded
-- reads: break_glass_access, unreviewed_break_glass
-- parameters: the days of the quarter
with unreviewed as (
  select distinct
    event_id as unreviewed_id
  from unreviewed_break_glass
  where event_date between :first_day and :last_day
)
select
  b.event_id,
  b.event_time,
  b.actor_subject_id,
  b.patient_id,
  b.resource_type,
  u.unreviewed_id is null as is_reviewed
from break_glass_access b
left join unreviewed u on u.unreviewed_id = b.event_id
where b.event_date between :first_day and :last_day
  and b.outcome_status = 'SUCCESS'
