import { readAssembly } from '../cloud/assembly';
import { synthLake } from '../cloud/synth-lake';
import { evaluateTemplates } from '../cloud/template-set';
import { type Draft, LAKE_PROPERTIES } from './lake-properties';

/** Both sizes, and everything that can be configured. */
const CONFIGURATIONS = {
  'an empty configuration': {},
  "production with everything": {
    stage: 'production',
    region: 'us-east-1',
    profile: 'standard',
    retention: {
      mode: 'COMPLIANCE',
      years: 6,
      tiers: { sud: { years: 7 } },
      acknowledge: 'COMPLIANCE retention cannot be shortened or removed by anyone',
    },
    sources: {
      logGroups: ['/ecs/therapy-notes'],
      tableStreams: ['arn:aws:dynamodb:us-east-1:111122223333:table/audit/stream/2026-01-01T00:00:00.000'],
    },
    operations: {
      alarmEmails: ['oncall@example.org'],
      producers: [{ service: 'therapy-notes', silentAfterHours: 6 }],
    },
    access: { assumedBy: ['arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/*Privacy*'] },
  },
} as const;

describe.each(Object.entries(CONFIGURATIONS))('the templates of %s', (_, config) => {
  const stacks = readAssembly(synthLake(config));
  const templates = evaluateTemplates(stacks);

  test.each(LAKE_PROPERTIES)('$says', ({ offenders }) => {
    expect(offenders(templates)).toEqual([]);
  });

  test('deploy in an order without a cycle', () => {
    expect(templates.deployOrder()).toHaveLength(templates.resources.length);
  });
});

describe('each rule notices when it is broken', () => {
  const stacks = readAssembly(synthLake({}));
  const broken = LAKE_PROPERTIES.flatMap(({ says, offenders, breakIt }) =>
    breakIt.map(({ type, id, set }) => ({ says, offenders, type, id: id ?? /./, set })),
  );

  test.each(broken)('$says: a changed $type $id', ({ offenders, type, id, set }) => {
    const changed = structuredClone(stacks) as Draft;
    const [target] = changed.flatMap(({ template }: Draft) =>
      Object.entries<Draft>(template.Resources).filter(([name, one]) => one.Type === type && id.test(name)),
    );
    expect(target).toBeDefined();
    set(target[1].Properties);

    expect(offenders(evaluateTemplates(changed))).not.toEqual([]);
  });
});
