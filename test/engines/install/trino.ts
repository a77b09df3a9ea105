import { readFileSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mustRun } from '../run/supervised';
import { installed } from './engine-cache';
import { findJdk } from './find-jdk';
import { findTool } from './find-tool';

export interface TrinoInstallation {
  readonly jdk: string;
  /** Of the server's libraries. */
  readonly lib: string;
  /** With a folder for each plugin. */
  readonly plugins: string;
  /** Source of the main class. */
  readonly main: string;
}

const VERSION = '483';
const SOURCES = join(__dirname, 'trino');
const POMS = { main: join(SOURCES, 'main.pom.xml'), hive: join(SOURCES, 'hive.pom.xml') } as const;
const COPY = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies';

/** Libraries of a plugin that are not wanted, by the beginnings of their files' names. */
const LEFT_OUT = [
  // The server lends its own to every plugin: a second one would be another class of the same name.
  /^(?:trino-spi|slice|jackson-annotations|opentelemetry-api|opentelemetry-context|jol-core)-\d/,
  // Clouds and caches that a lake on a local folder does not touch: more than half of all bytes.
  /^(?:azure|google|gapic|proto-google|gax|grpc|alluxio|rocksdbjni|conscrypt|opencensus)-/,
  /^(?:glue|kms)-2/,
] as const;

/**
 * Trino, the engine under Athena, with its Hive connector, from Maven Central: 250 MB. Maven's own cache of what it
 * has fetched is left as it is, so an interrupted installation goes on where it was.
 */
export async function trinoInstallation(): Promise<TrinoInstallation> {
  const jdk = findJdk();
  const poms = Object.values(POMS).map((path) => readFileSync(path, 'utf8'));
  const folder = await installed({
    engine: 'trino',
    version: VERSION,
    madeFrom: [...poms, ...LEFT_OUT.map(String)],
    async install(draft) {
      const plugin = join(draft, 'plugin', 'hive');
      await mkdir(plugin, { recursive: true });
      await copyDependencies(POMS.main, join(draft, 'lib'));
      await copyDependencies(POMS.hive, plugin);
      for (const file of await readdir(plugin)) {
        if (LEFT_OUT.some((unwanted) => unwanted.test(file))) await rm(join(plugin, file));
      }
      await describePlugin(jdk, draft, plugin);
    },
  });
  return {
    jdk,
    lib: join(folder, 'lib'),
    plugins: join(folder, 'plugin'),
    main: join(SOURCES, 'RunTrino.java'),
  };
}

async function copyDependencies(pom: string, to: string): Promise<void> {
  const mvn = findTool('mvn', 'Trino, on which the views must answer as on DuckDB, is fetched with Maven');
  const args = [
    '--quiet',
    '--batch-mode',
    '--file',
    pom,
    COPY,
    '-DincludeScope=runtime',
    `-DoutputDirectory=${to}`,
  ];
  await mustRun(mvn, args, { nicely: true });
}

/** Trino's own packaging writes this file; without it the server does not know what the libraries are. */
async function describePlugin(jdk: string, draft: string, plugin: string): Promise<void> {
  const services = join(draft, 'services', 'META-INF', 'services');
  await mkdir(services, { recursive: true });
  await writeFile(join(services, 'io.trino.spi.Plugin'), 'io.trino.plugin.hive.HivePlugin\n');
  const content = join(draft, 'services');
  await mustRun(join(jdk, 'bin', 'jar'), [
    '--create',
    '--file',
    join(plugin, 'services.jar'),
    '-C',
    content,
    '.',
  ]);
  await rm(content, { recursive: true });
}
