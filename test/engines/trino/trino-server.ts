import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { trinoInstallation } from '../install/trino';
import { freePort } from '../run/free-port';
import { type RunningServer, startServer } from '../run/start-server';

/** Athena's own name of the catalog: the views of the templates say it. */
export const CATALOG = 'awsdatacatalog';

const READY_MS = 180_000;
const JVM = [
  '-Xmx4g',
  '-XX:+UseSerialGC',
  '-Duser.timezone=UTC',
  '--add-modules=jdk.incubator.vector',
  '--enable-native-access=ALL-UNNAMED',
  '--sun-misc-unsafe-memory-access=allow',
] as const;

export interface TrinoOptions {
  /** For hundreds of questions about a few rows: half the processor time when nothing is compiled twice. */
  readonly compileOnce?: boolean;
}

/**
 * Trino on the loopback interface, which sees `files` as `local:///`, its catalog included. It is its own worker.
 */
export async function startTrino(
  files: string,
  { compileOnce = false }: TrinoOptions = {},
): Promise<RunningServer> {
  const { jdk, lib, plugins, main } = await trinoInstallation();
  return startServer({
    name: 'trino',
    patienceMs: READY_MS,
    async start(folder) {
      const port = await freePort();
      const address = `http://127.0.0.1:${port}`;
      const catalogs = join(folder, 'catalogs');
      await mkdir(catalogs);
      await writeFile(join(catalogs, `${CATALOG}.properties`), properties(catalogOf(files)));
      const config = join(folder, 'config.properties');
      await writeFile(config, properties(serverOf(port, plugins, catalogs)));
      return {
        command: join(jdk, 'bin', 'java'),
        args: [
          ...JVM,
          ...(compileOnce ? ['-XX:TieredStopAtLevel=1'] : []),
          '-Dnode.bind-ip=127.0.0.1',
          `-Dconfig=${config}`,
          '-cp',
          `${lib}/*`,
          main,
        ],
        address,
        isReady: async () => {
          const info = (await (await fetch(`${address}/v1/info`)).json()) as { readonly starting?: boolean };
          return info.starting === false;
        },
      };
    },
  });
}

function serverOf(port: number, plugins: string, catalogs: string): Readonly<Record<string, string>> {
  return {
    'node.environment': 'tests',
    'node.internal-address': '127.0.0.1',
    coordinator: 'true',
    'node-scheduler.include-coordinator': 'true',
    'http-server.http.port': String(port),
    'discovery.uri': `http://127.0.0.1:${port}`,
    'plugin.dir': plugins,
    'catalog.config-dir': catalogs,
    'query.max-memory': '2500MB',
    'query.max-memory-per-node': '2500MB',
    'query.max-stage-count': '200',
  };
}

/** As Athena reads Parquet of a lake, with every column chunk read by itself: bytes read are bytes needed. */
function catalogOf(files: string): Readonly<Record<string, string>> {
  return {
    'connector.name': 'hive',
    'hive.metastore': 'file',
    'hive.metastore.catalog.dir': 'local:///metastore',
    'fs.local.enabled': 'true',
    'local.location': files,
    'hive.non-managed-table-writes-enabled': 'true',
    'hive.partition-projection-enabled': 'true',
    'hive.ignore-absent-partitions': 'true',
    'hive.parquet.time-zone': 'UTC',
    'parquet.small-file-threshold': '0B',
    'parquet.max-merge-distance': '0B',
  };
}

function properties(entries: Readonly<Record<string, string>>): string {
  return Object.entries(entries)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}
