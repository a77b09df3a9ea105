import type { IngestRules } from '../../lib/core/ingest';
import { rulesFromJson } from '../../lib/core/ingest-rules';
import { TIERS, type TierName } from '../../lib/core/tiers';

/**
 * What the stack tells its functions, parsed once when the function is loaded.
 *
 * LAKE_RULES     what the configuration says about one event, as rulesToJson writes it
 * STREAM_<TIER>  name of each tier's delivery stream, for example STREAM_CLINICAL
 * TIER           transform only: the tier of the stream that it serves
 *
 * What the functions count themselves reads STAGE and PRODUCERS: see metrics.ts.
 */
export interface LambdaEnvironment {
  readonly rules: IngestRules;
  readonly streams: Readonly<Record<TierName, string>>;
}

export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): LambdaEnvironment {
  const streams = Object.fromEntries(
    TIERS.map(({ name }) => [name, required(variables, `STREAM_${name.toUpperCase()}`)]),
  ) as Record<TierName, string>;
  return { rules: readRules(required(variables, 'LAKE_RULES')), streams };
}

function readRules(text: string): IngestRules {
  try {
    return rulesFromJson(text);
  } catch (cause) {
    throw new Error('LAKE_RULES holds no rules as rulesToJson writes them; the ingest stack sets it', {
      cause,
    });
  }
}

/** The tier of the stream that a transform function serves. */
export function streamTier(variables: Readonly<Record<string, string | undefined>>): TierName {
  const name = required(variables, 'TIER');
  const tier = TIERS.find((candidate) => candidate.name === name);
  if (tier === undefined) {
    throw new Error(`TIER is "${name}"; it must be one of ${TIERS.map((known) => known.name).join(', ')}`);
  }
  return tier.name;
}

export function required(variables: Readonly<Record<string, string | undefined>>, name: string): string {
  const value = variables[name];
  if (value === undefined || value === '') {
    throw new Error(`environment variable ${name} is missing; the ingest stack sets it`);
  }
  return value;
}
