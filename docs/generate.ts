import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataDictionary } from '../lib/core/data-dictionary';
import { policyFindingsPage } from './policy-findings';
import { roleMatrixPage } from './role-matrix';
import { viewListPage } from './view-list';

/** Lets `work` see the assembly of the default configuration, as it was just built. */
function withAssembly(work: (assembly: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'audit-lake-docs-'));
  const config = join(folder, 'lake.config.json');
  const assembly = join(folder, 'assembly');
  try {
    writeFileSync(config, '{}');
    const { context } = JSON.parse(readFileSync('cdk.json', 'utf8')) as { readonly context: object };
    const env = {
      ...process.env,
      CDK_OUTDIR: assembly,
      CDK_CONTEXT_JSON: JSON.stringify({ ...context, config }),
    };
    const { status } = spawnSync(process.execPath, ['dist/app.cjs'], { env, stdio: 'inherit' });
    if (status !== 0) throw new Error('the lake does not synthesize: docs/policy-findings.md is not written');
    work(assembly);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

writeFileSync('docs/data-dictionary.md', dataDictionary());
writeFileSync('docs/role-matrix.md', roleMatrixPage());
writeFileSync('docs/views.md', viewListPage());
withAssembly((assembly) => writeFileSync('docs/policy-findings.md', policyFindingsPage(assembly)));
