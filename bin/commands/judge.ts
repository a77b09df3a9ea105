import { type Ingested, type IngestRules, ingestEvent } from '../../lib/core/ingest';
import type { SourceRecord } from '../../lib/local/source/source-record';
import type { Verdict } from './validate-tally';

/** What the lake would say about one record of a source. */
export function judge(record: SourceRecord, receivedAt: number, rules: IngestRules): Verdict {
  const { line } = record;
  if (record.kind === 'skipped') return { line, verdict: 'skipped' };
  if (record.kind === 'oversize') {
    return { line, verdict: 'rejected', reason: 'too_large', path: '', detail: 'bytes' };
  }
  return verdictOf(line, ingestEvent(record.raw, receivedAt, rules));
}

/** The keys stand in the order that programs see. */
function verdictOf(line: number, ingested: Ingested): Verdict {
  if (ingested.verdict === 'accepted') {
    const { eventId, tier, tierBasis } = ingested;
    return { line, verdict: 'accepted', event_id: eventId, tier, tier_basis: tierBasis };
  }
  const { reason, path, detail } = ingested.refusal;
  return { line, verdict: 'rejected', reason, path, detail };
}
