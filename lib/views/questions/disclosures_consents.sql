-- answers: what is recorded of the consents of one patient until the end of a window
-- grain: one row per row of consent_changes
-- reads: consent_changes
-- parameters: patient, to (excluded) and its day
--
-- A consent recorded without a patient may be this patient's.
select
  consent,
  patient_id,
  event_time,
  change
from consent_changes
where (patient_id = :patient or patient_id is null)
  and event_date <= :last_day
  and event_time < :to
