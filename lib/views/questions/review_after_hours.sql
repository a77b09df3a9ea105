-- answers: how often each person worked outside working hours in a quarter
-- grain: one row per actor_subject_id
-- reads: after_hours_access
-- parameters: the days of the quarter
select
  actor_subject_id,
  count(*) as after_hours
from after_hours_access
where event_date between :first_day and :last_day
group by actor_subject_id
