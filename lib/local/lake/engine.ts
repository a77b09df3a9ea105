import { type DuckDBConnection, DuckDBInstance, type Json } from '@duckdb/node-api';

/** DuckDB inside this process: no extension downloads, UTC, Athena's integer division. */
export interface Engine {
  readonly connection: DuckDBConnection;
  readonly run: (sql: string) => Promise<void>;
  readonly rows: (sql: string) => Promise<Record<string, Json>[]>;
  readonly close: () => void;
}

export interface EngineOptions {
  /** Folder for what does not fit into memory; made when needed. */
  readonly spill: string;
  readonly memory: string;
  readonly threads: number;
  /** With one thread rows keep their order all the same, and row groups may be limited by their bytes. */
  readonly anyOrder?: boolean;
}

/** Nothing is fetched and nothing outside the given files is looked for. */
const CLOSED = {
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  allow_community_extensions: 'false',
} as const;

const SESSION = ["set TimeZone = 'UTC'", 'set integer_division = true'];

export async function openEngine({
  spill,
  memory,
  threads,
  anyOrder = false,
}: EngineOptions): Promise<Engine> {
  const instance = await DuckDBInstance.create(':memory:', {
    ...CLOSED,
    threads: String(threads),
    memory_limit: memory,
    temp_directory: spill,
    preserve_insertion_order: String(!anyOrder),
  });
  const connection = await instance.connect();
  for (const setting of SESSION) await connection.run(setting);
  return {
    connection,
    async run(sql) {
      await connection.run(sql);
    },
    async rows(sql) {
      return (await connection.runAndReadAll(sql)).getRowObjectsJson();
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
