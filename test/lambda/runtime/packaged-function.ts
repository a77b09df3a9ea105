import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Template } from 'aws-cdk-lib/assertions';
import { resourcesOf } from '../../fixtures/an-ingest';
import { type Answer, type FunctionError, runtimeApi } from './runtime-api';

/** A function as the template declares it, and the folder that is uploaded for it. */
export interface Declared {
  readonly folder: string;
  readonly handler: string;
  readonly runtime: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** @param tier of a transform; without one, `route` is meant */
export function declaredFunction(template: Template, assembly: string, tier?: string): Declared {
  const found = Object.values(resourcesOf(template, 'AWS::Lambda::Function')).find(
    ({ Properties }) => Properties.Environment.Variables.TIER === tier,
  );
  const { Code, Handler, Runtime, Environment } = found?.Properties ?? {};
  return {
    folder: join(assembly, `asset.${String(Code.S3Key).replace('.zip', '')}`),
    handler: Handler,
    runtime: Runtime,
    environment: Environment.Variables,
  };
}

export interface Running {
  readonly invoke: (event: unknown) => Promise<Answer>;
  readonly initError: Promise<FunctionError>;
  /** Everything that the process wrote: it is what stands in the function's log. */
  readonly log: () => string;
  readonly stop: () => Promise<void>;
}

const BOOTSTRAP = join(__dirname, 'bootstrap.cjs');

/**
 * Starts a declared function in the binary of its runtime. Its process has the variables of the template, those that
 * the service sets, and `more`; nothing of this process.
 */
export async function runFunction(
  binary: string,
  declared: Declared,
  more: Readonly<Record<string, string>> = {},
): Promise<Running> {
  const api = await runtimeApi();
  const child = spawn(binary, [BOOTSTRAP], {
    env: {
      ...declared.environment,
      _HANDLER: declared.handler,
      LAMBDA_TASK_ROOT: declared.folder,
      AWS_LAMBDA_RUNTIME_API: api.address,
      AWS_LAMBDA_FUNCTION_NAME: 'under-test',
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'fake',
      AWS_SECRET_ACCESS_KEY: 'fake',
      TZ: ':UTC',
      ...more,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const parts: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => parts.push(part));
  child.stderr.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  return {
    invoke: api.invoke,
    initError: api.initError,
    log: () => Buffer.concat(parts).toString('utf8'),
    stop: async () => {
      child.kill();
      await ended;
      await api.close();
    },
  };
}
