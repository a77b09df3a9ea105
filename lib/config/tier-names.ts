import schema from '../../lake.config.schema.json';
import { normaliseName, TIERS, type TierMaps, type TierName } from '../core/tiers';
import type { ConfigDraft, LakeConfig, TierMapName } from './lake-config';

const PUBLISHED = schema.properties.tiers.properties;

/** The published names with those of the file: a name that the file lists has the tier of the file. */
export function mergeNames({
  resourceTypes,
  phiCategories,
  services,
}: ConfigDraft['tiers']): LakeConfig['tiers'] {
  return {
    resourceTypes: merge('resourceTypes', resourceTypes),
    phiCategories: merge('phiCategories', phiCategories),
    services: merge('services', services),
  };
}

function merge(map: TierMapName, names: ConfigDraft['tiers'][TierMapName]): LakeConfig['tiers'][TierMapName] {
  const standard: Partial<Record<TierName, readonly string[]>> = PUBLISHED[map].default;
  const listed = new Set(
    TIERS.flatMap(({ name }) => (names[name] ?? []).map((one) => normaliseName(one ?? ''))),
  );
  const merged = TIERS.map(({ name }) => [
    name,
    [...(standard[name] ?? []).filter((one) => !listed.has(normaliseName(one))), ...(names[name] ?? [])],
  ]);
  return Object.fromEntries(merged) as LakeConfig['tiers'][TierMapName];
}

export function tierMaps(tiers: LakeConfig['tiers']): TierMaps {
  const mapOf = (map: TierMapName): ReadonlyMap<string, TierName> =>
    new Map(
      TIERS.flatMap(({ name: tier }) => tiers[map][tier].map((name) => [normaliseName(name), tier] as const)),
    );
  return {
    resourceTypes: mapOf('resourceTypes'),
    phiCategories: mapOf('phiCategories'),
    services: mapOf('services'),
  };
}
