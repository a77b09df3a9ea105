import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { LakeConfig, Profile } from '../../lib/config';
import { CannotRun } from '../output/cannot-run';

const ENDING = '.template.json';

/** Parsed templates by name. */
export type Templates = Readonly<Record<string, unknown>>;

export function readTemplates(folder: string): Templates {
  const names = listOf(folder).filter((name) => name.endsWith(ENDING));
  if (names.length === 0) {
    throw new CannotRun(
      `no *${ENDING} in ${folder}`,
      'name the folder that cdk synth has written, usually cdk.out',
    );
  }
  return Object.fromEntries(
    names.map((name) => [name.slice(0, -ENDING.length), readTemplate(join(folder, name))]),
  );
}

function listOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new CannotRun(`cannot read the folder ${folder} (${code})`, 'name the folder of the templates');
  }
}

function readTemplate(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new CannotRun(`${path} is no template`, 'synthesize again, or remove it');
  }
}

/** The templates of a configuration in each of these profiles, made offline in a folder that is removed again. */
export async function synthesize(
  config: LakeConfig,
  profiles: readonly Profile[],
): Promise<readonly { readonly profile: Profile; readonly templates: Templates }[]> {
  // Beside this file once built: dist/app.cjs.
  const app = join(dirname(fileURLToPath(import.meta.url)), 'app.cjs');
  const root = dirname(dirname(app));
  mustBeClone(app, root);
  const folder = mkdtempSync(join(tmpdir(), 'audit-lake-cost-'));
  try {
    return await Promise.all(
      profiles.map(async (profile) => {
        const file = join(folder, `${profile}.config.json`);
        const out = join(folder, profile);
        writeFileSync(file, JSON.stringify({ ...config, profile }));
        await runApp(app, root, out, { ...contextOf(root), config: file });
        return { profile, templates: readTemplates(out) };
      }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function mustBeClone(app: string, root: string): void {
  const isThere = existsSync(app) && existsSync(join(root, 'cdk.json')) && canResolve(app, 'aws-cdk-lib');
  if (isThere) return;
  throw new CannotRun(
    'the stacks cannot be synthesized here: aws-cdk-lib, a development dependency, is not installed, or dist/app.cjs is not built',
    'run it in a clone of the project after npm ci, or name templates: --templates DIR',
  );
}

function canResolve(from: string, name: string): boolean {
  try {
    createRequire(from).resolve(name);
    return true;
  } catch {
    return false;
  }
}

function contextOf(root: string): Readonly<Record<string, unknown>> {
  const { context = {} } = JSON.parse(readFileSync(join(root, 'cdk.json'), 'utf8')) as {
    readonly context?: Readonly<Record<string, unknown>>;
  };
  return context;
}

/** What the CDK's command line does, without it: no account, no network, no look-up. */
async function runApp(app: string, cwd: string, outdir: string, context: object): Promise<void> {
  const env = { ...process.env, CDK_OUTDIR: outdir, CDK_CONTEXT_JSON: JSON.stringify(context) };
  try {
    await promisify(execFile)(process.execPath, [app], { cwd, env, maxBuffer: 1 << 26 });
  } catch (error) {
    const lines = spokenLines(error);
    throw new CannotRun(
      'the stacks could not be synthesized',
      'see npm run synth, which says all of it',
      lines.slice(0, 12).map((line) => `  ${line.slice(0, 200)}`),
    );
  }
}

/** What the application said, without its stack trace; what ended it silently (a signal) has a message of its own. */
function spokenLines(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [];
  const said = 'stderr' in error ? String(error.stderr) : '';
  return (said.trim() === '' ? error.message : said)
    .split('\n')
    .filter((line) => /\S/.test(line) && !/^\s+at /.test(line));
}
