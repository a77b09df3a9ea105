import { FINDING_CODES } from './finding';
import { MUTATIONS } from './mutations';
import { aStage, PATIENCE_MS } from './notice-mutations';

const { stacks, rehearse } = aStage();

test(
  'the templates as they are carry every event',
  async () => {
    const { findings, steps } = await rehearse(stacks());
    expect(findings).toEqual([]);
    expect(steps.map(({ name }) => name)).toEqual([
      'templates',
      'parts',
      'intake',
      'transform',
      'deliver',
      'replicate',
      'ingest',
      'tables',
      'views',
      'readers',
      'compare',
    ]);
  },
  PATIENCE_MS,
);

test('mutations have names of their own', () => {
  expect(new Set(MUTATIONS.map(({ name }) => name)).size).toBe(MUTATIONS.length);
});

test('every code is found by some mutation', () => {
  const found = new Set(MUTATIONS.map(({ expected }) => expected));
  expect(Object.keys(FINDING_CODES).filter((code) => !found.has(code as keyof typeof FINDING_CODES))).toEqual(
    [],
  );
});
