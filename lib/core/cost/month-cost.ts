import type { CostLine } from './cost-line';
import { isFree } from './free-types';
import { lakeModel } from './lake-model';
import { DELIVERY_LINES } from './lines/delivery-lines';
import { KEY_LINES } from './lines/key-lines';
import { STORAGE_LINES } from './lines/storage-lines';
import { WATCHING_LINES } from './lines/watching-lines';
import { priceOf } from './prices';
import { resourcesOf } from './template';

/** Every line there is. */
export const COST_LINES: readonly CostLine[] = [
  ...KEY_LINES,
  ...DELIVERY_LINES,
  ...STORAGE_LINES,
  ...WATCHING_LINES,
];

/** One line of a month: `dollars` is quantity times price, not rounded. */
export interface PricedLine {
  readonly line: string;
  readonly quantity: number;
  readonly unit: string;
  readonly price: number;
  readonly dollars: number;
  readonly basis: string;
}

export interface MonthCost {
  readonly lines: readonly PricedLine[];
  readonly total: number;
  /** Names of the three most expensive lines. */
  readonly largest: readonly string[];
  /** Resource types that neither a line nor the list of free types knows. */
  readonly not_priced: readonly { readonly type: string; readonly count: number }[];
}

/**
 * A month of the lake that these templates make, at list prices in dollars, the most expensive line first. Lines of
 * which the templates have nothing are left out.
 *
 * @param templates parsed CloudFormation templates by name
 */
export function monthCost(templates: Readonly<Record<string, unknown>>, eventsPerDay: number): MonthCost {
  const resources = resourcesOf(templates);
  const lake = lakeModel(resources, eventsPerDay);
  const present = new Set(resources.map(({ type }) => type));
  const lines = COST_LINES.filter(({ types }) => types.some((type) => present.has(type)))
    .map(({ line, price: key, count }): PricedLine => {
      const { dollars: price, unit } = priceOf(key);
      const { quantity, basis } = count(lake);
      return { line, quantity, unit, price, dollars: quantity * price, basis };
    })
    .filter(({ quantity }) => quantity > 0)
    .sort((a, b) => b.dollars - a.dollars);
  return {
    lines,
    total: lines.reduce((sum, { dollars }) => sum + dollars, 0),
    largest: lines.slice(0, 3).map(({ line }) => line),
    not_priced: unknownTypes(resources.map(({ type }) => type)),
  };
}

function unknownTypes(types: readonly string[]): MonthCost['not_priced'] {
  const priced = new Set(COST_LINES.flatMap((line) => line.types));
  const unknown = types.filter((type) => !priced.has(type) && !isFree(type)).sort();
  return [...new Set(unknown)].map((type) => ({ type, count: unknown.filter((one) => one === type).length }));
}
