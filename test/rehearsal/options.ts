import { parseArgs } from 'node:util';
import { CannotRun } from '../../bin/output/cannot-run';

export interface Options {
  /** Directory of a synthesized assembly; undefined: synthesize one. */
  readonly templates: string | undefined;
  readonly config: string | undefined;
  readonly events: number;
  readonly seed: number;
  readonly json: boolean;
}

export const USAGE = `usage: npm run rehearse -- [options]

Plays the synthesized lake without AWS: the demo's events through the packaged functions, the streams, the buckets,
the replication and the tables that the templates describe; then compares counts and rows with the local lake.

  --templates DIR   an assembly of cdk synth (default: synthesizes one)
  --config FILE     its configuration (default: lake.config.json, else all defaults)
  --events N        how many lines to play (default: 20000)
  --seed S          another seed is another clinic (default: 1)
  --json            one JSON object instead of text

exit: 0 everything arrived, 1 something was found, 2 could not run
`;

/** @throws CannotRun */
export function readOptions(args: readonly string[]): Options | 'help' {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        templates: { type: 'string' },
        config: { type: 'string' },
        events: { type: 'string', default: '20000' },
        seed: { type: 'string', default: '1' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) return 'help';
    const { templates, config, json } = values;
    return {
      templates,
      config,
      json,
      events: wholeNumber('--events', values.events, 1),
      seed: wholeNumber('--seed', values.seed, 0),
    };
  } catch (error) {
    if (error instanceof CannotRun) throw error;
    throw new CannotRun(
      error instanceof Error ? (error.message.split('. ')[0] ?? '') : 'not understood',
      'see --help',
    );
  }
}

const MOST = 10_000_000;

function wholeNumber(name: string, text: string, least: number): number {
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (number >= least && number <= MOST) return number;
  throw new CannotRun(
    `${name} is "${text}"`,
    `give a whole number from ${least} to ${MOST.toLocaleString('en-US')}`,
  );
}
