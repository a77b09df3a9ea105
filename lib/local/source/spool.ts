import { createHash, randomUUID } from 'node:crypto';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { unwritable } from './source-error';

export interface Spooled {
  readonly bytes: number;
  readonly sha256: string;
  readonly file: string | undefined;
}

/** What is too long to be held in memory, on its way to a file: counted and hashed as it passes. */
export interface Spool {
  readonly write: (bytes: Uint8Array) => void;
  /** `line`: the bytes are one line, whose `\r` before the end isn't part of it. */
  readonly finish: (as?: 'line') => Spooled;
  /** Closes and removes the file. */
  readonly discard: () => void;
}

export type SpoolOpener = () => Spool;

const CR = 13;

/** @throws SourceError when the folder can't be written to */
export function openSpool(folder: string | undefined): Spool {
  const file = folder === undefined ? undefined : join(folder, `oversize-${randomUUID()}.tmp`);
  const descriptor = file === undefined ? undefined : attempt(() => openSync(file, 'wx', 0o600));
  const hash = createHash('sha256');
  let bytes = 0;
  let heldReturn = false;
  let open = descriptor !== undefined;

  function attempt<T>(action: () => T): T {
    try {
      return action();
    } catch (cause) {
      throw unwritable(folder ?? '', cause);
    }
  }

  function put(part: Uint8Array): void {
    bytes += part.length;
    hash.update(part);
    if (descriptor === undefined) return;
    for (let from = 0; from < part.length; ) {
      const at = from;
      from += attempt(() => writeSync(descriptor, part, at));
    }
  }

  function write(part: Uint8Array): void {
    if (part.length === 0) return;
    if (heldReturn) put(Uint8Array.of(CR));
    heldReturn = part[part.length - 1] === CR;
    put(heldReturn ? part.subarray(0, -1) : part);
  }

  function close(): void {
    if (open && descriptor !== undefined) closeSync(descriptor);
    open = false;
  }

  return {
    write,
    finish: (as) => {
      if (heldReturn && as !== 'line') put(Uint8Array.of(CR));
      close();
      return { bytes, sha256: hash.digest('hex'), file };
    },
    discard: () => {
      close();
      if (file !== undefined) rmSync(file, { force: true });
    },
  };
}

export interface Spools {
  readonly open: SpoolOpener;
  /** Removes what was begun and never finished. */
  readonly discardOpen: () => void;
}

/** Spools into one folder. */
export function spools(folder: string | undefined): Spools {
  const unfinished = new Set<Spool>();
  return {
    open: () => {
      const spool = openSpool(folder);
      const tracked: Spool = {
        ...spool,
        finish: (as) => {
          unfinished.delete(tracked);
          return spool.finish(as);
        },
      };
      unfinished.add(tracked);
      return tracked;
    },
    discardOpen: () => {
      for (const spool of unfinished) spool.discard();
      unfinished.clear();
    },
  };
}
