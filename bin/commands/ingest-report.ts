import { REFUSAL_REASONS, type RefusalReason } from '../../lib/core/refusal';
import { TIERS, type TierName } from '../../lib/core/tiers';
import type { IngestCounts } from '../../lib/local/lake/ingest-counts';
import { type Format, type Style, styleFor } from '../output/style';
import { barText, countText, plural, renderTable } from '../output/table';

/** One line of JSON; the keys stand in the order that programs see. */
export function countsJson(counts: IngestCounts): string {
  const { read, accepted, duplicates, conflicts, rejected, by_tier, by_reason, skipped } = counts;
  return `${JSON.stringify({ read, accepted, duplicates, conflicts, rejected, by_tier, by_reason, skipped })}\n`;
}

/** What became of the lines read, for people. */
export async function countsReport(counts: IngestCounts): Promise<string> {
  const style = styleFor(process.stdout);
  const { read, accepted, duplicates, conflicts, rejected, skipped } = counts;
  const parts = [
    style('green', `${countText(accepted)} accepted`),
    plural(duplicates, 'duplicate'),
    ...(conflicts > 0 ? [style('yellow', plural(conflicts, 'conflict'))] : []),
    rejected > 0 ? style('yellow', `${countText(rejected)} rejected`) : '0 rejected',
  ];
  const lines = [
    `${plural(read, 'event')} read: ${parts.join(', ')}`,
    ...(skipped > 0 ? [`${plural(skipped, 'log line')} without an event skipped`] : []),
    ...(accepted > 0 ? [await tierTable(counts.by_tier, style)] : []),
    ...(rejected > 0 ? [await reasonTable(counts.by_reason, style)] : []),
    ...(rejected + conflicts > 0 ? ['What was not accepted is kept: audit-lake quarantine list'] : []),
  ];
  return `${lines.join('\n')}\n`;
}

const BAR_WIDTH = 28;

/** One colour a tier, from plain to most protected, wherever a table shows tiers. */
const TIER_COLOURS: Readonly<Record<TierName, Format>> = {
  standard: 'blue',
  clinical: 'cyan',
  psychotherapy: 'magenta',
  sud: 'yellow',
};

export function tierText(tier: TierName, style: Style): string {
  return style(TIER_COLOURS[tier], tier);
}

export function tierTable(byTier: Readonly<Record<TierName, number>>, style: Style): Promise<string> {
  const largest = Math.max(...Object.values(byTier));
  const rows = TIERS.map(({ name, holds }) => [
    tierText(name, style),
    countText(byTier[name]),
    style(TIER_COLOURS[name], barText(byTier[name], largest, BAR_WIDTH).padEnd(BAR_WIDTH)),
    style('dim', holds),
  ]);
  return renderTable(
    [{ title: 'tier' }, { title: 'events', align: 'right' }, { title: '' }, { title: 'holds' }],
    rows,
    style,
  );
}

/** What each reason means to somebody who runs a lake. */
const REASON_TEXTS: Readonly<Record<RefusalReason, string>> = {
  not_json: 'the line is no JSON',
  not_object: 'JSON, but no object',
  unknown_version: 'schema_version is missing or not a published one',
  schema: 'does not follow its schema version',
  phi: 'holds PHI where none belongs',
  clock: 'dated before the start of the lake, or in the future',
  too_large: 'larger than an event may be',
  encoding: 'not UTF-8',
};

export function reasonTable(
  byReason: Readonly<Record<RefusalReason, number>>,
  style: Style,
): Promise<string> {
  const rows = REFUSAL_REASONS.filter((reason) => byReason[reason] > 0)
    .toSorted((a, b) => byReason[b] - byReason[a])
    .map((reason) => [
      style('yellow', reason),
      countText(byReason[reason]),
      style('dim', REASON_TEXTS[reason]),
    ]);
  return renderTable(
    [{ title: 'rejected' }, { title: 'events', align: 'right' }, { title: 'because' }],
    rows,
    style,
  );
}
