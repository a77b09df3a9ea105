-- answers: what reviewers decided about roles, up to a quarter
-- grain: one row per row of audit_events that is such a decision
-- reads: audit_events
-- parameters: quarter
select
  event_id,
  event_time,
  actor_subject_id as reviewer,
  resource_id as quarter,
  json_extract_scalar(metadata, '$.decision') as decision,
  json_extract_scalar(metadata, '$.decided_subject_id') as decided_subject_id,
  json_extract_scalar(metadata, '$.decided_role') as decided_role
from audit_events
where action_type = 'OTHER'
  and action_name = 'access_review.decided'
  and service_name = 'audit-lake'
  and resource_type = 'AccessReview'
  and outcome_status = 'SUCCESS'
  and resource_id <= :quarter
