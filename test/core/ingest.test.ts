import { toRow } from '../../lib/core/audit-row';
import { type Accepted, type Ingested, ingestEvent, type Rejected } from '../../lib/core/ingest';
import { rulesFromJson, rulesToJson } from '../../lib/core/ingest-rules';
import { anEvent } from '../fixtures/an-event';
import { RECEIVED_AT, RULES, withGuard } from '../fixtures/rules';

const judge = (raw: string | Uint8Array, rules = RULES): Ingested => ingestEvent(raw, RECEIVED_AT, rules);
const lineOf = (...args: Parameters<typeof anEvent>): string => JSON.stringify(anEvent(...args));

function accepted(verdict: Ingested): Accepted {
  if (verdict.verdict !== 'accepted') throw new Error(`refused: ${JSON.stringify(verdict.refusal)}`);
  return verdict;
}

function refused(verdict: Ingested): Rejected {
  if (verdict.verdict !== 'rejected') throw new Error('accepted');
  return verdict;
}

describe('an event on its way in', () => {
  test('stays in the stricter stream that its producer chose, and never goes to a weaker one', () => {
    const line = lineOf({ resource: { type: 'ProgressNote' } });
    const kept = (stream: 'standard' | 'clinical' | 'sud') =>
      accepted(ingestEvent(line, RECEIVED_AT, RULES, stream));
    expect(kept('sud')).toMatchObject({ tier: 'sud', tierBasis: 'stream' });
    expect(kept('clinical')).toMatchObject({ tier: 'clinical', tierBasis: 'resource_type' });
    expect(kept('standard')).toMatchObject({ tier: 'clinical', tierBasis: 'resource_type' });
  });

  test('is accepted with its tier, its date and its text', () => {
    const line = lineOf({ resource: { type: 'ProgressNote' } });
    const verdict = accepted(judge(line));
    expect(verdict).toMatchObject({
      tier: 'clinical',
      tierBasis: 'resource_type',
      eventDate: '2026-03-02',
      raw: line,
      hashCheck: 'absent',
    });
  });

  test('gives the same verdict as text and as bytes', () => {
    const line = lineOf({ resource: { type: 'Claim' }, metadata: { ticket: 'é😀' } });
    expect(judge(Buffer.from(line))).toEqual(judge(line));
  });

  test('is dated in UTC', () => {
    expect(accepted(judge(lineOf({ timestamp: '2026-03-02T23:30:00-05:00' }))).eventDate).toBe('2026-03-03');
  });
});

describe('refusals, in the order in which they are asked', () => {
  const big = lineOf({ metadata: { filler: 'x'.repeat(RULES.maxEventBytes) } });
  const lone = Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]);

  test.each([
    ['a text over the limit', big, 'too_large', '', 'bytes'],
    ['bytes over the limit', Buffer.from(big), 'too_large', '', 'bytes'],
    ['bytes that are no UTF-8', lone, 'encoding', '', 'utf8'],
    ['an overlong encoding', Buffer.from([0x22, 0xc0, 0xaf, 0x22]), 'encoding', '', 'utf8'],
    ['UTF-16', Buffer.from(`\uFEFF${lineOf()}`, 'utf16le'), 'encoding', '', 'utf8'],
    ['nothing', '', 'not_json', '', 'syntax'],
    ['a cut line', lineOf().slice(0, -1), 'not_json', '', 'syntax'],
    ['a bare NaN', '{"schema_version":"1.1","n":NaN}', 'not_json', '', 'syntax'],
    ['a NUL byte', '{"a":"\u0000"}', 'not_json', '', 'syntax'],
    ['an array', '[]', 'not_object', '', 'type'],
    ['null', 'null', 'not_object', '', 'type'],
    ['200,000 nested arrays', '['.repeat(200_000) + ']'.repeat(200_000), 'not_object', '', 'type'],
    ['no version', '{}', 'unknown_version', '/schema_version', 'required'],
    ['a version that is no text', '{"schema_version":1.1}', 'unknown_version', '/schema_version', 'type'],
    ['a version nobody published', '{"schema_version":"3.0"}', 'unknown_version', '/schema_version', 'enum'],
  ])('%s', (_title, raw, reason, path, detail) => {
    const { refusal } = refused(judge(raw));
    expect({ reason: refusal.reason, path: refusal.path }).toEqual({ reason, path });
    expect(refusal.detail).toMatch(detail === '' ? /./ : /^[a-z0-9_A-Z]+$/);
  });

  test('the limit counts bytes, not characters', () => {
    const rules = { ...RULES, maxEventBytes: Buffer.byteLength(lineOf({ metadata: { e: '😀😀' } })) };
    expect(judge(lineOf({ metadata: { e: '😀😀' } }), rules).verdict).toBe('accepted');
    expect(refused(judge(lineOf({ metadata: { e: '😀😀😀' } }), rules)).refusal.reason).toBe('too_large');
  });

  test('the schema is judged before PHI and the clock', () => {
    const all = {
      outcome: { status: 'DENIED', error_message: 'SSN 219-09-9999' },
      timestamp: '1970-01-01T00:00:00Z',
    } as const;
    expect(refused(judge(lineOf(all))).refusal).toEqual({
      reason: 'schema',
      path: '/outcome/error_type',
      detail: 'required',
    });
    const typed = { ...all, outcome: { ...all.outcome, error_type: 'X' } };
    expect(refused(judge(lineOf(typed))).refusal).toEqual({
      reason: 'phi',
      path: '/outcome/error_message',
      detail: 'ssn',
    });
    const clean = {
      ...typed,
      outcome: { status: 'DENIED', error_type: 'X', error_message: undefined },
    } as const;
    expect(refused(judge(lineOf(clean))).refusal).toEqual({
      reason: 'clock',
      path: '/timestamp',
      detail: 'before_start',
    });
  });
});

