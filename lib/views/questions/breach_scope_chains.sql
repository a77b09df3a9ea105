-- answers: where the chains of a window lack an event, or hold one that is not as it was written
-- grain: one row
-- reads: chain_integrity
-- parameters: from (included), to (excluded), their days
select
  count_if(kind = 'gap') as gaps,
  count_if(kind in ('altered', 'stripped')) as altered
from chain_integrity
where event_date between :first_day and :last_day
  and event_time >= :from
  and event_time < :to
