/** The input could not be read to its end. The message names the input and says what to do. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
}

const ERRNO: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist; check the path',
  ENOTDIR: 'does not exist: a part of the path is a file, not a folder; check the path',
  EISDIR: 'is a folder; name the files in it, for example with FOLDER/*.jsonl',
  EACCES: 'may not be read by this user; change its permissions or run as its owner',
  EPERM: 'may not be read by this user; change its permissions or run as its owner',
  ELOOP: 'is a symbolic link that leads back to itself; name the file itself',
  ENAMETOOLONG: 'has a longer name than this system allows; check the path',
  EMFILE: 'could not be opened: too many open files; raise the limit with `ulimit -n`',
  EIO: 'could not be read: the device reports an error; copy the file from a sound place',
};

/** An error of the file system or of a stream, in words. */
export function unreadable(name: string, cause: unknown): SourceError {
  if (cause instanceof SourceError) return cause;
  const code = errorCode(cause);
  const words = ERRNO[code] ?? `could not be read (${code}); check the file and try again`;
  return new SourceError(`${name} ${words}`, { cause });
}

const WRITE_ERRNO: Readonly<Record<string, string>> = {
  ENOSPC: 'is on a full disk; free some space',
  EDQUOT: 'is over its quota; free some space',
  ENOENT: 'does not exist; create it',
  ENOTDIR: 'is no folder; name one',
  EACCES: 'may not be written to by this user; change its permissions',
  EROFS: 'is on a file system that is read-only; choose another',
};

/** A line too long to be held in memory could not be put aside. */
export function unwritable(folder: string, cause: unknown): SourceError {
  const code = errorCode(cause);
  const words = WRITE_ERRNO[code] ?? `could not be written to (${code})`;
  return new SourceError(`${folder}, where long lines are put aside, ${words} and try again`, { cause });
}

/** `what`: "gzip" or "zstd". */
export function truncated(name: string, what: string): SourceError {
  return new SourceError(
    `${name} ends in the middle of its ${what} data; all whole lines before that were read. ` +
      'Fetch the file again (ingesting it again adds only what is missing).',
  );
}

export function corrupt(name: string, what: string, detail: string): SourceError {
  return new SourceError(
    `${name} holds damaged ${what} data (${detail}); all whole lines before that were read. ` +
      'Fetch the file again (ingesting it again adds only what is missing).',
  );
}

export function unsupported(name: string, detail: string): SourceError {
  return new SourceError(`${name} ${detail}`);
}

export function errorCode(cause: unknown): string {
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' ? code : 'unknown error';
}
