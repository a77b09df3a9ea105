import type { MonthCost } from '../../lib/core/cost/month-cost';
import { styleFor } from '../output/style';
import { countText, plural } from '../output/table';
import { dollarsText } from './cost-dollars';

/** A month of one set of templates. */
export interface ProfileCost extends MonthCost {
  readonly profile: string;
}

const WIDTH = 10;

/** Every line with what it multiplies and rests on; then the totals, and the three lines that matter most. */
export function costText(profiles: readonly ProfileCost[], eventsPerDay: number, prices: string): string {
  const style = styleFor(process.stdout);
  const details = profiles.flatMap(({ profile, lines, not_priced }) => [
    style('bold', `${profile}, a month at ${plural(eventsPerDay, 'event')} a day`),
    ...lines.flatMap(({ line, quantity, unit, price, dollars, basis }) => [
      `${centsText(dollars).padStart(WIDTH)}  ${line}: ${numberText(quantity)} ${unit} x ${priceText(price)}`,
      style('dim', `${' '.repeat(WIDTH)}  ${basis}`),
    ]),
    ...not_priced.map(({ type, count }) => `${'not priced'.padStart(WIDTH)}  ${type} (${countText(count)})`),
    '',
  ]);
  const totals = profiles.flatMap(({ profile, total, lines, largest }) => [
    style('bold', `${profile}: ${dollarsText(total)} a month`),
    ...lines
      .filter(({ line }) => largest.includes(line))
      .map(({ line, dollars }) => `${centsText(dollars).padStart(WIDTH)}  ${line}`),
  ]);
  return [...details, ...totals, '', `Prices: ${prices}`, ''].join('\n');
}

function centsText(dollars: number): string {
  return dollars < 0.005 ? '< $0.01' : dollarsText(dollars);
}

function numberText(value: number): string {
  return value.toLocaleString(
    'en-US',
    value >= 100 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 3 },
  );
}

/** Prices of single requests are far below a cent. */
function priceText(dollars: number): string {
  return `$${dollars.toLocaleString('en-US', { maximumSignificantDigits: 9, useGrouping: false })}`;
}
