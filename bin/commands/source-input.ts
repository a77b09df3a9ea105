import { type Stats, statSync } from 'node:fs';
import type { SourceInput } from '../../lib/local/source/open-source';

/** A file, or standard input for `-`. */
export function sourceInput(name: string): SourceInput {
  if (name !== '-') return { path: name };
  if (process.stdin.isTTY === true) {
    process.stderr.write('audit-lake: reading standard input, one event a line; end with Ctrl-D\n');
  }
  return { stream: process.stdin, name: 'standard input' };
}

/** Bytes of all sources together, for the progress bar; undefined when one of them does not know. */
export function bytesOf(names: readonly string[]): number | undefined {
  let total = 0;
  for (const name of names) {
    const stat = name === '-' ? undefined : statOf(name);
    if (stat?.isFile() !== true) return undefined;
    total += stat.size;
  }
  return total;
}

/** Undefined also for what cannot be looked up (a link to itself, a name too long): reading it says why. */
export function statOf(name: string): Stats | undefined {
  try {
    return statSync(name);
  } catch {
    return undefined;
  }
}
