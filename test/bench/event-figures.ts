import { DEFAULT_CONFIG, ingestRules } from '../../lib/config';
import { validateEvent } from '../../lib/core/audit-event';
import { checkHash } from '../../lib/core/event-hash';
import { findPhi } from '../../lib/core/phi-guard';
import { generateClinic } from '../../lib/local/clinic/generate-clinic';
import { type Figure, pairedMedians, parseOf, perItem } from './measure';

const EVENTS = 20_000;
const ROUNDS = 9;

/** What the parts of judging one event cost, against JSON.parse of the same lines. */
export function eventFigures(): readonly Figure[] {
  const lines = [...generateClinic({ events: EVENTS, seed: 11 })];
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
