/**
 * The command cannot do its work: exit code 2. What was wrong, and what to change; never content of an event.
 */
export class CannotRun extends Error {
  override readonly name = 'CannotRun';

  constructor(
    message: string,
    readonly fix: string,
    /** Printed between message and fix, line by line. */
    readonly details: readonly string[] = [],
  ) {
    super(message);
  }
}
