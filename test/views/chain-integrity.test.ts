import fc from 'fast-check';
import { rowJson } from '../../lib/core/audit-row';
import { eventHash } from '../../lib/core/event-hash';
import { ingestEvent } from '../../lib/core/ingest';
import { anId } from '../fixtures/a-lake';
import { anEvent } from '../fixtures/an-event';
import { RECEIVED_AT, RULES } from '../fixtures/rules';
import { numberOfId } from '../fixtures/view-cases';
import { aViewLake } from '../fixtures/view-lake';

/** How a producer writes its next event: after which one, and what becomes of it afterwards. */
interface Step {
  /** 0 is the last written event, 1 the one before it; past the first: after none. */
  readonly back: number;
  readonly fate: 'stored' | 'lost' | 'altered' | 'bare' | 'twice';
  /** Minutes after the event before it; clocks of real producers also go back. */
  readonly minutes: number;
}

/** An event as a walk sees it. */
interface Written {
  readonly id: number;
  readonly service: string;
  readonly time: number;
  readonly hash: string | undefined;
  readonly prev: string | undefined;
  readonly fate: Step['fate'];
  readonly line: string;
}

const STEP = fc.record<Step>({
  back: fc.constantFrom(0, 0, 0, 0, 0, 1, 2, 99),
  fate: fc.constantFrom('stored', 'stored', 'stored', 'stored', 'lost', 'altered', 'bare', 'twice'),
  minutes: fc.integer({ min: -3, max: 9 }),
});
const PRODUCERS = fc.array(fc.array(STEP, { maxLength: 12 }), { minLength: 1, maxLength: 6 });
const BEGIN = Date.UTC(2026, 2, 2, 8);

function write(producers: readonly (readonly Step[])[]): readonly Written[] {
  let id = 0;
  return producers.flatMap((steps, producer) => {
    const service = `service-${producer}`;
    const chain: string[] = [];
    let time = BEGIN;
    return steps.map(({ back, fate, minutes }): Written => {
      id += 1;
      time += minutes * 60_000;
      const event = anEvent({
        event_id: anId(id),
        timestamp: new Date(time).toISOString(),
        service: { name: service },
      });
      if (fate === 'bare') {
        return { id, service, time, hash: undefined, prev: undefined, fate, line: JSON.stringify(event) };
      }
      const prev = chain.at(-1 - back);
      const hash = eventHash(JSON.stringify(event), prev, 'sha256') ?? '';
      chain.push(hash);
      const integrity = { event_hash: hash, hash_alg: 'sha256', ...(prev && { prev_event_hash: prev }) };
      const stored = fate === 'altered' ? { ...event, action: { type: 'DELETE' } } : event;
      return { id, service, time, hash, prev, fate, line: JSON.stringify({ ...stored, integrity }) };
    });
  });
}

/** The same questions as the view's, asked of one event after the other. */
function walk(written: readonly Written[]): readonly string[] {
  const stored = written.filter(({ fate }) => fate !== 'lost');
  const findings: string[] = [];
  const byTime = (a: Written, b: Written) =>
    a.time - b.time || ((a.hash ?? '') < (b.hash ?? '') ? -1 : 1) || a.id - b.id;
  for (const service of new Set(stored.map((event) => event.service))) {
    const all = stored.filter((event) => event.service === service).sort(byTime);
    const links = all.filter(({ hash }) => hash !== undefined);
    const times = links.map(({ time }) => time);
    const isGap = ({ prev }: Written) => prev !== undefined && !stored.some(({ hash }) => hash === prev);
    const roots = links.filter((link) => link.prev === undefined || isGap(link));
    const bare = all.filter(
      ({ hash, time }) => hash === undefined && time >= Math.min(...times) && time <= Math.max(...times),
    );
    for (const [place, root] of roots.entries()) {
      if (root.prev !== undefined) findings.push(`gap ${root.id}`);
      else if (place > 0) findings.push(`restart ${root.id}`);
    }
    for (const prev of new Set(links.map((link) => link.prev))) {
      const followers = links.filter((link) => link.prev === prev);
      if (prev !== undefined && followers.length > 1) findings.push(`fork ${followers.at(-1)?.id}`);
    }
    for (const { id, fate } of links) {
      if (fate === 'altered') findings.push(`altered ${id}`);
      if (fate === 'twice') findings.push(`duplicate ${id}`);
    }
    if (bare.length <= links.length) findings.push(...bare.map(({ id }) => `stripped ${id}`));
  }
  return findings.sort();
}

async function view(written: readonly Written[]): Promise<readonly string[]> {
  const delivered = written.flatMap((event) =>
    event.fate === 'lost' ? [] : event.fate === 'twice' ? [event, event] : [event],
  );
  const rows = delivered.map(({ line }) => {
    const verdict = ingestEvent(line, RECEIVED_AT, RULES);
    if (verdict.verdict === 'rejected') throw new Error(verdict.refusal.reason);
    return `${rowJson(verdict).slice(0, -1)},"event_date":${JSON.stringify(verdict.eventDate)}}`;
  });
  const lake = await aViewLake(rows);
  const found = await lake.rows('select kind, event_id from chain_integrity');
  lake.close();
  return found.map(([kind, id]) => `${kind} ${numberOfId(id)}`).sort();
}

test('chain_integrity finds what a walk from event to event finds, whatever producers do', async () => {
  await fc.assert(
    fc.asyncProperty(PRODUCERS, async (producers) => {
      const written = write(producers);

      expect(await view(written)).toEqual(walk(written));
    }),
    { numRuns: 25 },
  );
});
