import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { CannotRun } from './cannot-run';

/** Where results go. `write` collects; a returned promise must be awaited before the next write (back-pressure). */
export interface Out {
  write(text: string): Promise<void> | undefined;
  end(): Promise<void>;
}

/** Collected before each write: large enough that the calls cost nothing, small enough for a flat memory. */
const BLOCK = 1 << 17;

/** Standard output, or a file when one is named. */
export function openOut(file?: string): Out {
  return file === undefined ? outTo(process.stdout) : fileOut(file);
}

function outTo(stream: NodeJS.WritableStream): Out {
  let held = '';
  const flush = (): Promise<void> => {
    const text = held;
    held = '';
    return new Promise((resolve, reject) => {
      stream.write(text, (error) => (error ? reject(error) : resolve()));
    });
  };
  return {
    write(text) {
      held += text;
      return held.length < BLOCK ? undefined : flush();
    },
    end: async () => {
      if (held !== '') await flush();
    },
  };
}

function fileOut(file: string): Out {
  const stream = createWriteStream(file);
  let failure: unknown;
  stream.on('error', (error) => {
    failure = error;
  });
  const out = outTo(stream);
  const explained = async (work: Promise<unknown>): Promise<void> => {
    await work.catch((error: unknown) => {
      throw cannotWrite(file, failure ?? error);
    });
  };
  return {
    write(text) {
      const written = out.write(text);
      return written === undefined ? undefined : explained(written);
    },
    end: () => explained(out.end().then(() => Promise.all([once(stream, 'close'), stream.end()]))),
  };
}

const WRITE_FIXES: Readonly<Record<string, string>> = {
  ENOENT: 'create its folder first, or write somewhere else',
  EISDIR: 'name a file: this is a folder',
  ENOTDIR: 'a part of the path is a file: choose another',
  EACCES: 'choose a place that you may write to',
  EPERM: 'choose a place that you may write to',
  EROFS: 'choose a place that you may write to',
  ENOSPC: 'make room on the disk, or write somewhere else',
};

export function cannotWrite(file: string, error: unknown): CannotRun {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
  return new CannotRun(`cannot write ${file} (${code})`, WRITE_FIXES[code] ?? 'write somewhere else');
}
