import { readFileSync, statSync } from 'node:fs';
import type { LakeConfig } from '../../lib/config';
import { CannotRun } from '../output/cannot-run';
import { styleFor } from '../output/style';

const STANDARD_FILE = 'lake.config.json';
const LARGEST_BYTES = 1 << 20;

/** The configuration of `--config FILE`, else of `lake.config.json` in the current directory, else the defaults. */
export async function loadConfig(given: string | undefined): Promise<LakeConfig> {
  const { ConfigError, DEFAULT_CONFIG, parseConfigText, startsLater } = await import('../../lib/config');
  const file = given ?? STANDARD_FILE;
  const text = readText(file, given === undefined);
  if (text === undefined) return DEFAULT_CONFIG;
  try {
    const config = parseConfigText(text);
    const later = startsLater(config.clock.start, Date.now());
    if (later.length > 0) throw new ConfigError(later);
    return config;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const style = styleFor(process.stderr);
    const details = error.problems.flatMap(({ path, found, allowed, fix, why }) => [
      '',
      `  ${style('bold', path === '' ? '(the whole file)' : path)}`,
      `    found    ${found}`,
      `    allowed  ${allowed}`,
      `    why      ${why}`,
      `    fix      ${fix}`,
    ]);
    const { length } = error.problems;
    throw new CannotRun(
      `${file} cannot be used: ${length} ${length === 1 ? 'problem' : 'problems'}`,
      `change ${file} as listed; lake.config.schema.json describes every key`,
      [...details, ''],
    );
  }
}

const FIXES: Readonly<Record<string, string>> = {
  ENOENT: 'check the name; without --config, lake.config.json here or the defaults are used',
  EISDIR: 'name the file, not its folder',
  EACCES: 'make the file readable for you',
};

function readText(file: string, mayBeAbsent: boolean): string | undefined {
  try {
    if (statSync(file).size > LARGEST_BYTES) {
      throw new CannotRun(`${file} is larger than 1 MiB`, 'name a configuration file');
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    if (error instanceof CannotRun) throw error;
    if (error instanceof TypeError) throw new CannotRun(`${file} is not UTF-8 text`, 'save it as UTF-8');
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    if (code === 'ENOENT' && mayBeAbsent) return undefined;
    throw new CannotRun(`cannot read ${file} (${code})`, FIXES[code] ?? 'check the file');
  }
}
