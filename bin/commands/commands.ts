import { breachScope } from './breach-scope';
import type { CommandGroup, CommandSpec } from './command';
import { complete } from './complete';
import { cost } from './cost';
import { demo } from './demo';
import { disclosures } from './disclosures';
import { generate } from './generate';
import { ingest } from './ingest';
import { quarantine } from './quarantine';
import { query } from './query';
import { retention } from './retention';
import { review } from './review';
import { smoke } from './smoke';
import { status } from './status';
import { validate } from './validate';

/** Every command, in the order of help. A new one is a file of its own and a line here. */
export const COMMANDS: readonly (CommandSpec | CommandGroup)[] = [
  demo,
  generate,
  validate,
  ingest,
  query,
  breachScope,
  disclosures,
  review,
  status,
  quarantine,
  retention,
  cost,
  smoke,
  complete,
];
