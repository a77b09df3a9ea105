import type { Resource } from '../cloud/template-set';
import { RECEIVED_AT, RULES } from '../fixtures/rules';
import { findingList } from './finding';
import { readOptions } from './options';
import { lockAtBirth } from './replica-lock';
import { replicationOf, rulesFor } from './replication-rule';
import { stepText, summaryText } from './step-text';
import { shipments } from './transports';
import type { Step } from './walk';

const plain = (_format: unknown, text: string): string => text;
const resource = (properties: object): Resource =>
  ({ stack: 'stack', logicalId: 'Id', properties }) as unknown as Resource;

describe('the deliveries of a rehearsal', () => {
  const lines = Array.from({ length: 400 }, (_, n) => `{"schema_version":"1.1","n":${n}}`);
  const sent = [...shipments(lines, RULES, RECEIVED_AT)];

  test('use every source', () => {
    expect(new Set(sent.map(({ by }) => by))).toEqual(
      new Set(['logs', 'queue', 'table', 'direct', 'stream']),
    );
  });

  test('hold every line, and those of a queue now and then twice', () => {
    const held = sent.flatMap((one) => (one.by === 'stream' ? one.lines.map(({ line }) => line) : one.lines));
    expect(new Set(held)).toEqual(new Set(lines));
    expect(held.length).toBeGreaterThan(lines.length);
  });
});

describe('the options', () => {
  test('have defaults', () => {
    expect(readOptions([])).toEqual({ events: 20_000, seed: 1, json: false });
  });

  test('are read', () => {
    const args = ['--templates', 'out', '--events', '50', '--seed', '7', '--json', '--config', 'c.json'];
    expect(readOptions(args)).toEqual({
      templates: 'out',
      config: 'c.json',
      events: 50,
      seed: 7,
      json: true,
    });
  });

  test.each([[['--evnts', '5']], [['--events', '0']], [['--events', '1e3']], [['--seed', '-1']], [['5']]])(
    'refuse %j',
    (args) => {
      expect(() => readOptions(args)).toThrow(expect.objectContaining({ name: 'CannotRun' }));
    },
  );
});

describe('a finding', () => {
  const at = resource({});
  const fault = { at, property: 'Prefix', expected: 'one', found: 'other' };

  test('is told once a place', () => {
    const { report, findings } = findingList();
    report('prefix', fault);
    report('prefix', { ...fault, found: 'a third' });
    report('prefix', { ...fault, property: 'ErrorOutputPrefix' });
    expect(findings.map(({ property }) => property)).toEqual(['Prefix', 'ErrorOutputPrefix']);
  });

  test('explains a function that fails after it', () => {
    const { report, findings } = findingList();
    report('permission', fault);
    report('function_failed', fault);
    expect(findings.map(({ code }) => code)).toEqual(['permission']);
  });

  test('names step, template, resource, property, what was expected and what is there', () => {
    const { report, findings } = findingList();
    report('prefix', fault);
    const step: Step = { name: 'deliver', facts: ['not told'], findings };
    const text = stepText(step, plain);
    for (const part of ['deliver', 'stack / Id', 'Prefix', 'one', 'other']) expect(text).toContain(part);
    expect(text).not.toContain('not told');
    expect(summaryText([step], plain)).toContain('1 finding in step deliver');
  });
});

describe('replication', () => {
  const rule = (id: string, prefix: string, more: object = {}): object => ({
    Id: id,
    Status: 'Enabled',
    Filter: { Prefix: prefix },
    Priority: 1,
    Destination: { Bucket: 'arn:aws:s3:::v' },
    ...more,
  });
  const chosen = (...rules: readonly object[]): readonly string[] => {
    const replication = replicationOf(resource({ ReplicationConfiguration: { Role: 'r', Rules: rules } }));
    return replication === undefined ? [] : rulesFor(replication, 'events/tier=a/x').map(({ id }) => id);
  };

  test('goes by prefix and status', () => {
    expect(chosen(rule('a', 'events/tier=a/'), rule('b', 'events/tier=b/'))).toEqual(['a']);
    expect(chosen(rule('a', 'events/tier=a/', { Status: 'Disabled' }))).toEqual([]);
  });

  test('takes the rule of the highest priority for one destination, and all destinations', () => {
    expect(chosen(rule('a', ''), rule('b', '', { Priority: 2 }))).toEqual(['b']);
    expect(chosen(rule('a', ''), rule('b', '', { Destination: { Bucket: 'arn:aws:s3:::w' } }))).toEqual([
      'a',
      'b',
    ]);
  });

  test('leaves out what only has a tag', () => {
    const tagged = { Filter: { And: { Prefix: '', TagFilters: [{ Key: 'k', Value: 'v' }] } } };
    expect(chosen(rule('a', '', tagged))).toEqual([]);
  });
});

describe('a new object', () => {
  const NOW = Date.UTC(2026, 1, 28);
  const locked = (retention: object): Resource =>
    resource({ ObjectLockEnabled: true, ObjectLockConfiguration: { Rule: { DefaultRetention: retention } } });

  test.each([
    [{ Mode: 'GOVERNANCE', Days: 2 }, '2026-03-02'],
    [{ Mode: 'COMPLIANCE', Years: 6 }, '2032-02-28'],
  ])('is locked as its bucket says: %j', (retention, until) => {
    const lock = lockAtBirth(locked(retention), NOW);
    expect(lock?.mode).toBe(retention.Mode);
    expect(new Date(lock?.retainUntil ?? 0).toISOString().slice(0, 10)).toBe(until);
  });

  test('is free in a bucket without Object Lock, or without a default', () => {
    expect(lockAtBirth(resource({}), NOW)).toBeUndefined();
    expect(lockAtBirth(resource({ ObjectLockEnabled: true }), NOW)).toBeUndefined();
  });
});
