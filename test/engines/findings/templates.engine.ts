import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { SCOPES } from '../../../lib/constructs/lake-names';
import { lakePrefix, STACK_PARTS } from '../../../lib/core/deployed-names';
import { readAssembly } from '../../cloud/assembly';
import { synthLake } from '../../cloud/synth-lake';
import { ACCEPTED_FINDINGS } from '../accepted-findings';
import { CONFIGURATIONS } from '../configurations';
import type { PythonTool } from '../install/python-tool';
import { type Checked, checkTemplates, type Finding, TEMPLATE_CHECKERS } from './template-checkers';

const TOOLS = Object.keys(TEMPLATE_CHECKERS) as PythonTool[];
const LAKES = {
  'an empty configuration': 'dev',
  'production with everything': 'production',
} as const satisfies Partial<Record<keyof typeof CONFIGURATIONS, string>>;
type Called = keyof typeof LAKES;
/** Every stack, so that there is a test for each template before any is synthesized. */
const STACKS = [...STACK_PARTS, ...SCOPES.map(({ name }) => `review-${name}`)];

const stackId = (stage: string, part: string): string => `${lakePrefix(stage)}-${part}`;
const templateFile = (name: string): string => `${name}.template.json`;

function resourceCount(path: string): number {
  const { Resources } = JSON.parse(readFileSync(path, 'utf8')) as { readonly Resources: object };
  return Object.keys(Resources).length;
}

const isAccepted = (tool: PythonTool, { check, logicalId }: Finding): boolean =>
  ACCEPTED_FINDINGS.some((one) => one.tool === tool && one.check === check && one.resource === logicalId);

describe.each(TOOLS)('%s', (tool) => {
  const runs = new Map<Called, Promise<Checked>>();

  /** One run over all templates of a configuration: starting the tool takes longer than checking. */
  function checkedLake(called: Called): Promise<Checked> {
    const directory = synthLake(CONFIGURATIONS[called]);
    const paths = readAssembly(directory).map(({ id }) => join(directory, templateFile(id)));
    const known = runs.get(called) ?? checkTemplates(tool, paths);
    runs.set(called, known);
    return known;
  }

  describe.each(Object.entries(LAKES) as [Called, string][])('the templates of %s', (called, stage) => {
    test.each(STACKS)('%s has no finding without a reason', async (part) => {
      const { findings } = await checkedLake(called);
      const own = findings.filter(
        ({ template }) => basename(template) === templateFile(stackId(stage, part)),
      );

      expect(own.filter((finding) => !isAccepted(tool, finding))).toEqual([]);
    });

    test('are these stacks, and all of their resources were seen', async () => {
      const directory = synthLake(CONFIGURATIONS[called]);
      const stacks = readAssembly(directory).map(({ id }) => id);
      const { findings, resources } = await checkedLake(called);

      expect([...stacks].sort()).toEqual(STACKS.map((part) => stackId(stage, part)).sort());
      const all = stacks.map((id) => resourceCount(join(directory, templateFile(id))));
      if (resources !== undefined) expect(resources).toBe(all.reduce((sum, count) => sum + count, 0));
      expect(stacks.map(templateFile)).toEqual(
        expect.arrayContaining(findings.map(({ template }) => basename(template))),
      );
    });
  });

  test('finds what is wrong in a template that is wrong', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wrong-template-'));
    const path = join(folder, templateFile('wrong'));
    const Bucket = { Type: 'AWS::S3::Bucket', Properties: { BucketNam: 'misspelt' } };
    writeFileSync(path, JSON.stringify({ Resources: { Bucket } }));

    const { findings } = await checkTemplates(tool, [path]);

    rmSync(folder, { recursive: true });
    expect(findings.filter(({ logicalId }) => logicalId === 'Bucket')).not.toEqual([]);
    expect(findings.filter((finding) => isAccepted(tool, finding))).toEqual([]);
  });

  test('still finds everything that was accepted, once each', async () => {
    const accepted = ACCEPTED_FINDINGS.filter((one) => one.tool === tool);
    const found = (await Promise.all((Object.keys(LAKES) as Called[]).map(checkedLake))).flatMap(
      ({ findings }) => findings,
    );

    const stale = accepted.filter(
      ({ check, resource }) => !found.some((one) => one.check === check && one.logicalId === resource),
    );
    expect(stale).toEqual([]);
    expect(new Set(accepted.map(({ check, resource }) => `${check} ${resource}`)).size).toBe(accepted.length);
  });
});

test('every accepted finding has a reason of its own', () => {
  const reasons = ACCEPTED_FINDINGS.map(({ reason }) => reason);

  expect(new Set(reasons).size).toBe(reasons.length);
  expect(reasons.filter((reason) => reason.length < 60)).toEqual([]);
});
