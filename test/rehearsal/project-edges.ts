import type { IngestRules } from '../../lib/core/ingest';
import type { StoredObject } from './bucket-store';
import type { Report } from './finding';
import type { ProjectedTable } from './projection';

/** The partition of a day in a key. */
const DAY = /\bevent_date=\d{4}-\d{2}-\d{2}\//;

/**
 * What arrived today need not be as old or as new as what may arrive: the table of each tier has to look wherever the
 * clock lets an event be, on the first day and on the last.
 */
export function mustProjectEveryDay(
  objects: readonly StoredObject[],
  tables: readonly ProjectedTable[],
  { startMs, maxAheadMs }: IngestRules['clock'],
  now: number,
  report: Report,
): void {
  const days = [startMs, now, now + maxAheadMs].map((time) => new Date(time).toISOString().slice(0, 10));
  const oneOfEach = new Map(
    objects
      .filter(({ kind, isReplica, key }) => kind === 'events' && isReplica && DAY.test(key))
      .map((object) => [object.tier, object]),
  );
  for (const { bucket, key } of oneOfEach.values()) {
    for (const day of days) {
      const uri = `s3://${bucket.ref}/${key.replace(DAY, `event_date=${day}/`)}`;
      const places = tables.map((table) => ({ table, place: table.partitionOf(uri) }));
      if (places.some(({ place }) => place.kind === 'inside')) continue;
      for (const { table, place } of places) {
        if (place.kind !== 'missed') continue;
        report('not_projected', {
          at: table.table,
          property: 'TableInput/Parameters',
          expected: `every day that an event may have, ${days[0]} to ${days.at(-1)}`,
          found: place.why,
        });
      }
    }
  }
}
