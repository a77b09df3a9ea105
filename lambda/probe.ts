import { DescribeDeliveryStreamCommand, FirehoseClient } from '@aws-sdk/client-firehose';
import { type InternetAnswer, type OpenSocket, reachInternet } from './shared/reach-internet';

/** `denied`: refused, but not by the endpoint's policy. `missing`: the call passed the endpoint, and nothing stood there. */
export type StreamAnswer = 'allowed' | 'denied_by_endpoint' | 'denied' | 'missing' | 'unreachable' | 'failed';

export interface ProbeResult {
  readonly lakeStream: StreamAnswer;
  readonly outsideStream: StreamAnswer;
  readonly internet: InternetAnswer;
}

export interface ProbeContext {
  /** PROBE_STREAM: name of a stream of this lake. */
  readonly lakeStream: string | undefined;
  /** PROBE_OUTSIDE_STREAM: a name that is not of this lake, and that the role may describe all the same. */
  readonly outsideStream: string | undefined;
  readonly firehose: Pick<FirehoseClient, 'send'>;
  readonly open?: OpenSocket;
}

/**
 * Answers from inside the network what only a live account can show: that a stream of the lake is described through the
 * endpoint, that one outside the lake is not although the role may, and that no way leads to the internet.
 * Called by `audit-lake smoke` alone. What is asked stands in its environment: a caller cannot ask for something else.
 *
 * @throws when the environment names no streams
 */
export async function probe(context: ProbeContext): Promise<ProbeResult> {
  const { firehose, lakeStream, outsideStream } = context;
  if (!lakeStream || !outsideStream) {
    throw new Error('PROBE_STREAM and PROBE_OUTSIDE_STREAM are missing; the ingest stack sets them');
  }
  const [lake, outside, internet] = await Promise.all([
    describe(firehose, lakeStream),
    describe(firehose, outsideStream),
    reachInternet(context.open),
  ]);
  return { lakeStream: lake, outsideStream: outside, internet };
}

async function describe(firehose: ProbeContext['firehose'], name: string): Promise<StreamAnswer> {
  try {
    await firehose.send(new DescribeDeliveryStreamCommand({ DeliveryStreamName: name }));
    return 'allowed';
  } catch (error) {
    const { name: kind, message, code } = error as Partial<NodeJS.ErrnoException>;
    if (kind === 'ResourceNotFoundException') return 'missing';
    // A name that is not resolved and a connection that is not made have a code; an answer of the service has none.
    if (kind === 'TimeoutError' || code !== undefined) return 'unreachable';
    if (!kind?.startsWith('AccessDenied')) return 'failed';
    // The message names the kind of policy ("Troubleshoot access denied error messages", IAM; that Firehose does: live).
    return /vpc endpoint policy/i.test(message ?? '') ? 'denied_by_endpoint' : 'denied';
  }
}

/** A call that hangs must not outlast the function: an endpoint that is missing shows by silence. */
const PATIENCE = { maxAttempts: 2, requestHandler: { connectionTimeout: 2_000, requestTimeout: 5_000 } };

let context: ProbeContext | undefined;

export async function handler(): Promise<ProbeResult> {
  context ??= {
    lakeStream: process.env.PROBE_STREAM,
    outsideStream: process.env.PROBE_OUTSIDE_STREAM,
    firehose: new FirehoseClient(PATIENCE),
  };
  return probe(context);
}
