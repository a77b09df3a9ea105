import { startProgress } from '../output/progress';
import { countText } from '../output/table';
import { openOut } from '../output/write-out';
import { defineCommand } from './command';
import { count, file, flag } from './option';

/** More lines than this are more than any disk here holds: a slip of the finger. */
const MOST_EVENTS = 1_000_000_000;
const STEP = 1 << 12;

export const generate = defineCommand({
  name: 'generate',
  summary: 'write synthetic audit events, as many as wanted',
  details: `Writes the events of an invented clinic as JSON lines: shifts, caseloads, agents, a substance-use program,
a snooping employee, a stolen account, events with PHI and malformed ones, duplicates, late and future ones,
all schema versions, producer hash chains. The same number and seed give the same bytes. No person is real.`,
  args: [],
  options: {
    events: count('-n, --events <N>', 'how many lines; 50k and 2m are understood', {
      least: 1,
      most: MOST_EVENTS,
      standard: 10_000,
    }),
    seed: count('--seed <S>', 'another seed is another clinic', {
      least: 0,
      most: Number.MAX_SAFE_INTEGER,
      standard: 1,
    }),
    out: file('-o, --out <FILE>', 'write to FILE instead of standard output'),
    damaged: flag('--damaged', 'also lines that are no JSON, as broken producers write them'),
  },
  json: 'with --out one object {"events":n,"seed":n,"out":"FILE"}; without it the lines are JSON anyway.',
  exits: { 0: 'written', 2: 'could not write' },
  examples: [
    { run: 'audit-lake generate --events 1000 --seed 7 > events.jsonl', says: 'a thousand events' },
    { run: 'audit-lake generate --events 50k | audit-lake ingest -', says: 'straight into a lake' },
    { run: 'audit-lake generate -n 1m --out big.jsonl', says: 'a million, to a file' },
  ],
  run: async ({ options, global }) => {
    const { generateClinic } = await import('../../lib/local/clinic/generate-clinic');
    const { events, seed } = options;
    const out = openOut(options.out);
    const progress = startProgress(
      { label: 'generate', unit: 'events', total: events },
      options.out === undefined,
    );
    let written = 0;
    try {
      for (const line of generateClinic({ events, seed, damagedLines: options.damaged })) {
        const full = out.write(`${line}\n`);
        if (full !== undefined) await full;
        if (++written % STEP === 0) progress.update(written);
      }
      await out.end();
    } finally {
      progress.stop();
    }
    if (options.out !== undefined) {
      const summary = { events: written, seed, out: options.out };
      process.stdout.write(
        global.json
          ? `${JSON.stringify(summary)}\n`
          : `wrote ${countText(written)} events to ${options.out}\n`,
      );
    }
    return 0;
  },
});
