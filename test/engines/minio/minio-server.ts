import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { minioBinary } from '../install/minio';
import { freePort } from '../run/free-port';
import { startServer } from '../run/start-server';

export interface S3Server {
  readonly s3: S3Client;
  readonly stop: () => Promise<void>;
}

const READY_MS = 30_000;

/** A real S3 server on the loopback interface, empty, and the SDK's client for it. */
export async function startMinio(): Promise<S3Server> {
  const binary = await minioBinary();
  const secret = randomBytes(16).toString('hex');
  const server = await startServer({
    name: 'minio',
    patienceMs: READY_MS,
    async start(folder) {
      const address = `127.0.0.1:${await freePort()}`;
      return {
        command: binary,
        args: ['server', join(folder, 'data'), '--address', address, '--quiet'],
        env: {
          MINIO_ROOT_USER: 'lake',
          MINIO_ROOT_PASSWORD: secret,
          MINIO_BROWSER: 'off',
          MINIO_UPDATE: 'off',
        },
        address: `http://${address}`,
        isReady: async () => (await fetch(`http://${address}/minio/health/ready`)).ok,
      };
    },
  });
  const s3 = new S3Client({
    endpoint: server.address,
    region: 'us-east-1',
    credentials: { accessKeyId: 'lake', secretAccessKey: secret },
    forcePathStyle: true,
  });
  return {
    s3,
    async stop() {
      s3.destroy();
      await server.stop();
    },
  };
}
