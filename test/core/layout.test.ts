import fc from 'fast-check';
import {
  parseQuarantineKey,
  parseVaultKey,
  partName,
  quarantineKey,
  utcDate,
  vaultKey,
} from '../../lib/core/layout';
import { TIERS } from '../../lib/core/tiers';

const tier = fc.constantFrom(...TIERS.map((row) => row.name));
const day = fc
  .date({ min: new Date('1970-01-01T00:00:00Z'), max: new Date('2999-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => utcDate(date.getTime()));
const part = fc.stringMatching(/^[A-Za-z0-9_-]{1,40}$/);

describe('object keys', () => {
  test('are the ones that the stores are laid out by', () => {
    expect(vaultKey({ tier: 'sud', eventDate: '2026-03-02', part: 'p1' })).toBe(
      'vault/sud/events/event_date=2026-03-02/p1.parquet',
    );
    expect(quarantineKey({ tier: 'clinical', receivedDate: '2026-03-02', part: 'p1' })).toBe(
      'quarantine/tier=clinical/received_date=2026-03-02/p1.jsonl',
    );
  });

  test('are parsed back to what they were built from', () => {
    fc.assert(
      fc.property(tier, day, part, (name, date, id) => {
        const vault = { tier: name, eventDate: date, part: id };
        const quarantine = { tier: name, receivedDate: date, part: id };
        expect(parseVaultKey(vaultKey(vault))).toEqual(vault);
        expect(parseQuarantineKey(quarantineKey(quarantine))).toEqual(quarantine);
      }),
    );
  });

  test.each([
    'vault/unknown/events/event_date=2026-03-02/p.parquet',
    'vault/sud/events/event_date=2026-3-2/p.parquet',
    'vault/sud/events/event_date=2026-03-02/../p.parquet',
    'vault/sud/events/event_date=2026-03-02/p.parquet.tmp',
    'x/vault/sud/events/event_date=2026-03-02/p.parquet',
  ])('%s is not a vault key', (key) => {
    expect(parseVaultKey(key)).toBeUndefined();
  });
});

test('the date of an instant is its UTC date, whatever the zone of the machine', () => {
  expect(utcDate(Date.UTC(2024, 1, 29, 23, 59, 59, 999))).toBe('2024-02-29');
  expect(utcDate(Date.UTC(2024, 2, 1))).toBe('2024-03-01');
});

test('part names sort by the time of their batch', () => {
  const names = [Date.UTC(2026, 0, 2), Date.UTC(2025, 11, 31), Date.UTC(2026, 0, 1, 23)].map((at) =>
    partName(at, 'b'),
  );
  expect([...names].sort()).toEqual([names[1], names[2], names[0]]);
  expect(names[1]).toBe('20251231T000000000Z-b');
});
