import fc from 'fast-check';
import { COST_LINES, type MonthCost, monthCost } from '../../lib/core/cost/month-cost';
import prices from '../../lib/core/cost/prices.json';
import { type StorageLife, staysOf } from '../../lib/core/cost/storage-life';
import { tierFlow } from '../../lib/core/cost/workload';
import ingest from '../fixtures/cost/ingest.template.json';
import observability from '../fixtures/cost/observability.template.json';
import vault from '../fixtures/cost/vault.template.json';

const TEMPLATES = { vault, ingest, observability };

function lineOf({ lines }: MonthCost, name: string): MonthCost['lines'][number] | undefined {
  return lines.find(({ line }) => line === name);
}

/** The templates with one resource more. */
function withResource(resource: object): Readonly<Record<string, unknown>> {
  return { ...TEMPLATES, more: { Resources: { One: resource } } };
}

describe('the cost of a month', () => {
  const month = monthCost(TEMPLATES, 50_000);

  test.each([
    ['KMS keys', 2, 2],
    ['Interface endpoints', 3 * 730, 21.9],
    ['CloudWatch alarms', 3, 0.3],
    ['CloudWatch composite alarms', 1, 0.5],
    ['CloudWatch dashboards', 1, 3],
    ['S3 replication metrics', 8, 2.4],
    ['Glue, catalog objects', 2, 0.00002],
    ['Firehose, ingestion', (50_000 * (365 / 12) * 5120) / 2 ** 30, 0.2103],
  ])('counts %s in the templates', (name, quantity, dollars) => {
    expect(lineOf(month, name)?.quantity).toBeCloseTo(quantity, 6);
    expect(lineOf(month, name)?.dollars).toBeCloseTo(dollars, 3);
  });

  test('is the sum of its lines, the largest first', () => {
    expect(month.total).toBeCloseTo(
      month.lines.reduce((sum, { dollars }) => sum + dollars, 0),
      9,
    );
    expect(month.lines.map(({ dollars }) => dollars)).toEqual(
      month.lines.map(({ dollars }) => dollars).toSorted((a, b) => b - a),
    );
    expect(month.largest).toEqual(month.lines.slice(0, 3).map(({ line }) => line));
    for (const { quantity, price, dollars, basis, unit } of month.lines) {
      expect(dollars).toBe(quantity * price);
      expect(Math.min(basis.length, unit.length)).toBeGreaterThan(0);
    }
  });

  test('names every kind of resource that it has no price for', () => {
    expect(month.not_priced).toEqual([]);
    expect(monthCost(withResource({ Type: 'AWS::EC2::NatGateway' }), 1).not_priced).toEqual([
      { type: 'AWS::EC2::NatGateway', count: 1 },
    ]);
    expect(monthCost(withResource({}), 1).not_priced).toEqual([{ type: 'no type', count: 1 }]);
  });

  test('grows by a dollar with a key, and by an hour of each zone with an endpoint', () => {
    const more = (resource: object): number => monthCost(withResource(resource), 50_000).total - month.total;

    expect(more({ Type: 'AWS::KMS::Key' })).toBeCloseTo(1, 6);
    const endpoint = { VpcEndpointType: 'Interface', SubnetIds: [{ Ref: 'A' }, { Ref: 'B' }] };
    expect(more({ Type: 'AWS::EC2::VPCEndpoint', Properties: endpoint })).toBeGreaterThan(14.6);
    expect(more({ Type: 'AWS::IAM::Role' })).toBe(0);
    expect(more({ Type: 'Custom::Anything' })).toBe(0);
  });

  test('has no line of what the templates do not have', () => {
    expect(monthCost({}, 50_000)).toEqual({ lines: [], total: 0, largest: [], not_priced: [] });
    const names = monthCost({ vault }, 50_000).lines.map(({ line }) => line);
    expect(names).toEqual(expect.arrayContaining(['KMS keys', 'S3 replication metrics']));
    expect(names.filter((name) => /Firehose|Lambda|Trail|Athena|vault/.test(name))).toEqual([]);
  });

  test('never falls when more events come', () => {
    const rates = fc.tuple(fc.integer({ min: 1, max: 5_000_000 }), fc.integer({ min: 1, max: 5_000_000 }));
    fc.assert(
      fc.property(rates, ([a, b]) => {
        // Where objects grow past 128 KB, storage becomes cheaper by design; the rest only ever grows.
        const dollars = (rate: number): number =>
          monthCost(TEMPLATES, rate)
            .lines.filter(({ line }) => !line.startsWith('S3 vault'))
            .reduce((sum, one) => sum + one.dollars, 0);
        expect(dollars(Math.max(a, b))).toBeGreaterThanOrEqual(dollars(Math.min(a, b)));
      }),
    );
  });

  test('moves only objects that S3 would move', () => {
    const classes = (rate: number): readonly string[] =>
      monthCost(TEMPLATES, rate)
        .lines.map(({ line }) => line)
        .filter((line) => line.startsWith('S3 vault clinical') || line.startsWith('S3 transitions'));

    expect(classes(50_000)).toEqual(['S3 vault clinical, STANDARD']);
    expect([...classes(500_000)].sort()).toEqual([
      'S3 transitions to GLACIER_IR',
      'S3 transitions to STANDARD_IA',
      'S3 vault clinical, GLACIER_IR',
      'S3 vault clinical, STANDARD',
      'S3 vault clinical, STANDARD_IA',
    ]);
  });

  test('stores what the lifecycle of the tier keeps: without an expiry, for good', () => {
    const stored = (templates: Readonly<Record<string, unknown>>): number =>
      lineOf(monthCost(templates, 50_000), 'S3 vault clinical, STANDARD')?.quantity ?? 0;
    const { LifecycleConfiguration: _, ...bare } = vault.Resources.ClinicalVault.Properties;
    const Resources = { ...vault.Resources, ClinicalVault: { Type: 'AWS::S3::Bucket', Properties: bare } };
    const perDay = tierFlow('clinical', 50_000, 900).bytes / 2 ** 30;

    expect(stored(TEMPLATES)).toBeCloseTo(4464 * perDay, 6);
    expect(stored({ ...TEMPLATES, vault: { Resources } })).toBeCloseTo(36_500 * perDay, 6);
  });

  test('pays for data events of a trail only where it records them', () => {
    const Trail = {
      Type: 'AWS::CloudTrail::Trail',
      Properties: { EventSelectors: [{ IncludeManagementEvents: true }] },
    };
    const quiet = { ...TEMPLATES, observability: { Resources: { ...observability.Resources, Trail } } };

    expect(lineOf(month, 'CloudTrail data events')?.quantity).toBeGreaterThan(1000);
    expect(lineOf(monthCost(quiet, 50_000), 'CloudTrail data events')).toBeUndefined();
  });
});

