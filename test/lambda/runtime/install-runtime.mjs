/**
 * Puts the binary of the functions' declared runtime (nodejs22.x) beside the dependencies, once. The npm package
 * `node` is a script that fetches one of these, so the one for this machine is fetched by its own name: no script
 * has to run. `node test/lambda/runtime/install-runtime.mjs` does it ahead of the tests.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const RUNTIME_VERSION = '22.23.3';

const PLATFORM = process.platform === 'win32' ? 'win' : process.platform;
const PACKAGE = `node-${PLATFORM}-${process.arch}`;
const BINARY = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
const CACHE = fileURLToPath(new URL('../../../node_modules/.cache/lambda-runtime', import.meta.url));

/** @returns path of the binary */
export function installRuntime() {
  const home = join(CACHE, `${PACKAGE}-${RUNTIME_VERSION}`);
  const binary = join(home, 'node_modules', PACKAGE, BINARY);
  if (existsSync(binary)) return binary;
  mkdirSync(CACHE, { recursive: true });
  // Installed aside and renamed: a second process that asks meanwhile finds all of it or nothing.
  const aside = mkdtempSync(join(CACHE, 'installing-'));
  try {
    const { status, stderr } = spawnSync(
      'npm',
      ['install', '--prefix', aside, '--no-save', '--no-audit', '--no-fund', `${PACKAGE}@${RUNTIME_VERSION}`],
      { encoding: 'utf8', cwd: aside, shell: process.platform === 'win32' },
    );
    if (status !== 0) throw new Error(`npm could not install ${PACKAGE}@${RUNTIME_VERSION}:\n${stderr}`);
    if (!existsSync(home)) renameSync(aside, home);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
  return binary;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(`${installRuntime()}\n`);
