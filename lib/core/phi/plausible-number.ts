import { countDigits } from './labelled';

/** Whether a labelled number may be one of a person: digits enough, and no count, size, time or date. */
export function plausible(least: number): (value: string, lower: string, start: number) => boolean {
  return (value, lower, start) => {
    if (countDigits(value) < least) return false;
    const rest = lower.slice(start + value.length, start + value.length + 12);
    if (
      /^ ?(?:ms|s|sec|seconds?|minutes?|hours?|days?|bytes|kb|mb|gb|rows?|times|records|entries|attempts|%|of \d|digits?|chars|characters|retries|requests|items)\b/.test(
        rest,
      )
    )
      return false;
    // A date or a time is judged by other rules; eight digits of a label are a number.
    return (
      !/^(?:19|20)\d{2}-\d{2}-\d{2}/.test(value) &&
      !/^\d{4}-\d{2}-\d{2}t/.test(value) &&
      !/^sha-?\d/.test(value)
    );
  };
}