describe('the price list', () => {
  test('has a use for each price, and says where it is published and when it was noted', () => {
    const used = new Set(COST_LINES.map(({ price }) => price));

    expect(Object.keys(prices.prices).filter((key) => !used.has(key as keyof typeof prices.prices))).toEqual(
      [],
    );
    for (const { page, dollars, per } of Object.values(prices.prices)) {
      expect(page).toMatch(/^https:\/\/aws\.amazon\.com\/[a-z0-9]+\/pricing\/$/);
      expect(Math.min(dollars, per)).toBeGreaterThan(0);
    }
    expect(prices.priced_at).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  test('has lines of different names', () => {
    const names = COST_LINES.map(({ line }) => line);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('the stays of an object', () => {
  const life: StorageLife = {
    transitions: [
      { afterDays: 90, storageClass: 'STANDARD_IA' },
      { afterDays: 365, storageClass: 'GLACIER_IR' },
    ],
    keptDays: 1000,
  };
  const large = { events: 1, objects: 1, bytes: 128 * 1024 };

  test('follow each other without a gap', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), (keptDays) => {
        const stays = staysOf(large, { ...life, keptDays });
        expect(stays.map(({ from }) => from)).toEqual([0, ...stays.slice(0, -1).map(({ to }) => to)]);
        expect(stays.at(-1)?.to).toBe(keptDays);
      }),
    );
  });

  test('of a smaller one are one stay', () => {
    expect(staysOf({ ...large, bytes: 128 * 1024 - 1 }, life)).toEqual([
      { storageClass: 'STANDARD', from: 0, to: 1000 },
    ]);
    expect(staysOf(large, life)).toHaveLength(3);
  });
});
