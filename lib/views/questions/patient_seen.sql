-- answers: when a patient was seen in the lake at all
-- grain: one row
-- reads: audit_events
-- parameters: patient
select
  count(*) as events,
  min(event_time) as first_time,
  max(event_time) as last_time
from audit_events
where patient_id = :patient
