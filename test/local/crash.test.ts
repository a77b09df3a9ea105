import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DiskOperation } from '../../lib/local/lake/disk';
import { LocalLake } from '../../lib/local/local-lake';
import {
  aFolder,
  aLine,
  ask,
  ingestLines,
  RECEIVED_AT,
  RULES,
  recordsOf,
  removeFolders,
} from '../fixtures/a-lake';
import { buildProgram } from '../fixtures/programs/build-program';

afterAll(removeFolders);

const TIER_OF = ['Patient', 'Note', 'PsychotherapyNote', 'SudRecord'];

/** Events of all tiers and three days, a repeated one, a conflict, and refused lines. */
function someLines(count: number): string[] {
  const lines = Array.from({ length: count }, (_, at) =>
    aLine(at, {
      resource: { type: TIER_OF[at % 4] ?? '' },
      timestamp: `2026-03-0${1 + (at % 3)}T08:00:00Z`,
    }),
  );
  return [
    ...lines,
    aLine(0, { resource: { type: 'Patient' }, action: { name: 'other' } }),
    lines[1] ?? '',
    'no',
    '{}',
  ];
}

const LINES = someLines(3);
const ROWS = 4;

async function mustHoldAll(folder: string, lines: readonly string[]): Promise<void> {
  const events = lines.length - 4;
  expect(
    await ask(
      folder,
      'select count(*)::int as n, count(distinct event_id)::int as ids, count(raw_event)::int as texts from events',
    ),
  ).toEqual([{ n: events, ids: events, texts: events }]);
  const lake = await LocalLake.open(folder, { rules: RULES, mode: 'read' });
  const reasons: unknown[] = [];
  for await (const entries of lake.quarantined({ now: RECEIVED_AT }))
    reasons.push(...entries.map((e) => e.reason));
  expect(reasons.sort()).toEqual(['conflict', 'not_json', 'unknown_version']);
}

/** What was stored before the end is a duplicate now, and nothing is there twice. */
async function mustComplete(folder: string, lines: readonly string[], rows: number): Promise<void> {
  const counts = await ingestLines(folder, lines, { rows });
  expect(counts.accepted + counts.duplicates).toBe(lines.length - 3);
  expect(counts).toMatchObject({ read: lines.length, conflicts: 1, rejected: 2 });
  await mustHoldAll(folder, lines);
  expect(readdirSync(join(folder, '_commit'))).toEqual([]);
}

async function stepsOf(lines: readonly string[]): Promise<DiskOperation[]> {
  const steps: DiskOperation[] = [];
  await ingestLines(aFolder(), lines, { rows: ROWS, onStep: (operation) => steps.push(operation) });
  return steps;
}

describe('the disk stops answering', () => {
  test('at any change of it: nothing is lost, nothing is doubled, and the next run completes', async () => {
    const steps = await stepsOf(LINES);
    expect(new Set(steps)).toEqual(
      new Set(['folder', 'append', 'write', 'copy', 'sync', 'rename', 'remove']),
    );
    // Ended before or after a flush the folder looks the same: one of the two is enough.
    const ends = steps.flatMap((_, at) => (steps[at - 1] === 'sync' ? [] : [at + 1]));
    for (const dead of ends) {
      const folder = aFolder();
      let step = 0;
      const failure = await ingestLines(folder, LINES, {
        rows: ROWS,
        onStep: () => {
          step += 1;
          if (step >= dead) throw Object.assign(new Error('the process has ended'), { code: 'EIO' });
        },
      }).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(Error);

      await mustComplete(folder, LINES, ROWS);
    }
  }, 600_000);
});

test('a batch whose commit was not finished is told by status, and finished by opening the lake', async () => {
  const folder = aFolder();
  let committed = false;
  await ingestLines(folder, LINES, {
    onStep: (operation, path) => {
      if (committed) throw Object.assign(new Error('the process has ended'), { code: 'EIO' });
      committed = operation === 'rename' && path.startsWith(join(folder, '_commit'));
    },
  }).catch(() => {});
  const reader = await LocalLake.open(folder, { rules: RULES, mode: 'read' });
  const before = await reader.status();

  (await LocalLake.open(folder, { rules: RULES, mode: 'write' })).close();

  expect(before).toMatchObject({ total: { events: 0 }, unfinished_batches: 1 });
  expect(await reader.status()).toMatchObject({ total: { events: 3 }, unfinished_batches: 0 });
  await mustHoldAll(folder, LINES);
});

