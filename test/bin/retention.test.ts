import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TIERS } from '../../lib/core/tiers';
import { jsonLines, runCli } from './run-cli';

const ACKNOWLEDGE = 'COMPLIANCE retention cannot be shortened or removed by anyone';

describe('the command retention', () => {
  let folder = '';
  const run = (...args: string[]) => runCli(['retention', ...args], { cwd: folder });
  const file = (name: string, config: unknown): string => {
    writeFileSync(join(folder, name), JSON.stringify(config));
    return name;
  };
  const production = (name: string, years: number): string =>
    file(name, {
      stage: 'production',
      retention: { mode: 'COMPLIANCE', years, acknowledge: ACKNOWLEDGE },
    });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'audit-lake-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('show prints the lock and the lifecycle of every tier, also without a file', () => {
    const { code, stdout } = run('show');

    expect(code).toBe(0);
    for (const { name } of TIERS) expect(stdout).toContain(name);
    expect(stdout).toMatch(/stage dev, GOVERNANCE[\s\S]*1 day/);
  });

  test('show --json has stable names', () => {
    const config = file('p.json', {
      stage: 'production',
      retention: { mode: 'COMPLIANCE', years: 6, tiers: { sud: { years: 7 } }, acknowledge: ACKNOWLEDGE },
    });
    const { code, stdout } = run('show', '--config', config, '--json');
    const [shown] = jsonLines(stdout);

    expect(code).toBe(0);
    expect(shown).toMatchObject({ stage: 'production', mode: 'COMPLIANCE' });
    expect(shown).toMatchObject({ tiers: TIERS.map(({ name }) => ({ tier: name, mode: 'COMPLIANCE' })) });
    expect(Reflect.get(Object(shown), 'tiers')[3]).toEqual({
      tier: 'sud',
      mode: 'COMPLIANCE',
      lock: { years: 7 },
      lock_days: 2562,
      transitions: [
        { after_days: 90, storage_class: 'STANDARD_IA' },
        { after_days: 365, storage_class: 'GLACIER_IR' },
      ],
      expire_after_days: 2598,
      noncurrent_expire_after_days: 2598,
      stored_today_deletable: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
    });
  });

  test.each([
    ['nothing weakened', 6, 7, 0, 'nothing is weakened'],
    ['a shortening', 7, 6, 1, 'finding'],
  ])('plan of %s ends with its exit code', (_, from, to, exit, says) => {
    const { code, stdout } = run(
      'plan',
      '--from',
      production('old.json', from),
      '--to',
      production('new.json', to),
    );

    expect(code).toBe(exit);
    expect(stdout).toContain(says);
    expect(stdout).toContain('standard, clinical, psychotherapy, sud');
  });

  test('plan --json gives dates, dollars and findings by tier', () => {
    const from = production('old.json', 7);
    const to = production('new.json', 6);
    const { code, stdout } = run(
      ...['plan', '--from', from, '--to', to, '--json', '--stored-since', '2025-01-31'],
      ...['--years', '10', '--events-per-day', '50k'],
    );

    expect(code).toBe(1);
    expect(jsonLines(stdout)).toMatchObject([
      {
        from,
        to,
        stage: { from: 'production', to: 'production' },
        years: 10,
        events_per_day: 50_000,
        tiers: TIERS.map(({ name }) => ({
          tier: name,
          findings: [{ finding: 'shorter_lock' }, { finding: 'hidden_while_locked' }],
          stored_before: { first_stored: '2025-01-31', first_deletable: '2032-01-31' },
          dollars: { before: expect.any(Number), after: expect.any(Number) },
        })),
        findings: 8,
      },
    ]);
  });

  test('plan with a file that cannot be used says what is wrong with it, and why', () => {
    const bad = file('bad.json', { stage: 'production', retention: { years: 5 } });
    const { code, stderr, stdout } = run('plan', '--from', production('old.json', 6), '--to', bad);

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('bad.json cannot be used: 3 problems');
    expect(stderr).toMatch(/\/retention\n {4}found {4}\{"years":5\}\n {4}allowed {2}at least 6 years/);
    expect(stderr).toContain('164.316(b)(2)(i)');
    expect(stderr).toContain(ACKNOWLEDGE);
  });

  test.each([
    [['plan', '--from', 'a.json'], '--to is missing'],
    [['plan', '--to', 'a.json'], '--from is missing'],
    [['plan', '--from', 'absent.json', '--to', 'absent.json'], 'cannot read absent.json (ENOENT)'],
    [['plan', '--from', 'a', '--to', 'b', '--stored-since', '2026-02-30'], '--stored-since'],
    [['plan', '--from', 'a', '--to', 'b', '--stored-since', '2999-01-01'], 'still to come'],
    [['plan', '--from', 'a', '--to', 'b', '--years', '0'], 'from 1 to 100'],
  ])('%j is refused', (args, says) => {
    const { code, stderr } = run(...args);

    expect(code).toBe(2);
    expect(stderr).toContain(says);
    expect(stderr).toContain('fix:');
  });
});
