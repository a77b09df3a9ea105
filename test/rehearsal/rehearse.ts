import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig } from '../../bin/commands/load-config';
import { CannotRun } from '../../bin/output/cannot-run';
import { reportFailure } from '../../bin/output/failure';
import { startProgress } from '../../bin/output/progress';
import { type RawStack, readAssembly } from '../cloud/assembly';
import { synthLake } from '../cloud/synth-lake';
import { type Options, readOptions, USAGE } from './options';
import { rehearseLake } from './rehearse-lake';
import { stepText, summaryText } from './step-text';

const STANDARD_CONFIG = 'lake.config.json';

/** `npm run rehearse`: see docs/rehearsal.md. */
async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (options === 'help') {
    process.stdout.write(USAGE);
    return 0;
  }
  const config = await loadConfig(options.config);
  const stacks = stacksOf(options);
  const { json, events, seed } = options;
  const progress = startProgress({ label: 'rehearse', unit: 'events', total: events });
  try {
    const { steps, findings } = await rehearseLake({
      stacks,
      config,
      events,
      seed,
      onProgress: (lines) => progress.update(lines),
      onStep(step) {
        if (step.name === 'intake') progress.stop();
        if (!json) process.stdout.write(`${stepText(step)}\n`);
      },
    });
    process.stdout.write(
      json ? `${JSON.stringify({ ok: findings.length === 0, events, seed, steps })}\n` : summaryText(steps),
    );
    return findings.length === 0 ? 0 : 1;
  } finally {
    progress.stop();
  }
}

function stacksOf({ templates, config }: Options): readonly RawStack[] {
  if (templates !== undefined) {
    if (!existsSync(join(templates, 'manifest.json')))
      throw new CannotRun(`${templates} is no cloud assembly`, 'name the output directory of cdk synth');
    return readAssembly(templates);
  }
  const file = config ?? STANDARD_CONFIG;
  // The application reads the file again, by the same rules: a refused one has ended this already.
  const content =
    config !== undefined || existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as object) : {};
  try {
    return readAssembly(synthLake(content));
  } catch (error) {
    const said = error instanceof Error ? error.message.trimEnd().split('\n') : [];
    throw new CannotRun('the lake does not synthesize', 'change what npx cdk synth names', said);
  }
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    reportFailure(error);
    process.exitCode = 2;
  },
);
