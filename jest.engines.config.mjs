/**
 * The tests beside real engines, `npm run test:engines`: what they need is installed by themselves, outside the
 * checkout. One file after the other (--runInBand): an engine takes most of a small machine.
 */
import unit from './jest.config.mjs';

export default {
  ...unit,
  roots: ['<rootDir>/test/engines'],
  testMatch: ['**/*.engine.ts'],
  // A first installation is part of the first test that needs it.
  testTimeout: 20 * 60_000,
};
