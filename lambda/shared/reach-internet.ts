import { connect, type NetConnectOpts, type Socket } from 'node:net';

export type InternetAnswer = 'unreachable' | 'reached' | 'failed';

/** Tests put a double or an address of their own in its place. */
export type OpenSocket = (options: NetConnectOpts) => Socket;

/** A host that answers everybody, everywhere; nothing is sent to it. The silence of a dropped packet ends at `timeout`. */
const INTERNET = { host: '1.1.1.1', port: 443, timeout: 3_000 } as const;

/** A refused connection was refused by somebody: the way is open. */
const SOCKET_ERRORS: Readonly<Partial<Record<string, InternetAnswer>>> = {
  ENETUNREACH: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ETIMEDOUT: 'unreachable',
  ECONNREFUSED: 'reached',
  ECONNRESET: 'reached',
};

/** Whether a connection to a host on the internet can be opened from here. Takes three seconds at most. */
export function reachInternet(open: OpenSocket = connect): Promise<InternetAnswer> {
  return new Promise((resolve) => {
    const socket = open(INTERNET);
    const end = (answer: InternetAnswer): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => end('reached'));
    socket.once('timeout', () => end('unreachable'));
    socket.once('error', ({ code }: NodeJS.ErrnoException) => end(SOCKET_ERRORS[code ?? ''] ?? 'failed'));
  });
}
