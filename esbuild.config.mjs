/**
 * Builds what runs: the command line (`dist/audit-lake.mjs`) and the Lambda handlers (`dist/lambda/*.mjs`).
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

const TARGETS = {
  cli: { entryPoints: { 'audit-lake': './bin/audit-lake.ts' }, outdir: 'dist', minify: true },
  lambda: {
    entryPoints: Object.fromEntries(
      readdirSync(`${root}/lambda`)
        .filter((f) => f.endsWith('.ts'))
        .map((f) => [f.slice(0, -3), `./lambda/${f}`]),
    ),
    outdir: 'dist/lambda',
    minify: true,
    sourcemap: true,
  },
  bench: { entryPoints: { bench: './test/bench/bench.ts' }, outdir: 'dist' },
  docs: { entryPoints: { docs: './docs/generate.ts' }, outdir: 'dist' },
};

/** Chunks are named by their content: those of earlier builds would pile up, and be published. */
function removeStale(outputs) {
  const kept = new Set(outputs.map((path) => join(root, path)));
  for (const entry of readdirSync(join(root, 'dist'), { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && !kept.has(path)) rmSync(path, { force: true });
  }
}

export default async function buildAll(wanted = ['cli', 'lambda']) {
  const names = Array.isArray(wanted) ? wanted : ['cli', 'lambda']; // jest passes its own configuration
  await compileSchemas();
  const built = await Promise.all(names.map((name) => build({ ...shared, ...TARGETS[name] })));
  removeStale(built.flatMap(({ metafile }) => Object.keys(metafile.outputs)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const extra = process.argv.slice(2).map((flag) => flag.replace(/^--/, ''));
  await buildAll(['cli', 'lambda', ...extra]);
  if (extra.includes('docs')) await import('./dist/docs.mjs');
}
