-- answers: where the hash chains of the producers do not hold together, and how
-- grain: one row per finding
-- reads: events
-- columns: service_name string, service_environment string, kind string, event_id string, event_time timestamp,
--   event_date string, event_hash string, prev_event_hash string, detail string
--
-- A chain is what one service writes in one environment: each event carries its own hash and that of the event before
-- it. Events are joined by these links over the whole lake, never by their times or by the order of arrival:
-- gap        the event before it is not stored: lost, refused, past its retention, or taken out
-- fork       more than one event follows the same one (one finding for all that follow; it names the last of them)
-- restart    an event that follows none, and the chain had begun: by an earlier such event, or by a gap
-- duplicate  the same event, delivered more than once (a local lake stores the first only: there ingest counts them)
-- stripped   an event without a hash between the first and the last that have one, of a producer that writes them:
--            with at least half of its events of that time
-- altered    its own hash does not hold
-- Honest producers restart with each release, fork between workers and deliver twice. A chain runs through all tiers:
-- within one tier's scope the links to the other tiers are gaps.
with links as (
  select
    service_name,
    service_environment,
    event_id,
    event_date,
    event_hash,
    prev_event_hash,
    hash_alg,
    min(event_time) as event_time,
    max(case when hash_check = 'invalid' then 1 else 0 end) as is_altered,
    count(*) as deliveries
  from events
  where event_hash is not null
  group by 1, 2, 3, 4, 5, 6, 7
),
hashes as (
  select distinct event_hash as stored_hash
  from links
),
roots as (
  select
    l.service_name,
    l.service_environment,
    l.event_id,
    l.event_time,
    l.event_date,
    l.event_hash,
    l.prev_event_hash,
    row_number() over (
      partition by l.service_name, l.service_environment
      order by l.event_time, l.event_hash, l.event_id
    ) as beginning
  from links l
  left join hashes h on h.stored_hash = l.prev_event_hash
  where h.stored_hash is null
),
forks as (
  select
    prev_event_hash as forked_hash,
    count(distinct event_hash) as followers
  from links
  where prev_event_hash is not null
  group by prev_event_hash
  having count(distinct event_hash) > 1
),
forked as (
  select
    l.service_name,
    l.service_environment,
    l.event_id,
    l.event_time,
    l.event_date,
    l.event_hash,
    l.prev_event_hash,
    f.followers,
    row_number() over (
      partition by l.prev_event_hash
      order by l.event_time desc, l.event_hash desc, l.event_id desc
    ) as from_the_last
  from links l
  join forks f on f.forked_hash = l.prev_event_hash
),
spans as (
  select
    service_name as chain_service,
    coalesce(service_environment, '') as chain_environment,
    min(event_time) as first_link,
    max(event_time) as last_link,
    count(*) as chained
  from links
  group by 1, 2
),
bare as (
  select distinct
    service_name,
    service_environment,
    event_id,
    event_time,
    event_date,
    prev_event_hash
  from events
  where event_hash is null
),
stripped as (
  select
    b.service_name,
    b.service_environment,
    b.event_id,
    b.event_time,
    b.event_date,
    b.prev_event_hash,
    s.chained,
    count(*) over (partition by b.service_name, b.service_environment) as unchained
  from bare b
  join spans s
    on s.chain_service = b.service_name
    and s.chain_environment = coalesce(b.service_environment, '')
  where b.event_time between s.first_link and s.last_link
)
select
  service_name,
  service_environment,
  case when prev_event_hash is null then 'restart' else 'gap' end as kind,
  event_id,
  event_time,
  event_date,
  event_hash,
  prev_event_hash,
  case when prev_event_hash is null then 'follows no event' else 'the event before it is not stored' end as detail
from roots
where prev_event_hash is not null or beginning > 1
union all
select
  service_name,
  service_environment,
  'fork' as kind,
  event_id,
  event_time,
  event_date,
  event_hash,
  prev_event_hash,
  cast(followers as varchar) || ' events follow the same one' as detail
from forked
where from_the_last = 1
union all
select
  service_name,
  service_environment,
  'duplicate' as kind,
  event_id,
  event_time,
  event_date,
  event_hash,
  prev_event_hash,
  'delivered ' || cast(deliveries as varchar) || ' times' as detail
from links
where deliveries > 1
union all
select
  service_name,
  service_environment,
  'altered' as kind,
  event_id,
  event_time,
  event_date,
  event_hash,
  prev_event_hash,
  'its ' || coalesce(hash_alg, 'hash') || ' does not hold' as detail
from links
where is_altered = 1
union all
select
  service_name,
  service_environment,
  'stripped' as kind,
  event_id,
  event_time,
  event_date,
  cast(null as varchar) as event_hash,
  prev_event_hash,
  'has no hash, where the events around it have one' as detail
from stripped
where unchained <= chained
