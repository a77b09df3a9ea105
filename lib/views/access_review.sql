-- answers: what each user did in each role, to confirm or to revoke
-- grain: one row per actor, role held, kind of record and quarter
-- reads: audit_events
-- columns: actor_subject_id string, role string, resource_type string, quarter string, accesses bigint,
--   patients bigint, first_access timestamp, last_access timestamp, exports bigint, denied bigint
--
-- accesses: every event, whatever its action and its outcome, sign-ins among them (their kind of record is the
-- session). exports: those of them that are EXPORT or PRINT. denied: those whose outcome is DENIED. patients: distinct
-- patients named. An event of somebody who holds several roles counts once in the row of each; a role that is stated
-- twice counts once; without roles the role is null. The quarter is that of the UTC date, as 2026Q1: it is made from
-- the partition, so a filter on it reads that quarter alone.
--
-- Roles go as one text, with a separator that no name has: a filter passes the unnesting of a text on DuckDB, and not
-- that of a list.
with dated as (
  select
    actor_subject_id,
    array_join(actor_roles, chr(31)) as roles,
    resource_type,
    substr(event_date, 1, 4) || case
      when substr(event_date, 6, 2) <= '03' then 'Q1'
      when substr(event_date, 6, 2) <= '06' then 'Q2'
      when substr(event_date, 6, 2) <= '09' then 'Q3'
      else 'Q4'
    end as quarter,
    patient_id,
    event_time,
    action_type,
    outcome_status
  from audit_events
),
per_patient as (
  select
    actor_subject_id,
    roles,
    resource_type,
    quarter,
    patient_id,
    count(*) as accesses,
    min(event_time) as first_access,
    max(event_time) as last_access,
    count_if(action_type in ('EXPORT', 'PRINT')) as exports,
    count_if(outcome_status = 'DENIED') as denied
  from dated
  group by actor_subject_id, roles, resource_type, quarter, patient_id
)
select
  p.actor_subject_id,
  r.role,
  p.resource_type,
  p.quarter,
  cast(sum(p.accesses) as bigint) as accesses,
  count(distinct p.patient_id) as patients,
  min(p.first_access) as first_access,
  max(p.last_access) as last_access,
  cast(sum(p.exports) as bigint) as exports,
  cast(sum(p.denied) as bigint) as denied
from per_patient p
left join unnest(array_distinct(split(nullif(p.roles, ''), chr(31)))) as r(role)
  on true
group by p.actor_subject_id, r.role, p.resource_type, p.quarter
