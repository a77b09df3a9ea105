import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { ALARM_TABLE } from '../../lib/constructs/alarm-table';
import { QUERY_NOTICE } from '../../lib/constructs/query-notices';

const ROWS = Object.values(ALARM_TABLE).flat();
const RUNBOOK = readFileSync(join(__dirname, '../../docs/operations.md'), 'utf8');
const entries = new Map(
  RUNBOOK.split(/^### /m)
    .slice(1)
    .map((entry) => [entry.slice(0, entry.indexOf('\n')), entry] as const),
);

describe('the alarm table', () => {
  test('names every alarm once', () => {
    const ids = ROWS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z]+(-[a-z]+)+$/);
  });

  test.each(ROWS.map((row) => [row.id, row] as const))(
    '%s says in a sentence what has happened',
    (_, row) => {
      expect(row.says).toMatch(/^[A-Z].*\.$/);
    },
  );

  test.each(ROWS.map((row) => [row.id, row] as const))('%s looks back at most a day', (_, row) => {
    // CloudWatch refuses more ("PutMetricAlarm": EvaluationPeriods).
    expect(row.minutes * row.periods).toBeLessThanOrEqual(24 * 60);
  });

  test('takes missing data for a finding where the row is about silence', () => {
    const breaching = ROWS.filter(({ missing }) => missing === TreatMissingData.BREACHING).map(
      ({ id }) => id,
    );
    expect(breaching).toEqual(['producer-silent', 'trail-silent']);
  });
});

describe('the runbook', () => {
  test('has an entry for every alarm and notice, and none for what does not exist', () => {
    expect([...entries.keys()].sort()).toEqual([...ROWS.map(({ id }) => id), QUERY_NOTICE].sort());
  });

  test.each([...entries])('%s: what it means, what to look at first, what to do', (_, entry) => {
    const points = [...entry.matchAll(/^- \*\*(.+?)\*\* /gm)].map(([, point]) => point);
    expect(points).toEqual(['Means', 'Look first', 'Do']);
  });

  test('refers only to alarms that exist', () => {
    const known = new Set(entries.keys());
    const referred = [...RUNBOOK.matchAll(/`([a-z]+(?:-[a-z]+)+)`/g)].map(([, name]) => name ?? '');
    const others = new Set([
      'quarantine-steward',
      'key-administrator',
      'legal-hold',
      'format-conversion-failed',
    ]);
    expect(referred.filter((name) => !known.has(name) && !others.has(name))).toEqual([]);
  });
});
