-- answers: at which hours of the clinic's clock each user was at work in a quarter
-- grain: one row per actor_subject_id and hour of the day
-- reads: audit_events, review_settings
-- parameters: the days of the quarter
select
  e.actor_subject_id,
  hour(cast(at_timezone(with_timezone(e.event_time, 'UTC'), s.time_zone) as timestamp)) as local_hour,
  count(*) as events
from audit_events e
cross join review_settings s
where e.event_date between :first_day and :last_day
group by 1, 2
