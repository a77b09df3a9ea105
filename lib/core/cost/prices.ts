import book from './prices.json';

export type PriceKey = keyof typeof book.prices;

/** What one unit costs in dollars; `page` is where the price is published. */
export interface Price {
  readonly dollars: number;
  readonly unit: string;
  readonly page: string;
}

/** When and for which region the prices were noted. */
export const PRICED_AT: string = book.priced_at;
export const PRICED_REGION: string = book.region;
export const PRICE_NOTE: string = book.note;

export function priceOf(key: PriceKey): Price {
  const { dollars, per, unit, page } = book.prices[key];
  return { dollars: dollars / per, unit, page };
}
