import { TIERS, type TierName } from './tiers';

/**
 * Object keys, the same in the buckets and under a local lake's directory.
 *
 * vault/<tier>/events/event_date=<yyyy-MM-dd>/<part>.parquet
 * quarantine/tier=<tier>/received_date=<yyyy-MM-dd>/<part>.jsonl
 * quarantine/tier=<tier>/oversize/<sha256>.bin
 */
export interface VaultKey {
  readonly tier: TierName;
  readonly eventDate: string;
  readonly part: string;
}

export interface QuarantineKey {
  readonly tier: TierName;
  readonly receivedDate: string;
  readonly part: string;
}

const TIER = TIERS.map((tier) => tier.name).join('|');
const DATE = '\\d{4}-\\d{2}-\\d{2}';
const PART = '[A-Za-z0-9_-]+';
const VAULT = new RegExp(`^vault/(${TIER})/events/event_date=(${DATE})/(${PART})\\.parquet$`);
const QUARANTINE = new RegExp(`^quarantine/tier=(${TIER})/received_date=(${DATE})/(${PART})\\.jsonl$`);

export function vaultKey({ tier, eventDate, part }: VaultKey): string {
  return `vault/${tier}/events/event_date=${eventDate}/${part}.parquet`;
}

export function parseVaultKey(key: string): VaultKey | undefined {
  const [, tier, eventDate, part] = VAULT.exec(key) ?? [];
  return tier && eventDate && part ? { tier: tier as TierName, eventDate, part } : undefined;
}

export function quarantineKey({ tier, receivedDate, part }: QuarantineKey): string {
  return `quarantine/tier=${tier}/received_date=${receivedDate}/${part}.jsonl`;
}

export function parseQuarantineKey(key: string): QuarantineKey | undefined {
  const [, tier, receivedDate, part] = QUARANTINE.exec(key) ?? [];
  return tier && receivedDate && part ? { tier: tier as TierName, receivedDate, part } : undefined;
}

/** A line too long to be carried in a record is kept beside the records, named by its content. */
export function oversizeKey(tier: TierName, sha256: string): string {
  return `quarantine/tier=${tier}/oversize/${sha256}.bin`;
}

/** The UTC date of an instant, `yyyy-MM-dd`: the partition of a row. */
export function utcDate(epochMs: number): string {
  return new Date(epochMs).toISOString().slice(0, 10);
}

/** A part's name sorts by the time of its batch: `20260302T080000123Z-<batch>`. */
export function partName(receivedAt: number, batch: string): string {
  return `${new Date(receivedAt).toISOString().replace(/[-:.]/g, '')}-${batch}`;
}
