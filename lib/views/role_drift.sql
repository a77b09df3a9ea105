-- answers: who began to act in a role that they did not have before
-- grain: one row per actor and new role, and per session and role taken on within it
-- reads: audit_events
-- columns: event_date string, actor_subject_id string, role string, drift string, first_used timestamp,
--   service_name string, session_id string, roles_before array<string>
--
-- Two kinds, in drift. new_role: the first event in which the actor states the role, at least 7 days (full, 24 hours
-- each) after the first in which they stated any role; roles_before are those stated earlier, in all systems.
-- changed_in_session: within one session of the actor in one system (service_name, session_id) a role is stated that
-- was not stated at the time of the session's first event with roles; roles_before are those stated at that time. One
-- role can be both. Events without roles say nothing about roles and are left out: a producer that begins to send them
-- is no drift. first_used is the event's time and event_date its UTC date; service_name and session_id are where it was
-- (the first in order where several are at that time). A filter on the actor reaches the scan.
--
-- Roles go as one text, with a separator that no name has: see access_review.
with stated as (
  select
    actor_subject_id,
    service_name,
    session_id,
    array_join(actor_roles, chr(31)) as roles,
    min(event_time) as first_used,
    min(event_date) as event_date
  from audit_events
  where cardinality(actor_roles) > 0
  group by actor_subject_id, service_name, session_id, array_join(actor_roles, chr(31))
),
held as (
  select
    s.actor_subject_id,
    s.service_name,
    s.session_id,
    r.role,
    min(s.first_used) as first_used,
    min(s.event_date) as event_date
  from stated s
  cross join unnest(split(s.roles, chr(31))) as r(role)
  group by s.actor_subject_id, s.service_name, s.session_id, r.role
),
ranked as (
  select
    actor_subject_id,
    service_name,
    session_id,
    role,
    first_used,
    event_date,
    min(first_used) over (partition by actor_subject_id) as first_seen,
    min(first_used) over (partition by actor_subject_id, service_name, session_id) as session_start,
    row_number() over (
      partition by actor_subject_id, role
      order by first_used, service_name, session_id
    ) as use_of_role
  from held
),
drifts as (
  select
    n.event_date,
    n.actor_subject_id,
    n.role,
    'new_role' as drift,
    n.first_used,
    n.service_name,
    n.session_id,
    b.role as role_before
  from ranked n
  join ranked b
    on b.actor_subject_id = n.actor_subject_id
    and b.use_of_role = 1
    and b.first_used < n.first_used
  where n.use_of_role = 1
    and date_diff('day', n.first_seen, n.first_used) >= 7
  union all
  select
    n.event_date,
    n.actor_subject_id,
    n.role,
    'changed_in_session' as drift,
    n.first_used,
    n.service_name,
    n.session_id,
    b.role as role_before
  from ranked n
  join ranked b
    on b.actor_subject_id = n.actor_subject_id
    and b.service_name = n.service_name
    and b.session_id = n.session_id
    and b.first_used = b.session_start
  where n.first_used > n.session_start
)
select
  event_date,
  actor_subject_id,
  role,
  drift,
  first_used,
  service_name,
  session_id,
  array_sort(array_agg(role_before)) as roles_before
from drifts
group by event_date, actor_subject_id, role, drift, first_used, service_name, session_id
