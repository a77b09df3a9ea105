-- answers: which producers were silent for a part of a window
-- grain: one row per service_name and service_environment
-- reads: producer_silence
-- parameters: from (included), to (excluded), and the last day of the window: a silence may have begun before it
select
  service_name,
  service_environment,
  count(*) as silences
from producer_silence
where event_date <= :last_day
  and silent_from < :to
  and silent_to > :from
group by service_name, service_environment
