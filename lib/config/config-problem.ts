/**
 * One thing that is wrong in the configuration. Unlike an event, a configuration holds no PHI: what was found
 * may be shown.
 *
 * @property path    RFC 6901 JSON pointer; '' is the whole file
 * @property found   the value as JSON (shortened), or 'nothing'
 * @property allowed what could stand there
 * @property fix     what to change
 * @property why     what the rule is for, or what the value decides
 */
export interface ConfigProblem {
  readonly path: string;
  readonly found: string;
  readonly allowed: string;
  readonly fix: string;
  readonly why: string;
}

/** The configuration cannot be used. Carries every problem, not only the first. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly problems: readonly ConfigProblem[]) {
    super(
      problems
        .map(({ path, found, allowed, fix, why }) => {
          const place = path === '' ? '/' : path;
          return `${place}: found ${found}; allowed ${allowed} (${why}); ${fix}`;
        })
        .join('\n'),
    );
  }
}

const LONGEST_SHOWN = 80;

/** A value as it stands in the file, short enough for a message. */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  const isBeyond = typeof value === 'number' && !Number.isFinite(value); // 1e400: JSON.stringify writes null
  const text = isBeyond ? 'a number too large to be one' : JSON.stringify(value);
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN - 1)}…` : text;
}

export function showList(values: readonly unknown[]): string {
  return values.map((value) => JSON.stringify(value)).join(', ');
}

/** The pointer to a member: `at('/guard/rules', 'a/b')` is `/guard/rules/a~1b`. */
export function at(path: string, ...members: readonly (string | number)[]): string {
  return members.reduce<string>(
    (pointer, member) => `${pointer}/${String(member).replace(/~/g, '~0').replace(/\//g, '~1')}`,
    path,
  );
}
