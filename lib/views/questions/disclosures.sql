-- answers: the accounting of disclosures of one patient in a window
-- grain: one row per row of accounting_of_disclosures
-- reads: accounting_of_disclosures
-- parameters: patient, from (included), to (excluded), their days
select
  event_id,
  event_time,
  tier,
  actor_subject_id,
  actor_org_id,
  service_name,
  resource_type,
  resource_id,
  consent_id,
  recipient,
  recipient_address,
  description,
  purpose,
  listed_under
from accounting_of_disclosures
where patient_id = :patient
  and event_date between :first_day and :last_day
  and event_time >= :from
  and event_time < :to
