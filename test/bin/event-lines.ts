import { anEvent } from '../fixtures/an-event';

/** A valid event on one line; the same number gives the same event id. */
export function eventLine(number: number, overrides: Parameters<typeof anEvent>[0] = {}): string {
  const event_id = `7b89296c-6dcb-4c50-8857-${String(number).padStart(12, '0')}`;
  return JSON.stringify(anEvent({ event_id, ...overrides }));
}

/** One line of each fate: three tiers, a duplicate, a conflict, PHI, and no JSON. */
export const MIXED_LINES = [
  eventLine(1),
  eventLine(2, { resource: { type: 'ProgressNote' } }),
  eventLine(3, { resource: { type: 'MethadoneDose' } }),
  eventLine(1),
  eventLine(2, { resource: { type: 'Patient' } }),
  eventLine(4, { metadata: { note: 'ssn 078-05-1120' } }),
  'no json',
].join('\n');
