import schema from '../lake.config.schema.json';
import { checkShape } from './config/check-shape';
import { ConfigError, type ConfigProblem } from './config/config-problem';
import { CONTRADICTIONS } from './config/contradictions';
import type { ConfigDraft, LakeConfig, TierMapName } from './config/lake-config';
import { readJson } from './config/read-json';
import { resolveRetention } from './config/retention-rules';
import { type Definitions, isObject, resolveShape, type Shape } from './config/shape';
import type { IngestRules } from './core/ingest';
import { normaliseName, TIERS, type TierMaps, type TierName } from './core/tiers';

export { ConfigError, type ConfigProblem } from './config/config-problem';
export { startsLater } from './config/contradictions';
export type { LakeConfig, RetentionPeriod, Stage } from './config/lake-config';

/** `lake.config.schema.json` is the one definition of keys, values and defaults; nothing here repeats it. */
const ROOT: Definitions & Shape = schema;

const MS_PER_HOUR = 3_600_000;

/**
 * The configuration of a parsed `lake.config.json`, with every default filled in.
 *
 * @throws ConfigError with all problems: unknown keys, impossible values, contradictions
 * @example
 * parseConfig({ tiers: { services: { sud: ['otp-dispensing'] } } }).stage // 'dev'
 */
export function parseConfig(value: unknown): LakeConfig {
  return resolveConfig(value, []);
}

/** The same from the text of the file: also refuses what is not JSON (line and column) and repeated keys. */
export function parseConfigText(text: string): LakeConfig {
  const { value, problems } = readJson(text);
  return resolveConfig(value, problems);
}

function resolveConfig(value: unknown, known: readonly ConfigProblem[]): LakeConfig {
  const { problems, sound } = checkShape(ROOT, ROOT, value);
  // The shape has just been checked, and the schema's defaults have it by test: this is what the types say.
  const draft = withDefaults(ROOT, isObject(sound) ? sound : {}) as ConfigDraft;
  const contradictions = CONTRADICTIONS.flatMap(({ reads, find }) =>
    problems.some(({ path }) => reads.some((key) => isWithin(path, key))) ? [] : find(draft),
  );
  const all = [...known, ...problems, ...contradictions];
  if (all.length > 0) throw new ConfigError(all);
  const { stage, region, profile, guard, limits, clock, review, sources, operations, access } = draft;
  const { resourceTypes, phiCategories, services } = draft.tiers;
  return {
    stage,
    ...(region === undefined ? {} : { region }),
    profile,
    guard,
    limits,
    clock,
    review,
    sources,
    operations,
    access,
    tiers: {
      resourceTypes: addNames('resourceTypes', resourceTypes),
      phiCategories: addNames('phiCategories', phiCategories),
      services: addNames('services', services),
    },
    retention: resolveRetention(draft.retention),
  };
}

/** A problem at a key, below it, or at what holds it makes that key unknown. */
function isWithin(path: string, key: string): boolean {
  return path === key || path.startsWith(`${key}/`) || key.startsWith(`${path}/`);
}

function withDefaults(shape: Shape, value: unknown): unknown {
  const { properties, default: standard } = resolveShape(ROOT, shape);
  if (value === undefined && standard !== undefined) return standard;
  if (properties === undefined || (value !== undefined && !isObject(value))) return value;
  const members = Object.entries(properties)
    .map(([name, member]) => [name, withDefaults(member, value?.[name])] as const)
    .filter(([, member]) => member !== undefined);
  return value === undefined && members.length === 0 ? undefined : Object.fromEntries(members);
}

/** The published names with those of the file: a name that the file lists has the tier of the file. */
function addNames(
  map: TierMapName,
  names: ConfigDraft['tiers'][TierMapName],
): LakeConfig['tiers'][TierMapName] {
  const standard: Partial<Record<TierName, readonly string[]>> = ROOT_TIERS[map].default;
  const listed = new Set(
    TIERS.flatMap(({ name }) => (names[name] ?? []).map((one) => normaliseName(one ?? ''))),
  );
  const merged = TIERS.map(({ name }) => [
    name,
    [...(standard[name] ?? []).filter((one) => !listed.has(normaliseName(one))), ...(names[name] ?? [])],
  ]);
  return Object.fromEntries(merged) as LakeConfig['tiers'][TierMapName];
}

const ROOT_TIERS = schema.properties.tiers.properties;

/** What an empty `lake.config.json` says. */
export const DEFAULT_CONFIG: LakeConfig = parseConfig({});

/** Everything of the configuration that decides about one event. */
export function ingestRules(config: LakeConfig): IngestRules {
  return {
    tiers: tierMaps(config),
    guard: config.guard.rules,
    clock: {
      startMs: Date.parse(`${config.clock.start}T00:00:00Z`),
      maxAheadMs: config.clock.maxAheadHours * MS_PER_HOUR,
    },
    maxEventBytes: config.limits.maxEventBytes,
  };
}

function tierMaps({ tiers }: LakeConfig): TierMaps {
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
