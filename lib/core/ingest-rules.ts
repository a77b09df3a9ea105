import type { IngestRules } from './ingest';
import { DEFAULT_PHI_POLICY, type PhiPolicy } from './phi-guard';
import { TIERS, type TierMaps, type TierName } from './tiers';

/**
 * What the rules may take as text, in bytes: they reach the functions in one environment variable, and all variables of
 * a function have 4 KB together ("Lambda quotas", AWS Lambda Developer Guide). A quarter is left for the others.
 */
export const RULES_BYTES = 3072;

/** Normalised names hold letters and digits only, so a space parts them. */
type WrittenNames = Readonly<Partial<Record<TierName, string>>>;

interface Written extends Omit<IngestRules, 'tiers' | 'guard'> {
  readonly tiers: Readonly<Record<keyof TierMaps, WrittenNames>>;
  /** Only what differs from the published policy: a rule that is not named rejects. */
  readonly guard: Partial<PhiPolicy>;
}

/**
 * The rules as one JSON text, and back: how the deployed functions get what `lake.config.json` says, without
 * reading the configuration themselves. As short as plain JSON goes; see {@link RULES_BYTES}.
 */
export function rulesToJson({ tiers, guard, ...rest }: IngestRules): string {
  const written: Written = {
    tiers: {
      resourceTypes: writeNames(tiers.resourceTypes),
      phiCategories: writeNames(tiers.phiCategories),
      services: writeNames(tiers.services),
    },
    guard: Object.fromEntries(
      Object.entries(guard).filter(([rule, action]) => Reflect.get(DEFAULT_PHI_POLICY, rule) !== action),
    ),
    ...rest,
  };
  return JSON.stringify(written);
}

export function rulesFromJson(text: string): IngestRules {
  const { tiers, guard, ...rest } = JSON.parse(text) as Written;
  return {
    tiers: {
      resourceTypes: readNames(tiers.resourceTypes),
      phiCategories: readNames(tiers.phiCategories),
      services: readNames(tiers.services),
    },
    guard: { ...DEFAULT_PHI_POLICY, ...guard },
    ...rest,
  };
}

function writeNames(map: ReadonlyMap<string, TierName>): WrittenNames {
  const lists = TIERS.map(({ name: tier }) => [
    tier,
    [...map].flatMap(([name, itsTier]) => (itsTier === tier ? [name] : [])).join(' '),
  ]);
  return Object.fromEntries(lists.filter(([, names]) => names !== ''));
}

function readNames(names: WrittenNames): ReadonlyMap<string, TierName> {
  return new Map(
    TIERS.flatMap(({ name: tier }) =>
      (names[tier]?.split(' ') ?? []).map((name): [string, TierName] => [name, tier]),
    ),
  );
}
