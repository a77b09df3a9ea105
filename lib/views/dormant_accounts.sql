-- answers: which accounts were not used for 90 days, and which of them came back
-- grain: one row per actor and pause of 90 days or more
-- reads: audit_events, events
-- columns: event_date string, actor_subject_id string, actor_subject_type string, state string, last_used timestamp,
--   returned timestamp, days bigint
--
-- A use is an event that succeeded: what was refused or failed neither keeps an account awake nor wakes it. state
-- returned: 90 full days (24 hours each) or more lie between two uses, last_used and returned. state dormant: 90 full
-- days or more lie between the actor's last use and the latest event of the lake, whosever and whatever outcome;
-- returned is null. days are the full days of the pause. event_date is the UTC date of returned, else of last_used;
-- actor_subject_type is that of last_used. Today plays no part: a lake that receives nothing puts nobody to sleep. A
-- filter on the actor reaches the scan of the uses.
with uses as (
  select
    actor_subject_id,
    actor_subject_type,
    event_date,
    event_time,
    lead(event_time) over (partition by actor_subject_id order by event_time, event_id) as next_time,
    lead(event_date) over (partition by actor_subject_id order by event_time, event_id) as next_date
  from audit_events
  where outcome_status = 'SUCCESS'
),
latest as (
  select
    max(event_time) as event_time
  from events
),
pauses as (
  select
    coalesce(u.next_date, u.event_date) as event_date,
    u.actor_subject_id,
    u.actor_subject_type,
    u.event_time as last_used,
    u.next_time as returned,
    date_diff('day', u.event_time, coalesce(u.next_time, l.event_time)) as days
  from uses u
  cross join latest l
)
select
  event_date,
  actor_subject_id,
  actor_subject_type,
  case when returned is null then 'dormant' else 'returned' end as state,
  last_used,
  returned,
  days
from pauses
where days >= 90
