import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CLI, runCli } from './run-cli';

const folder = mkdtempSync(join(tmpdir(), 'audit-lake-usage-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('bad arguments end with exit code 2 and say what to do', () => {
  test.each([
    ['an unknown command', ['ingset'], "unknown command 'ingset'", 'Did you mean ingest?'],
    ['the beginning of a command', ['gen'], "unknown command 'gen'", 'Did you mean generate?'],
    ['an unknown option', ['generate', '--evnts', '3'], "unknown option '--evnts'", 'Did you mean --events?'],
    ['an argument too many', ['generate', 'x'], 'too many arguments', 'audit-lake --help'],
    ['a missing argument', ['validate'], "missing required argument 'file'", 'audit-lake --help'],
    ['no number', ['generate', '--events', 'many'], '"many"', 'a whole number from 1'],
    ['a number too small', ['generate', '--events', '0'], '"0"', 'a whole number from 1'],
    ['a number in the wrong notation', ['generate', '--events', '1e3'], '"1e3"', 'a whole number from 1'],
    [
      'a value out of a list',
      ['query', 'select 1', '--format', 'xml'],
      "'xml' is invalid",
      'table, json, csv, parquet',
    ],
    ['an unknown shell', ['complete', 'tcsh'], "'tcsh' is invalid", 'bash'],
    [
      'a configuration that is not there',
      ['validate', '-', '--config', 'absent.json'],
      'absent.json (ENOENT)',
      'fix:',
    ],
    ['a configuration that is a folder', ['validate', '-', '--config', '.'], '(EISDIR)', 'fix:'],
    [
      'an output that cannot be written',
      ['generate', '--out', '/dev/null/x'],
      '/dev/null/x (ENOTDIR)',
      'fix:',
    ],
  ])('%s', (_what, args, says, fix) => {
    const { code, stdout, stderr } = runCli(args, { cwd: folder });

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^audit-lake: /);
    expect(stderr).toContain(says);
    expect(stderr).toContain(fix);
  });
});

describe('the configuration', () => {
  test('of the current directory is used, and all of its problems are told', () => {
    writeFileSync(
      join(folder, 'lake.config.json'),
      '{"stage":"prod","clock":{"maxAheadHours":999},"colour":1}',
    );

    const { code, stderr } = runCli(['validate', '-'], { cwd: folder });

    expect(code).toBe(2);
    expect(stderr).toContain('lake.config.json cannot be used: 3 problems');
    expect(stderr).toContain(
      '/stage\n    found    "prod"\n    allowed  "dev", "test", "production"\n    why      What the lake is for.',
    );
    expect(stderr).toContain('fix      did you mean "production"?');
    expect(stderr).toContain('/clock/maxAheadHours');
    expect(stderr).toContain('/colour');
    rmSync(join(folder, 'lake.config.json'));
  });

  test('of --config is used instead, wherever the option stands', () => {
    const file = join(folder, 'clinic.json');
    writeFileSync(file, '{"clock":{"start":"9999-01-01"}}');

    for (const args of [
      ['--config', file, 'validate', '-'],
      ['validate', '-', '--config', file],
    ]) {
      const { code, stderr } = runCli(args, { cwd: folder });
      expect(code).toBe(2);
      expect(stderr).toContain('still to come');
    }
  });

  test('that is not UTF-8 is refused in words', () => {
    const file = join(folder, 'utf16.json');
    writeFileSync(file, Buffer.from('\ufeff{}', 'utf16le'));

    expect(runCli(['validate', '-', '--config', file]).stderr).toContain('save it as UTF-8');
  });
});

describe('a reader that stops reading', () => {
  test('ends the writer quietly', () => {
    const { stdout, stderr } = spawnSync(
      'bash',
      ['-c', '"$0" "$1" generate --events 200000 | head -1 | wc -l; echo $PIPESTATUS', process.execPath, CLI],
      { encoding: 'utf8' },
    );

    expect(stderr).toBe('');
    expect(stdout.split('\n').map((line) => line.trim())).toEqual(['1', '0', '']);
  });
});

describe('what is loaded for help', () => {
  test('is the command-line library and small files: neither the engine, nor tables, nor the schemas', () => {
    const files = ownFiles('audit-lake.mjs');
    const text = files.map(read).join('\n');
    const packages = new Set(importsOf(text).filter((name) => !/^\.|^node:/.test(name)));

    expect([...packages]).toEqual(['commander']);
    expect(text).not.toContain('additionalProperties');
    expect(Buffer.byteLength(text)).toBeLessThan(100_000);
  });
});

function read(file: string): string {
  return readFileSync(join(CLI, '..', file), 'utf8');
}

/** Static imports, by names that a module can have (texts of help quote too); `import(...)` is what a command loads when it runs. */
function importsOf(text: string): readonly string[] {
  return [...text.matchAll(/(?:\bfrom|\bimport)\s*["']((?:node:)?[@.\w/-]+)["']/g)].map(
    ([, name = '']) => name,
  );
}

function ownFiles(entry: string, known: Set<string> = new Set()): string[] {
  if (known.has(entry)) return [];
  known.add(entry);
  const own = importsOf(read(entry)).filter((name) => name.startsWith('./'));
  return [entry, ...own.flatMap((name) => ownFiles(name.slice(2), known))];
}
