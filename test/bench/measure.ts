/** One figure of the bench: what was measured, its floor in the same run, and the most that is allowed. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly floor: number;
  readonly unit: string;
  /** value / floor may be at most this. */
  readonly limit: number;
  /** Differences (start-up time) are compared as value - floor. */
  readonly difference?: boolean;
}

/** Interleaves the two so that a drifting machine slows both, and takes each one's median. */
export function pairedMedians(rounds: number, value: () => number, floor: () => number): [number, number] {
  const values: number[] = [];
  const floors: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    floors.push(floor());
    values.push(value());
  }
  return [median(values), median(floors)];
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Microseconds per item of one pass. */
export function perItem(count: number, pass: () => void): number {
  const start = process.hrtime.bigint();
  pass();
  return Number(process.hrtime.bigint() - start) / 1000 / count;
}

export function scoreOf(figure: Figure): number {
  return figure.difference ? figure.value - figure.floor : figure.value / figure.floor;
}

/** A pass of JSON.parse over lines: the floor of what judging them costs. */
export function parseOf(lines: readonly string[]): () => number {
  return () =>
    perItem(lines.length, () => {
      for (const line of lines) JSON.parse(line);
    });
}
