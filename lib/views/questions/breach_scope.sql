-- answers: what an account did within a window, as far as breach-scope needs it
-- grain: one row per row of audit_events
-- reads: audit_events
-- parameters: actor, from (included), to (excluded), their days, and session and patient where asked for
--
-- An address is no filter of SQL: whether it lies in a range is said by the reader of the rows.
select
  event_time,
  patient_id,
  action_type,
  outcome_status,
  resource_type,
  resource_id,
  tier,
  phi_categories,
  phi_fields,
  record_count,
  client_ip
from audit_events
where actor_subject_id = :actor
  and event_date between :first_day and :last_day
  and event_time >= :from
  and event_time < :to
  and (:session is null or session_id = :session)
  and (:patient is null or patient_id = :patient)
