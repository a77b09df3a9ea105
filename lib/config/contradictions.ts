import { normaliseName, TIERS } from '../core/tiers';
import { at, type ConfigProblem, show } from './config-problem';
import {
  anyRole,
  foreignStreams,
  narrowBreachScope,
  ownLogGroups,
  repeatedProducers,
} from './deployment-rules';
import { tooManyNames } from './judging-rules';
import type { ConfigDraft, TierMapName } from './lake-config';
import { nearestName } from './nearest-name';
import { unclearPeriods, wrongAcknowledgement, wrongLengths, wrongMode } from './retention-rules';

/** What a schema of shapes cannot say: one rule between keys or about a meaning. */
interface Contradiction {
  /** Pointers of the keys it looks at: it is not asked when one of them is refused already. */
  readonly reads: readonly string[];
  readonly find: (config: ConfigDraft) => readonly ConfigProblem[];
}

const PERIODS = ['/retention/days', '/retention/years', '/retention/tiers'];

export const CONTRADICTIONS: readonly Contradiction[] = [
  { reads: [], find: namesInTwoTiers },
  { reads: ['/review/timeZone'], find: unknownTimeZone },
  { reads: ['/review/workdayStart', '/review/workdayEnd'], find: workdayBackwards },
  { reads: ['/clock/start'], find: startBeforeEpoch },
  { reads: PERIODS, find: unclearPeriods },
  { reads: ['/stage', '/retention/mode'], find: wrongMode },
  { reads: ['/stage', ...PERIODS], find: wrongLengths },
  { reads: ['/stage', '/retention/acknowledge'], find: wrongAcknowledgement },
  { reads: ['/tiers', '/guard'], find: tooManyNames },
  { reads: ['/limits'], find: narrowBreachScope },
  { reads: ['/operations/producers'], find: repeatedProducers },
  { reads: ['/region', '/sources/tableStreams'], find: foreignStreams },
  { reads: ['/sources/logGroups'], find: ownLogGroups },
  { reads: ['/access/assumedBy'], find: anyRole },
];

const TIER_MAPS: readonly TierMapName[] = ['resourceTypes', 'phiCategories', 'services'];

function namesInTwoTiers({ tiers }: ConfigDraft): readonly ConfigProblem[] {
  return TIER_MAPS.flatMap((map) => {
    const places = new Map<string, { readonly tier: string; readonly name: string }>();
    const problems: ConfigProblem[] = [];
    for (const { name: tier } of TIERS) {
      for (const [index, name] of (tiers[map][tier] ?? []).entries()) {
        if (name === undefined) continue;
        const known = places.get(normaliseName(name));
        if (known === undefined) places.set(normaliseName(name), { tier, name });
        else if (known.tier !== tier) {
          problems.push({
            path: at('/tiers', map, tier, index),
            found: `${show(name)}, which stands in ${known.tier} as ${show(known.name)}`,
            allowed: 'a name in one tier of a map (case and separators do not matter)',
            fix: `remove it from ${known.tier} or from ${tier} (${tier} is the stricter)`,
            why: 'an event is stored in one tier, and its name must say which',
          });
        }
      }
    }
    return problems;
  });
}

function unknownTimeZone({ review: { timeZone } }: ConfigDraft): readonly ConfigProblem[] {
  const canonical = canonicalZone(timeZone);
  const isAlias = canonical !== undefined && canonical.toLowerCase() !== timeZone.toLowerCase();
  if (canonical === timeZone || isAlias) return [];
  const meant = canonical ?? nearestName(timeZone, Intl.supportedValuesOf('timeZone'));
  return [
    {
      path: '/review/timeZone',
      found: show(timeZone),
      allowed: 'a name of the IANA time zone database',
      fix:
        meant === undefined
          ? 'write such a name, for example "America/New_York"'
          : `did you mean ${show(meant)}?`,
      why: 'engines know zones by these names; an offset would be wrong for half of the year',
    },
  ];
}

/** Undefined for what is no zone, and for fixed offsets, which newer engines take and databases do not. */
function canonicalZone(zone: string): string | undefined {
  if (!/^[A-Za-z]/.test(zone)) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

function workdayBackwards({ review: { workdayStart, workdayEnd } }: ConfigDraft): readonly ConfigProblem[] {
  if (workdayStart < workdayEnd) return [];
  return [
    {
      path: '/review/workdayEnd',
      found: `a working day from ${workdayStart} to ${workdayEnd}`,
      allowed: 'an end later than the start, on the same day',
      fix: 'set workdayStart earlier than workdayEnd (24:00 is midnight at the end of the day)',
      why: 'access outside these hours is a finding: with none between them, everything or nothing would be',
    },
  ];
}

function startBeforeEpoch({ clock: { start } }: ConfigDraft): readonly ConfigProblem[] {
  if (start >= '1970-01-01') return [];
  return [
    {
      path: '/clock/start',
      found: show(start),
      allowed: 'a day from 1970-01-01 on',
      fix: 'write the day before which no producer can have run, for example "2020-01-01"',
      why: 'clocks that were never set begin in 1970: what is dated earlier has no time',
    },
  ];
}

/** The one rule that needs today's date: a lake that starts in the future would refuse every event. */
export function startsLater(start: string, now: number): readonly ConfigProblem[] {
  if (Date.parse(`${start}T00:00:00Z`) <= now) return [];
  return [
    {
      path: '/clock/start',
      found: `${show(start)}, which is still to come`,
      allowed: 'today (UTC) or a day before',
      fix: 'set it to the day before which no producer can have run',
      why: 'until that day every event would be refused',
    },
  ];
}
