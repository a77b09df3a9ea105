import { type ActName, actOf } from './acts';
import type { Outcome } from './outcomes';
import type { Worker } from './people';
import type { ProgramName } from './posts';
import type { ServiceKey } from './services';

/** Metadata of an event by name; null leaves out what the act would carry. */
export type Metadata = Readonly<Record<string, string | number | boolean | null>>;

/** The members of an event that an agent's work carries, as JSON text ('' where it has none). */
export interface OnBehalf {
  readonly actor: string;
  readonly delegation: string;
  readonly attribution: string;
}

/**
 * An event before it is written: only what has been decided about it, so that a day of them is light.
 * `at` is in epoch milliseconds, `patient` the number within the program.
 */
export interface Draft {
  readonly at: number;
  readonly worker: Worker;
  readonly act: ActName;
  readonly program: ProgramName;
  readonly patient: number;
  readonly session: string;
  readonly trace: string;
  readonly outcome: Outcome;
  readonly agent?: OnBehalf | undefined;
  readonly service?: ServiceKey;
  readonly address?: string;
  readonly metadata?: Metadata;
}

/** The service that writes the event: the draft's, else the act's own, else that of the person's post. */
export function serviceFor({ service, act, worker }: Draft): ServiceKey {
  return service ?? actOf(act).service ?? worker.post.service;
}
