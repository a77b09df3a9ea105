-- answers: who reached far more patients in a day than is usual for them
-- grain: one row per actor and UTC day that is far above the days before it
-- reads: audit_events
-- columns: event_date string, actor_subject_id string, patients bigint, events bigint, records bigint,
--   usual_patients double, usual_days bigint
--
-- patients: distinct patients in events of that actor and day that succeeded; events: those events; records: the
-- records that exports and lists of the day count (record_count, events without a patient too). A day with at least one
-- patient is active. usual_patients: the median of patients over the last 28 active days before it, of which there are
-- usual_days. Listed: at least 20 patients, at least three times usual_patients, and at least 5 usual_days: without a
-- past nobody has a usual day, so the first five active days of an account are never listed. A filter on the actor
-- reaches the scan; one on the date does not, because a day is judged by those before it.
with days as (
  select
    actor_subject_id,
    event_date,
    count(distinct patient_id) as patients,
    count(patient_id) as events,
    coalesce(sum(record_count), 0) as records
  from audit_events
  where outcome_status = 'SUCCESS'
  group by actor_subject_id, event_date
),
judged as (
  select
    actor_subject_id,
    event_date,
    patients,
    events,
    records,
    array_sort(
      array_agg(patients) over (
        partition by actor_subject_id
        order by event_date
        rows between 28 preceding and 1 preceding
      )
    ) as usual
  from days
  where patients > 0
),
compared as (
  select
    actor_subject_id,
    event_date,
    patients,
    events,
    records,
    cast(cardinality(usual) as bigint) as usual_days,
    (cast(usual[(cardinality(usual) + 1) / 2] as double) + cast(usual[(cardinality(usual) + 2) / 2] as double)) / 2
      as usual_patients
  from judged
  where cardinality(usual) >= 5
)
select
  event_date,
  actor_subject_id,
  patients,
  events,
  cast(records as bigint) as records,
  usual_patients,
  usual_days
from compared
where patients >= 20
  and cast(patients as double) >= 3 * usual_patients
