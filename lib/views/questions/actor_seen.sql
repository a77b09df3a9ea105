-- answers: when an account was seen in the lake at all
-- grain: one row
-- reads: audit_events
-- parameters: actor
select
  count(*) as events,
  min(event_time) as first_time,
  max(event_time) as last_time
from audit_events
where actor_subject_id = :actor
