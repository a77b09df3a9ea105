import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** The draws that the clinic needs, all from one seeded stream: the same seed gives the same clinic. */
export interface Random {
  /** An integer from 0 to `below` - 1. The bias of the scaling is far below what a clinic would show. */
  int(below: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** Eight lower-case hexadecimal digits. */
  hex8(): string;
  /** A UUID in the form of version 4 (RFC 9562, section 5.4). */
  uuid(): string;
  shuffled<T>(items: readonly T[]): readonly T[];
}

const HEX_16 = Array.from({ length: 65_536 }, (_, value) => value.toString(16).padStart(4, '0'));

export function seededRandom(seed: number): Random {
  const stream = xoroshiro128plus(seed);
  const word = (): number => stream.next() >>> 0;
  const hex4 = (bits: number): string => HEX_16[bits & 0xffff] ?? '';

  const int = (below: number): number => Math.floor((word() / 0x1_0000_0000) * below);

  return {
    int,
    chance: (probability) => word() < probability * 0x1_0000_0000,
    pick: (items) => {
      const item = items[int(items.length)];
      if (item === undefined) throw new RangeError('cannot pick from an empty list');
      return item;
    },
    hex8: () => {
      const bits = word();
      return hex4(bits >>> 16) + hex4(bits);
    },
    uuid: () => {
      const [a, b, c, d] = [word(), word(), word(), word()];
      const version = hex4((b & 0x0fff) | 0x4000);
      const variant = hex4(((c >>> 16) & 0x3fff) | 0x8000);
      return `${hex4(a >>> 16)}${hex4(a)}-${hex4(b >>> 16)}-${version}-${variant}-${hex4(c)}${hex4(d >>> 16)}${hex4(d)}`;
    },
    shuffled: (items) => {
      const list = [...items];
      for (let last = list.length - 1; last > 0; last -= 1) {
        const other = int(last + 1);
        const moved = list[last];
        const chosen = list[other];
        if (moved !== undefined && chosen !== undefined) {
          list[last] = chosen;
          list[other] = moved;
        }
      }
      return list;
    },
  };
}
