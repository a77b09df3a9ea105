-- answers: when a producer was silent for longer than it usually is, and whether it still is
-- grain: one row per service_name, service_environment and silence
-- reads: events
-- columns: service_name string, service_environment string, silent_from timestamp, silent_to timestamp, hours double,
--   is_open boolean, usual_hours double, expected_hours double, event_date string
--
-- By the times at which events happened. A silence lies between two events of a producer, or between its last one and
-- the latest of the lake (is_open). It is measured against the producer's own habit, so that nights and weekends of an
-- office are none:
-- usual_hours     its longest silence of a day: the lower median of all days but the one on which this silence began;
--                 null where there is no other
-- expected_hours  clock hours within the silence in which it would have been heard, as in the same hours of the week
--                 of the four weeks before and the four weeks after; null where less than three weeks of that are known
-- It is a row when expected_hours are 6 or more, and it is longer than twice usual_hours. A producer known for less
-- than three weeks has no weekly habit yet: there a silence is longer than 24 hours and than eight times usual_hours,
-- so that an office's long weekend is none. event_date is the UTC date of silent_from. A tier's scope holds but a part
-- of what a producer sends: ask this over all tiers.
with heard as (
  select
    service_name,
    coalesce(service_environment, '') as environment,
    date_diff('hour', timestamp '2001-01-01 00:00:00', event_time) as hour_number,
    min(event_time) as first_time,
    max(event_time) as last_time
  from events
  group by 1, 2, 3
),
lake as (
  select
    max(last_time) as latest_time,
    max(hour_number) as latest_hour
  from heard
),
gaps as (
  select
    h.service_name,
    h.environment,
    h.last_time as silent_from,
    h.hour_number as from_hour,
    lead(h.first_time) over (partition by h.service_name, h.environment order by h.hour_number) as next_time,
    lead(h.hour_number) over (partition by h.service_name, h.environment order by h.hour_number) as next_hour,
    min(h.hour_number) over (partition by h.service_name, h.environment) as first_hour,
    l.latest_time,
    l.latest_hour
  from heard h
  cross join lake l
),
silences as (
  select
    service_name,
    environment,
    silent_from,
    coalesce(next_time, latest_time) as silent_to,
    next_time is null as is_open,
    from_hour,
    coalesce(next_hour, latest_hour) as to_hour,
    first_hour,
    latest_hour,
    date_diff('second', silent_from, coalesce(next_time, latest_time)) as seconds
  from gaps
),
days as (
  select
    service_name,
    environment,
    date_trunc('day', silent_from) as day,
    max(seconds) as longest
  from silences
  where not is_open
  group by 1, 2, 3
),
ranked_days as (
  select
    service_name,
    environment,
    longest,
    row_number() over (partition by service_name, environment order by longest) as place,
    count(*) over (partition by service_name, environment) as days
  from days
),
usual as (
  select
    service_name,
    environment,
    max(case when place = days / 2 then longest end) as usual_but_one,
    max(case when place = (days + 1) / 2 then longest end) as usual_of_all
  from ranked_days
  group by 1, 2
),
long_ones as (
  select
    s.service_name,
    s.environment,
    s.silent_from,
    s.silent_to,
    s.is_open,
    s.from_hour,
    s.to_hour,
    s.seconds,
    case when s.is_open then u.usual_of_all else u.usual_but_one end as usual_seconds,
    case when s.from_hour - s.first_hour < 672 then s.from_hour - s.first_hour + 1 else 672 end
      + case when s.latest_hour - s.to_hour < 672 then s.latest_hour - s.to_hour else 672 end as known_hours
  from silences s
  left join usual u on u.service_name = s.service_name and u.environment = s.environment
  where
    s.seconds >= 21600
    and s.seconds > 2 * coalesce(case when s.is_open then u.usual_of_all else u.usual_but_one end, 0)
),
judged as (
  select
    g.service_name,
    g.environment,
    g.silent_from,
    g.silent_to,
    g.is_open,
    g.seconds,
    g.usual_seconds,
    g.known_hours,
    sum((g.to_hour - 1 - mod(h.hour_number, 168)) / 168 - (g.from_hour - mod(h.hour_number, 168)) / 168)
      as times_heard
  from long_ones g
  join heard h
    on h.service_name = g.service_name
    and h.environment = g.environment
    and h.hour_number between g.from_hour - 671 and g.to_hour + 672
  group by 1, 2, 3, 4, 5, 6, 7, 8
)
select
  service_name,
  nullif(environment, '') as service_environment,
  silent_from,
  silent_to,
  cast(seconds / 36 as double) / 100 as hours,
  is_open,
  cast(usual_seconds / 36 as double) / 100 as usual_hours,
  case when known_hours >= 504 then cast(cast(times_heard as bigint) * 16800 / known_hours as double) / 100 end
    as expected_hours,
  cast(cast(silent_from as date) as varchar) as event_date
from judged
where
  (known_hours >= 504 and times_heard * 168 >= 6 * known_hours)
  or (known_hours < 504 and seconds > 86400 and seconds > 8 * coalesce(usual_seconds, 0))
