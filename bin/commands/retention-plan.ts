import { CannotRun } from '../output/cannot-run';
import { defineCommand } from './command';
import { loadConfig } from './load-config';
import { count, file, type OptionSpec } from './option';

/** The clinic profile's: the rarer, larger objects. Only their fixed part depends on it. */
const INTERVAL_SECONDS = 900;

export const retentionPlanCommand = defineCommand({
  name: 'plan',
  summary: 'say what a change of the configuration does to stored events, and what it cannot',
  details: `Compares two configuration files. By tier: what changes (mode, lock, lifecycle); what does not, because an
    object keeps the lock that it was stored with; the first day on which objects stored before and after the change
    can be deleted; and what the vault's storage costs over the years, before and after. A shortening, a change that
    cannot reach stored objects, and a lifecycle that would hide locked ones are findings.`,
  args: [],
  options: {
    from: file('--from <OLD>', 'the configuration that is deployed'),
    to: file('--to <NEW>', 'the configuration that is to take its place'),
    eventsPerDay: count('--events-per-day <N>', 'events of a day, for the cost', {
      least: 1,
      most: 1e9,
      standard: 50_000,
    }),
    years: count('--years <N>', 'how many years the cost covers (default: the longest period)', {
      least: 1,
      most: 100,
      standard: undefined,
    }),
    storedSince: day('--stored-since <DATE>', 'when the first event was stored, yyyy-MM-dd (default: today)'),
  },
  json: `one object {"from":"FILE","to":"FILE","stage":{"from":"…","to":"…"},"changed_on":"yyyy-MM-dd",
    "events_per_day":n,"years":n,"tiers":[{"tier":"…","changes":[{"what":"mode|lock|transitions|expire_after_days|
    noncurrent_expire_after_days","from":"…","to":"…"}],"stays":["…"],"findings":[{"finding":"shorter_lock|weaker_mode|
    mode_cannot_reach_stored|hidden_while_locked","says":"…"}],"stored_before":{"first_stored":"…","first_deletable":"…",
    "last_deletable":"…"},"stored_after":{"first_stored":"…","first_deletable":"…"},"dollars":{"before":n,"after":n}},…],
    "dollars":{"before":n,"after":n},"findings":n}.`,
  exits: { 0: 'nothing is weakened', 1: 'the plan has findings', 2: 'a file cannot be used' },
  examples: [
    {
      run: 'audit-lake retention plan --from lake.config.json --to new.config.json',
      says: 'before a change',
    },
    {
      run: 'audit-lake retention plan --from a.json --to b.json --stored-since 2026-01-05 --years 10',
      says: 'of a lake that has stored since then, ten years on',
    },
  ],
  run: async ({ options: { from, to, eventsPerDay, years, storedSince }, global }) => {
    if (from === undefined || to === undefined) {
      throw new CannotRun(
        `--${from === undefined ? 'from' : 'to'} is missing`,
        'name both files: --from OLD --to NEW',
      );
    }
    const now = Date.now();
    if (storedSince !== undefined && storedSince > now) {
      throw new CannotRun('--stored-since is still to come', 'write today or a day before');
    }
    const { retentionPlan } = await import('../../lib/core/retention/retention-plan');
    const [before, after] = [await loadConfig(from), await loadConfig(to)];
    const plan = retentionPlan({
      from: before,
      to: after,
      now,
      storedSince,
      eventsPerDay,
      years,
      intervalSeconds: INTERVAL_SECONDS,
    });
    if (global.json) process.stdout.write(`${JSON.stringify({ from, to, ...plan })}\n`);
    else {
      const { planText } = await import('./retention-plan-text');
      process.stdout.write(await planText({ from, to }, plan));
    }
    return plan.findings > 0 ? 1 : 0;
  },
});

/** A UTC day as epoch ms. */
function day(flags: string, says: string): OptionSpec<number | undefined> {
  return {
    flags,
    says,
    parse: (text) => {
      if (text === undefined) return undefined;
      const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
      if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(text)) return time;
      throw new CannotRun(
        `${flags} is ${JSON.stringify(text)}`,
        'write a day of the calendar, for example 2026-01-05',
      );
    },
  };
}
