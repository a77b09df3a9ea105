import type { Engine, EngineName, EnginePair } from './engines';

/** Tells how long the engines take, the slowest first. */
export interface Stopwatch {
  /** The same engines, watched. */
  readonly engines: EnginePair;
  /** Notes what the work took on each. */
  readonly timed: <T>(what: string, work: () => Promise<T>, size: (answer: T) => string) => Promise<T>;
  readonly report: () => string;
}

interface Lap {
  readonly what: string;
  readonly size: string;
  readonly seconds: Readonly<Record<EngineName, number>>;
}

export function stopwatch({ duckdb, trino }: EnginePair): Stopwatch {
  const laps: Lap[] = [];
  const spent: Record<EngineName, number> = { duckdb: 0, trino: 0 };
  const watched = (engine: Engine): Engine => ({
    ...engine,
    async rows(sql) {
      const began = performance.now();
      const rows = await engine.rows(sql);
      spent[engine.name] += (performance.now() - began) / 1000;
      return rows;
    },
  });
  return {
    engines: { duckdb: watched(duckdb), trino: watched(trino) },
    async timed(what, work, size) {
      const before = { ...spent };
      const answer = await work();
      const seconds = { duckdb: spent.duckdb - before.duckdb, trino: spent.trino - before.trino };
      laps.push({ what, size: size(answer), seconds });
      return answer;
    },
    report() {
      const slowest = [...laps].sort((a, b) => longest(b) - longest(a));
      const lines = slowest.map(
        ({ what, size, seconds }) =>
          `${seconds.duckdb.toFixed(1).padStart(8)} ${seconds.trino.toFixed(1).padStart(8)}  ${what}: ${size}`,
      );
      const all = `${spent.duckdb.toFixed(1).padStart(8)} ${spent.trino.toFixed(1).padStart(8)}  all`;
      return ['  duckdb    trino  seconds, both at once', ...lines, all].join('\n');
    },
  };
}

function longest({ seconds }: Lap): number {
  return Math.max(seconds.duckdb, seconds.trino);
}
