import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Figure, median } from './measure';

const PACKAGES = join(process.cwd(), 'dist', 'lambda');
const INSTALLER = join(process.cwd(), 'test', 'lambda', 'runtime', 'install-runtime.mjs');

/** Starting and loading, against starting alone: half of the rest are modules of Node that the SDK needs. */
const MAX_LOADING = 4;
/** Of unzipped code; a larger package starts slower, and says that something came along unnoticed. */
const MAX_KILOBYTES = 1024;
const ROUNDS = 9;

function output(command: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args[0]} ended with ${status}: ${stderr}`);
  return stdout.trim();
}

function milliseconds(run: () => void): number {
  const start = process.hrtime.bigint();
  run();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/** Size of each function's code, and what loading it costs in a fresh process of the declared runtime. */
export function bundleFigures(): readonly Figure[] {
  const runtime = output(process.execPath, [INSTALLER]);
  return readdirSync(PACKAGES).flatMap((name): readonly Figure[] => {
    const file = join(PACKAGES, name, 'index.js');
    const bare: number[] = [];
    const loaded: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      bare.push(milliseconds(() => output(runtime, ['-e', '0'])));
      loaded.push(milliseconds(() => output(runtime, ['-e', `require(${JSON.stringify(file)})`])));
    }
    return [
      {
        name: `code of the function ${name} / ${MAX_KILOBYTES} kB`,
        value: statSync(file).size / 1000,
        floor: MAX_KILOBYTES,
        unit: 'kB',
        limit: 1,
      },
      {
        name: `node with the function ${name} loaded / node -e 0`,
        value: median(loaded),
        floor: median(bare),
        unit: 'ms',
        limit: MAX_LOADING,
      },
    ];
  });
}
