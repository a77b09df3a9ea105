import { priceOf } from '../cost/prices';
import { STORAGE_PRICE, type StorageLife, staysOf } from '../cost/storage-life';
import { DAYS_PER_MONTH, GB, type TierFlow } from '../cost/workload';

/** Objects that come every day from `from` (inclusive) to `to` (exclusive), in days from today; before is negative. */
export interface Stock {
  readonly from: number;
  readonly to: number;
  readonly life: StorageLife;
}

/** What a tier's vault costs from today on, over some days, in dollars. */
export function storageDollars(flow: TierFlow, stocks: readonly Stock[], days: number): number {
  const gb = flow.bytes / GB;
  return stocks.reduce((sum, stock) => sum + gb * dollarsPerGb(flow, stock, days), 0);
}

/** For one GB a day. Each stay of each day's objects costs for as much of it as falls into the days asked about. */
function dollarsPerGb(flow: TierFlow, { from, to, life }: Stock, days: number): number {
  return staysOf(flow, life).reduce((sum, stay) => {
    const { dollars } = priceOf(STORAGE_PRICE[stay.storageClass]);
    return sum + (dollars / DAYS_PER_MONTH) * stayDays(from, Math.min(to, days), stay.from, stay.to, days);
  }, 0);
}

function stayDays(firstBirth: number, lastBirth: number, from: number, to: number, days: number): number {
  let sum = 0;
  for (let birth = firstBirth; birth < lastBirth; birth++) {
    sum += Math.max(0, Math.min(birth + to, days) - Math.max(birth + from, 0));
  }
  return sum;
}
