import fc from 'fast-check';
import { contentChecksum } from '../../lib/local/source/content-checksum';

const MASK = (1n << 64n) - 1n;
const P = [
  11400714785074694791n,
  14029467366897019727n,
  1609587929392839161n,
  9650029242287828579n,
  2870177450012600261n,
] as const;
const rotl = (x: bigint, by: bigint) => ((x << by) | (x >> (64n - by))) & MASK;
const round = (acc: bigint, input: bigint) => (rotl((acc + input * P[1]) & MASK, 31n) * P[0]) & MASK;

/** XXH64 as its specification has it, slowly. */
function reference(bytes: Buffer): number {
  let at = 0;
  let hash: bigint = P[4];
  if (bytes.length >= 32) {
    const lanes = [(P[0] + P[1]) & MASK, P[1], 0n, -P[0] & MASK];
    for (; at + 32 <= bytes.length; at += 32) {
      for (const lane of lanes.keys())
        lanes[lane] = round(lanes[lane] ?? 0n, bytes.readBigUInt64LE(at + 8 * lane));
    }
    hash = lanes
      .map((lane, index) => rotl(lane, [1n, 7n, 12n, 18n][index] ?? 0n))
      .reduce((a, b) => (a + b) & MASK);
    for (const lane of lanes) hash = ((hash ^ round(0n, lane)) * P[0] + P[3]) & MASK;
  }
  hash = (hash + BigInt(bytes.length)) & MASK;
  for (; at + 8 <= bytes.length; at += 8)
    hash = (rotl(hash ^ round(0n, bytes.readBigUInt64LE(at)), 27n) * P[0] + P[3]) & MASK;
  for (; at + 4 <= bytes.length; at += 4) {
    hash = (rotl(hash ^ ((BigInt(bytes.readUInt32LE(at)) * P[0]) & MASK), 23n) * P[1] + P[2]) & MASK;
  }
  for (; at < bytes.length; at += 1)
    hash = (rotl(hash ^ ((BigInt(bytes[at] ?? 0) * P[4]) & MASK), 11n) * P[0]) & MASK;
  hash = ((hash ^ (hash >> 33n)) * P[1]) & MASK;
  hash = ((hash ^ (hash >> 29n)) * P[2]) & MASK;
  return Number((hash ^ (hash >> 32n)) & 0xffffffffn);
}

test.each([
  ['', 0x51d8e999],
  ['a', 0xa98c6e5b],
  ['abc', 0xad770999],
])('the published sum of %j', (text, expected) => {
  const checksum = contentChecksum();
  checksum.update(Buffer.from(text));
  expect(checksum.digest()).toBe(expected);
  expect(reference(Buffer.from(text))).toBe(expected);
});

test('the sum of any bytes, however they come, is that of the specification', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 100, size: 'max' }), { maxLength: 6 }), (chunks) => {
      const checksum = contentChecksum();
      for (const chunk of chunks) checksum.update(chunk);
      expect(checksum.digest()).toBe(reference(Buffer.concat(chunks)));
    }),
    { numRuns: 500 },
  );
});
