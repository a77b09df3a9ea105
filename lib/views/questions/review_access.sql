-- answers: what was done in each role in a quarter
-- grain: one row per row of access_review
-- reads: access_review
-- parameters: quarter
select
  actor_subject_id,
  role,
  resource_type,
  accesses,
  patients,
  first_access,
  last_access,
  exports,
  denied
from access_review
where quarter = :quarter
