import type { LakeConfig } from '../../lib/config';
import type { IngestRules } from '../../lib/core/ingest';
import type { LocalLake } from '../../lib/local/local-lake';
import type { GlobalOptions } from './command';
import { loadConfig } from './load-config';

export interface OpenLake {
  readonly lake: LocalLake;
  readonly config: LakeConfig;
  readonly rules: IngestRules;
}

/** `make`: to write, and where there is no lake yet it is made. */
type Purpose = 'read' | 'write' | 'make';

/** The lake of --lake under the configuration of --config. The caller closes it. */
export async function openLake(global: GlobalOptions, purpose: Purpose): Promise<OpenLake> {
  const config = await loadConfig(global.config);
  const { ingestRules } = await import('../../lib/config');
  const { LocalLake } = await import('../../lib/local/local-lake');
  const rules = ingestRules(config);
  const lake = await LocalLake.open(global.lake, {
    rules,
    mode: purpose === 'read' ? 'read' : 'write',
    mustExist: purpose !== 'make',
    onWait: (holder) =>
      process.stderr.write(`audit-lake: waiting for ${holder}, which is writing to this lake\n`),
  });
  return { lake, config, rules };
}
