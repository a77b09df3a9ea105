import type { Retention, RetentionPeriod } from '../core/retention';
import { TIERS } from '../core/tiers';
import { at, type ConfigProblem, show } from './config-problem';
import type { ConfigDraft, PeriodDraft } from './lake-config';

const ACKNOWLEDGEMENT = 'COMPLIANCE retention cannot be shortened or removed by anyone';

/** 45 CFR 164.316(b)(2)(i) asks for six years; as days, with both leap days that six years can hold. */
const FEWEST = { years: 6, days: 2192 };

/** What stands when neither days nor years are given: long enough to try a lock out, short enough to be rid of it. */
const STANDARD_PERIOD: RetentionPeriod = { days: 1 };

const WHY = {
  sixYears: '45 CFR 164.316(b)(2)(i) asks that the records be kept for six years',
  compliance:
    'a GOVERNANCE lock can be lifted by whoever may bypass it, so six years would be a promise only',
  governance:
    'a test lake locked by COMPLIANCE could be emptied by nobody, and would be paid for until its locks end',
  days: 'a lock for years would hold what was made for a test for years',
  acknowledge:
    'nobody, not even the account root or AWS support, can undo a COMPLIANCE lock once an object has it',
  needless: 'nothing outside production may have COMPLIANCE, so there is nothing to acknowledge',
} as const;

type Draft = ConfigDraft['retention'];
interface Placed {
  readonly path: string;
  readonly period: PeriodDraft;
}

/** The period of every tier, its own or the common one. */
export function resolveRetention(retention: Draft): Retention {
  const { mode, acknowledge } = retention;
  const periods = TIERS.map(({ name }) => [name, retention.tiers?.[name] ?? commonPeriod(retention)]);
  const tiers = Object.fromEntries(periods) as Retention['tiers'];
  return acknowledge === undefined ? { mode, tiers } : { mode, tiers, acknowledge };
}

function commonPeriod({ days, years }: Draft): PeriodDraft {
  if (years !== undefined) return { years };
  return days === undefined ? STANDARD_PERIOD : { days };
}

/** Every period that the file gives, with its place. */
function placedPeriods(retention: Draft): readonly Placed[] {
  const { days, years, tiers = {} } = retention;
  const common =
    days === undefined && years === undefined ? [] : [{ path: '/retention', period: { days, years } }];
  return [
    ...common,
    ...Object.entries(tiers).map(([tier, period]) => ({ path: at('/retention/tiers', tier), period })),
  ];
}

/** A period has one length. */
export function unclearPeriods({ retention }: ConfigDraft): readonly ConfigProblem[] {
  return placedPeriods(retention).flatMap(({ path, period: { days, years } }) => {
    if ((days === undefined) !== (years === undefined)) return [];
    const isEmpty = days === undefined;
    return [
      {
        path,
        found: isEmpty ? 'a period without length' : `both days (${days}) and years (${years})`,
        allowed: 'days or years, one of the two',
        fix: isEmpty ? 'write days or years, or remove the tier' : 'remove one of them',
        why: 'S3 Object Lock takes one length, in days or in years',
      },
    ];
  });
}

/** The strong mode in production, and there alone. */
export function wrongMode({ stage, retention: { mode } }: ConfigDraft): readonly ConfigProblem[] {
  const isProduction = stage === 'production';
  const needed = isProduction ? 'COMPLIANCE' : 'GOVERNANCE';
  if (mode === needed) return [];
  return [
    {
      path: '/retention/mode',
      found: `${show(mode)} in stage ${show(stage)}`,
      allowed: `${show(needed)} ${isProduction ? 'in' : 'outside'} production`,
      fix: `write ${show(needed)}${isProduction ? '' : ', or set stage to "production"'}`,
      why: isProduction ? WHY.compliance : WHY.governance,
    },
  ];
}

/** Years in production, days outside it. */
export function wrongLengths(draft: ConfigDraft): readonly ConfigProblem[] {
  return draft.stage === 'production' ? tooShort(draft.retention) : tooLasting(draft);
}

function tooLasting({ stage, retention }: ConfigDraft): readonly ConfigProblem[] {
  return placedPeriods(retention).flatMap(({ path, period: { years } }) =>
    years === undefined
      ? []
      : [
          {
            path: `${path}/years`,
            found: `${years} years in stage ${show(stage)}`,
            allowed: 'days outside production',
            fix: 'write days instead of years, or set stage to "production"',
            why: WHY.days,
          },
        ],
  );
}

function tooShort(retention: Draft): readonly ConfigProblem[] {
  const common: Placed = { path: '/retention', period: commonPeriod(retention) };
  const places = TIERS.map(({ name }): Placed => {
    const own = retention.tiers?.[name];
    return own === undefined ? common : { path: at('/retention/tiers', name), period: own };
  });
  return [...new Set(places)].filter(isTooShort).map(({ path, period }) => ({
    path,
    found: period === STANDARD_PERIOD ? 'no period' : show(period),
    allowed: `at least ${FEWEST.years} years (or ${FEWEST.days} days) in every tier in production`,
    fix: `write "years": ${FEWEST.years} or more`,
    why: WHY.sixYears,
  }));
}

function isTooShort({ period: { days, years } }: Placed): boolean {
  return (years ?? FEWEST.years) < FEWEST.years || (days ?? FEWEST.days) < FEWEST.days;
}

/** A lock that nobody can lift is not to be met by accident; and a file that speaks of one should have one. */
export function wrongAcknowledgement({
  stage,
  retention: { acknowledge },
}: ConfigDraft): readonly ConfigProblem[] {
  const isProduction = stage === 'production';
  if (acknowledge === (isProduction ? ACKNOWLEDGEMENT : undefined)) return [];
  return [
    isProduction
      ? {
          path: '/retention/acknowledge',
          found: show(acknowledge),
          allowed: show(ACKNOWLEDGEMENT),
          fix: 'write exactly this, once you have read what COMPLIANCE means',
          why: WHY.acknowledge,
        }
      : {
          path: '/retention/acknowledge',
          found: `an acknowledgement in stage ${show(stage)}`,
          allowed: 'no acknowledge outside production',
          fix: 'remove it, or set stage to "production"',
          why: WHY.needless,
        },
  ];
}
