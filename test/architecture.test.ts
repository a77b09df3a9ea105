import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';

const ROOT = join(__dirname, '..');

/**
 * Who may import whom, strictly downward: folder -> what its files may import. A bare name is a package
 * ('node:' any of Node's own). The longest folder that holds a file decides.
 */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'lib/core': ['lib/core', 'node:crypto'],
  'lib/views': ['lib/views', 'lib/core', 'node:fs'],
  'lib/config': ['lib/config', 'lib/core', 'lake.config.schema.json'],
  'lib/constructs': ['lib/constructs', 'lib/core', 'lib/config', 'lib/views', 'aws-cdk-lib', 'constructs'],
  'lib/stacks': [
    'lib/stacks',
    'lib/constructs',
    'lib/core',
    'lib/config',
    'aws-cdk-lib',
    'constructs',
    'cdk-nag',
    '@cdklabs/',
  ],
  lambda: ['lambda', 'lib/core', 'node:', '@aws-sdk/', 'aws-lambda'],
  'lib/local': [
    'lib/local',
    'lib/core',
    'lib/views',
    'lib/config',
    'node:',
    '@duckdb/node-api',
    'fzstd',
    'pure-rand',
  ],
  // Drawing stands in one place, so that pages know nothing of what draws.
  'lib/local/report/charts': ['lib/local/report', 'lib/core', 'echarts'],
  'lib/cloud': ['lib/cloud', 'lib/core', 'lib/views', 'lib/config', 'node:', '@aws-sdk/'],
  bin: [
    'bin',
    'lib/local',
    'lib/cloud',
    'lib/stacks',
    'lib/config',
    'lib/core',
    'node:',
    'aws-cdk-lib',
    '@aws-sdk/',
    'commander',
    '@bomb.sh/tab',
    'cli-table3',
    'cli-progress',
    'package.json',
    'lake.config.json',
    'lake.config.schema.json',
  ],
  docs: ['docs', 'lib/core', 'lib/views', 'node:'],
};

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder)).flatMap((name) => {
    const path = `${folder}/${name}`;
    if (statSync(join(ROOT, path)).isDirectory()) return sources(path);
    return name.endsWith('.ts') && !name.endsWith('.d.ts') ? [path] : [];
  });
}

function importsOf(file: string): readonly string[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\b[^;'"]*?from\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]|(?:^|\n)import\s*['"]([^'"]+)['"]/g,
  );
  return [...found].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

function target(file: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier;
  return relative(ROOT, normalize(join(ROOT, dirname(file), specifier)));
}

function allowed(file: string, imported: string): boolean {
  const folder = Object.keys(MAY_IMPORT)
    .filter((name) => file.startsWith(`${name}/`) || file === `${name}.ts`)
    .sort((a, b) => b.length - a.length)[0];
  if (folder === undefined) return false;
  return (MAY_IMPORT[folder] ?? []).some(
    (name) =>
      imported === name || imported.startsWith(name.endsWith(':') || name.endsWith('/') ? name : `${name}/`),
  );
}

describe('the import table', () => {
  const files = ['lib', 'lambda', 'bin', 'docs'].flatMap(sources);

  test('covers every source file', () => {
    expect(files.length).toBeGreaterThan(20);
    expect(
      files.filter(
        (file) =>
          !Object.keys(MAY_IMPORT).some((folder) => file.startsWith(`${folder}/`) || file === `${folder}.ts`),
      ),
    ).toEqual([]);
  });

  test.each(files)('%s imports only what its folder may', (file) => {
    const foreign = importsOf(file)
      .map((specifier) => target(file, specifier))
      .filter((imported) => !allowed(file, imported));
    expect(foreign).toEqual([]);
  });

  test('would notice a core file that reads files or the environment', () => {
    expect(allowed('lib/core/layout.ts', 'node:fs')).toBe(false);
    expect(allowed('lib/core/layout.ts', 'lib/local/local-lake')).toBe(false);
    expect(allowed('lambda/route.ts', 'lib/constructs/lake-function')).toBe(false);
    expect(allowed('lib/core/layout.ts', 'lib/core/tiers')).toBe(true);
  });

  test('core asks neither the clock, nor chance, nor the environment', () => {
    const impure = sources('lib/core').filter((file) =>
      /\bDate\.now\(|\bnew Date\(\)|Math\.random\(|\bprocess\.|randomUUID/.test(
        readFileSync(join(ROOT, file), 'utf8'),
      ),
    );
    expect(impure).toEqual([]);
  });
});
