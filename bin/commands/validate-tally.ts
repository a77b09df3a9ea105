import type { Refusal } from '../../lib/core/refusal';
import type { TierBasis, TierName } from '../../lib/core/tiers';
import { TIERS } from '../../lib/core/tiers';
import { printable, styleFor } from '../output/style';
import { countText, plural, renderTable, shortened } from '../output/table';

/** What is said about one line of the input. */
export type Verdict =
  | {
      readonly line: number;
      readonly verdict: 'accepted';
      readonly event_id: string;
      readonly tier: TierName;
      readonly tier_basis: TierBasis;
    }
  | ({ readonly line: number; readonly verdict: 'rejected' } & Refusal)
  | { readonly line: number; readonly verdict: 'skipped' };

export interface Tally {
  add(verdict: Verdict): void;
  total(): number;
  rejected(): number;
  /** For people: how many of each, and where to look. */
  report(): Promise<string>;
}

interface Group extends Refusal {
  count: number;
  readonly lines: number[];
}

const LINES_SHOWN = 5;
const GROUPS_SHOWN = 30;
/** Beyond this many places of one file, the rest is counted by reason alone: memory stays flat. */
const MOST_GROUPS = 1000;

export function newTally(): Tally {
  const counts = { accepted: 0, rejected: 0, skipped: 0 };
  const tiers = new Map<TierName, number>();
  const groups = new Map<string, Group>();

  const groupOf = ({ reason, path, detail }: Refusal): Group => {
    const key = `${reason} ${detail} ${path}`;
    const known = groups.get(key);
    if (known !== undefined) return known;
    if (groups.size >= MOST_GROUPS && path !== '') return groupOf({ reason, path: '', detail: 'elsewhere' });
    const group: Group = { reason, path, detail, count: 0, lines: [] };
    groups.set(key, group);
    return group;
  };

  return {
    add(verdict) {
      counts[verdict.verdict] += 1;
      if (verdict.verdict === 'accepted') tiers.set(verdict.tier, (tiers.get(verdict.tier) ?? 0) + 1);
      if (verdict.verdict !== 'rejected') return;
      const group = groupOf({ ...verdict, path: shortened(verdict.path) });
      group.count += 1;
      if (group.lines.length < LINES_SHOWN) group.lines.push(verdict.line);
    },
    total: () => counts.accepted + counts.rejected + counts.skipped,
    rejected: () => counts.rejected,
    report: async () => {
      const style = styleFor(process.stdout);
      const total = counts.accepted + counts.rejected;
      const byTier = TIERS.flatMap(({ name }) => {
        const count = tiers.get(name);
        return count === undefined ? [] : [`${countText(count)} ${name}`];
      });
      const skipped =
        counts.skipped === 0 ? '' : `; ${plural(counts.skipped, 'log line')} without an event skipped`;
      const head = [
        `${plural(total, 'event')} read: ${style('green', `${countText(counts.accepted)} accepted`)}`,
        byTier.length === 0 ? '' : ` (${byTier.join(', ')})`,
        `, ${style(counts.rejected > 0 ? 'red' : 'green', `${countText(counts.rejected)} rejected`)}${skipped}\n`,
      ].join('');
      return groups.size === 0 ? head : `${head}${await groupTable([...groups.values()])}`;
    },
  };
}

async function groupTable(groups: readonly Group[]): Promise<string> {
  const style = styleFor(process.stdout);
  const largest = groups.toSorted((a, b) => b.count - a.count);
  const rows = largest
    .slice(0, GROUPS_SHOWN)
    .map(({ reason, detail, path, count, lines }) => [
      style('yellow', reason),
      detail,
      path === '' ? '' : printable(path),
      countText(count),
      `${lines.join(', ')}${count > lines.length ? ', …' : ''}`,
    ]);
  const more = groups.length - GROUPS_SHOWN;
  const rest = more > 0 ? `and ${plural(more, 'more kind')}: --json lists every line\n` : '';
  const table = await renderTable(
    [
      { title: 'reason' },
      { title: 'detail' },
      { title: 'where' },
      { title: 'events', align: 'right' },
      { title: 'lines' },
    ],
    rows,
    style,
  );
  return `${table}\n${rest}`;
}
