import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where installers put programs without a word to PATH, as a shell that is no login shell has it. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  go: ['/usr/local/go/bin', '/usr/lib/go/bin', '/opt/homebrew/bin'],
  mvn: ['/usr/share/maven/bin', '/opt/maven/bin', '/opt/homebrew/bin'],
};

/**
 * The path of a program on PATH, or where its installer puts it.
 *
 * @throws with what is missing and for what: without it these tests cannot pass, and they do not pretend to
 */
export function findTool(name: string, neededFor: string): string {
  const found = onPath(name) ?? inFolders(name, PLACES[name] ?? []);
  if (found !== undefined) return found;
  throw new Error(
    `${name} is not on PATH: ${neededFor}. Install it, or run the other engines' tests alone (-t).`,
  );
}

export function onPath(name: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return inFolders(name, folders);
}

function inFolders(name: string, folders: readonly string[]): string | undefined {
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
