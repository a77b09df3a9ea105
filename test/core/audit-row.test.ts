import fc from 'fast-check';
import { rowJson, toRow } from '../../lib/core/audit-row';
import { COLUMNS } from '../../lib/core/columns';
import { type Accepted, ingestEvent } from '../../lib/core/ingest';
import { aFullEvent, anEvent } from '../fixtures/an-event';
import { RECEIVED_AT, RULES } from '../fixtures/rules';

function acceptedLine(line: string): Accepted {
  const verdict = ingestEvent(line, RECEIVED_AT, RULES);
  if (verdict.verdict !== 'accepted') throw new Error(JSON.stringify(verdict.refusal));
  return verdict;
}

describe('toRow', () => {
  test('takes every member of a full 2.1 event into its column', () => {
    const line = JSON.stringify(
      aFullEvent('2.1', {
        metadata: {
          reason: 'payment',
          purpose_of_use: 'TREAT',
          phi_categories: 'notes, diagnosis',
          phi_fields: 'mood',
          consent_id: 'cns_1',
          break_glass: true,
          record_count: 7,
        },
      }),
    );
    const row = toRow(acceptedLine(line));
    expect(Object.keys(row)).toEqual(COLUMNS.map((column) => column.name));
    expect(row).toMatchObject({
      event_time: '2026-03-02 08:00:01.500',
      received_at: '2026-03-03 12:00:00.000',
      schema_version: '2.1',
      tier: 'clinical',
      service_name: 'intake-api',
      service_environment: 'prod',
      request_id: 'req_000001',
      actor_roles: ['admin'],
      actor_owner_org_id: 'org_04',
      acting_interface: 'mcp',
      acting_harness_version: '2.0',
      authorizing_org_id: 'org_03',
      delegation_type: 'supervised',
      parent_agent_session_id: 'sess_0000',
      chain_depth: 2,
      attribution_level: 'verified',
      attribution_method: 'token_exchange',
      phi_touched: true,
      http_status_code: 500,
      client_ip: '203.0.113.7',
      error_type: 'TimeoutError',
      access_reason: 'treatment',
      purpose_of_use: 'TREAT',
      phi_categories: ['notes', 'diagnosis'],
      phi_fields: ['mood'],
      consent_id: 'cns_1',
      break_glass: true,
      record_count: 7,
      hash_check: 'invalid',
      hash_alg: 'sha256',
      raw_event: line,
      redactions: null,
    });
    const empty = COLUMNS.filter(({ name }) => row[name] === null).map(({ name }) => name);
    expect(empty).toEqual(['redactions']);
  });

  test('leaves null what a small event does not say', () => {
    const row = toRow(acceptedLine(JSON.stringify(anEvent())));
    const said = COLUMNS.filter(({ name }) => row[name] !== null).map(({ name }) => name);
    expect(said).toEqual([
      'event_id',
      'event_time',
      'received_at',
      'schema_version',
      'tier',
      'tier_basis',
      'service_name',
      'actor_subject_id',
      'actor_subject_type',
      'action_type',
      'resource_type',
      'resource_id',
      'outcome_status',
      'hash_check',
      'raw_event',
    ]);
  });

  test('access_reason comes before reason', () => {
    const row = (metadata: Record<string, unknown>) =>
      toRow(acceptedLine(JSON.stringify(anEvent({ metadata }))));
    expect(row({ access_reason: 'a', reason: 'b' }).access_reason).toBe('a');
    expect(row({ reason: 'b' }).access_reason).toBe('b');
  });

  test('a status code of schema 1.0 beyond 32 bits is null, the raw text keeps it', () => {
    const line = JSON.stringify(anEvent({ schema_version: '1.0', http: { status_code: 1e12 } }));
    expect(toRow(acceptedLine(line)).http_status_code).toBeNull();
  });
});

describe('rowJson', () => {
  const withoutNulls = (row: object) =>
    Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));

  test('is the row without its nulls, whatever the strings hold', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom('"', '\\', '\n', '\u0000', '\u2028', '\ud800', '😀', '\u007f'),
    );
    fc.assert(
      fc.property(
        text,
        text,
        fc.array(fc.string({ minLength: 1, maxLength: 9 }), { maxLength: 3 }),
        (a, b, roles) => {
          const event = anEvent({
            actor: { roles },
            outcome: { status: 'FAILURE', error_type: `e${a}`, error_message: b },
            metadata: { a, b },
          });
          const input = {
            ...acceptedLine(JSON.stringify(anEvent())),
            event,
            raw: JSON.stringify(event),
            rawJson: JSON.stringify(JSON.stringify(event)),
          };
          const wellFormed = JSON.parse(JSON.stringify(withoutNulls(toRow(input))), (_key, value) =>
            typeof value === 'string' ? value.toWellFormed() : value,
          );
          expect(JSON.parse(rowJson(input))).toEqual(wellFormed);
        },
      ),
    );
  });

  test('has no lone surrogate, which UTF-8 cannot hold, and keeps its escape in raw_event', () => {
    const line = JSON.stringify(anEvent({ metadata: { a: 'x' } })).replace('"x"', '"\\ud800"');
    const json = rowJson(acceptedLine(line));
    expect(json.isWellFormed()).toBe(true);
    expect(JSON.parse(json).raw_event).toBe(line);
  });
});
