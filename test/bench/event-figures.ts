import { transform } from '../../lambda/transform';
import { DEFAULT_CONFIG, ingestRules } from '../../lib/config';
import { validateEvent } from '../../lib/core/audit-event';
import { checkHash } from '../../lib/core/event-hash';
import { findPhi } from '../../lib/core/phi-guard';
import { generateClinic } from '../../lib/local/clinic/generate-clinic';
import { type Figure, median, pairedMedians, perItem } from './measure';

const EVENTS = 20_000;
const ROUNDS = 9;

/** What one event costs, against JSON.parse of the same lines. */
export async function eventFigures(): Promise<readonly Figure[]> {
  const lines = [...generateClinic({ events: EVENTS, seed: 11 })];
  // The parts first: their parsed events are gone then. A deployed function holds none, and collecting garbage
  // beside tens of thousands of live objects is not what the whole costs.
  return [...partFigures(lines), await transformFigure(lines, parseOf(lines))];
}

function partFigures(lines: readonly string[]): readonly Figure[] {
  const rules = ingestRules(DEFAULT_CONFIG);
  const parsed = lines.map((line) => JSON.parse(line) as unknown);
  const valid = parsed.flatMap((value) => {
    const validation = validateEvent(value);
    return validation.ok ? [validation.event] : [];
  });
  const parse = parseOf(lines);

  const figures: Figure[] = [];
  const against = (name: string, limit: number, value: () => number, floorOf = parse) => {
    const [middle, floor] = pairedMedians(ROUNDS, value, floorOf);
    figures.push({ name, value: middle, floor, unit: 'us/event', limit });
  };
  against('validateEvent of a parsed event / JSON.parse', 1, () =>
    perItem(parsed.length, () => {
      for (const value of parsed) validateEvent(value);
    }),
  );
  against('findPhi of a valid event / JSON.parse', 1, () =>
    perItem(valid.length, () => {
      for (const event of valid) findPhi(event, rules.guard);
    }),
  );
  const chained = valid.flatMap((event) => (event.integrity ? [{ event, raw: JSON.stringify(event) }] : []));
  against(
    'checkHash of a chained event / JSON.parse',
    2,
    () =>
      perItem(chained.length, () => {
        for (const { event, raw } of chained) checkHash(raw, event.integrity);
      }),
    parseOf(chained.map(({ raw }) => raw)),
  );
  return figures;
}

function parseOf(lines: readonly string[]): () => number {
  return () =>
    perItem(lines.length, () => {
      for (const line of lines) JSON.parse(line);
    });
}

async function transformFigure(lines: readonly string[], parse: () => number): Promise<Figure> {
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
