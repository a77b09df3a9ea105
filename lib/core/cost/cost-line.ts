import type { LakeModel } from './lake-model';
import type { PriceKey } from './prices';

/** How much of something a month takes, and how that was found. */
export interface Counted {
  readonly quantity: number;
  readonly basis: string;
}

/** One line of the estimate. */
export interface CostLine {
  readonly line: string;
  /** Resource types whose use it pays for: what no line and no list of free types names is `not priced`. */
  readonly types: readonly string[];
  readonly price: PriceKey;
  readonly count: (lake: LakeModel) => Counted;
}

/** A number in a basis: whole above ten, else with as many digits as say something. */
export function amount(value: number): string {
  return value.toLocaleString(
    'en-US',
    value >= 10 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 2 },
  );
}
