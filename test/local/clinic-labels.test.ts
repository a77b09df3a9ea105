import { describe, expect, it } from '@jest/globals';
import { ingestEvent } from '../../lib/core/ingest';
import { TIERS } from '../../lib/core/tiers';
import { generateLabelled } from '../../lib/local/clinic/generate-clinic';
import { RULES } from '../fixtures/rules';

const RECEIVED_AT = Date.UTC(2026, 5, 1);
/** What is decided by looking at other events is accepted when it is looked at alone. */
const ALONE: Readonly<Record<string, string>> = {
  accept: 'accepted',
  duplicate: 'accepted',
  conflict: 'accepted',
};

describe('the labels of the clinic', () => {
  it.each([
    { events: 20_000, seed: 1, damagedLines: false },
    { events: 4_000, seed: 2, damagedLines: true },
  ])('are the verdicts of the default rules ($events events)', (options) => {
    const wrong = new Map<string, number>();
    const tiers = new Set<string>();

    for (const { line, intent } of generateLabelled(options)) {
      const result = ingestEvent(line, RECEIVED_AT, RULES);
      const verdict = result.verdict === 'accepted' ? 'accepted' : result.refusal.reason;
      const told = result.verdict === 'accepted' ? '' : `${result.refusal.path} ${result.refusal.detail}`;
      const key = `${intent} was ${verdict} ${told}`;
      if (verdict !== (ALONE[intent] ?? intent)) wrong.set(key, (wrong.get(key) ?? 0) + 1);
      if (result.verdict === 'accepted') tiers.add(result.tier);
    }

    expect(Object.fromEntries(wrong)).toEqual({});
    expect([...tiers].sort()).toEqual(TIERS.map(({ name }) => name).sort());
  });
});
