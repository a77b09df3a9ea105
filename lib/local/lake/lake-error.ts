import { isNativeError } from 'node:util/types';

export type LakeProblem =
  | 'missing'
  | 'not_a_folder'
  | 'not_writable'
  | 'no_space'
  | 'no_memory'
  | 'locked'
  | 'damaged'
  | 'io';

/**
 * What the surroundings of a lake refused: disk, permissions, another process. The message says what to do
 * and never holds event content (the engine's own texts can, so they are left out).
 */
export class LakeError extends Error {
  override readonly name = 'LakeError';

  constructor(
    readonly problem: LakeProblem,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** First match wins; `test` sees the system's code and the text of the error, which is never shown. */
const CAUSES: readonly {
  readonly problem: LakeProblem;
  readonly test: RegExp;
  readonly says: (lake: string) => string;
}[] = [
  {
    problem: 'no_space',
    test: /ENOSPC|EDQUOT|EFBIG|no space left|quota exceeded|file too large/i,
    says: (lake) =>
      `The disk of ${lake} is full. What was stored before stays; the batch under way was not stored. Free some space and run the same again: what is stored already is recognised.`,
  },
  {
    problem: 'not_a_folder',
    test: /ENOTDIR|EEXIST|not a directory/i,
    says: (lake) => `${lake} is not a folder, or something in its way is a file. Name a folder for the lake.`,
  },
  {
    problem: 'not_writable',
    test: /EACCES|EPERM|EROFS|permission denied|read-only file system/i,
    says: (lake) => `${lake} does not allow this: check the owner and the permissions of the folder.`,
  },
  {
    problem: 'no_memory',
    test: /out of memory|ENOMEM/i,
    says: (lake) => `Not enough memory for this work on ${lake}. Ask for less at once, or free some memory.`,
  },
  {
    problem: 'damaged',
    test: /parquet|invalid input|serialization/i,
    says: (lake) =>
      `A file of ${lake} can't be read. Files below _index may be deleted at any time; others come back from a copy.`,
  },
];

/** The engine names the kind of its errors first: `IO Error: ...`. */
const ENGINE_ERROR = /^[A-Z][A-Za-z ]+ Error: /;

/** An error of the file system or the engine as a {@link LakeError}; any other error is a bug and stays itself. */
export function asLakeError(error: unknown, lake: string): unknown {
  if (error instanceof LakeError || !isNativeError(error)) return error;
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined && !ENGINE_ERROR.test(error.message)) return error;
  const text = `${code ?? ''} ${error.message}`;
  const cause = CAUSES.find(({ test }) => test.test(text));
  if (cause !== undefined) return new LakeError(cause.problem, cause.says(lake), { cause: error });
  const kind = code ?? error.message.split(':')[0];
  return new LakeError('io', `Reading or writing ${lake} failed (${kind}).`, { cause: error });
}
