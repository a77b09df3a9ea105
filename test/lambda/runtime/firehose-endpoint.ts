import { createServer } from 'node:http';
import { bodyOf, closed, listening } from './runtime-api';

export interface Put {
  readonly stream: string;
  readonly data: readonly string[];
}

export interface FirehoseEndpoint {
  readonly url: string;
  /** What was taken, in the order of the calls. */
  readonly taken: Put[];
  readonly close: () => Promise<void>;
}

/**
 * Answers PutRecordBatch as Amazon Data Firehose does on the wire (JSON 1.1, "PutRecordBatch" in its API reference),
 * so that the SDK in the package is the real one down to its socket.
 *
 * @param refuses Records that are refused each time, one by one
 */
export async function firehoseEndpoint(
  refuses: (data: string) => boolean = () => false,
): Promise<FirehoseEndpoint> {
  const taken: Put[] = [];
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    const signed = String(request.headers.authorization).startsWith('AWS4-HMAC-SHA256 ');
    if (request.headers['x-amz-target'] !== 'Firehose_20150804.PutRecordBatch' || !signed) {
      response.writeHead(400, { 'Content-Type': 'application/x-amz-json-1.1' });
      response.end(JSON.stringify({ __type: 'InvalidArgumentException', message: 'not this call' }));
      return;
    }
    const { DeliveryStreamName, Records } = JSON.parse(body) as {
      readonly DeliveryStreamName: string;
      readonly Records: readonly { readonly Data: string }[];
    };
    const data = Records.map((record) => Buffer.from(record.Data, 'base64').toString('utf8'));
    const refused = data.map(refuses);
    taken.push({ stream: DeliveryStreamName, data: data.filter((_, at) => !refused[at]) });
    response.writeHead(200, { 'Content-Type': 'application/x-amz-json-1.1' });
    response.end(
      JSON.stringify({
        FailedPutCount: refused.filter(Boolean).length,
        Encrypted: true,
        RequestResponses: refused.map((no) =>
          no
            ? { ErrorCode: 'ServiceUnavailableException', ErrorMessage: 'Slow down.' }
            : { RecordId: 'record' },
        ),
      }),
    );
  });
  return { url: `http://${await listening(server)}`, taken, close: () => closed(server) };
}
