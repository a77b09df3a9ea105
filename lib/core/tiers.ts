import { flatText } from './flat-text';

/**
 * The four protection tiers, weakest first. Names are permanent once data is stored: they are part of
 * object keys, tables and encryption keys.
 *
 * `psychotherapy` follows 45 CFR 164.501 (psychotherapy notes), `sud` follows 42 CFR Part 2.
 * An engineering mapping, not a legal determination.
 */
export const TIERS = [
  { name: 'standard', level: 1, holds: 'standard PHI and operations without PHI' },
  { name: 'clinical', level: 2, holds: 'clinical mental-health records' },
  { name: 'psychotherapy', level: 3, holds: 'psychotherapy notes, kept apart from the record' },
  { name: 'sud', level: 4, holds: '42 CFR Part 2 substance-use disorder records' },
] as const;

export type TierName = (typeof TIERS)[number]['name'];

/**
 * Which rule decided the tier, in the order in which they are asked; on equal strictness the earlier one is
 * named. `stream`: the producer put it into a stricter tier's delivery stream than these rules ask for.
 */
export const TIER_BASES = [
  'phi_tier',
  'resource_type',
  'phi_categories',
  'service_name',
  'default',
  'stream',
] as const;
export type TierBasis = (typeof TIER_BASES)[number];

export interface TierDecision {
  readonly tier: TierName;
  readonly basis: TierBasis;
}

/** What the classification looks at: a whole event, or the readable part of a refused one. */
export interface Classifiable {
  readonly resource: { readonly type: string };
  readonly service: { readonly name: string };
  readonly action: { readonly phi_touched?: unknown; readonly data_classification?: unknown };
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** Configured names per rule, already normalised by {@link normaliseName}. */
export interface TierMaps {
  readonly resourceTypes: ReadonlyMap<string, TierName>;
  readonly phiCategories: ReadonlyMap<string, TierName>;
  readonly services: ReadonlyMap<string, TierName>;
}

/** Nothing is known about what is refused before it could be read, so it is kept with the strictest tier. */
export const STRICTEST_TIER: TierName = 'sud';

const LEVELS: ReadonlyMap<string, number> = new Map(TIERS.map((tier) => [tier.name, tier.level]));
const BY_LEVEL: ReadonlyMap<number, TierName> = new Map(TIERS.map((tier) => [tier.level, tier.name]));

/** `psychotherapy_note`, `Psychotherapy Note` and `PsychotherapyNote` are one name. */
export function normaliseName(name: string): string {
  const known = NORMALISED.get(name);
  if (known !== undefined) return known;
  const normalised = name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  if (NORMALISED.size >= REMEMBERED) NORMALISED.clear();
  if (name.length <= REMEMBERED_LENGTH) NORMALISED.set(flatText(name), normalised);
  return normalised;
}

/** A lake sees a few dozen kinds of records, services and lists of categories, millions of times. */
const REMEMBERED = 1000;
const REMEMBERED_LENGTH = 256;
const NORMALISED = new Map<string, string>();
const LISTS = new Map<string, readonly string[] | null>();

export function levelOf(tier: TierName): number {
  return LEVELS.get(tier) ?? 0;
}

/** Whether one tier protects more than another. */
export function isStricter(tier: TierName, than: TierName): boolean {
  return tier !== than && levelOf(tier) > levelOf(than);
}

/**
 * The comma-separated lists of the metadata profile: trimmed, empty entries left out. Schema 1.0 allows a list
 * there as well: not to read it would store what it names in a weaker tier.
 */
export function commaSeparated(value: unknown): readonly string[] | null {
  if (Array.isArray(value)) return commaSeparated(value.filter((item) => typeof item === 'string').join(','));
  if (typeof value !== 'string') return null;
  const known = LISTS.get(value);
  if (known !== undefined) return known;
  const items = value
    .split(',')
    .map((item) => flatText(item.trim()))
    .filter((item) => item !== '');
  const list = items.length > 0 ? items : null;
  if (LISTS.size >= REMEMBERED) LISTS.clear();
  if (value.length <= REMEMBERED_LENGTH) LISTS.set(flatText(value), list);
  return list;
}

/** The configured maps, in the order in which they are asked. */
const CANDIDATES: readonly {
  readonly basis: TierBasis;
  readonly tierOf: (event: Classifiable, maps: TierMaps) => TierName | undefined;
}[] = [
  { basis: 'resource_type', tierOf: ({ resource }, maps) => lookUp(resource.type, maps.resourceTypes) },
  { basis: 'phi_categories', tierOf: ({ metadata }, maps) => strictestOf(metadata, maps.phiCategories) },
  { basis: 'service_name', tierOf: ({ service }, maps) => lookUp(service.name, maps.services) },
];

/**
 * The tier of an event: the strictest of the configured maps, and where none of them names the event,
 * `clinical` if it may hold PHI and `standard` if it says that it does not. `metadata.phi_tier` (1 to 4)
 * may raise the result and never lowers it.
 *
 * @example
 * classifyTier(event, maps) // { tier: 'psychotherapy', basis: 'resource_type' }
 */
export function classifyTier(event: Classifiable, maps: TierMaps): TierDecision {
  const { metadata } = event;
  let decision: TierDecision | undefined;
  for (const { basis, tierOf } of CANDIDATES) {
    const tier = tierOf(event, maps);
    if (tier !== undefined && (decision === undefined || isStricter(tier, decision.tier))) {
      decision = { tier, basis };
    }
  }
  decision ??= { tier: mayHoldPhi(event) ? 'clinical' : 'standard', basis: 'default' };
  const asked = tierOfLevel(metadata?.phi_tier);
  return asked !== undefined && levelOf(asked) >= levelOf(decision.tier)
    ? { tier: asked, basis: 'phi_tier' }
    : decision;
}

function mayHoldPhi(event: Classifiable): boolean {
  const { phi_touched: touched, data_classification: classification } = event.action;
  return touched === true || classification === 'PHI' || classification === 'UNKNOWN';
}

function strictestOf(
  metadata: Classifiable['metadata'],
  map: ReadonlyMap<string, TierName>,
): TierName | undefined {
  if (metadata === undefined) return undefined;
  let found: TierName | undefined;
  for (const member of LISTS_OF_NAMES) {
    for (const name of commaSeparated(metadata[member]) ?? NO_NAMES) {
      const tier = lookUp(name, map);
      if (tier !== undefined && (found === undefined || isStricter(tier, found))) found = tier;
    }
  }
  return found;
}

const LISTS_OF_NAMES = ['phi_categories', 'phi_fields'] as const;
const NO_NAMES: readonly string[] = [];

function lookUp(name: string, map: ReadonlyMap<string, TierName>): TierName | undefined {
  return map.get(normaliseName(name));
}

function tierOfLevel(value: unknown): TierName | undefined {
  const level = typeof value === 'string' ? Number(value) : value;
  return typeof level === 'number' ? BY_LEVEL.get(level) : undefined;
}
