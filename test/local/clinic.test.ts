import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { validateEvent } from '../../lib/core/audit-event';
import { planClinic } from '../../lib/local/clinic/clinic-plan';
import { DAMAGES, FAULTS } from '../../lib/local/clinic/faults';
import { generateClinic, generateLabelled, type LabelledLine } from '../../lib/local/clinic/generate-clinic';

const EVENTS = 6_000;

function labelled(options: Partial<Parameters<typeof generateLabelled>[0]> = {}): readonly LabelledLine[] {
  return [...generateLabelled({ events: EVENTS, seed: 1, ...options })];
}

function ofIntent(lines: readonly LabelledLine[], ...intents: readonly string[]): readonly string[] {
  return lines.filter(({ intent }) => intents.includes(intent)).map(({ line }) => line);
}

function parses(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

const eventId = (line: string): string => JSON.parse(line).event_id;

describe('generateClinic', () => {
  it('gives the same bytes for the same seed and other bytes for another', () => {
    const first = [...generateClinic({ events: 3_000, seed: 5 })].join('\n');
    const second = [...generateClinic({ events: 3_000, seed: 5 })].join('\n');
    const other = [...generateClinic({ events: 3_000, seed: 6 })].join('\n');

    expect(second === first).toBe(true);
    expect(other === first).toBe(false);
  });

  it('is not disturbed by another clinic that is generated at the same time', () => {
    const alone = [...generateClinic({ events: 500, seed: 5 })];
    const one = generateClinic({ events: 500, seed: 5 });
    const two = generateClinic({ events: 500, seed: 5 });

    const together = alone.map(() => [one.next().value, two.next().value]);

    expect(together).toEqual(alone.map((line) => [line, line]));
  });

  it('gives exactly as many lines as asked for, whatever the number', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.nat(130), fc.nat(3_000)),
        fc.integer(),
        fc.boolean(),
        (events, seed, damagedLines) => {
          expect([...generateClinic({ events, seed, damagedLines })]).toHaveLength(events);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('gives exactly as many lines as asked for when a day is written in several pieces', () => {
    let duplicates = 0;
    let lines = 0;
    for (const { intent } of generateLabelled({ events: 100_000, seed: 3 })) {
      lines += 1;
      if (intent === 'duplicate') duplicates += 1;
    }

    expect([lines, duplicates]).toEqual([100_000, 500]);
  });

  it.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses %d events', (events) => {
    expect(() => generateClinic({ events, seed: 1 }).next()).toThrow(RangeError);
  });

  it('writes one JSON text a line and no line end within it', () => {
    const lines = [...generateClinic({ events: EVENTS, seed: 2 })];

    expect(lines.filter((line) => !parses(line) || line.includes('\n'))).toEqual([]);
  });

  it('writes lines that are not JSON when asked to, and says which they are', () => {
    const lines = labelled({ damagedLines: true });
    const damaged = ofIntent(lines, 'not_json');

    expect(damaged.length).toBeGreaterThanOrEqual(DAMAGES.length);
    expect(lines.filter(({ line }) => !parses(line))).toHaveLength(damaged.length);
    expect(damaged.filter(parses)).toEqual([]);
  });

  it('stays within ten weeks of its first day, however many events there are', () => {
    const days = [0, 1, 60, 1_679, 2_000, 20_000, 300_000, 10_000_000, 1e12].map(
      (events) => planClinic(events, false).days,
    );

    expect(days).toEqual([...days].sort((a, b) => a - b));
    expect(days[0]).toBe(1);
    expect(days[4]).toBe(29);
    expect(Math.max(...days)).toBe(70);
  });

  it('opens on the Monday of the week that it is told, at local midnight', () => {
    const thursday = Date.UTC(2025, 2, 13, 20);

    const days = ofIntent(labelled({ events: 100, from: thursday }), 'accept')
      .map((line) => Date.parse(JSON.parse(line).timestamp))
      .sort((a, b) => a - b);

    expect(days[0]).toBeGreaterThanOrEqual(Date.UTC(2025, 2, 10, 7));
    expect(days[0]).toBeLessThan(Date.UTC(2025, 2, 11, 7));
  });
});

describe('generateLabelled', () => {
  const lines = labelled();

  it('writes valid events of all four versions', () => {
    const accepted = ofIntent(lines, 'accept').map((line) => validateEvent(JSON.parse(line)));

    expect(accepted.filter(({ ok }) => !ok)).toEqual([]);
    const versions = new Set(accepted.map((result) => (result.ok ? result.event.schema_version : '')));
    expect([...versions].sort()).toEqual(['1.0', '1.1', '2.0', '2.1']);
  });

  it('labels lines that validation refuses with the reason of validation', () => {
    const reasons = ['schema', 'unknown_version', 'not_object'];
    const refused = lines.filter(({ intent }) => reasons.includes(intent));

    const verdicts = refused.map(({ line }) => validateEvent(JSON.parse(line)));

    expect(verdicts.map((verdict) => (verdict.ok ? 'accepted' : verdict.refusal.reason))).toEqual(
      refused.map(({ intent }) => intent),
    );
  });

  it('breaks the contract and the guard in as many ways as it has faults, from 2,000 events on', () => {
    const count = (events: number) =>
      labelled({ events }).filter(({ intent }) => FAULTS.some(({ reason }) => reason === intent)).length;

    expect(count(2_000)).toBe(FAULTS.length);
    expect(count(20_000)).toBe(260);
  });

  it('keeps to events that are valid but for what is written in them when it leaks PHI or skews a clock', () => {
    const odd = ofIntent(lines, 'phi', 'clock').map((line) => validateEvent(JSON.parse(line)));

    expect(odd.length).toBeGreaterThan(20);
    expect(odd.filter(({ ok }) => !ok)).toEqual([]);
  });

  it('sends a duplicate byte for byte, after the first', () => {
    const seen = new Set<string>();
    const unknown = lines.filter(({ line, intent }) => {
      if (intent === 'accept') seen.add(line);
      return intent === 'duplicate' && !seen.has(line);
    });

    expect(unknown).toEqual([]);
    expect(ofIntent(lines, 'duplicate')).toHaveLength(EVENTS * 0.005);
  });

  it('sends a conflict under a known id with other bytes, after the first, and valid', () => {
    const seen = new Map<string, string>();
    const conflicts: string[] = [];
    for (const { line, intent } of lines) {
      if (intent === 'accept') seen.set(eventId(line), line);
      if (intent === 'conflict') conflicts.push(line);
      if (intent === 'conflict') expect([undefined, line]).not.toContain(seen.get(eventId(line)));
    }

    expect(conflicts).toHaveLength(3);
    expect(conflicts.filter((line) => !validateEvent(JSON.parse(line)).ok)).toEqual([]);
  });

  it('never gives one id to two accepted events', () => {
    const ids = ofIntent(lines, 'accept').map(eventId);

    expect(new Set(ids).size).toBe(ids.length);
  });

  it('lets some lines arrive days late and most in order', () => {
    let latest = 0;
    let late = 0;
    for (const line of ofIntent(lines, 'accept')) {
      const time = Date.parse(JSON.parse(line).timestamp);
      if (time < latest - 86_400_000) late += 1;
      latest = Math.max(latest, time);
    }

    expect(late).toBeGreaterThan(5);
    expect(late).toBeLessThan(EVENTS * 0.02);
  });
});
