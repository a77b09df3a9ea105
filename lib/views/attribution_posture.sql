-- answers: how well what AI agents do can be put down to a person who answers for it
-- grain: one row per service_name, month and agent_subject_id that has agent actions
-- reads: audit_events
-- columns: service_name string, month string, agent_subject_id string, events bigint, delegated bigint,
--   supervised bigint, autonomous bigint, scheduled bigint, verified bigint, bound bigint, asserted bigint,
--   unattributed bigint, level_missing bigint, delegated_share double, proven_share double, unattributed_share double
--
-- An agent action is an event with a delegation, with an agent as its actor, or with the attribution level
-- unattributed. month is yyyy-MM, UTC. agent_subject_id is the acting agent of the delegation, otherwise the actor
-- where that is an agent, and null where nobody says which agent it was.
-- verified, bound and asserted count attribution levels; unattributed counts the rows of unattributed_agent_actions:
-- that level, or an agent as actor without a delegation. Until schema 2.1 no level exists: level_missing.
-- proven_share is that of verified and bound. Shares have four decimals.
with agent_actions as (
  select
    service_name,
    substr(event_date, 1, 7) as month,
    case
      when acting_subject_id is not null then acting_subject_id
      when actor_subject_type = 'agent' then actor_subject_id
    end as agent_subject_id,
    acting_subject_id,
    delegation_type,
    attribution_level,
    case
      when attribution_level = 'unattributed' then 1
      when actor_subject_type = 'agent' and acting_subject_id is null then 1
    end as is_unattributed
  from audit_events
  where acting_subject_id is not null or actor_subject_type = 'agent' or attribution_level = 'unattributed'
),
counted as (
  select
    service_name,
    month,
    agent_subject_id,
    count(*) as events,
    count(acting_subject_id) as delegated,
    count(case when delegation_type = 'supervised' then 1 end) as supervised,
    count(case when delegation_type = 'autonomous' then 1 end) as autonomous,
    count(case when delegation_type = 'scheduled' then 1 end) as scheduled,
    count(case when attribution_level = 'verified' then 1 end) as verified,
    count(case when attribution_level = 'bound' then 1 end) as bound,
    count(case when attribution_level = 'asserted' then 1 end) as asserted,
    count(is_unattributed) as unattributed,
    count(case when attribution_level is null then 1 end) as level_missing
  from agent_actions
  group by 1, 2, 3
)
select
  service_name,
  month,
  agent_subject_id,
  events,
  delegated,
  supervised,
  autonomous,
  scheduled,
  verified,
  bound,
  asserted,
  unattributed,
  level_missing,
  cast((delegated * 10000 + events / 2) / events as double) / 10000 as delegated_share,
  cast(((verified + bound) * 10000 + events / 2) / events as double) / 10000 as proven_share,
  cast((unattributed * 10000 + events / 2) / events as double) / 10000 as unattributed_share
from counted