describe('the clock window', () => {
  const at = (epochMs: number) => judge(lineOf({ timestamp: new Date(epochMs).toISOString() }));
  const { startMs, maxAheadMs } = RULES.clock;

  test('opens at the configured start', () => {
    expect(at(startMs).verdict).toBe('accepted');
    expect(refused(at(startMs - 1)).refusal).toEqual({
      reason: 'clock',
      path: '/timestamp',
      detail: 'before_start',
    });
  });

  test('closes a day after the event was received', () => {
    expect(at(RECEIVED_AT + maxAheadMs).verdict).toBe('accepted');
    expect(refused(at(RECEIVED_AT + maxAheadMs + 1)).refusal).toEqual({
      reason: 'clock',
      path: '/timestamp',
      detail: 'in_future',
    });
  });
});

describe('where a refused line is kept', () => {
  test.each([
    [
      'its own tier when it says enough of itself',
      lineOf({ resource: { type: 'Claim' }, schema_version: '9' as never }),
      'standard',
    ],
    [
      'its own strict tier',
      lineOf({ resource: { type: 'OtpDose' }, outcome: { status: 'PARTIAL' as never } }),
      'sud',
    ],
    ['the strictest tier when it does not', '{"schema_version":"1.1"}', 'sud'],
    ['the strictest tier when it is unreadable', '{', 'sud'],
  ])('%s', (_title, raw, tier) => {
    expect(refused(judge(raw)).tier).toBe(tier);
  });

  test('names the event where it has an id', () => {
    expect(refused(judge(lineOf({ outcome: { status: 'PARTIAL' as never } }))).eventId).toBe(
      anEvent().event_id,
    );
    expect(refused(judge('{"event_id":7}')).eventId).toBeUndefined();
  });
});

describe('a refusal never repeats what the producer wrote', () => {
  test.each([
    ['an unexpected property', JSON.stringify({ ...anEvent(), 'jane.roe@example.org': 1 }), ''],
    [
      'a metadata key of 1.1 with a nested value',
      lineOf({ metadata: { 'SSN 219-09-9999': {} } }),
      '/metadata',
    ],
    ['a metadata key that is PHI', lineOf({ metadata: { 'call jane.roe@example.org': 'x' } }), '/metadata'],
  ])('%s', (_title, raw, path) => {
    const { refusal } = refused(judge(raw));
    expect(refusal.path).toBe(path);
    expect(JSON.stringify(refusal)).not.toMatch(/jane|219/);
  });

  test('a plain name is told, so that the producer can be mended', () => {
    const raw = JSON.stringify({ ...anEvent(), extra_top: 1 });
    expect(refused(judge(raw)).refusal).toEqual({
      reason: 'schema',
      path: '/extra_top',
      detail: 'additionalProperties',
    });
  });
});

