import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { AuditEvent } from '../../lib/core/audit-event';
import {
  checkHash,
  eventHash,
  HASH_ALGORITHMS,
  type HashAlgorithm,
  type HashCheck,
} from '../../lib/core/event-hash';
import vectors from '../fixtures/hash-vectors.json';

type Integrity = NonNullable<AuditEvent['integrity']>;

const RAW = '{"event_id":"e1","b":1,"a":"x"}';
const FIRST = '503250bc54cc5ff070e504fb119b280f4000c38777bcaaf761dec006c2252126';

function algorithm(name: string): HashAlgorithm {
  const known = HASH_ALGORITHMS.find((alg) => alg === name);
  if (known === undefined) throw new Error(`the fixture names ${name}`);
  return known;
}

describe('eventHash', () => {
  const hashable = vectors.filter((vector) => vector.hash !== null);
  const unhashable = vectors.filter((vector) => vector.hash === null);

  it.each(hashable)('gives the hash that Python gives: $title', ({ raw, prev, alg, hash }) => {
    expect(eventHash(raw, prev ?? undefined, algorithm(alg))).toBe(hash);
  });

  it.each(unhashable)('has no hash for $title', ({ raw, prev, alg }) => {
    expect(eventHash(raw, prev ?? undefined, algorithm(alg))).toBeUndefined();
  });

  it('depends on the hash before it', () => {
    const hashes = [undefined, FIRST, FIRST.toUpperCase()].map((prev) => eventHash(RAW, prev, 'sha256'));

    expect(new Set(hashes).size).toBe(3);
    expect(eventHash(RAW, '', 'sha256')).toBe(FIRST);
  });

  it('has no hash when the hash before it has no UTF-8', () => {
    expect(eventHash(RAW, '\ud800', 'sha256')).toBeUndefined();
  });
});

describe('checkHash', () => {
  const second = eventHash(RAW, FIRST, 'sha512');

  it.each<[string, Integrity | undefined, HashCheck]>([
    ['absent without integrity', undefined, 'absent'],
    ['absent without an event hash', {}, 'absent'],
    ['valid at the start of a chain', { event_hash: FIRST, hash_alg: 'sha256' }, 'valid'],
    [
      'valid with its previous hash',
      { event_hash: second, prev_event_hash: FIRST, hash_alg: 'sha512' },
      'valid',
    ],
    ['valid as sha256 when no algorithm is named', { event_hash: FIRST }, 'valid'],
    [
      'invalid with another previous hash',
      { event_hash: second, prev_event_hash: '00', hash_alg: 'sha512' },
      'invalid',
    ],
    ['invalid without its previous hash', { event_hash: second, hash_alg: 'sha512' }, 'invalid'],
    ['invalid with another algorithm', { event_hash: FIRST, hash_alg: 'sha384' }, 'invalid'],
    [
      'invalid in upper case, as in Python',
      { event_hash: FIRST.toUpperCase(), hash_alg: 'sha256' },
      'invalid',
    ],
    ['invalid when the hash is empty', { event_hash: '', hash_alg: 'sha256' }, 'invalid'],
    ['unhashable with an unknown algorithm', { event_hash: FIRST, hash_alg: 'md5' }, 'unhashable'],
    ['unhashable with a name of Object', { event_hash: FIRST, hash_alg: 'constructor' }, 'unhashable'],
  ])('is %s', (_title, integrity, expected) => {
    expect(checkHash(RAW, integrity)).toBe(expected);
  });

  it('is invalid after any change of the text, and unhashable when no text can be hashed', () => {
    const integrity = { event_hash: FIRST, hash_alg: 'sha256' };

    expect(checkHash(RAW.replace(':1', ':2'), integrity)).toBe('invalid');
    expect(checkHash(RAW.replace(':1', ':1.0'), integrity)).toBe('invalid');
    expect(checkHash(RAW.replace(':1', ':1e999'), integrity)).toBe('unhashable');
    expect(checkHash(RAW.replaceAll(',', ' , '), integrity)).toBe('valid');
  });
});

/** How many lines of a file of the published producers have which result. */
type Counts = Partial<Record<HashCheck | 'notJson', number>>;

/** Those files are not part of the project. */
const SAMPLES = path.resolve(__dirname, '../../../shared/data');
const present = existsSync(SAMPLES);

(present ? describe : describe.skip)(
  present ? 'the published producers' : 'the published producers (skipped: their sample files are not here)',
  () => {
    it.each<[string, Counts]>([
      ['chained-alg-switch.jsonl', { valid: 75 }],
      ['chained-double.jsonl', { valid: 60 }],
      ['chained-dynamodb-state-2-workers.jsonl', { valid: 80 }],
      ['chained-ledger-restart.jsonl', { valid: 120 }],
      ['chained-multi-process.jsonl', { valid: 140 }],
      ['chained-redelivered.jsonl', { valid: 115 }],
      ['chained-rotated-1.jsonl', { valid: 60 }],
      ['chained-rotated-2.jsonl', { valid: 60 }],
      ['chained-sha256.jsonl', { valid: 200 }],
      ['chained-sha384-ledger.jsonl', { valid: 70 }],
      ['chained-sha512-ledger.jsonl', { valid: 70 }],
      ['chained-sink-failure.jsonl', { valid: 119 }],
      ['chained-threads.jsonl', { valid: 120 }],
      ['dynamodb-items.jsonl', { valid: 30 }],
      ['fastapi-chained.jsonl', { valid: 92 }],
      ['fastapi-ledger.jsonl', { valid: 59 }],
      ['fastapi-queue-chained.jsonl', { valid: 61 }],
      ['logger-edge.jsonl', { valid: 35, absent: 5, notJson: 2 }],
      ['reserialised-spaces-ascii.jsonl', { valid: 45 }],
      ['tampered-altered-line41.jsonl', { valid: 44, invalid: 1 }],
      ['tampered-deleted-line41.jsonl', { valid: 44 }],
      ['tampered-stripped-line41.jsonl', { valid: 44, absent: 1 }],
      ['tampered-swapped-41-42.jsonl', { valid: 45 }],
    ])('wrote hashes that hold in %s', (file, expected) => {
      const counts: Counts = {};

      for (const raw of eventLines(file)) {
        const check = checkLine(raw);
        counts[check] = (counts[check] ?? 0) + 1;
      }

      expect(counts).toEqual(expected);
    });
  },
);

/** A line ends at \n alone. In the DynamoDB file the event is a string inside the item. */
function eventLines(file: string): readonly string[] {
  const lines = readFileSync(path.join(SAMPLES, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  if (!file.startsWith('dynamodb')) return lines;
  return lines.map((line) => (JSON.parse(line) as { event_json: { S: string } }).event_json.S);
}

function checkLine(raw: string): HashCheck | 'notJson' {
  try {
    return checkHash(raw, (JSON.parse(raw) as AuditEvent).integrity);
  } catch {
    return 'notJson';
  }
}
