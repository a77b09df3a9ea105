-- answers: which Part 2 disclosures of one patient in a window had no consent in force
-- grain: one row per row of sud_disclosures_without_consent
-- reads: sud_disclosures_without_consent
-- parameters: patient, from (included), to (excluded), their days
select
  event_id,
  event_time,
  reason
from sud_disclosures_without_consent
where patient_id = :patient
  and event_date between :first_day and :last_day
  and event_time >= :from
  and event_time < :to
