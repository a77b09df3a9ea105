/**
 * The checksum of a Zstandard frame's content: the low 32 bits of XXH64 with seed 0 (RFC 8878 section 3.1.1;
 * doc/xxhash_spec.md of xxHash). 64-bit numbers are pairs of 32-bit halves: BigInt would be slower than unpacking.
 */
export interface ContentChecksum {
  readonly update: (bytes: Uint8Array) => void;
  readonly digest: () => number;
}

/** Low half first. */
type Word = readonly [number, number];

const P1: Word = [0x85ebca87, 0x9e3779b1];
const P2: Word = [0x27d4eb4f, 0xc2b2ae3d];
const P3: Word = [0x9e3779f9, 0x165667b1];
const P4: Word = [0xc2b2ae63, 0x85ebca77];
const P5: Word = [0x165667c5, 0x27d4eb2f];

const STRIPE = 32;
const LANES = 4;

export function contentChecksum(): ContentChecksum {
  // Seed 0: P1 + P2, P2, 0, -P1.
  const lanes = [plus(P1, P2), P2, [0, 0] as Word, minus(P1)];
  const low = Int32Array.from(lanes, (lane) => lane[0]);
  const high = Int32Array.from(lanes, (lane) => lane[1]);
  let kept: Uint8Array = new Uint8Array(0);
  let total = 0;

  function update(bytes: Uint8Array): void {
    total += bytes.length;
    const data = kept.length === 0 ? bytes : Buffer.concat([kept, bytes]);
    const whole = data.length - (data.length % STRIPE);
    takeStripes(new DataView(data.buffer, data.byteOffset, whole), low, high);
    kept = data.slice(whole);
  }

  function digest(): number {
    let hash = total < STRIPE ? P5 : joinLanes(low, high);
    hash = plus(hash, [total | 0, (total / 2 ** 32) | 0]);
    const view = new DataView(kept.buffer, kept.byteOffset, kept.length);
    let at = 0;
    for (; at + 8 <= kept.length; at += 8) {
      hash = plus(times(rotate(xor(hash, round([0, 0], wordAt(view, at))), 27), P1), P4);
    }
    for (; at + 4 <= kept.length; at += 4) {
      hash = plus(times(rotate(xor(hash, times([view.getInt32(at, true), 0], P1)), 23), P2), P3);
    }
    for (; at < kept.length; at += 1)
      hash = times(rotate(xor(hash, times([view.getUint8(at), 0], P5)), 11), P1);
    hash = times(xor(hash, shiftRight(hash, 33)), P2);
    hash = times(xor(hash, shiftRight(hash, 29)), P3);
    return xor(hash, shiftRight(hash, 32))[0] >>> 0;
  }

  return { update, digest };
}

/** The inner loop, on halves in local variables: allocating words here would cost ten times as much. */
function takeStripes(view: DataView, low: Int32Array, high: Int32Array): void {
  const [p1Low, p1High] = P1;
  const [p2Low, p2High] = P2;
  for (let lane = 0; lane < LANES; lane += 1) {
    let accLow = low[lane] ?? 0;
    let accHigh = high[lane] ?? 0;
    for (let at = lane * 8; at < view.byteLength; at += STRIPE) {
      const inLow = view.getInt32(at, true);
      const inHigh = view.getInt32(at + 4, true);
      const sum = (accLow >>> 0) + (Math.imul(inLow, p2Low) >>> 0);
      const addHigh = highProduct(inLow, p2Low) + Math.imul(inHigh, p2Low) + Math.imul(inLow, p2High);
      const carriedHigh = (accHigh + addHigh + (sum > 0xffffffff ? 1 : 0)) | 0;
      const carriedLow = sum | 0;
      const turnedHigh = (carriedHigh << 31) | (carriedLow >>> 1);
      const turnedLow = (carriedLow << 31) | (carriedHigh >>> 1);
      accHigh =
        (highProduct(turnedLow, p1Low) + Math.imul(turnedHigh, p1Low) + Math.imul(turnedLow, p1High)) | 0;
      accLow = Math.imul(turnedLow, p1Low);
    }
    low[lane] = accLow;
    high[lane] = accHigh;
  }
}

function joinLanes(low: Int32Array, high: Int32Array): Word {
  const lanes = Array.from(low, (half, lane): Word => [half, high[lane] ?? 0]);
  const turns = [1, 7, 12, 18];
  const sum = lanes.map((lane, at) => rotate(lane, turns[at] ?? 0)).reduce(plus);
  return lanes.reduce((hash, lane) => plus(times(xor(hash, round([0, 0], lane)), P1), P4), sum);
}

function round(acc: Word, input: Word): Word {
  return times(rotate(plus(acc, times(input, P2)), 31), P1);
}

function wordAt(view: DataView, at: number): Word {
  return [view.getInt32(at, true), view.getInt32(at + 4, true)];
}

function plus(a: Word, b: Word): Word {
  const low = (a[0] >>> 0) + (b[0] >>> 0);
  return [low | 0, (a[1] + b[1] + (low > 0xffffffff ? 1 : 0)) | 0];
}

function minus(a: Word): Word {
  return plus([~a[0], ~a[1]], [1, 0]);
}

function xor(a: Word, b: Word): Word {
  return [a[0] ^ b[0], a[1] ^ b[1]];
}

function times(a: Word, b: Word): Word {
  return [
    Math.imul(a[0], b[0]),
    (highProduct(a[0], b[0]) + Math.imul(a[1], b[0]) + Math.imul(a[0], b[1])) | 0,
  ];
}

/** To the left, by 1 to 31. */
function rotate(a: Word, by: number): Word {
  return [(a[0] << by) | (a[1] >>> (32 - by)), (a[1] << by) | (a[0] >>> (32 - by))];
}

/** By 29, 32 or 33: by 32 and more the low half is made of the high one alone. */
function shiftRight(a: Word, by: number): Word {
  return by >= 32 ? [a[1] >>> (by - 32), 0] : [(a[0] >>> by) | (a[1] << (32 - by)), a[1] >>> by];
}

/** The upper half of the 64-bit product of two unsigned 32-bit numbers. */
function highProduct(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16);
  const other = aLow * bHigh + (middle & 0xffff);
  return (aHigh * bHigh + Math.floor(middle / 0x10000) + Math.floor(other / 0x10000)) | 0;
}
