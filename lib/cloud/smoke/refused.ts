import { errorName } from '../deployed-lake';
import type { Finding } from './smoke-check';

/** How services say no: AWS by AccessDenied, a lock on another S3 server by InvalidRequest. */
const REFUSALS: ReadonlySet<string> = new Set([
  'AccessDenied',
  'AccessDeniedException',
  'Forbidden',
  'InvalidRequest',
]);

/** Runs what must not be possible, and says whether it was. `undo` takes back what should have been refused. */
export async function mustBeRefused(
  what: string,
  attempt: () => Promise<unknown>,
  undo?: (answer: unknown) => Promise<unknown>,
): Promise<Finding> {
  try {
    const answer = await attempt();
    await undo?.(answer);
    return {
      verdict: 'broken',
      detail: `${what} was possible${undo === undefined ? '' : ', and has been taken back'}`,
    };
  } catch (error) {
    const name = errorName(error);
    if (REFUSALS.has(name)) return { verdict: 'held', detail: `${what} was refused` };
    return { verdict: 'not_checked', detail: `${what} ended with ${name}` };
  }
}
