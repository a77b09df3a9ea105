-- What Athena's functions mean, for DuckDB: the views of lib/views are written for Athena and run here unchanged.
-- Every query session begins with these. They are temporary, because names of functions are looked up there first,
-- whatever the schema of the view that calls them. Where DuckDB has a function of the same name, Athena's meaning wins.

-- Full units between two times, not boundaries crossed.
create or replace temp macro date_diff(unit, a, b) as date_sub(unit, a, b);

-- Monday = 1, Sunday = 7. extract(dow from x) cannot be changed and counts from Sunday = 0: never use it.
create or replace temp macro dow(x) as isodow(x);
create or replace temp macro day_of_week(x) as isodow(x);

-- with_timezone reads a time as a clock in the zone; at_timezone shows a moment on a clock in the zone, here as a
-- timestamp without zone. So take fields, a date or a timestamp from it, and never compare it with another moment.
create or replace temp macro with_timezone(x timestamp, zone varchar) as timezone(zone, x);
create or replace temp macro at_timezone(x timestamptz, zone varchar) as timezone(zone, x);

-- Text of a string, number or boolean; null for an object, a list, null, nothing, and for what is no JSON. A number is
-- written as DuckDB writes it (1e2 is 100.0), where Athena keeps the producer's digits.
create or replace temp macro json_extract_scalar(json, path) as
  case when json_valid(json) then
    case when json_type(json, path) not in ('OBJECT', 'ARRAY') then json_extract_string(json, path) end
  end;

-- Unknown where the list does not have it but has a null. Of two texts it is DuckDB's own function.
create or replace temp macro contains(text varchar, part varchar) as position(part in text) > 0,
  (list, x) as case
    when x is null then null
    when list_contains(list, x) then true
    when list_count(list) = len(list) then false
  end;

create or replace temp macro cardinality(m map(varchar, varchar)) as len(map_keys(m)), (list) as len(list);

-- Nulls are left out.
create or replace temp macro array_join(list, separator) as array_to_string(list, separator);

-- Null past the last part; parts count from 1.
create or replace temp macro split_part(text, separator, n) as
  case when n >= 1 then list_extract(string_split(text, separator), n) else error('Index must be greater than zero') end;

create or replace temp macro regexp_like(text, pattern) as regexp_matches(text, pattern);

-- 0 where no row says yes, not null, and a bigint, not 128 bits. As a macro it takes no FILTER.
create or replace temp macro count_if(condition) as count(case when condition then 1 end);
