import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';

/** Assemblies are kept here by their content, so that the tests of one run, in several processes, make each once. */
const CACHE = 'node_modules/.cache/audit-lake/synth';
const STALE_MS = 24 * 3_600_000;

const made = new Map<string, string>();

/**
 * Synthesizes the lake as `npx cdk synth` would, with `dist/app.cjs` as it stands (jest builds it before the
 * tests), and gives the directory of the assembly. The same configuration and build are synthesized once. To be
 * called in the root of the project.
 *
 * @param config Content of a lake.config.json; left out: an empty one, so all defaults.
 * @throws with the application's own message when it refuses
 */
export function synthLake(config: object = {}): string {
  const text = JSON.stringify(config);
  const known = made.get(text);
  if (known !== undefined) return known;
  const directory = join(resolve(CACHE), digest(text));
  if (!isThere(directory)) synthesize(text, directory);
  made.set(text, directory);
  return directory;
}

function synthesize(config: string, directory: string): void {
  mkdirSync(resolve(CACHE), { recursive: true });
  removeStale();
  const draft = mkdtempSync(`${directory}-`);
  const file = join(draft, 'lake.config.json');
  writeFileSync(file, config);
  const ran = spawnSync(process.execPath, [resolve('dist/app.cjs')], {
    encoding: 'utf8',
    env: {
      ...process.env,
      CDK_OUTDIR: join(draft, 'assembly'),
      CDK_CONTEXT_JSON: JSON.stringify({ ...contextOf('cdk.json'), config: file }),
    },
  });
  if (ran.status !== 0) {
    rmSync(draft, { recursive: true, force: true });
    throw new Error(`the lake does not synthesize:\n${ran.stderr}${ran.stdout}`);
  }
  try {
    renameSync(join(draft, 'assembly'), directory);
  } catch (error) {
    if (!isThere(directory)) throw error; // another process was faster: it made the same
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function contextOf(file: string): object {
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly context?: object }).context ?? {};
}

/** Of all that an assembly is made from: the configuration, the application, the functions, CDK's settings. */
function digest(config: string): string {
  const hash = createHash('sha256').update(config);
  const lambdas = readdirSync('dist/lambda', { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.js(\.map)?$/.test(name))
    .map((name) => join('dist/lambda', name));
  for (const file of ['dist/app.cjs', 'cdk.json', 'package-lock.json', ...lambdas.sort()]) {
    hash.update(`\n${file}\n`).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 32);
}

function isThere(directory: string): boolean {
  return statSync(join(directory, 'manifest.json'), { throwIfNoEntry: false }) !== undefined;
}

function removeStale(): void {
  for (const name of readdirSync(resolve(CACHE))) {
    const path = join(resolve(CACHE), name);
    const seen = statSync(path, { throwIfNoEntry: false });
    if (seen !== undefined && Date.now() - seen.mtimeMs > STALE_MS)
      rmSync(path, { recursive: true, force: true });
  }
}
