import { type AddressInfo, createServer, connect as dial, Socket } from 'node:net';
import type { DescribeDeliveryStreamCommand } from '@aws-sdk/client-firehose';
import { type ProbeContext, probe, type StreamAnswer } from '../../lambda/probe';
import { type OpenSocket, reachInternet } from '../../lambda/shared/reach-internet';

const LAKE = 'audit-lake-dev-standard';
const OUTSIDE = 'audit-lake-probe-outside-dev';
const ARN = `arn:aws:firehose:us-east-1:111122223333:deliverystream/${OUTSIDE}`;
const REFUSED = `User: arn:aws:sts::111122223333:assumed-role/probe/x is not authorized to perform: firehose:DescribeDeliveryStream on resource: ${ARN}`;

function serviceError(name: string, message = '', code?: string): Error {
  return Object.assign(new Error(message), { name, ...(code === undefined ? {} : { code }) });
}

/** Answers about each stream as told: an error, or a description. */
function firehoseDouble(errors: Readonly<Record<string, Error>>) {
  const asked: string[] = [];
  const send = async (command: DescribeDeliveryStreamCommand) => {
    const name = command.input.DeliveryStreamName ?? '';
    asked.push(name);
    if (errors[name] !== undefined) throw errors[name];
    return { DeliveryStreamDescription: { DeliveryStreamName: name } };
  };
  return { send: send as unknown as ProbeContext['firehose']['send'], asked };
}

/** A connection that ends as told, or of which nothing is ever heard. */
const ending =
  (event: 'connect' | 'timeout' | 'error', code?: string): OpenSocket =>
  () => {
    const socket = new Socket();
    const error = Object.assign(new Error('no connection'), { code });
    setImmediate(() => socket.emit(event, ...(event === 'error' ? [error] : [])));
    return socket;
  };
const CLOSED = ending('timeout');

const outsideAnswer = async (error?: Error): Promise<StreamAnswer> => {
  const firehose = firehoseDouble(error === undefined ? {} : { [OUTSIDE]: error });
  const result = await probe({ lakeStream: LAKE, outsideStream: OUTSIDE, firehose, open: CLOSED });
  return result.outsideStream;
};

describe('probe', () => {
  test('answers for a network that holds: the lake is reached, nothing else is', async () => {
    const firehose = firehoseDouble({
      [OUTSIDE]: serviceError(
        'AccessDeniedException',
        `${REFUSED} because no VPC endpoint policy allows the firehose:DescribeDeliveryStream action`,
      ),
    });
    expect(await probe({ lakeStream: LAKE, outsideStream: OUTSIDE, firehose, open: CLOSED })).toEqual({
      lakeStream: 'allowed',
      outsideStream: 'denied_by_endpoint',
      internet: 'unreachable',
    });
    expect(firehose.asked).toEqual([LAKE, OUTSIDE]);
  });

  test.each([
    ['an explicit denial', `${REFUSED} with an explicit deny in a VPC endpoint policy`, 'denied_by_endpoint'],
    ['no policy of the role', `${REFUSED} because no identity-based policy allows the action`, 'denied'],
    ['no reason at all', REFUSED, 'denied'],
    ['no message', '', 'denied'],
  ])('tells a refusal by the endpoint from any other: %s', async (_, message, answer) => {
    expect(await outsideAnswer(serviceError('AccessDeniedException', message))).toBe(answer);
  });

  test.each([
    [
      'a call that passed the endpoint',
      serviceError('ResourceNotFoundException', 'VPC endpoint policy'),
      'missing',
    ],
    ['an endpoint that does not answer', serviceError('TimeoutError', 'no answer'), 'unreachable'],
    ['a name that is not resolved', serviceError('Error', 'getaddrinfo', 'ENOTFOUND'), 'unreachable'],
    ['a connection that is refused', serviceError('Error', 'connect', 'ECONNREFUSED'), 'unreachable'],
    ['a throttled call', serviceError('LimitExceededException', 'slow down'), 'failed'],
    ['a stream that is described', undefined, 'allowed'],
  ])('knows %s', async (_, error, answer) => {
    expect(await outsideAnswer(error)).toBe(answer);
  });

  test.each([{ lakeStream: undefined }, { lakeStream: '' }, { outsideStream: undefined }])(
    'asks nothing when its environment names no stream: %j',
    async (missing) => {
      const firehose = firehoseDouble({});
      const context = { lakeStream: LAKE, outsideStream: OUTSIDE, firehose, open: CLOSED, ...missing };
      await expect(probe(context)).rejects.toThrow('PROBE_STREAM and PROBE_OUTSIDE_STREAM are missing');
      expect(firehose.asked).toEqual([]);
    },
  );

  test('logs nothing', async () => {
    const said = (['log', 'info', 'warn', 'error', 'debug'] as const).map((level) =>
      jest.spyOn(console, level).mockImplementation(() => undefined),
    );
    await outsideAnswer(serviceError('AccessDeniedException', REFUSED));
    expect(said.flatMap(({ mock }) => mock.calls)).toEqual([]);
    for (const spy of said) spy.mockRestore();
  });
});

describe('reachInternet', () => {
  test.each([
    ['a connection that is made', ending('connect'), 'reached'],
    ['silence', ending('timeout'), 'unreachable'],
    ['no route', ending('error', 'ENETUNREACH'), 'unreachable'],
    ['a refusal, which somebody must have sent', ending('error', 'ECONNREFUSED'), 'reached'],
    ['what it does not know', ending('error', 'EMFILE'), 'failed'],
    ['an error without a code', ending('error'), 'failed'],
  ])('knows %s', async (_, open, answer) => {
    expect(await reachInternet(open)).toBe(answer);
  });

  test('asks for one address on the internet, and waits three seconds at most', async () => {
    const asked: unknown[] = [];
    await reachInternet((options) => {
      asked.push(options);
      return ending('timeout')(options);
    });
    expect(asked).toEqual([{ host: '1.1.1.1', port: 443, timeout: 3000 }]);
  });

  test('opens a real connection, sends nothing and closes it', async () => {
    const received: Promise<number> = new Promise((resolve) => {
      const server = createServer((socket) => {
        let bytes = 0;
        socket.on('data', (data) => {
          bytes += data.length;
        });
        socket.on('close', () => server.close(() => resolve(bytes)));
        socket.on('error', () => undefined);
        socket.resume();
      }).listen(0, '127.0.0.1', async () => {
        const { port } = server.address() as AddressInfo;
        expect(await reachInternet(() => dial({ host: '127.0.0.1', port }))).toBe('reached');
      });
    });
    expect(await received).toBe(0);
  });

  test('gives up a connection of which nothing is heard', async () => {
    const silent: Socket[] = [];
    const open: OpenSocket = () => {
      const socket = new Socket();
      silent.push(socket);
      return socket.setTimeout(20);
    };
    // A socket that never connects raises `timeout` as one does whose packets are dropped.
    expect(await reachInternet(open)).toBe('unreachable');
    expect(silent[0]?.destroyed).toBe(true);
  });
});
