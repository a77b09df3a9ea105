import fc from 'fast-check';
import { priceOf } from '../../lib/core/cost/prices';
import { STORAGE_PRICE, staysOf, storageLife } from '../../lib/core/cost/storage-life';
import { DAYS_PER_MONTH, GB } from '../../lib/core/cost/workload';
import { type RetentionMode, type RetentionPeriod, tierRetention } from '../../lib/core/retention';
import { type PlanQuestion, retentionPlan } from '../../lib/core/retention/retention-plan';
import { storageDollars } from '../../lib/core/retention/storage-dollars';
import { retentionOf } from '../fixtures/retention';

const NOW = Date.UTC(2026, 10, 22, 8, 30);

type Setting = readonly [stage: string, mode: RetentionMode, period: RetentionPeriod];
const DEV = (days: number): Setting => ['dev', 'GOVERNANCE', { days }];
const PRODUCTION = (years: number): Setting => ['production', 'COMPLIANCE', { years }];

function question(from: Setting, to: Setting, more: Partial<PlanQuestion> = {}): PlanQuestion {
  const settingOf = ([stage, mode, period]: Setting): PlanQuestion['from'] => ({
    stage,
    retention: retentionOf(period, mode),
  });
  return {
    from: settingOf(from),
    to: settingOf(to),
    now: NOW,
    storedSince: undefined,
    eventsPerDay: 50_000,
    years: undefined,
    intervalSeconds: 900,
    ...more,
  };
}

function tierOf(from: Setting, to: Setting, more: Partial<PlanQuestion> = {}) {
  const [tier] = retentionPlan(question(from, to, more)).tiers;
  if (tier === undefined) throw new Error('a plan has tiers');
  return { ...tier, found: tier.findings.map(({ finding }) => finding), said: tier.stays.join('\n') };
}

describe('a plan', () => {
  test.each<[string, Setting, Setting, readonly string[], string]>([
    ['nothing', PRODUCTION(6), PRODUCTION(6), [], 'COMPLIANCE can be shortened'],
    ['a longer lock', PRODUCTION(6), PRODUCTION(7), [], 'unless each of them is extended'],
    ['a shorter lock', PRODUCTION(7), PRODUCTION(6), ['shorter_lock', 'hidden_while_locked'], 'by nobody'],
    ['a shorter lock of days', DEV(2), DEV(1), ['shorter_lock'], 's3:BypassGovernanceRetention'],
    ['a much shorter one', DEV(90), DEV(1), ['shorter_lock', 'hidden_while_locked'], 'no role of the lake'],
    ['production instead of a test', DEV(1), PRODUCTION(6), ['mode_cannot_reach_stored'], 'second lake'],
    [
      'a test instead of production',
      PRODUCTION(6),
      DEV(30),
      ['shorter_lock', 'weaker_mode', 'mode_cannot_reach_stored'],
      'COMPLIANCE can be shortened',
    ],
    ['the same length in days', ['dev', 'GOVERNANCE', { years: 6 }], DEV(2192), [], ''],
  ])('of %s', (_, from, to, findings, says) => {
    const { found, said } = tierOf(from, to);

    expect(found).toEqual(findings);
    expect(said).toContain(says);
  });

  test('says nothing of hidden objects when the lifecycle is that of another lake', () => {
    const other: Setting = ['test', 'GOVERNANCE', { days: 1 }];
    expect(tierOf(DEV(90), other).found).toEqual(['shorter_lock']);
    expect(tierOf(DEV(90), DEV(1)).found).toContain('hidden_while_locked');
  });

  test('gives the first and the last day of what was stored before, and the first of what comes', () => {
    const storedSince = Date.UTC(2026, 0, 5);
    expect(tierOf(PRODUCTION(6), PRODUCTION(7), { storedSince })).toMatchObject({
      stored_before: {
        first_stored: '2026-01-05',
        first_deletable: '2032-01-05',
        last_deletable: '2032-11-22',
      },
      stored_after: { first_stored: '2026-11-22', first_deletable: '2033-11-22' },
    });
    expect(tierOf(PRODUCTION(6), PRODUCTION(7)).stored_before.first_stored).toBe('2026-11-22');
  });

  test('lists what changes, and only that', () => {
    expect(tierOf(PRODUCTION(6), PRODUCTION(7)).changes).toEqual([
      { what: 'lock', from: '6 years', to: '7 years' },
      { what: 'expire_after_days', from: '2232', to: '2598' },
      { what: 'noncurrent_expire_after_days', from: '2232', to: '2598' },
    ]);
    expect(tierOf(DEV(1), DEV(1)).changes).toEqual([]);
    expect(tierOf(DEV(1), DEV(365)).changes).toContainEqual({
      what: 'transitions',
      from: 'none',
      to: 'STANDARD_IA after 90 days',
    });
  });

  test('concerns each tier by its own period', () => {
    const from = { stage: 'dev', retention: retentionOf({ days: 3 }) };
    const to = {
      stage: 'dev',
      retention: { ...from.retention, tiers: { ...from.retention.tiers, sud: { days: 2 } } },
    };
    const plan = retentionPlan({ ...question(DEV(3), DEV(3)), from, to });

    expect(plan.tiers.map(({ findings }) => findings.length)).toEqual([0, 0, 0, 1]);
    expect(plan.findings).toBe(1);
  });

  test('covers the longer period unless it is told how many years', () => {
    expect(retentionPlan(question(PRODUCTION(6), PRODUCTION(10))).years).toBe(10);
    expect(retentionPlan(question(DEV(1), DEV(2))).years).toBe(1);
    expect(retentionPlan(question(DEV(1), DEV(2), { years: 3 })).years).toBe(3);
  });

  test('costs more the longer the lock, once objects outlive the shorter one', () => {
    const { dollars } = retentionPlan(question(PRODUCTION(6), PRODUCTION(10), { years: 30 }));
    expect(dollars.after).toBeGreaterThan(dollars.before * 1.2);
    const same = retentionPlan(question(PRODUCTION(6), PRODUCTION(6), { storedSince: Date.UTC(2020, 0, 1) }));
    expect(same.dollars.after).toBe(same.dollars.before);
    expect(same.dollars.before).toBeGreaterThan(
      retentionPlan(question(PRODUCTION(6), PRODUCTION(6))).dollars.before,
    );
  });
});

describe('the dollars of storage', () => {
  test('are those of a day-by-day bill', () => {
    const sizes = fc.record({
      days: fc.integer({ min: 1, max: 700 }),
      horizon: fc.integer({ min: 1, max: 600 }),
      from: fc.integer({ min: -500, max: 0 }),
      to: fc.integer({ min: 0, max: 600 }),
      bytes: fc.constantFrom(1e6, 1e9),
    });
    fc.assert(
      fc.property(sizes, ({ days, horizon, from, to, bytes }) => {
        const life = storageLife(tierRetention(retentionOf({ days }), 'sud'));
        const flow = { events: 1, objects: 96, bytes };
        let bill = 0;
        for (let today = 0; today < horizon; today++) {
          for (let birth = from; birth < to; birth++) {
            const age = today - birth;
            const stay = staysOf(flow, life).find((one) => age >= one.from && age < one.to);
            if (stay !== undefined) bill += priceOf(STORAGE_PRICE[stay.storageClass]).dollars;
          }
        }
        bill *= bytes / GB / DAYS_PER_MONTH;
        expect(storageDollars(flow, [{ from, to, life }], horizon)).toBeCloseTo(bill, 6);
      }),
      { numRuns: 12 },
    );
  });
});
