-- answers: what stands around the scope of a breach and is not in it
-- grain: one row
-- reads: audit_events
-- parameters: actor, from (included), to (excluded), their days
--
-- of_actor: all events of the account in the window, before session, address or patient narrow them.
-- without_session, without_address: those of them that no session or address can be told of.
-- by_delegation: what agents did in the window on the authority of the account.
select
  count_if(actor_subject_id = :actor) as of_actor,
  count_if(actor_subject_id = :actor and session_id is null) as without_session,
  count_if(actor_subject_id = :actor and client_ip is null) as without_address,
  count_if(authorizing_subject_id = :actor and actor_subject_id <> :actor) as by_delegation
from audit_events
where event_date between :first_day and :last_day
  and event_time >= :from
  and event_time < :to
  and (actor_subject_id = :actor or authorizing_subject_id = :actor)
