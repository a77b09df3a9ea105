import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isObject, type Json, listAt, textAt } from '../cloud/json';

/** A record as a stream took it. */
export interface Arrived {
  readonly data: Buffer;
  /** Epoch milliseconds. */
  readonly arrival: number;
}

/** Why a call is not taken, as the service would say it. */
export interface Refused {
  readonly type: 'ResourceNotFoundException' | 'AccessDeniedException' | 'InvalidArgumentException';
  readonly message: string;
}

export interface FirehoseServer {
  readonly endpoint: string;
  /** Takes all that a stream has received since the last time. */
  readonly drain: (stream: string) => readonly Arrived[];
  /** Puts what comes from a producer that is no function of the lake. */
  readonly put: (stream: string, records: readonly Buffer[]) => void;
  /** Who decides from now on, and what time it is; what streams still hold is forgotten. */
  readonly begin: (allow: Gate, now: number) => void;
  readonly close: () => Promise<void>;
}

/** Decides about a caller (by its access key) and a stream. */
export type Gate = (caller: string, stream: string) => Promise<Refused | undefined>;

/** "Amazon Data Firehose quota": a call, and a record. */
const MAX_RECORDS = 500;
const MAX_CALL_BYTES = 4 * 1024 * 1024;
const MAX_RECORD_BYTES = 1000 * 1024;

/** Every so many calls one record is refused although the call succeeds, as the service may do. */
const PARTIAL_FAILURE_EVERY = 40;

/**
 * Plays `PutRecordBatch` of Amazon Data Firehose on the loopback interface (AWS JSON 1.1, "PutRecordBatch", API
 * reference): its limits, its partial failures, and whoever may not call.
 */
export async function startFirehose(): Promise<FirehoseServer> {
  let allow: Gate = async () => ({ type: 'AccessDeniedException', message: 'nothing is played yet' });
  let now = 0;
  const streams = new Map<string, Arrived[]>();
  let calls = 0;

  const put = (stream: string, records: readonly Buffer[]): void => {
    const arrived = streams.get(stream) ?? [];
    for (const data of records) arrived.push({ data, arrival: now });
    streams.set(stream, arrived);
  };

  const answer = async (caller: string, body: Json): Promise<Json | Refused> => {
    const stream = textAt(body, 'DeliveryStreamName') ?? '';
    const refused = await allow(caller, stream);
    if (refused !== undefined) return { ...refused };
    const records = listAt(body, 'Records').map((record) =>
      Buffer.from(textAt(record, 'Data') ?? '', 'base64'),
    );
    const bytes = records.reduce((sum, { length }) => sum + length, 0);
    const isTooMuch =
      records.length > MAX_RECORDS ||
      bytes > MAX_CALL_BYTES ||
      records.some(({ length }) => length > MAX_RECORD_BYTES);
    if (isTooMuch || records.length === 0) {
      return { type: 'InvalidArgumentException', message: `${records.length} records with ${bytes} bytes` };
    }
    calls += 1;
    const left = calls % PARTIAL_FAILURE_EVERY === 0 ? records.length - 1 : -1;
    put(
      stream,
      records.filter((_, index) => index !== left),
    );
    return {
      FailedPutCount: left < 0 ? 0 : 1,
      RequestResponses: records.map((_, index) =>
        index === left
          ? { ErrorCode: 'ServiceUnavailableException', ErrorMessage: 'Slow down.' }
          : { RecordId: String(index) },
      ),
    };
  };

  const server = createServer((request, response) => {
    void read(request)
      .then((body) => answer(callerOf(request), JSON.parse(body) as Json))
      .then((said) => send(response, said))
      .catch(() => response.writeHead(500).end());
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    put,
    drain(stream) {
      const arrived = streams.get(stream) ?? [];
      streams.delete(stream);
      return arrived;
    },
    begin(gate, time) {
      allow = gate;
      now = time;
      calls = 0;
      streams.clear();
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/** The access key of a request signed with Signature Version 4. */
function callerOf({ headers }: IncomingMessage): string {
  return /Credential=([^/]+)\//.exec(headers.authorization ?? '')?.[1] ?? '';
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, said: Json | Refused): void {
  const type = isObject(said as Json) ? textAt(said as Json, 'type') : undefined;
  response.writeHead(type === undefined ? 200 : 400, { 'content-type': 'application/x-amz-json-1.1' });
  response.end(
    JSON.stringify(type === undefined ? said : { __type: type, message: textAt(said as Json, 'message') }),
  );
}
