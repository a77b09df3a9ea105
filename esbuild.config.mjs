/**
 * Builds what runs: the command line (`dist/audit-lake.mjs`), the CDK application (`dist/app.cjs`) and the Lambda
 * handlers, each whole in a folder of its own (`dist/lambda/<name>/index.js`): what is deployed, and what the tests run.
 * The schemas' validators are compiled first (ajv, ahead of time), so no process pays for compiling them.
 * Called by `npm ci` (prepare), and by jest once before the tests, so that nothing tested is stale.
 */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { compileSchemas } from './lib/core/schema/compile.mjs';

const root = fileURLToPath(new URL('.', import.meta.url));
const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  splitting: true,
  outExtension: { '.js': '.mjs' },
  // Libraries stay dependencies, with their own licences and updates; only our own sources are put together.
  packages: 'external',
  loader: { '.sql': 'text' },
  metafile: true,
  logLevel: 'warning',
  legalComments: 'none',
};

/** One file a function, with the SDK in it: what was tested is what runs, whatever the runtime brings along. */
const FUNCTION = {
  bundle: true,
  platform: 'node',
  target: 'node22',
  format: 'cjs',
  splitting: false,
  packages: 'bundle',
  mainFields: ['module', 'main'],
  outExtension: {},
  minify: true,
  sourcemap: true,
  sourcesContent: false,
};

const functionNames = readdirSync(`${root}/lambda`)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -3));

const TARGETS = {
  cli: [{ entryPoints: { 'audit-lake': './bin/audit-lake.ts' }, outdir: 'dist', minify: true }],
  // The CDK is CommonJS with lazy exports, whose names an ES module cannot see.
  app: [
    {
      entryPoints: { app: './bin/app.ts' },
      outdir: 'dist',
      format: 'cjs',
      splitting: false,
      outExtension: { '.js': '.cjs' },
    },
  ],
  lambda: functionNames.map((name) => ({
    ...FUNCTION,
    entryPoints: { index: `./lambda/${name}.ts` },
    outdir: `dist/lambda/${name}`,
  })),
  bench: [{ entryPoints: { bench: './test/bench/bench.ts' }, outdir: 'dist' }],
  rehearse: [{ entryPoints: { rehearse: './test/rehearsal/rehearse.ts' }, outdir: 'dist' }],
  scores: [{ entryPoints: { scores: './test/stories/scores.ts' }, outdir: 'dist' }],
  docs: [{ entryPoints: { docs: './docs/generate.ts' }, outdir: 'dist' }],
};
const STANDARD = ['cli', 'app', 'lambda'];

/** Chunks are named by their content: those of earlier builds would pile up, and be published. */
function removeStale(outputs) {
  const kept = new Set(outputs.map((path) => join(root, path)));
  for (const entry of readdirSync(join(root, 'dist'), { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && !kept.has(path)) rmSync(path, { force: true });
  }
}

export default async function buildAll(wanted = STANDARD) {
  const names = Array.isArray(wanted) ? wanted : STANDARD; // jest passes its own configuration
  await compileSchemas();
  const built = await Promise.all(
    names.flatMap((name) => TARGETS[name].map((target) => build({ ...shared, ...target }))),
  );
  // Only a whole build knows what is stale.
  if (STANDARD.every((name) => names.includes(name))) {
    removeStale(built.flatMap(({ metafile }) => Object.keys(metafile.outputs)));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const flags = process.argv.slice(2).map((flag) => flag.replace(/^--/, ''));
  // `cdk synth` needs the application and the functions only.
  await buildAll(flags.includes('app') ? ['app', 'lambda'] : [...STANDARD, ...flags]);
  if (flags.includes('docs')) await import('./dist/docs.mjs');
}
