import schema from '../lake.config.schema.json';
import { checkShape } from './config/check-shape';
import { ConfigError, type ConfigProblem } from './config/config-problem';
import { CONTRADICTIONS } from './config/contradictions';
import type { ConfigDraft, LakeConfig } from './config/lake-config';
import { readJson } from './config/read-json';
import { resolveRetention } from './config/retention-rules';
import { type Definitions, isObject, resolveShape, type Shape } from './config/shape';
import { mergeNames } from './config/tier-names';

export { ConfigError, type ConfigProblem } from './config/config-problem';
export { startsLater } from './config/contradictions';
export { ingestRules } from './config/judging-rules';
export type { LakeConfig, Profile, Stage } from './config/lake-config';
export type { RetentionMode, RetentionPeriod } from './core/retention';

/** `lake.config.schema.json` is the one definition of keys, values and defaults; nothing here repeats it. */
const ROOT: Definitions & Shape = schema;

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
    tiers: mergeNames(draft.tiers),
    retention: resolveRetention(draft.retention),
  };
}

/** A problem at a key, below it, or at what holds it makes that key unknown. */
function isWithin(path: string, key: string): boolean {
  return path === key || path.startsWith(`${key}/`) || key.startsWith(`${path}/`);
}

function withDefaults(shape: Shape, value: unknown): unknown {
  const { properties, items, default: standard } = resolveShape(ROOT, shape);
  if (value === undefined && standard !== undefined) return standard;
  // A refused item has left undefined in its place, which keeps none of its defaults.
  if (Array.isArray(value) && items !== undefined) {
    return value.map((item) => (item === undefined ? undefined : withDefaults(items, item)));
  }
  if (properties === undefined || (value !== undefined && !isObject(value))) return value;
  const members = Object.entries(properties)
    .map(([name, member]) => [name, withDefaults(member, value?.[name])] as const)
    .filter(([, member]) => member !== undefined);
  return value === undefined && members.length === 0 ? undefined : Object.fromEntries(members);
}

/** What an empty `lake.config.json` says. */
export const DEFAULT_CONFIG: LakeConfig = parseConfig({});
