-- answers: what each user did in a quarter, in all roles together
-- grain: one row per actor_subject_id
-- reads: audit_events
-- parameters: the days of the quarter, and the organisation for which a user acted at least once, where asked for
select
  actor_subject_id,
  max(actor_subject_type) as actor_subject_type,
  count(*) as accesses,
  count(distinct patient_id) as patients,
  min(event_time) as first_access,
  max(event_time) as last_access,
  count_if(action_type in ('EXPORT', 'PRINT')) as exports,
  count_if(outcome_status = 'DENIED') as denied,
  count_if(break_glass) as break_glass
from audit_events
where event_date between :first_day and :last_day
group by actor_subject_id
having :org is null or count_if(actor_org_id = :org) > 0
