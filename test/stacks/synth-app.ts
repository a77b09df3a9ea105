import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import cdk from '../../cdk.json';

export interface Ran {
  readonly code: number | null;
  /** Both streams: what a person at the terminal sees. */
  readonly said: string;
}

/** An empty folder with a configuration in it, and a place for an assembly that is not there yet. */
export function aPlace(config: object): { readonly config: string; readonly out: string } {
  const folder = mkdtempSync(join(tmpdir(), 'audit-lake-synth-'));
  const file = join(folder, 'lake.config.json');
  writeFileSync(file, JSON.stringify(config));
  return { config: file, out: join(folder, 'assembly') };
}

/** The application alone, as the CDK's command line starts it. @param before modules that are loaded first */
export function runApp(
  { config, out }: { readonly config: string; readonly out: string },
  before: readonly string[] = [],
): Promise<Ran> {
  const env = { CDK_OUTDIR: out, CDK_CONTEXT_JSON: JSON.stringify({ ...cdk.context, config }) };
  const required = before.flatMap((file) => ['--require', resolve(file)]);
  return run([...required, resolve('dist/app.cjs')], env);
}

/**
 * `npx cdk synth -c config=FILE`. The application is not built again, as `cdk.json` would have it: the other tests
 * of this run read what is built.
 */
export function runCdk({ config, out }: { readonly config: string; readonly out: string }): Promise<Ran> {
  const quiet = ['--quiet', '--no-notices', '--no-lookups', '--no-color'];
  return run(
    [
      resolve('node_modules/aws-cdk/bin/cdk'),
      'synth',
      ...quiet,
      ...['--app', 'node dist/app.cjs', '--output', out, '-c', `config=${config}`],
    ],
    { CDK_DISABLE_CLI_TELEMETRY: 'true', CI: 'true' },
  );
}

function run(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ran> {
  // Without credentials, and without a home that could hold some.
  const clean = { PATH: process.env.PATH ?? '', HOME: tmpdir(), AWS_EC2_METADATA_DISABLED: 'true' };
  return new Promise((settle, fail) => {
    const child = spawn(process.execPath, args, { env: { ...clean, ...env } });
    const parts: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => parts.push(part));
    child.on('error', fail);
    child.on('close', (code) => settle({ code, said: Buffer.concat(parts).toString() }));
  });
}

/** Every file below a folder, by its path, with its content. */
export function contentsOf(folder: string): ReadonlyMap<string, string> {
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'latin1')]),
  );
}
