import type { Report } from './finding';
import type { TierParts } from './lake-parts';
import { evaluatePrefix, keysInPrefix } from './object-prefix';
import type { Transformed } from './transform-records';

const AT = 'ExtendedS3DestinationConfiguration';

/** "Dynamic partitioning": more active partitions than this overflow to the error prefix. */
const MAX_PARTITIONS = 500;

/** Rows by the evaluated prefix of their object, in order of arrival. */
export function placeRows(
  { stream, destination }: TierParts,
  rows: readonly Transformed[],
  report: Report,
): ReadonlyMap<string, readonly Transformed[]> {
  const { prefix, zone, isPartitioned } = destination;
  const placed = new Map<string, Transformed[]>();
  for (const row of rows) {
    const place = evaluatePrefix(prefix, { partitionKeys: row.partitionKeys, arrival: row.arrival, zone });
    if (!place.ok) {
      report(place.problem === 'key_missing' ? 'partition_key' : 'prefix', {
        at: stream,
        property: `${AT}/Prefix`,
        expected: place.problem === 'key_missing' ? 'a key that the function returns' : 'a known expression',
        found: `${place.expression}; the function returns ${Object.keys(row.partitionKeys).join(', ') || 'none'}`,
      });
      continue;
    }
    for (const [name, value] of Object.entries(row.partitionKeys)) {
      if (place.usedKeys.includes(name) || place.text.includes(`${name}=${value}/`)) continue;
      report('partition_key', {
        at: stream,
        property: `${AT}/Prefix`,
        expected: `${name}=<what the function returns>/ in every key`,
        found: prefix,
      });
    }
    const held = placed.get(place.text);
    if (held === undefined) placed.set(place.text, [row]);
    else held.push(row);
  }
  if (keysInPrefix(prefix).length > 0 !== isPartitioned) {
    report('stream_setting', {
      at: stream,
      property: `${AT}/DynamicPartitioningConfiguration`,
      expected: 'enabled, and partition keys in the prefix: one needs the other',
      found: `${isPartitioned ? 'enabled' : 'not enabled'}, with the prefix ${prefix}`,
    });
  }
  if (placed.size > MAX_PARTITIONS) {
    report('prefix', {
      at: stream,
      property: `${AT}/Prefix`,
      expected: `at most ${MAX_PARTITIONS} partitions at a time`,
      found: String(placed.size),
    });
  }
  return placed;
}
