import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { at, isObject, type Json, type JsonObject, listAt, textAt } from './json';

/** One stack as it was synthesized: nothing of it evaluated yet. Plain data, so a test may change a copy. */
export interface RawStack {
  /** Id of the stack in the assembly, for example `audit-lake-dev-vault`. */
  readonly id: string;
  readonly name: string;
  /** Undefined when the stack is region-agnostic. */
  readonly region: string | undefined;
  readonly template: JsonObject;
  /** Ids of the stacks that the assembly deploys before it. */
  readonly dependencies: readonly string[];
  /** Object key in the bootstrap bucket -> directory or file of this machine. */
  readonly assets: Readonly<Record<string, string>>;
}

/** @throws when the directory is no cloud assembly */
export function readAssembly(folder: string): readonly RawStack[] {
  // A worker loads the functions: its idea of a relative path is another.
  const directory = resolve(folder);
  const manifest = readJson(join(directory, 'manifest.json'));
  const artifacts = Object.entries(objectAt(manifest, 'artifacts'));
  const stacks = artifacts.filter(([, artifact]) => textAt(artifact, 'type') === 'aws:cloudformation:stack');
  const ids = new Set(stacks.map(([id]) => id));
  return stacks.map(([id, artifact]) => {
    const file = textAt(artifact, 'properties', 'templateFile');
    if (file === undefined) throw new Error(`${id} has no template in manifest.json`);
    const dependencies = listAt(artifact, 'dependencies').map(String);
    const region = /^aws:\/\/[^/]+\/(.+)$/.exec(textAt(artifact, 'environment') ?? '')?.[1];
    return {
      id,
      name: textAt(artifact, 'properties', 'stackName') ?? id,
      region: region === 'unknown-region' ? undefined : region,
      template: asObject(readJson(join(directory, file)), file),
      dependencies: dependencies.filter((dependency) => ids.has(dependency)),
      assets: Object.fromEntries(
        dependencies.flatMap((dependency) =>
          assetsOf(directory, textAt(manifest, 'artifacts', dependency, 'properties', 'file')),
        ),
      ),
    };
  });
}

function assetsOf(directory: string, file: string | undefined): readonly (readonly [string, string])[] {
  if (file === undefined) return [];
  return Object.values(objectAt(readJson(join(directory, file)), 'files')).flatMap((asset) => {
    const path = textAt(asset, 'source', 'path');
    if (path === undefined) return [];
    return Object.values(objectAt(asset, 'destinations')).flatMap((destination) => {
      const key = textAt(destination, 'objectKey');
      return key === undefined ? [] : [[key, join(directory, path)] as const];
    });
  });
}

function readJson(path: string): Json {
  return JSON.parse(readFileSync(path, 'utf8')) as Json;
}

function objectAt(value: Json | undefined, name: string): JsonObject {
  const found = at(value, name);
  return found === undefined ? {} : asObject(found, name);
}

function asObject(value: Json, what: string): JsonObject {
  if (!isObject(value)) throw new Error(`${what} is no JSON object`);
  return value;
}
