import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { CLI, runCli } from './run-cli';

const folder = mkdtempSync(join(tmpdir(), 'audit-lake-faults-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let number = 0;
/** A folder for a lake that is not there yet. */
function newLake(): string {
  number += 1;
  return join(folder, `lake-${number}`);
}

/** Enough that an ingest is still at work when it is disturbed. */
const EVENTS = 6_000;
const file = join(folder, 'events.jsonl');

interface Counts {
  readonly read: number;
  readonly accepted: number;
  readonly duplicates: number;
  readonly conflicts: number;
  readonly rejected: number;
}

let undisturbed: Counts;
beforeAll(() => {
  runCli(['generate', '--events', String(EVENTS), '--seed', '11', '--out', file]);
  undisturbed = counts(runCli(['ingest', file, '--json', '--lake', newLake()]).stdout);
});

function counts(stdout: string): Counts {
  const { read, accepted, duplicates, conflicts, rejected } = JSON.parse(stdout);
  return { read, accepted, duplicates, conflicts, rejected };
}

function startIngest(lake: string): ChildProcess {
  return spawn(process.execPath, [CLI, 'ingest', file, '--json', '--lake', lake]);
}

/** Events, and different events, that a reader sees. */
function seen(lake: string): { readonly events: number; readonly ids: number } {
  const sql = 'select count(*) as events, count(distinct event_id) as ids from audit_events';
  return JSON.parse(runCli(['query', sql, '--json', '--lake', lake]).stdout)[0];
}

/** A last, undisturbed run makes up for everything before it, and one more adds nothing. */
function expectWhole(lake: string): void {
  const { read, accepted, duplicates, conflicts, rejected } = undisturbed;
  const last = counts(runCli(['ingest', file, '--json', '--lake', lake]).stdout);
  const again = counts(runCli(['ingest', file, '--json', '--lake', lake]).stdout);

  expect(last.accepted + last.duplicates).toBe(accepted + duplicates);
  expect([last.conflicts, last.rejected]).toEqual([conflicts, rejected]);
  expect(again).toEqual({ read, accepted: 0, duplicates: accepted + duplicates, conflicts, rejected });
  expect(seen(lake)).toEqual({ events: accepted, ids: accepted });
}

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; !isSo() && tries < 2000; tries += 1) await pause(5);
}

describe('ingest', () => {
  test('ended at any moment leaves a lake that can be read, and the next run makes it whole', async () => {
    const lake = newLake();
    const moments: readonly (() => boolean)[] = [
      () => existsSync(join(lake, '_work', 'writer.duckdb')),
      () =>
        existsSync(join(lake, '_work', 'staging')) && readdirSync(join(lake, '_work', 'staging')).length > 0,
      () => existsSync(join(lake, 'vault')),
    ];

    for (const moment of moments) {
      const running = startIngest(lake);
      const ended = new Promise<NodeJS.Signals | null>((resolve) =>
        running.on('exit', (_code, signal) => resolve(signal)),
      );
      await until(moment);
      running.kill('SIGKILL');

      expect(await ended).toBe('SIGKILL');
      const { events, ids } = seen(lake);
      expect(ids).toBe(events);
    }

    expectWhole(lake);
  });

  test('twice at the same time takes every event in once', async () => {
    const lake = newLake();
    const runs = [startIngest(lake), startIngest(lake)].map(
      (running) =>
        new Promise<Counts>((resolve) => {
          let text = '';
          running.stdout?.on('data', (chunk) => (text += String(chunk)));
          running.on('close', () => resolve(counts(text)));
        }),
    );

    const told = await Promise.all(runs);

    expect(told.map(({ read }) => read)).toEqual([EVENTS, EVENTS]);
    expect(told.map(({ accepted }) => accepted).sort((a, b) => a - b)).toEqual([0, undisturbed.accepted]);
    expect(seen(lake)).toEqual({ events: undisturbed.accepted, ids: undisturbed.accepted });
  });

  (process.platform === 'win32' ? test.skip : test)(
    'on a full disk says so, ends with 2, and is made up for',
    () => {
      const lake = newLake();

      // No file may grow beyond 300 blocks: what a write then meets is what it meets on a full disk.
      const { status, stdout, stderr } = spawnSync(
        'bash',
        [
          '-c',
          'ulimit -f 300; exec "$@"',
          'bash',
          process.execPath,
          CLI,
          'ingest',
          file,
          '--json',
          '--lake',
          lake,
        ],
        { encoding: 'utf8' },
      );

      expect(status).toBe(2);
      expect(stderr).toMatch(/^audit-lake: The disk of .* is full\..*run the same again/);
      const { read, accepted, duplicates, conflicts, rejected } = counts(stdout);
      expect(read).toBe(accepted + duplicates + conflicts + rejected);
      expect(seen(lake).events).toBe(accepted);
      expectWhole(lake);
    },
  );
});

describe('an input that cannot be opened', () => {
  const loop = join(folder, 'loop');
  beforeAll(() => symlinkSync('loop', loop));

  test.each([
    ['a folder', folder, 'is a folder'],
    ['a name of nothing', '', 'does not exist'],
    ['a link to itself', loop, 'leads back to itself'],
    ['a name too long', 'x'.repeat(5000), 'longer name'],
  ])('%s: ends with 2 and the reason', (_what, input, says) => {
    for (const command of [['validate'], ['ingest', '--lake', newLake()]]) {
      const { code, stderr } = runCli([...command, input]);

      expect(code).toBe(2);
      expect(stderr).toContain(says);
    }
  });
});
