import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * The path of a program on PATH.
 *
 * @throws with what is missing and for what: without it these tests cannot pass, and they do not pretend to
 */
export function findTool(name: string, neededFor: string): string {
  const found = onPath(name);
  if (found !== undefined) return found;
  throw new Error(
    `${name} is not on PATH: ${neededFor}. Install it, or run the other engines' tests alone (-t).`,
  );
}

export function onPath(name: string): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name))
    .find(isExecutable);
}

export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
