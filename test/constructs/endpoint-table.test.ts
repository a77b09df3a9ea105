import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Profile } from '../../lib/config';
import { ENDPOINTS, endpointsOf, FUNCTION_ROLES } from '../../lib/constructs/endpoint-table';

const LAMBDA = join(__dirname, '../../lambda');
const PROFILES: readonly Profile[] = ['clinic', 'standard'];

/** The SDK's clients that a source imports for use at run time; a type alone makes no call. */
function clientsIn(source: string): readonly string[] {
  const imports = source.matchAll(/(?:from|import|require)\s*\(?\s*['"](@aws-sdk\/client-[a-z0-9-]+)/g);
  return [...imports].map(([, client]) => client ?? '');
}

const called = readdirSync(LAMBDA, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => clientsIn(readFileSync(join(LAMBDA, file), 'utf8')).map((client) => ({ file, client })));

describe('the endpoint table', () => {
  test('has an endpoint in every profile for each client that a function imports', () => {
    expect(called.map(({ client }) => client)).toContain('@aws-sdk/client-firehose');
    for (const profile of PROFILES) {
      const reachable: readonly string[] = endpointsOf(profile).map(({ client }) => client);
      expect(called.filter(({ client }) => !reachable.includes(client))).toEqual([]);
    }
  });

  test('would notice a client however it is imported', () => {
    expect(
      clientsIn(`
        import { SFNClient } from '@aws-sdk/client-sfn';
        import '@aws-sdk/client-sqs';
        const { STSClient } = await import('@aws-sdk/client-sts');
        const { SSMClient } = require("@aws-sdk/client-ssm");
        import { other } from '@aws-sdk/types';
      `),
    ).toEqual(['sfn', 'sqs', 'sts', 'ssm'].map((name) => `@aws-sdk/client-${name}`));
  });

  test('gives a clinic the minimum, and standard all of that and more', () => {
    const [clinic, standard] = PROFILES.map((profile) => endpointsOf(profile).map(({ service }) => service));
    expect(clinic).toEqual(['s3', 'kinesis-firehose', 'athena', 'kms']);
    expect(standard).toEqual(expect.arrayContaining(clinic ?? []));
    expect(standard?.length).toBeGreaterThan(clinic?.length ?? 0);
  });

  test('says of each endpoint what it is there for, once', () => {
    expect(new Set(ENDPOINTS.map(({ service }) => service)).size).toBe(ENDPOINTS.length);
    for (const { says, allows } of ENDPOINTS) {
      expect(says.length).toBeGreaterThan(20);
      expect(allows.length).toBeGreaterThan(0);
    }
  });

  test('names actions one by one, each of one service', () => {
    for (const { allows } of ENDPOINTS) {
      const actions = allows.flatMap(({ actions }) => actions);
      expect(actions.filter((action) => !/^[a-z0-9]+:[A-Z][A-Za-z]+$/.test(action))).toEqual([]);
      expect(new Set(actions.map((action) => action.split(':')[0])).size).toBe(1);
    }
  });

  test('lets nothing through that writes or deletes an object, or uses a key of the lake', () => {
    const actions = ENDPOINTS.flatMap(({ allows }) => allows.flatMap(({ actions }) => actions));
    expect(actions.filter((action) => /^s3:(?!Get|List)|^kms:(?!Describe|Get)/.test(action))).toEqual([]);
  });

  test('knows the roles of the functions, and no human', () => {
    expect([...FUNCTION_ROLES].sort()).toEqual([
      'probe',
      'route',
      'transform-clinical',
      'transform-psychotherapy',
      'transform-standard',
      'transform-sud',
    ]);
    for (const { calledBy } of ENDPOINTS.flatMap(({ allows }) => allows)) {
      expect(calledBy.length).toBeGreaterThan(0);
      expect(calledBy.filter((name) => !FUNCTION_ROLES.includes(name))).toEqual([]);
    }
  });
});