describe('a rule set to redact', () => {
  const rules = withGuard({ ssn: 'redact', email: 'redact' });
  const message = 'no match for 219-09-9999, mail jane.roe@example.org';
  const line = lineOf({
    outcome: { status: 'FAILURE', error_type: 'X', error_message: message },
    metadata: { n: 1 },
  });

  test('stores typed placeholders in the row and in the raw text, and the row says so', () => {
    const verdict = accepted(judge(line, rules));
    const stored = 'no match for [REDACTED:ssn], mail [REDACTED:email]';
    expect(toRow(verdict)).toMatchObject({ error_message: stored, redactions: ['email', 'ssn'] });
    expect(verdict.raw).toBe(line.replace(message, stored));
  });

  test('leaves a clean event as it was', () => {
    expect(accepted(judge(lineOf(), rules))).toMatchObject({ raw: lineOf(), redactions: [] });
  });

  test('gives way to a rule that rejects', () => {
    const mixed = withGuard({ ssn: 'redact' });
    expect(refused(judge(line, mixed)).refusal).toEqual({
      reason: 'phi',
      path: '/outcome/error_message',
      detail: 'email',
    });
  });

  test('redacts a metadata key as well', () => {
    const keyed = lineOf({ metadata: { 'jane.roe@example.org': 'x', kept: 'y' } });
    const verdict = accepted(judge(keyed, rules));
    expect(verdict.event.metadata).toEqual({ '[REDACTED:email]': 'x', kept: 'y' });
    expect(verdict.raw).not.toContain('jane');
  });

  test('leaves no copy in a duplicate key that was overwritten', () => {
    const twice = line.replace(
      '"metadata":{"n":1}',
      '"metadata":{"n":"jane.roe@example.org","n":"mary.poe@example.org"}',
    );
    const verdict = accepted(judge(twice, rules));
    expect(verdict.raw).not.toMatch(/jane|mary/);
  });

  test('checks the hash of the text as it arrived', () => {
    const integrity = { event_hash: 'ab'.repeat(32), hash_alg: 'sha256' as const };
    expect(accepted(judge(lineOf({ integrity }), rules)).hashCheck).toBe('invalid');
  });
});

test('a rule that is off lets its text pass', () => {
  const line = lineOf({ metadata: { note: '219-09-9999' } });
  expect(refused(judge(line)).refusal).toMatchObject({ reason: 'phi', path: '/metadata/note' });
  expect(judge(line, withGuard({ ssn: 'off' })).verdict).toBe('accepted');
});

test('PHI in a member that a duplicate key overwrote is found, for the raw text would keep it', () => {
  const line = lineOf({ metadata: { note: 'x' } }).replace(
    '"note":"x"',
    '"note":"SSN 219-09-9999","note":"x"',
  );
  expect(refused(judge(line)).refusal.reason).toBe('phi');
});

describe('metadata of schema 1.0, however deep', () => {
  const deep = (inside: string) => {
    const nested = `${'['.repeat(200_000)}${inside}${']'.repeat(200_000)}`;
    return lineOf({ schema_version: '1.0', metadata: { x: 0 } }).replace('"x":0', `"x":${nested}`);
  };

  test('is taken in', () => {
    expect(judge(deep('1')).verdict).toBe('accepted');
  });

  test('is guarded, and told by a pointer that can be read', () => {
    const { refusal } = refused(judge(deep('"SSN 219-09-9999"')));
    expect(refusal).toMatchObject({ reason: 'phi', detail: 'ssn' });
    expect(refusal.path.length).toBeLessThan(200);
  });

  test('is redacted', () => {
    const verdict = accepted(judge(deep('"SSN 219-09-9999"'), withGuard({ ssn: 'redact' })));
    expect(verdict.raw).not.toContain('219-09');
  });
});

test('the rules survive their way into a function', () => {
  const rules = withGuard({ ssn: 'off' });
  expect(rulesFromJson(rulesToJson(rules))).toEqual(rules);
});
