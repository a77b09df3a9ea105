import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventLine } from './event-lines';
import { runCli } from './run-cli';

const folder = mkdtempSync(join(tmpdir(), 'audit-lake-demo-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('demo', () => {
  const lake = join(folder, 'lake-demo');

  test('shows the tiers, the refusals and three answered questions', () => {
    const { code, stdout } = runCli(['demo', '--events', '3000', '--lake', lake]);

    expect(code).toBe(0);
    for (const text of [
      '3,000 events',
      'psychotherapy',
      'unknown_version',
      '1. Who opened',
      '2. Was an account',
      '3. Which 42 CFR',
    ]) {
      expect(stdout).toContain(text);
    }
  });

  test('run again adds nothing, and prints one object with --json', () => {
    const { code, stdout } = runCli(['demo', '--events', '3000', '--lake', lake, '--json']);
    const told = JSON.parse(stdout);

    expect(code).toBe(0);
    expect(told.counts.accepted).toBe(0);
    expect(told.answers).toHaveLength(3);
    for (const { rows, finding } of told.answers) {
      expect(rows.length).toBeGreaterThan(0);
      expect(finding).not.toBe('');
    }
  });

  test('prints questions that can be asked as printed', () => {
    const [, question = ''] =
      /audit-lake query --lake \S+ "([^"]+)"/.exec(
        runCli(['demo', '--events', '3000', '--lake', lake]).stdout,
      ) ?? [];

    expect(runCli(['query', question, '--lake', lake, '--json'])).toMatchObject({ code: 0 });
  });

  test('points to a breach scope that finds the patients of the lost account', () => {
    const { stdout } = runCli(['demo', '--events', '3000', '--lake', lake]);
    const [, words = ''] = /^ +audit-lake (breach-scope .*) --report/m.exec(stdout) ?? [];

    const scope = runCli([...words.split(' '), '--lake', lake, '--json']);

    expect(scope.code).toBe(1);
    expect(JSON.parse(scope.stdout).totals.accessed).toBeGreaterThan(10);
  });

  test('never enters a lake that is not its own', () => {
    const other = join(folder, 'other');
    mkdirSync(other);
    writeFileSync(join(other, 'kept.txt'), 'kept');

    const { code, stderr } = runCli(['demo', '--events', '10', '--lake', other]);

    expect(code).toBe(2);
    expect(stderr).toContain('audit-lake demo --lake');
    expect(readFileSync(join(other, 'kept.txt'), 'utf8')).toBe('kept');
  });

  test('is told by ingest that its lake holds synthetic events', () => {
    expect(runCli(['ingest', '-', '--lake', lake], { input: eventLine(1) }).stderr).toContain(
      'events of the demo',
    );
  });
});
