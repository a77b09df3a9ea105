import { readAssembly } from '../cloud/assembly';
import { synthLake } from '../cloud/synth-lake';
import { evaluateTemplates } from '../cloud/template-set';
import acknowledged from '../fixtures/stacks/cfn-guard.json';
import { CONFIGURATIONS } from '../fixtures/stacks/configurations';
import { changed } from '../fixtures/stacks/template-change';
import { type GuardFinding, guardFindings, rulesAbout } from './cfn-guard';

const [, production] = CONFIGURATIONS;
const stacks = readAssembly(synthLake(production.config));
const show = ({ rule, resource }: GuardFinding) => `${resource}: ${rule}`;

describe('the rules of Control Tower', () => {
  // Broken on purpose, so that one run shows that the rules are on and what the lake leaves open.
  const broken = changed(stacks, {
    type: 'AWS::CloudTrail::Trail',
    set: (trail) => (trail.EnableLogFileValidation = false),
  });
  const found = guardFindings(evaluateTemplates(broken)).map(show);
  const canary = found.filter((one) => one.endsWith('cloud_trail_log_file_validation_enabled_check'));

  test('are on: a trail whose files nobody could check is found', () => {
    expect(canary).toHaveLength(1);
  });

  test('find nothing else that is not acknowledged for its resource, and nothing acknowledged is stale', () => {
    expect(found.filter((one) => !canary.includes(one)).sort()).toEqual(acknowledged.map(show).sort());
  });

  test('are those about the types that the lake has', () => {
    const [buckets, nothing] = ['AWS::S3::Bucket', 'AWS::No::Such'].map((type) =>
      rulesAbout(new Set([type])),
    );

    expect(buckets?.filter((file) => file.includes('/s3/')).length).toBeGreaterThan(9);
    expect(nothing).toEqual([]);
  });
});

describe('every acknowledgement of theirs', () => {
  test('has its own reason', () => {
    const reasons = acknowledged.map(({ reason }) => reason);

    expect(new Set(reasons).size).toBe(reasons.length);
    expect(reasons.filter((reason) => reason.split(/\s+/).length < 6)).toEqual([]);
  });
});
