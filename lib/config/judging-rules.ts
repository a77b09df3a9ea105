import type { IngestRules } from '../core/ingest';
import { RULES_BYTES, rulesToJson } from '../core/ingest-rules';
import type { ConfigProblem } from './config-problem';
import type { ConfigDraft, LakeConfig } from './lake-config';
import { mergeNames, tierMaps } from './tier-names';

const MS_PER_HOUR = 3_600_000;

/** Everything of the configuration that decides about one event. */
export function ingestRules({
  tiers,
  guard,
  clock,
  limits,
}: Pick<LakeConfig, 'tiers' | 'guard' | 'clock' | 'limits'>): IngestRules {
  return {
    tiers: tierMaps(tiers),
    guard: guard.rules,
    clock: {
      startMs: Date.parse(`${clock.start}T00:00:00Z`),
      maxAheadMs: clock.maxAheadHours * MS_PER_HOUR,
    },
    maxEventBytes: limits.maxEventBytes,
  };
}

/** What a directory takes, the cloud takes too: names that no function could be told are refused for both. */
export function tooManyNames(draft: ConfigDraft): readonly ConfigProblem[] {
  const rules = rulesToJson(ingestRules({ ...draft, tiers: mergeNames(draft.tiers) }));
  const bytes = new TextEncoder().encode(rules).length;
  if (bytes <= RULES_BYTES) return [];
  return [
    {
      path: '/tiers',
      found: `names that make the rules ${bytes} bytes long`,
      allowed: `rules of at most ${RULES_BYTES} bytes, the published names included`,
      fix: `take out ${bytes - RULES_BYTES} bytes of names: first those that are clinical anyway, as what may hold PHI is`,
      why: 'the functions get the rules in their environment, which AWS Lambda limits to 4 KB',
    },
  ];
}
