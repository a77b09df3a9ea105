import type { RetentionPlan, TierPlan } from '../../lib/core/retention/retention-plan';
import { type Style, styleFor } from '../output/style';
import { plural, renderTable } from '../output/table';
import { dollarsText } from './cost-dollars';
import { tierText } from './ingest-report';

/** The plan for people: what is decided first, the dates and the cost as one table at the end. */
export async function planText(
  { from, to }: { readonly from: string; readonly to: string },
  plan: RetentionPlan,
): Promise<string> {
  const style = styleFor(process.stdout);
  const table = await renderTable(
    [
      { title: 'tier' },
      { title: 'stored before: deletable' },
      { title: 'stored after: deletable' },
      { title: `${plural(plan.years, 'year')} before`, align: 'right' },
      { title: `${plural(plan.years, 'year')} after`, align: 'right' },
    ],
    [
      ...plan.tiers.map(({ tier, stored_before, stored_after, dollars }) => [
        tierText(tier, style),
        stored_before.first_deletable === stored_before.last_deletable
          ? `from ${stored_before.first_deletable}`
          : `from ${stored_before.first_deletable}, the last from ${stored_before.last_deletable}`,
        `from ${stored_after.first_deletable}`,
        dollarsText(dollars.before),
        dollarsText(dollars.after),
      ]),
      ['all', '', '', dollarsText(plan.dollars.before), dollarsText(plan.dollars.after)].map((cell) =>
        style('bold', cell),
      ),
    ],
    style,
  );
  return [
    `${style('bold', `${from} -> ${to}`)}, changed on ${plan.changed_on}`,
    ...groupedByText(plan.tiers, style),
    '',
    table,
    `Cost of the vaults' storage at ${plan.events_per_day.toLocaleString('en-US')} events a day; prices and sizes as in audit-lake cost.`,
    plan.findings === 0
      ? style('green', 'nothing is weakened')
      : style('yellow', plural(plan.findings, 'finding')),
    '',
  ].join('\n');
}

/** Most changes are the same in every tier: each is said once, with the tiers that it concerns. */
function groupedByText(tiers: readonly TierPlan[], style: Style): readonly string[] {
  const said = new Map<string, string[]>();
  for (const { tier, changes, stays, findings } of tiers) {
    const lines = [
      ...changes.map(({ what, from, to }) => `  changes  ${what.replaceAll('_', ' ')}: ${from} -> ${to}`),
      ...stays.map((says) => `  stays    ${says}`),
      ...findings.map(({ says }) => `  ${style('yellow', 'finding')}  ${says}`),
    ];
    const text = lines.length === 0 ? '  nothing changes' : lines.join('\n');
    said.set(text, [...(said.get(text) ?? []), tier]);
  }
  return [...said].flatMap(([text, names]) => ['', style('bold', names.join(', ')), text]);
}
