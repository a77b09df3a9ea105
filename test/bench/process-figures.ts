import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Figure, median } from './measure';

const CLI = join(process.cwd(), 'dist', 'audit-lake.mjs');

/** Reports the peak resident memory of the process that it is loaded into. */
const PEAK = `process.on('exit', () => require('node:fs').writeFileSync(process.env.PEAK_FILE, String(process.resourceUsage().maxRSS)));`;
const PARSE_ONLY = `
const { createReadStream } = require('node:fs');
const { createInterface } = require('node:readline');
let n = 0;
createInterface({ input: createReadStream(process.argv[1]) }).on('line', (line) => { JSON.parse(line); n += 1; }).on('close', () => console.log(n));
`;

interface Run {
  readonly seconds: number;
  readonly peakMb: number;
}

function run(folder: string, args: readonly string[]): Run {
  const peakFile = join(folder, 'peak');
  const start = process.hrtime.bigint();
  const result = spawnSync(process.execPath, ['--require', join(folder, 'peak.cjs'), ...args], {
    env: { ...process.env, PEAK_FILE: peakFile },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (result.status === null || result.status > 1) throw new Error(`${args[0]} ended with ${result.status}`);
  return { seconds, peakMb: Number(readFileSync(peakFile, 'utf8')) / 1024 };
}

/**
 * What whole processes cost: start-up, ingest against a process that only parses, and memory; and what is asked of
 * the lake of 1,000,000 events while it is there.
 */
export async function processFigures(
  say: (text: string) => void,
  askLake: (lake: string) => Promise<readonly Figure[]>,
): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'audit-lake-bench-'));
  try {
    writeFileSync(join(folder, 'peak.cjs'), PEAK);
    const generated = (events: number) => {
      const file = join(folder, `${events}.jsonl`);
      say(`generating ${events.toLocaleString('en')} events`);
      const { seconds } = run(folder, [
        CLI,
        'generate',
        '--events',
        String(events),
        '--seed',
        '5',
        '--out',
        file,
      ]);
      return { file, seconds };
    };
    const lake = join(folder, 'lake');
    const ingest = (file: string) => {
      rmSync(lake, { recursive: true, force: true });
      return run(folder, [CLI, 'ingest', file, '--lake', lake, '--json']);
    };
    const small = generated(200_000).file;
    const middle = generated(300_000).file;
    const large = generated(1_000_000);
    say('ingest of 300,000 events, three times, each beside a process that only parses');
    const parses: number[] = [];
    const ingests: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      parses.push(run(folder, ['-e', PARSE_ONLY, middle]).seconds);
      ingests.push(ingest(middle).seconds);
    }
    say('peak memory at 200,000 and at 1,000,000 events');
    const peakSmall = ingest(small).peakMb;
    const peakLarge = ingest(large.file).peakMb;
    const asked = await askLake(lake);
    const starts: number[] = [];
    const helps: number[] = [];
    for (let round = 0; round < 9; round += 1) {
      starts.push(run(folder, ['-e', '0']).seconds * 1000);
      helps.push(run(folder, [CLI, '--help']).seconds * 1000);
    }
    return [
      {
        name: 'ingest of 300,000 events / a process that only parses',
        value: median(ingests),
        floor: median(parses),
        unit: 's',
        limit: 7,
      },
      {
        name: 'peak memory at 1,000,000 events / at 200,000',
        value: peakLarge,
        floor: peakSmall,
        unit: 'MB',
        limit: 1.3,
      },
      {
        name: 'peak memory at 1,000,000 events / 500 MB',
        value: peakLarge,
        floor: 500,
        unit: 'MB',
        limit: 1,
      },
      {
        name: 'audit-lake --help beyond node -e 0',
        value: median(helps),
        floor: median(starts),
        unit: 'ms',
        limit: 150,
        difference: true,
      },
      {
        name: 'generate of 1,000,000 events / a minute',
        value: large.seconds,
        floor: 60,
        unit: 's',
        limit: 1,
      },
      ...asked,
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
