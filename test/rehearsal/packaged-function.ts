import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { at, isObject, textAt } from '../cloud/json';
import type { Resource, TemplateSet } from '../cloud/template-set';

/** A deployed function: its package, loaded with the environment that its template gives it. */
export interface PackagedFunction {
  /** What the handler returns. @throws with the handler's message */
  readonly invoke: (event: unknown) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

/** Runs in the worker: the runtime's part, as small as it can be. */
const RUNTIME = `
  const { parentPort, workerData } = require('node:worker_threads');
  const handler = require(workerData.file)[workerData.name];
  parentPort.on('message', async ({ id, event }) => {
    try {
      parentPort.postMessage({ id, answer: JSON.stringify(await handler(event, {})) ?? 'null' });
    } catch (error) {
      parentPort.postMessage({ id, error: error instanceof Error ? error.message : 'not an error' });
    }
  });`;

/** File and export of `Handler`, where the assembly has the file. */
export function handlerOf(
  templates: TemplateSet,
  lambda: Resource,
): { readonly file: string; readonly name: string } | undefined {
  const folder = templates.codeOf(lambda);
  const [, module, name] = /^(.+)\.([^.]+)$/.exec(textAt(lambda.properties, 'Handler') ?? '') ?? [];
  if (folder === undefined || module === undefined || name === undefined) return undefined;
  const file = join(folder, `${module}.js`);
  return existsSync(file) ? { file, name } : undefined;
}

/** Text variables of a function's environment in the template. */
export function environmentOf(lambda: Resource): Readonly<Record<string, string>> {
  const variables = at(lambda.properties, 'Environment', 'Variables');
  return isObject(variables)
    ? Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, String(value)]))
    : {};
}

/**
 * Loads a function's package in a thread of its own, with nothing in its environment but what the template and the
 * Lambda runtime put there. Its calls of Firehose go to `endpoint`, signed with the function's logical id as access
 * key, so that the receiver knows who calls.
 */
export function loadFunction(
  lambda: Resource,
  { file, name }: { readonly file: string; readonly name: string },
  region: string,
  endpoint: string,
): PackagedFunction {
  const { NODE_OPTIONS: _startsTheProcess, ...variables } = environmentOf(lambda);
  const worker = new Worker(RUNTIME, {
    eval: true,
    workerData: { file, name },
    stdout: true,
    stderr: true,
    env: {
      ...variables,
      AWS_REGION: region,
      AWS_LAMBDA_FUNCTION_NAME: lambda.ref,
      AWS_ACCESS_KEY_ID: lambda.logicalId,
      AWS_SECRET_ACCESS_KEY: 'rehearsal',
      AWS_ENDPOINT_URL_FIREHOSE: endpoint,
      AWS_MAX_ATTEMPTS: '1',
    },
  });
  const waiting = new Map<
    number,
    { readonly done: (answer: unknown) => void; readonly fail: (e: Error) => void }
  >();
  let calls = 0;
  let broken: Error | undefined;
  worker.on('message', ({ id, answer, error }: { id: number; answer?: string; error?: string }) => {
    const call = waiting.get(id);
    waiting.delete(id);
    if (answer === undefined) call?.fail(new Error(error));
    else call?.done(JSON.parse(answer));
  });
  worker.on('error', (error: Error) => {
    broken = error;
    for (const { fail } of waiting.values()) fail(error);
    waiting.clear();
  });
  return {
    invoke: (event) =>
      new Promise((done, fail) => {
        if (broken !== undefined) return fail(broken);
        calls += 1;
        waiting.set(calls, { done, fail });
        worker.postMessage({ id: calls, event });
      }),
    close: async () => {
      await worker.terminate();
    },
  };
}
