import { transformTally, writeRouteMetrics } from '../../lambda/shared/function-counts';
import { type MetricsTarget, metricsTarget, writeMetrics } from '../../lambda/shared/metrics';
import { type Accepted, ingestEvent } from '../../lib/core/ingest';
import { METRICS, type MetricKey } from '../../lib/core/metric-names';
import { REFUSAL_REASONS } from '../../lib/core/refusal';
import { anEvent } from '../fixtures/an-event';
import { RECEIVED_AT, RULES } from '../fixtures/rules';

interface Embedded {
  readonly _aws: {
    readonly Timestamp: number;
    readonly CloudWatchMetrics: readonly {
      readonly Namespace: string;
      readonly Dimensions: readonly (readonly string[])[];
      readonly Metrics: readonly { readonly Name: string; readonly Unit: string }[];
    }[];
  };
  readonly [name: string]: unknown;
}

function aTarget(...producers: readonly string[]): MetricsTarget & { readonly lines: Embedded[] } {
  const lines: Embedded[] = [];
  return {
    stage: 'test',
    producers: new Set(producers),
    write: (line) => void lines.push(JSON.parse(line)),
    lines,
  };
}
function accepted(event: unknown): Accepted {
  const verdict = ingestEvent(JSON.stringify(event), RECEIVED_AT, RULES);
  if (verdict.verdict === 'rejected') throw new Error(verdict.refusal.reason);
  return verdict;
}

/** What CloudWatch would make of a line: each metric with its dimensions and value. */
function metricsOf({ _aws, ...members }: Embedded) {
  return _aws.CloudWatchMetrics.flatMap(({ Namespace, Dimensions, Metrics }) =>
    Metrics.map(({ Name, Unit }) => ({
      Namespace,
      Name,
      Unit,
      at: Object.fromEntries((Dimensions[0] ?? []).map((dimension) => [dimension, members[dimension]])),
      value: members[Name],
    })),
  );
}

describe('the counts of a transform', () => {
  test('say what became of the records of one invocation, under stage and tier', () => {
    const target = aTarget();
    const tally = transformTally(target, 'clinical', RECEIVED_AT);
    tally.accepted(accepted(anEvent({ timestamp: new Date(RECEIVED_AT + 90_000).toISOString() })));
    tally.accepted(accepted(anEvent({ timestamp: new Date(RECEIVED_AT - 3_600_000).toISOString() })));
    tally.rejected('clock');
    tally.rejected('not_object');
    tally.rejected('clock');
    tally.write(1);

    expect(target.lines).toHaveLength(1);
    const metrics = target.lines.flatMap(metricsOf);
    expect(Object.fromEntries(metrics.map(({ Name, value }) => [Name, value]))).toEqual({
      Accepted: 2,
      Rejected: 3,
      Rejected_clock: 2,
      Rejected_not_object: 1,
      Moved: 1,
      MaxAheadSeconds: 90,
      OldestEventAgeSeconds: 3600,
    });
    for (const { Namespace, at } of metrics) {
      expect({ Namespace, at }).toEqual({ Namespace: 'AuditLake', at: { Stage: 'test', Tier: 'clinical' } });
    }
    expect(target.lines[0]?._aws.Timestamp).toBe(RECEIVED_AT);
  });

  test('name a producer only when the configuration does', () => {
    const target = aTarget('intake-api', 'silent-api');
    const tally = transformTally(target, 'standard', RECEIVED_AT);
    for (const name of ['intake-api', 'intake-api', 'billing-api']) {
      tally.accepted(accepted(anEvent({ service: { name } })));
    }
    tally.write(0);

    const named = target.lines.flatMap(metricsOf).filter(({ Name }) => Name === 'Events');
    expect(named).toEqual([
      {
        Namespace: 'AuditLake',
        Name: 'Events',
        Unit: 'Count',
        at: { Stage: 'test', Service: 'intake-api' },
        value: 2,
      },
    ]);
    expect(JSON.stringify(target.lines)).not.toContain('billing');
  });

  test('of an invocation without accepted events have no times', () => {
    const target = aTarget();
    const tally = transformTally(target, 'sud', RECEIVED_AT);
    tally.write(0);
    expect(target.lines.flatMap(metricsOf).map(({ Name, value }) => [Name, value])).toEqual([
      ['Accepted', 0],
    ]);
  });

  test('of punctual events are never negative', () => {
    const target = aTarget();
    const tally = transformTally(target, 'sud', RECEIVED_AT);
    tally.accepted(accepted(anEvent({ timestamp: new Date(RECEIVED_AT - 1000).toISOString() })));
    tally.write(0);
    expect(target.lines[0]).toMatchObject({ MaxAheadSeconds: 0, OldestEventAgeSeconds: 1 });
  });

  test('without a target go nowhere', () => {
    const tally = transformTally(undefined, 'sud', RECEIVED_AT);
    tally.accepted(accepted(anEvent()));
    expect(() => tally.write(0)).not.toThrow();
  });
});

describe('the counts of a route', () => {
  test('say by tier what was forwarded, and of the rest how much', () => {
    const target = aTarget();
    const forwarded = { standard: 2, clinical: 0, psychotherapy: 0, sud: 1 };
    writeRouteMetrics(target, 1, { forwarded, notTaken: 3, skipped: 4 });

    expect(target.lines.flatMap(metricsOf).map(({ Name, at, value }) => [Name, at, value])).toEqual([
      ['Forwarded', { Stage: 'test', Tier: 'standard' }, 2],
      ['Forwarded', { Stage: 'test', Tier: 'sud' }, 1],
      ['NotTaken', { Stage: 'test' }, 3],
      ['Skipped', { Stage: 'test' }, 4],
    ]);
  });

  test('are not written where there is nothing to count', () => {
    const target = aTarget();
    const forwarded = { standard: 0, clinical: 0, psychotherapy: 0, sud: 0 };
    writeRouteMetrics(target, 1, { forwarded, notTaken: 0, skipped: 0 });
    expect(target.lines).toEqual([]);
  });
});

describe('the table of metrics', () => {
  test.each(Object.keys(METRICS) as MetricKey[])('%s is written as it says', (metric) => {
    const target = aTarget();
    const { name, unit, dimensions } = METRICS[metric];
    const places: readonly string[] = dimensions;
    writeMetrics(target, 1, [
      {
        metric,
        value: 7,
        ...(places.includes('Tier') ? { tier: 'sud' as const } : {}),
        ...(places.includes('Service') ? { service: 'intake-api' } : {}),
      },
    ]);
    const [{ Name, Unit, at, value }] = target.lines.flatMap(metricsOf) as [
      ReturnType<typeof metricsOf>[number],
    ];
    expect({ Name, Unit, value }).toEqual({ Name: name, Unit: unit, value: 7 });
    expect(Object.keys(at)).toEqual(dimensions);
    expect(Object.values(at)).not.toContain(undefined);
  });

  test('needs no more metrics in a line than CloudWatch takes', () => {
    expect(Object.keys(METRICS).length + REFUSAL_REASONS.length).toBeLessThan(100);
  });
});

test('the environment gives the stage and the named producers', () => {
  const target = metricsTarget({ STAGE: 'production', PRODUCERS: '["a","b"]' });
  expect([target.stage, ...target.producers]).toEqual(['production', 'a', 'b']);
  expect(metricsTarget({ STAGE: 'dev' }).producers.size).toBe(0);
  expect(() => metricsTarget({})).toThrow('STAGE');
});
