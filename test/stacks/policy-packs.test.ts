import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack, Validations } from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import cdk from '../../cdk.json';
import { policyFindingsPage } from '../../docs/policy-findings';
import { addPolicyChecks, POLICY_PACKS } from '../../lib/stacks/policy-checks';
import { synthLake } from '../cloud/synth-lake';
import { aVault } from '../fixtures/a-vault';
import { policyFindings } from '../fixtures/policy-findings';
import { CONFIGURATIONS } from '../fixtures/stacks/configurations';
import { type Acknowledgement, familyOf, judgeLake, type PackFinding } from './policy-packs';

afterEach(() => {
  jest.restoreAllMocks();
});

/** An app as the lake's own, with a bucket that keeps no rule. */
function aBadApp(context: object = cdk.context): { readonly app: App; readonly bucket: CfnBucket } {
  const app = new App({ context: { ...context } });
  return { app, bucket: new CfnBucket(new Stack(app, 'Bad'), 'Bucket') };
}

const FAILED = expect.objectContaining({ name: 'ValidationFailed' });

describe('the packs are on', () => {
  test.each(POLICY_PACKS.map((Pack) => new Pack().readPackName))('%s finds a bad bucket', (pack) => {
    const { app, bucket } = aBadApp();

    const found = policyFindings(app).filter(({ rule }) => rule.startsWith(`${pack}-`));

    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found.map(({ path }) => path))).toEqual(new Set([bucket.node.path]));
  });

  test('and a finding ends the synthesis', () => {
    const { app } = aBadApp();
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
    addPolicyChecks(app);

    expect(() => app.synth()).toThrow(FAILED);
  });

  test('and so does an acknowledgement that is taken away', () => {
    const forgotten = 'NIST.800.53.R5-S3BucketReplicationEnabled';
    const { acknowledge } = Validations.prototype;
    jest.spyOn(Validations.prototype, 'acknowledge').mockImplementation(function (this: Validations, ...all) {
      acknowledge.apply(
        this,
        all.filter(({ id }) => id !== forgotten),
      );
    });

    const found = policyFindings(aVault().app);

    expect(new Set(found.map(({ rule }) => rule))).toEqual(new Set([forgotten]));
    expect(found.length).toBeGreaterThan(4);
  });
});

describe("CDK's own validation of templates", () => {
  const misspelt = (context: object) => {
    const { app, bucket } = aBadApp(context);
    bucket.addPropertyOverride('NoSuchProperty', true);
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
    return app;
  };

  test('ends the synthesis', () => {
    expect(() => misspelt(cdk.context).synth()).toThrow(FAILED);
  });

  test('by the flag in cdk.json, without which it would only warn', () => {
    const warned = { ...cdk.context, '@aws-cdk/core:validateAgainstDefaultRules': false };

    expect(() => misspelt(warned).synth()).not.toThrow();
  });

  // A value that CloudFormation does not know is only a warning to it.
  test.each(CONFIGURATIONS)('and all others leave $name without so much as a warning', ({ config }) => {
    const report = JSON.parse(readFileSync(join(synthLake(config), 'validation-report.json'), 'utf8'));

    expect(report.pluginReports.flatMap(({ violations }: { violations: object[] }) => violations)).toEqual(
      [],
    );
  });
});

describe.each(CONFIGURATIONS)('every acknowledgement, with $name,', ({ config }) => {
  const { findings, acknowledgements } = judgeLake(config);
  const covers = ({ rule, path }: Acknowledgement) =>
    findings.filter((found) => found.rule === rule && `${found.path}/`.startsWith(`${path}/`));
  const show = ({ rule, path }: PackFinding) => `${path}: ${rule}`;

  test('is of something that the packs find', () => {
    expect(acknowledgements.filter((one) => covers(one).length === 0).map(show)).toEqual([]);
  });

  test('sits on the one resource that it is about', () => {
    expect(acknowledgements.filter((one) => covers(one).length > 1).map(show)).toEqual([]);
  });

  test('is given once', () => {
    expect(acknowledgements.map(show)).toHaveLength(new Set(acknowledgements.map(show)).size);
  });

  test('leaves no finding unexplained', () => {
    const explained = new Set(acknowledgements.flatMap(covers));

    expect(findings.filter((found) => !explained.has(found)).map(show)).toEqual([]);
    expect(findings.length).toBeGreaterThan(50);
  });

  test('has a reason that says something', () => {
    const empty = acknowledgements.filter(({ reason }) => reason.trim().split(/\s+/).length < 6);

    expect(empty.map(show)).toEqual([]);
  });

  test('has its own reason: the same words stand only on what one class makes in a loop, for one rule', () => {
    const byReason = new Map<string, Set<string>>();
    for (const { reason, rule, madeBy } of acknowledgements) {
      byReason.set(reason, (byReason.get(reason) ?? new Set()).add(`${familyOf(rule)}, ${madeBy}`));
    }
    const shared = [...byReason].filter(([, kinds]) => kinds.size > 1);

    expect(shared.map(([reason, kinds]) => ({ reason, kinds: [...kinds] }))).toEqual([]);
  });
});

test('docs/policy-findings.md is what the lake acknowledges today: npm run docs', () => {
  expect(policyFindingsPage(synthLake())).toBe(readFileSync('docs/policy-findings.md', 'utf8'));
});
