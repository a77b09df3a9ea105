import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CfnGuardValidator } from '@cdklabs/cdk-validator-cfnguard';
import { App } from 'aws-cdk-lib';
import type { TemplateSet } from '../cloud/template-set';

/** The rules of AWS Control Tower, one a file, as they come with the validator. */
const RULES = join(
  dirname(require.resolve('@cdklabs/cdk-validator-cfnguard/package.json')),
  'rules/control-tower/cfn-guard',
);

/** cfn-guard tells at length what it looked at. */
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

export interface GuardFinding {
  /** Name of the rule, for example `sqs_dlq_check`. */
  readonly rule: string;
  /** Stack, without the lake's prefix, and logical id: `ingest/IntakeDeadLetters2AD990E2`. */
  readonly resource: string;
}

/** The rule files that name one of these resource types: the others could find nothing. */
export function rulesAbout(types: ReadonlySet<string>): readonly string[] {
  return readdirSync(RULES, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.guard'))
    .map((name) => join(RULES, name))
    .filter((file) => {
      const rule = readFileSync(file, 'utf8').replace(/^\s*#.*$/gm, '');
      return (rule.match(/AWS::\w+::\w+/g) ?? []).some((type) => types.has(type));
    })
    .sort();
}

/**
 * What cfn-guard finds in all stacks. It is given the templates with every reference worked out, as one: it takes a
 * reference to another stack for something that is missing.
 */
export function guardFindings(templates: TemplateSet): readonly GuardFinding[] {
  const folder = mkdtempSync(join(tmpdir(), 'audit-lake-guard-'));
  try {
    const file = join(folder, 'lake.template.json');
    const all = templates.resources.map(({ stack, logicalId, raw, properties }) => [
      `${stack.replace(/^audit-lake-[a-z]+-/, '')}.${logicalId}`,
      { ...raw, Properties: properties },
    ]);
    writeFileSync(file, JSON.stringify({ Resources: Object.fromEntries(all) }));
    const guard = new CfnGuardValidator({
      controlTowerRulesEnabled: false,
      rules: [...rulesAbout(new Set(templates.resources.map(({ type }) => type)))],
      maxBuffer: MAX_OUTPUT_BYTES,
    });
    const { violations } = guard.validate({ templatePaths: [file], appConstruct: new App() });
    return violations.flatMap(({ ruleName: rule, violatingResources }) =>
      placesOf(violatingResources).map((id) => ({ rule, resource: id.replace('.', '/') })),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The logical ids that a rule is broken by. Where it fails inside a list, the validator leaves the id out and tells
 * the location alone; a part that tells neither belongs to the rest of the same rule, if there is any.
 */
function placesOf(
  broken: readonly { readonly resourceLogicalId?: string; readonly locations: readonly string[] }[],
): readonly string[] {
  const told = broken.flatMap(
    ({ resourceLogicalId, locations }) => resourceLogicalId ?? locations[0]?.split('/')[2] ?? [],
  );
  return told.length === 0 ? ['somewhere'] : [...new Set(told)];
}
