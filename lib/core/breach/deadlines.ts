import { addDays, isoTime, utcDay } from '../time-window';

/** 45 CFR 164.406 and 164.408: from this many on, the media and HHS are told without delay too. */
const MANY_RESIDENTS = 500;
const NOTICE_DAYS = 60;

export interface Deadline {
  readonly rule: string;
  /** `yyyy-MM-dd` in UTC: the last day; with a time where the rule counts hours. Null where nothing is computed. */
  readonly due: string | null;
  readonly basis: string;
}

interface Discovery {
  /** `yyyy-MM-dd`. */
  readonly day: string;
  readonly within60: string;
  readonly within24Hours: string;
  /** 60 days after the end of the year of discovery. */
  readonly afterYear: string;
  readonly isLarge: boolean;
}

/** A row a rule: `due` undefined leaves the rule out, null names it without a day. */
interface Rule {
  readonly rule: string;
  readonly due: (discovery: Discovery) => string | null | undefined;
  readonly basis: (discovery: Discovery) => string;
}

const RULES: readonly Rule[] = [
  {
    rule: 'individuals',
    due: ({ within60 }) => within60,
    basis: ({ day }) =>
      `45 CFR 164.404(b), and 42 CFR 2.16(b) for Part 2 records: without unreasonable delay, at most 60 days after discovery (${day})`,
  },
  {
    rule: 'hhs',
    due: ({ within60 }) => within60,
    basis: ({ isLarge, day, afterYear }) =>
      isLarge
        ? `45 CFR 164.408(b): 500 or more individuals, together with their notice, at most 60 days after discovery (${day})`
        : `45 CFR 164.408(c): at most 60 days after discovery (${day}) is always in time; fewer than 500 individuals may be reported by ${afterYear}, 60 days after the end of the year`,
  },
  {
    rule: 'media',
    due: ({ isLarge, within60 }) => (isLarge ? within60 : undefined),
    basis: ({ day }) =>
      `45 CFR 164.406(b): more than 500 residents of one State or jurisdiction, at most 60 days after discovery (${day}); the lake does not know where people live, so 500 individuals count`,
  },
  {
    rule: 'business_associate_proposed',
    due: ({ within24Hours }) => within24Hours,
    basis: ({ day }) =>
      `business associate to covered entity, 24 hours, counted from the start of ${day}: proposed, not in force (HIPAA Security Rule NPRM, 90 FR 898, January 2025, for the activation of a contingency plan); look up its state`,
  },
  {
    rule: 'business_associate',
    due: ({ within60 }) => within60,
    basis: ({ day }) =>
      `45 CFR 164.410(b), in force: business associate to covered entity, at most 60 days after discovery (${day}); contracts often say less`,
  },
  {
    rule: 'state_law',
    due: () => null,
    basis: () => 'not computed: States set their own, often shorter, deadlines by where the people live',
  },
];

/**
 * The days by which somebody has to be told, counted from the day of discovery, which is day 0. An engineering
 * mapping: whether a breach has to be notified at all is a decision of people.
 *
 * @param discovered epoch milliseconds of the day's midnight in UTC
 * @param individuals how many people's records were accessed
 */
export function breachDeadlines(discovered: number, individuals: number): readonly Deadline[] {
  const year = new Date(discovered).getUTCFullYear();
  const discovery: Discovery = {
    day: utcDay(discovered),
    within60: utcDay(addDays(discovered, NOTICE_DAYS)),
    within24Hours: isoTime(addDays(discovered, 1)),
    afterYear: utcDay(addDays(Date.UTC(year, 11, 31), NOTICE_DAYS)),
    isLarge: individuals >= MANY_RESIDENTS,
  };
  return RULES.flatMap(({ rule, due, basis }) => {
    const by = due(discovery);
    return by === undefined ? [] : [{ rule, due: by, basis: basis(discovery) }];
  });
}