describe('a full disk', () => {
  test('is told clearly, leaves what was stored before, and a later run completes', async () => {
    const steps = await stepsOf(LINES);
    const commits = steps.flatMap((operation, at) => (operation === 'copy' ? [at + 1] : []));
    for (const full of [commits[0] ?? 0, commits.at(-1) ?? 0]) {
      const folder = aFolder();
      let step = 0;
      const failure = await ingestLines(folder, LINES, {
        rows: ROWS,
        onStep: (operation) => {
          step += 1;
          const writes = operation !== 'remove' && operation !== 'rename';
          if (step >= full && writes)
            throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
        },
      }).catch((error: unknown) => error);

      expect(failure).toMatchObject({
        message: expect.stringMatching(/is full/),
        cause: { problem: 'no_space' },
        counts: { accepted: full === commits[0] ? 0 : expect.any(Number) },
      });
      await mustComplete(folder, LINES, ROWS);
    }
  });
});

describe('a process', () => {
  let program = '';
  let file = '';
  const lines = someLines(3000);

  beforeAll(async () => {
    const folder = aFolder();
    program = await buildProgram('ingest-file', join(folder, 'program'));
    file = join(folder, 'events.jsonl');
    writeFileSync(file, `${lines.join('\n')}\n`);
  });

  function start(folder: string, { rows = 200, waitMs = 0, dieAt = 0, limit = '' } = {}): ChildProcess {
    const command = [process.execPath, program, folder, file, rows, waitMs, dieAt].join(' ');
    return spawn('bash', ['-c', `${limit} exec ${command}`], { stdio: ['ignore', 'pipe', 'pipe'] });
  }

  async function answerOf(child: ChildProcess): Promise<Record<string, unknown>> {
    let text = '';
    child.stdout?.on('data', (part: Buffer) => {
      text += part.toString();
    });
    await once(child, 'close');
    return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
  }

  test.each([8, 25, 60, 110])(
    'that ends itself at its %i. change of the disk is made up for',
    async (dieAt) => {
      const folder = aFolder();
      const child = start(folder, { dieAt });
      await once(child, 'close');
      expect(child.signalCode).toBe('SIGKILL');

      await mustComplete(folder, lines, 700);
    },
  );

  test('killed at random moments, run after run, is made up for in the end', async () => {
    const folder = aFolder();
    for (let run = 0; run < 5; run += 1) {
      const child = start(folder);
      await Promise.race([once(child.stderr ?? child, 'data'), once(child, 'close')]);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 600));
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
      // A reader meanwhile sees whole batches or parts of them, and never a file that it can't read.
      await ask(folder, 'select count(*), max(raw_event) from events');
    }

    await mustComplete(folder, lines, 700);
  });

  test('that the system stops from writing says that the disk is full, and is made up for', async () => {
    const folder = aFolder();

    const answer = await answerOf(start(folder, { rows: 10_000, limit: "trap '' XFSZ; ulimit -f 100;" }));

    expect(answer).toMatchObject({ problem: 'no_space' });
    await mustComplete(folder, lines, 700);
  });

  test('waits for another one to end, and takes in nothing twice', async () => {
    const folder = aFolder();

    const [one, two] = await Promise.all([
      answerOf(start(folder, { waitMs: 60_000 })),
      answerOf(start(folder, { waitMs: 60_000 })),
    ]);

    const accepted = [one, two].map((answer) => (answer.counts as { accepted: number }).accepted);
    expect(accepted.sort((a, b) => a - b)).toEqual([0, 3000]);
    await mustHoldAll(folder, lines);
  });

  test('that may not wait says which process is in its way', async () => {
    const folder = aFolder();
    const lake = await LocalLake.open(folder, { rules: RULES, mode: 'write' });

    const answer = await answerOf(start(folder));
    const inside = await LocalLake.open(folder, { rules: RULES, mode: 'write', waitMs: 0 }).catch(
      (e: unknown) => e,
    );
    const counts = await lake.ingest(recordsOf(LINES), { receivedAt: () => RECEIVED_AT });
    lake.close();

    expect(answer).toMatchObject({
      problem: 'locked',
      error: expect.stringContaining(`process ${process.pid}`),
    });
    expect(inside).toMatchObject({ problem: 'locked', message: expect.stringContaining('this process') });
    expect(counts).toMatchObject({ accepted: 3 });
    expect(await answerOf(start(folder))).toMatchObject({ counts: { read: lines.length } });
  });
});
