import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import cdk from '../../cdk.json';
import { readAssembly } from '../cloud/assembly';
import { synthLake } from '../cloud/synth-lake';
import { CONFIGURATIONS } from '../fixtures/stacks/configurations';
import { aPlace, contentsOf, runApp, runCdk } from './synth-app';

const REFUSED = { stage: 'production', retention: { mode: 'GOVERNANCE', days: 1 } };
const SLOW = 180_000;

const places: string[] = [];
function place(config: object) {
  const made = aPlace(config);
  places.push(dirname(made.out));
  return made;
}
afterAll(() => {
  for (const folder of places) rmSync(folder, { recursive: true, force: true });
});

describe('the application', () => {
  test(
    'gives the same bytes a second time, elsewhere',
    async () => {
      const { config, out } = place({});

      const { code, said } = await runApp({ config, out });

      expect({ code, said }).toEqual({ code: 0, said: '' });
      const [first, second] = [contentsOf(synthLake({})), contentsOf(out)];
      expect([...second.keys()]).toEqual([...first.keys()]);
      expect([...second].filter(([path, text]) => first.get(path) !== text).map(([path]) => path)).toEqual(
        [],
      );
      expect([...first.keys()].filter((path) => path.endsWith('.template.json')).length).toBeGreaterThan(5);
    },
    SLOW,
  );

  test(
    'ends with an error at a finding that is not acknowledged, and names it',
    async () => {
      const { code, said } = await runApp(place({}), ['test/fixtures/stacks/forget-acknowledgement.cjs']);

      expect(code).toBe(1);
      expect(said).toMatch('AwsSolutions-L1');
      expect(said).toMatch('audit-lake-dev-ingest/Intake/Route/Function/Resource');
      expect(said).not.toMatch(/HIPAA|NIST|PCI|internal error/);
    },
    SLOW,
  );

  test(
    'refuses a configuration before it writes a file, and says where, what is allowed and why',
    async () => {
      const { config, out } = place(REFUSED);

      const { code, said } = await runApp({ config, out });

      expect(code).not.toBe(0);
      expectRefusal(said);
      expect(filesIn(out)).toEqual([]);
    },
    SLOW,
  );
});

describe('npx cdk synth -c config=FILE', () => {
  test(
    'gives a template for every stack, without credentials and without a question to the network',
    async () => {
      const { config, out } = place({});

      const { code, said } = await runCdk({ config, out });

      expect({ code, said }).toEqual({ code: 0, said: expect.not.stringMatching(/warn|flag|error/i) });
      const names = (directory: string) => readAssembly(directory).map(({ name }) => name);
      expect(names(out)).toEqual(names(synthLake({})));
    },
    SLOW,
  );

  test(
    'refuses a configuration before a file is written, without a stack trace',
    async () => {
      const { config, out } = place(REFUSED);

      const { code, said } = await runCdk({ config, out });

      expect(code).not.toBe(0);
      expectRefusal(said);
      expect(filesIn(out)).toEqual([]);
    },
    SLOW,
  );
});

function expectRefusal(said: string): void {
  expect(said).toMatch('/retention/mode');
  expect(said).toMatch(/allowed +.*COMPLIANCE/);
  expect(said).toMatch(/why +\S/);
  expect(said).not.toMatch(/^ +at /m);
  expect(said).not.toMatch('internal error');
}

/** The command line makes the folder, for its lock, before it starts the application. */
function filesIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

/** CloudFormation's quotas ("AWS CloudFormation quotas"): a template in bytes, resources and outputs in it. */
const QUOTAS = { bytes: 1_000_000, resources: 500, outputs: 200 } as const;

describe.each(CONFIGURATIONS)('the templates of $name', ({ stage, config }) => {
  const stacks = readAssembly(synthLake(config));

  test.each(stacks)('$name is within the quotas of CloudFormation', ({ template }) => {
    const count = (part: string) => Object.keys(template[part] ?? {}).length;

    expect(Buffer.byteLength(JSON.stringify(template, undefined, 1))).toBeLessThan(QUOTAS.bytes);
    expect(count('Resources')).toBeLessThan(QUOTAS.resources);
    expect(count('Outputs')).toBeLessThan(QUOTAS.outputs);
  });

  test('name no account, and a region only where one is configured', () => {
    const text = JSON.stringify(stacks.map(({ template }) => template));

    expect(text).not.toMatch(/arn:aws:[a-z]+:[a-z0-9-]*:\d{12}:(?!table\/|role\/aws-reserved)/);
    expect(/us-east-1/.test(text)).toBe(stage === 'production');
  });
});

/** Flags that are not as the CDK recommends them for a new application, each with its reason. */
const OTHERWISE: Readonly<Record<string, readonly [value: unknown, reason: string]>> = {
  '@aws-cdk/aws-ec2:restrictDefaultSecurityGroup': [
    false,
    'adds a function that may rewrite security groups; nothing of the lake is in the default group',
  ],
  '@aws-cdk/aws-iam:minimizePolicies': [
    false,
    'every statement has a name and stands as it was written: the order of actions is that of their documents',
  ],
  '@aws-cdk/core:defaultCrossStackReferences': [
    'strong',
    'a key or bucket that another stack uses must not be taken away from under it',
  ],
  '@aws-cdk/core:enableAdditionalMetadataCollection': [
    false,
    'the lake reports nothing about itself to anybody',
  ],
  '@aws-cdk/core:explicitStackTags': [
    false,
    'tags of the stack reach what the CDK cannot tag itself, and the costs of it',
  ],
};

describe('the feature flags in cdk.json', () => {
  const recommended = JSON.parse(
    readFileSync('node_modules/aws-cdk-lib/recommended-feature-flags.json', 'utf8'),
  ) as Readonly<Record<string, unknown>>;
  const chosen = Object.fromEntries(Object.entries(OTHERWISE).map(([flag, [value]]) => [flag, value]));

  test('are all set, as recommended but for those with a reason', () => {
    expect(cdk.context).toEqual({ ...recommended, ...chosen });
  });

  test('differ from the recommendation where they say so', () => {
    expect(Object.keys(chosen).filter((flag) => recommended[flag] === chosen[flag])).toEqual([]);
  });
});

test('npx cdk synth builds the application and the functions before it runs', () => {
  expect(cdk.app).toBe('node esbuild.config.mjs --app && node dist/app.cjs');
});
