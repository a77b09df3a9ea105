import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CLI, runCli } from './run-cli';

const folder = mkdtempSync(join(tmpdir(), 'audit-lake-complete-'));
beforeAll(() => {
  mkdirSync(join(folder, 'logs'));
  for (const name of ['events.jsonl', 'extra.gz', '.hidden', 'logs/only.jsonl'])
    writeFileSync(join(folder, name), '');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What the shell is offered for a line: the last word is the one being typed. */
function offered(...words: readonly string[]): readonly string[] {
  const { code, stdout } = runCli(['complete', '--', ...words], { cwd: folder });
  expect(code).toBe(0);
  return stdout
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith(':'))
    .map((line) => line.split('\t')[0] ?? '');
}

describe('complete', () => {
  test.each(['bash', 'zsh', 'fish', 'powershell'])(
    'prints a script for %s that names the program',
    (shell) => {
      const { code, stdout, stderr } = runCli(['complete', shell]);

      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toMatch(/audit-lake complete '?--'? /);
    },
  );

  test('gives bash a script that it can load', () => {
    const { stdout, stderr } = spawnSync(
      'bash',
      ['-c', 'source <("$0" "$1" complete bash) && complete -p audit-lake', process.execPath, CLI],
      {
        encoding: 'utf8',
      },
    );

    expect(stderr).toBe('');
    expect(stdout).toMatch(/complete .* audit-lake/);
  });

  test('offers commands and their subcommands, each on one line', () => {
    expect(offered('')).toEqual(
      expect.arrayContaining(['demo', 'generate', 'validate', 'ingest', 'query', 'status', 'quarantine']),
    );
    expect(offered('in')).toEqual(['ingest']);
    expect(offered('quarantine', '')).toEqual(['list', 'show', 'replay', 'help']);
  });

  test('offers options, those of every command too, and the values of choices', () => {
    expect(offered('query', '--')).toEqual(
      expect.arrayContaining(['--format', '--out', '--lake', '--config', '--json']),
    );
    expect(offered('query', '--format', '')).toEqual(['table', 'json', 'csv', 'parquet']);
    expect(offered('query', '--format', 'c')).toEqual(['csv']);
  });

  test('offers files where a file is asked for, and looks into the only folder that fits', () => {
    expect(offered('ingest', 'e')).toEqual(['events.jsonl', 'extra.gz']);
    expect(offered('validate', 'l')).toEqual(['logs/only.jsonl']);
    expect(offered('status', '--lake', 'e')).toEqual(['events.jsonl', 'extra.gz']);
    expect(offered('validate', '')).toEqual(['events.jsonl', 'extra.gz', 'logs/']);
    expect(offered('validate', './ev')).toEqual(['./events.jsonl']);
  });
});
