/** Tests run on the TypeScript sources through swc; `npm run types` is what checks the types. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  globalSetup: '<rootDir>/esbuild.config.mjs',
  transform: {
    '\\.sql$': '<rootDir>/test/sql-transform.cjs',
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
  // Much of the suite waits for processes of its own; a core left idle would double its time on a small machine.
  maxWorkers: '100%',
  testTimeout: 60_000,
};
