-- answers: disclosures of a window that name no patient: anybody can be in them
-- grain: one row
-- reads: accounting_of_disclosures
-- parameters: from (included), to (excluded), their days
select
  count(*) as without_patient
from accounting_of_disclosures
where patient_id is null
  and event_date between :first_day and :last_day
  and event_time >= :from
  and event_time < :to
