import { readAssembly } from '../cloud/assembly';
import { synthLake } from '../cloud/synth-lake';
import { evaluateTemplates, type RawStack } from '../cloud/template-set';
import { CONFIGURATIONS } from '../fixtures/stacks/configurations';
import frozen from '../fixtures/stacks/frozen-ids.json';
import { type FrozenIds, statefulIds } from './frozen-ids';

/**
 * The data file is changed by hand, and only for what is new: an id in it that is changed or taken out is a
 * resource of a deployed lake that is left behind.
 */
const FROZEN: FrozenIds = frozen;

describe.each(CONFIGURATIONS)('with $name', ({ config }) => {
  test('everything that holds data or has a name keeps its logical id', () => {
    const found = statefulIds(evaluateTemplates(readAssembly(synthLake(config))));

    expect(found).toEqual(FROZEN);
  });
});

test('an id that changes is noticed', () => {
  const renamed = structuredClone(readAssembly(synthLake({}))).map((stack: RawStack) =>
    JSON.parse(JSON.stringify(stack).replaceAll('SudVaultFD9CB76B', 'SudVault00000000')),
  );

  const { vault } = statefulIds(evaluateTemplates(renamed));

  expect(vault).not.toHaveProperty('SudVaultFD9CB76B');
  expect(vault).not.toEqual(FROZEN.vault);
});
