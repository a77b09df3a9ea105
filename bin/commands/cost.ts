import { defineCommand } from './command';
import type { ProfileCost } from './cost-text';
import { loadConfig } from './load-config';
import { choice, count, file } from './option';

const PROFILES = ['clinic', 'standard'] as const;

export const cost = defineCommand({
  name: 'cost',
  summary: 'say what a month of the deployed lake costs, line by line',
  details: `Computes a month in dollars from the synthesized templates and a rate of events: each line with its quantity,
    its price and what it rests on. Synthesizes both profiles of the configuration offline, unless --templates names a
    folder. List prices of one region, noted by hand with their date, without free allowances; what no template says
    (sizes, queries, times) is assumed and named. A kind of resource without a price is listed, never passed over.`,
  args: [],
  options: {
    eventsPerDay: count('--events-per-day <N>', 'events of a day', { least: 1, most: 1e9, standard: 50_000 }),
    profile: choice('--profile <P>', 'size of the lake', ['clinic', 'standard', 'both'], 'both'),
    templates: file('--templates <DIR>', 'read *.template.json there instead of synthesizing'),
  },
  json: `one object {"events_per_day":n,"priced_at":"yyyy-MM-dd","region":"…","profiles":[{"profile":"clinic","lines":
    [{"line":"…","quantity":n,"unit":"…","price":n,"dollars":n,"basis":"…"},…],"total":n,"largest":["…","…","…"],
    "not_priced":[{"type":"AWS::…","count":n}]}]}. With --templates the profile is the one given, or "templates".`,
  exits: { 0: 'computed', 2: 'there are no templates, or they cannot be synthesized' },
  examples: [
    { run: 'audit-lake cost', says: 'a clinic of 50,000 events a day, both profiles' },
    {
      run: 'audit-lake cost --events-per-day 2m --profile standard --config production.json --json',
      says: 'a large organisation, for a program',
    },
    { run: 'audit-lake cost --templates cdk.out --profile clinic', says: 'of templates that are there' },
  ],
  run: async ({ options: { eventsPerDay, profile, templates }, global }) => {
    const { readTemplates, synthesize } = await import('./cost-templates');
    const { monthCost } = await import('../../lib/core/cost/month-cost');
    const sets =
      templates === undefined
        ? await synthesize(
            await loadConfig(global.config),
            PROFILES.filter((one) => profile === 'both' || profile === one),
          )
        : [{ profile: profile === 'both' ? 'templates' : profile, templates: readTemplates(templates) }];
    const profiles = sets.map(
      (set): ProfileCost => ({
        profile: set.profile,
        ...monthCost(set.templates, eventsPerDay),
      }),
    );
    const { PRICED_AT, PRICED_REGION, PRICE_NOTE } = await import('../../lib/core/cost/prices');
    if (global.json) {
      const report = { events_per_day: eventsPerDay, priced_at: PRICED_AT, region: PRICED_REGION, profiles };
      process.stdout.write(`${JSON.stringify(report)}\n`);
    } else {
      const { costText } = await import('./cost-text');
      process.stdout.write(
        costText(profiles, eventsPerDay, `${PRICED_REGION}, noted ${PRICED_AT}. ${PRICE_NOTE}`),
      );
    }
    return 0;
  },
});
