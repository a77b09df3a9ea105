-- answers: which accounts had not been used for 90 days at the end of a quarter, or at the lake's latest event
-- grain: one row per account and event of its last use
-- reads: dormant_accounts, audit_events
-- parameters: to (the end of the quarter, excluded), dormant_since (90 days before it)
--
-- An account that came back only after the quarter was dormant in it. Roles and organisation are those of the last use.
select
  d.actor_subject_id,
  d.actor_subject_type,
  d.last_used,
  d.days,
  a.actor_org_id,
  a.actor_roles
from dormant_accounts d
join audit_events a
  on a.actor_subject_id = d.actor_subject_id
  and a.event_time = d.last_used
  and a.outcome_status = 'SUCCESS'
where d.last_used <= :dormant_since
  and (d.returned is null or d.returned >= :to)
