import type { IngestRules } from './ingest';
import type { TierMaps, TierName } from './tiers';

/**
 * The rules as one JSON text, and back: how the deployed functions get what `lake.config.json` says, without
 * reading the configuration themselves. Maps become arrays of pairs, as `Map` takes them.
 */
export function rulesToJson(rules: IngestRules): string {
  const { resourceTypes, phiCategories, services } = rules.tiers;
  return JSON.stringify({
    ...rules,
    tiers: { resourceTypes: [...resourceTypes], phiCategories: [...phiCategories], services: [...services] },
  });
}

export function rulesFromJson(text: string): IngestRules {
  const written = JSON.parse(text) as Omit<IngestRules, 'tiers'> & {
    readonly tiers: Record<keyof TierMaps, readonly (readonly [string, TierName])[]>;
  };
  const { resourceTypes, phiCategories, services } = written.tiers;
  return {
    ...written,
    tiers: {
      resourceTypes: new Map(resourceTypes),
      phiCategories: new Map(phiCategories),
      services: new Map(services),
    },
  };
}
