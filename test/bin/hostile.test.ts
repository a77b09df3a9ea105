import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { HOSTILE_LINES } from '../fixtures/hostile-lines';
import { eventLine } from './event-lines';
import { CLI, type CliRun, jsonLines, runCli } from './run-cli';

const folder = mkdtempSync(join(tmpdir(), 'audit-lake-hostile-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A good line before, between and after all the others, so that each one could take a neighbour with it. */
const GOOD = Array.from({ length: HOSTILE_LINES.length + 1 }, (_, index) =>
  Buffer.from(eventLine(index + 1)),
);

function withGoodLines(end: string): Buffer {
  const lines = GOOD.flatMap((good, index) => {
    const hostile = HOSTILE_LINES[index];
    return hostile === undefined ? [good] : [good, hostile.bytes];
  });
  return Buffer.concat(lines.flatMap((line) => [line, Buffer.from(end)]));
}

interface Verdict {
  readonly line: number;
  readonly verdict: string;
  readonly reason?: string;
  readonly path?: string;
}

describe('hostile lines between good ones', () => {
  const refusals = HOSTILE_LINES.filter(({ told }) => told !== 'accepted').length;
  const accepted = GOOD.length + HOSTILE_LINES.length - refusals;
  const all = GOOD.length + HOSTILE_LINES.length;

  let validated: CliRun;
  let verdicts: Verdict[];
  beforeAll(() => {
    validated = runCli(['validate', '-', '--json'], { input: withGoodLines('\n') });
    verdicts = jsonLines(validated.stdout) as Verdict[];
  });

  test.each(HOSTILE_LINES.map((line, index) => ({ ...line, index })))('$what', ({ told, index }) => {
    const at = index * 2;
    const expected =
      told === 'accepted'
        ? { verdict: 'accepted' }
        : { verdict: 'rejected', path: told.path, reason: told.reason };

    expect(verdicts[at + 1]).toMatchObject({ line: at + 2, ...expected });
    expect([verdicts[at], verdicts[at + 2]]).toMatchObject([
      { verdict: 'accepted' },
      { verdict: 'accepted' },
    ]);
  });

  test('get one verdict each, and exit code 1', () => {
    expect({ code: validated.code, lines: verdicts.length }).toEqual({ code: 1, lines: all });
  });

  test('are the same with CRLF', () => {
    const { stdout } = runCli(['validate', '-', '--json'], { input: withGoodLines('\r\n') });

    expect(stdout).toBe(validated.stdout);
  });

  test('are counted by ingest as by validate, once, and leave a lake that answers', () => {
    const lake = join(folder, "it's [hostile] ü *?");
    const ingest = () => runCli(['ingest', '-', '--json', '--lake', lake], { input: withGoodLines('\n') });

    const first = ingest();
    const again = ingest();

    expect([first.code, again.code]).toEqual([1, 1]);
    expect(JSON.parse(first.stdout)).toMatchObject({ read: all, accepted, conflicts: 0, rejected: refusals });
    expect(JSON.parse(again.stdout)).toMatchObject({ read: all, accepted: 0, duplicates: accepted });
    const { stdout } = runCli(['query', 'select count(*) as n from audit_events', '--json', '--lake', lake]);
    expect(JSON.parse(stdout)).toEqual([{ n: accepted }]);
    const status = JSON.parse(runCli(['status', '--json', '--lake', lake]).stdout);
    expect(status.total.events).toBe(accepted);
    const listed = JSON.parse(runCli(['quarantine', 'list', '--json', '--lake', lake]).stdout);
    expect(listed).toHaveLength(refusals);
  });
});

describe('a text that is no UTF-8 at all', () => {
  test.each([
    ['UTF-16 with a mark', Buffer.from(`\ufeff${eventLine(1)}\n${eventLine(2)}`, 'utf16le')],
    ['UTF-16 without one', Buffer.from(`${eventLine(1)}\n${eventLine(2)}`, 'utf16le')],
  ])('%s is refused line by line', (_what, input) => {
    const { code, stdout } = runCli(['validate', '-', '--json'], { input });

    expect(code).toBe(1);
    expect(jsonLines(stdout)).toMatchObject([
      { line: 1, reason: 'encoding' },
      { line: 2, reason: 'encoding' },
    ]);
  });

  test.each([
    ['nothing', ''],
    ['blank lines', '\n\r\n  \n\n'],
  ])('%s is a file without events', (_what, input) => {
    const { code, stdout } = runCli(['ingest', '-', '--json', '--lake', join(folder, 'empty')], { input });

    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ read: 0, skipped: 0 });
  });
});

const MB = 1 << 20;
const PEAK = 'process.on("exit",()=>process.stderr.write("peak "+process.resourceUsage().maxRSS))';

/** Bytes of memory at its peak, and what was printed. */
async function peakOf(args: readonly string[], input: () => Iterable<string>) {
  const child = spawn(process.execPath, [`--import=data:text/javascript,${PEAK}`, CLI, ...args]);
  const told = { stdout: '', stderr: '' };
  child.stdout.on('data', (text) => (told.stdout += String(text)));
  child.stderr.on('data', (text) => (told.stderr += String(text)));
  const closed = new Promise((resolve) => child.on('close', resolve));
  await pipeline(Readable.from(input()), child.stdin);
  await closed;
  return { ...told, peak: Number(/peak (\d+)/.exec(told.stderr)?.[1]) * 1024 };
}

describe('a line far longer than an event may be', () => {
  const LINE_MB = 192;
  function* withLine(megabytes: number): Generator<string> {
    yield `${eventLine(1)}\n{"schema_version":"1.1","metadata":{"x":"`;
    for (let written = 0; written < megabytes; written += 1) yield 'a'.repeat(MB);
    yield `"}}\n${eventLine(2)}\n`;
  }

  test.each(['validate', 'ingest'])(
    'is refused by %s in a memory that does not grow with it',
    async (command) => {
      const args = (lake: string) => [command, '-', '--json', '--lake', join(folder, `${command}-${lake}`)];

      const short = await peakOf(args('short'), () => withLine(2));
      const long = await peakOf(args('long'), () => withLine(LINE_MB));

      expect(long.stdout).toBe(short.stdout);
      expect(long.stdout).toContain('too_large');
      expect(short.peak).toBeGreaterThan(0);
      expect(long.peak - short.peak).toBeLessThan((LINE_MB / 3) * MB);
    },
  );
});
