import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A synchronous answer may have 6 MB ("Lambda quotas"); the service measures the request to its runtime API. */
const MAX_ANSWER_BYTES = 6_291_556;

export interface FunctionError {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace: readonly string[];
}

export type Answer = { readonly payload: unknown } | { readonly error: FunctionError };

interface Waiting {
  readonly id: string;
  readonly event: string;
  readonly answer: (answer: Answer) => void;
}

export interface RuntimeApi {
  /** host:port, as AWS_LAMBDA_RUNTIME_API has it. */
  readonly address: string;
  readonly invoke: (event: unknown) => Promise<Answer>;
  /** Settles when the function says that it could not be loaded. */
  readonly initError: Promise<FunctionError>;
  readonly close: () => Promise<void>;
}

/** The service's side of the Lambda Runtime API, version 2018-06-01, for one function on this machine. */
export async function runtimeApi(): Promise<RuntimeApi> {
  const waiting: Waiting[] = [];
  const running = new Map<string, Waiting>();
  let asking: ServerResponse | undefined;
  let invocations = 0;
  let failInit: (error: FunctionError) => void = () => {};
  const initError = new Promise<FunctionError>((done) => {
    failInit = done;
  });

  const handOut = (): void => {
    const next = asking === undefined ? undefined : waiting.shift();
    if (asking === undefined || next === undefined) return;
    running.set(next.id, next);
    asking.writeHead(200, {
      'Content-Type': 'application/json',
      'Lambda-Runtime-Aws-Request-Id': next.id,
      'Lambda-Runtime-Deadline-Ms': String(Date.now() + 60_000),
      'Lambda-Runtime-Invoked-Function-Arn': 'arn:aws:lambda:us-east-1:123456789012:function:under-test',
    });
    asking.end(next.event);
    asking = undefined;
  };

  const settle = (id: string, answer: Answer): void => {
    running.get(id)?.answer(answer);
    running.delete(id);
  };

  const server = createServer(async (request, response) => {
    const [, , , kind = '', id = '', end] = request.url?.split('/') ?? [];
    if (kind === 'invocation' && id === 'next') {
      asking = response;
      handOut();
      return;
    }
    const body = await bodyOf(request);
    if (kind === 'init') failInit(JSON.parse(body));
    else if (end === 'error') settle(id, { error: JSON.parse(body) });
    else if (Buffer.byteLength(body) > MAX_ANSWER_BYTES) {
      settle(id, {
        error: { errorType: 'Function.ResponseSizeTooLarge', errorMessage: 'too large', trace: [] },
      });
      response.writeHead(413).end();
      return;
    } else settle(id, { payload: JSON.parse(body) });
    response.writeHead(202).end();
  });
  return {
    address: await listening(server),
    initError,
    invoke: (event) =>
      new Promise((answer) => {
        invocations += 1;
        waiting.push({ id: `request-${invocations}`, event: JSON.stringify(event), answer });
        handOut();
      }),
    close: () => closed(server),
  };
}

export async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

/** @returns host:port on the loopback interface */
export function listening(server: Server): Promise<string> {
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () => done(`127.0.0.1:${(server.address() as AddressInfo).port}`));
  });
}

export function closed(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
}
