import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as Transform from '../../lambda/transform';
import { DEFAULT_CONFIG, ingestRules } from '../../lib/config';
import { generateClinic } from '../../lib/local/clinic/generate-clinic';
import { type Figure, median, parseOf } from './measure';

const EVENTS = 20_000;
const ROUNDS = 15;

/**
 * What the whole function costs an event, base64 in to base64 out. Measured in a process of its own: what the parts' figures
 * have taught the compiler about other shapes of events, and their live objects, no deployed function has.
 */
export function transformFigure(): Figure {
  const { status, stdout } = spawnSync(process.execPath, [process.argv[1] ?? '', TRANSFORM_ONLY], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`measuring the transform ended with ${status}`);
  return JSON.parse(stdout) as Figure;
}

export const TRANSFORM_ONLY = '--transform-only';

/** Runs in that process, and runs what is deployed: the packaged code. */
export async function measureTransform(): Promise<Figure> {
  const lines = [...generateClinic({ events: EVENTS, seed: 11 })];
  const parse = parseOf(lines);
  const packaged = join(process.cwd(), 'dist', 'lambda', 'transform', 'index.js');
  const { transform } = createRequire(packaged)(packaged) as typeof Transform;
  const records = lines.map((line, index) => ({
    recordId: String(index),
    approximateArrivalTimestamp: 0,
    data: Buffer.from(line).toString('base64'),
  }));
  const streams = { standard: 's1', clinical: 's2', psychotherapy: 's3', sud: 's4' };
  const context = {
    rules: ingestRules(DEFAULT_CONFIG),
    streams,
    tier: 'sud' as const, // the strictest stream keeps every event: nothing is moved, all are written
    now: () => Date.UTC(2026, 10, 1),
    firehose: { send: async () => ({ FailedPutCount: 0 }) } as never,
  };
  const invocation = { invocationId: 'bench', deliveryStreamArn: '', region: '' };
  const values: number[] = [];
  const floors: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    floors.push(parse());
    const start = process.hrtime.bigint();
    for (let at = 0; at < records.length; at += 500) {
      await transform({ ...invocation, records: records.slice(at, at + 500) }, context);
    }
    values.push(Number(process.hrtime.bigint() - start) / 1000 / records.length);
  }
  return {
    name: 'transform of an event, base64 to base64 / JSON.parse',
    value: median(values),
    floor: median(floors),
    unit: 'us/event',
    limit: 4,
  };
}
