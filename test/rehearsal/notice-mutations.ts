import { DEFAULT_CONFIG } from '../../lib/config';
import { type RawStack, readAssembly } from '../cloud/assembly';
import { synthLake } from '../cloud/synth-lake';
import { type Fleet, openFleet } from './function-fleet';
import type { Mutation } from './mutation';
import { type Rehearsed, rehearseLake } from './rehearse-lake';
import { draftOf } from './template-draft';

/** Enough for refused lines, duplicates and every tier; few enough for many rehearsals. */
const PLAYED = { config: DEFAULT_CONFIG, events: 200, seed: 27 } as const;

/** Synthesizing and playing may wait for a machine that does much else. */
export const PATIENCE_MS = 300_000;

export interface Stage {
  readonly stacks: () => readonly RawStack[];
  readonly rehearse: (stacks: readonly RawStack[]) => Promise<Rehearsed>;
}

/** The synthesized lake and running functions for the tests of one file. */
export function aStage(): Stage {
  let stacks: readonly RawStack[] = [];
  let fleet: Fleet;
  beforeAll(async () => {
    stacks = readAssembly(synthLake());
    fleet = await openFleet();
  }, PATIENCE_MS);
  afterAll(() => fleet.close());
  return { stacks: () => stacks, rehearse: (given) => rehearseLake({ ...PLAYED, fleet, stacks: given }) };
}

/** Each mutation by itself, rehearsed: what is said first is what was done. */
export function noticeEach(mutations: readonly Mutation[]): void {
  const { stacks, rehearse } = aStage();
  test.each(mutations)(
    'is noticed: $name',
    async ({ expected, mutate }) => {
      const draft = draftOf(stacks());
      mutate(draft);
      const { findings } = await rehearse(draft.stacks);
      expect(findings[0]?.code).toBe(expected);
    },
    PATIENCE_MS,
  );
}
