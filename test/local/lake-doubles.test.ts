import fc from 'fast-check';
import { aFolder, aLine, anId, ask, ingestLines, removeFolders } from '../fixtures/a-lake';

afterAll(removeFolders);

/** The same id, and of its texts the one that is called `name`. */
function line(id: number, name: string): string {
  return aLine(id, { action: { name } });
}

test.each([
  ['one batch', 100],
  ['a batch for every line', 1],
])('counts the same text as a duplicate and another text as a conflict, within %s', async (_, rows) => {
  const folder = aFolder();

  const counts = await ingestLines(
    folder,
    [line(1, 'a'), line(2, 'a'), line(1, 'a'), line(1, 'b'), line(2, 'c'), line(1, 'a')],
    { rows },
  );

  expect(counts).toMatchObject({ read: 6, accepted: 2, duplicates: 2, conflicts: 2, rejected: 0 });
  expect(await ask(folder, 'select event_id, action_name from events order by event_id')).toEqual([
    { event_id: anId(1), action_name: 'a' },
    { event_id: anId(2), action_name: 'a' },
  ]);
});

test('compares a line that repeats in a batch with what the lake holds, not with the first of the batch', async () => {
  const folder = aFolder();
  await ingestLines(folder, [line(1, 'stored')]);

  const counts = await ingestLines(folder, [line(1, 'other'), line(1, 'stored'), line(1, 'other')]);

  expect(counts).toMatchObject({ read: 3, accepted: 0, duplicates: 1, conflicts: 2 });
});

test('sees a difference that only the text has', async () => {
  const folder = aFolder();

  const counts = await ingestLines(folder, [aLine(1), aLine(1).replace(',', ', ')]);

  expect(counts).toMatchObject({ accepted: 1, conflicts: 1 });
});

interface Sent {
  readonly id: number;
  readonly name: string;
}

/** What the lake has to say of one delivery after the other. */
function expected(deliveries: readonly (readonly Sent[])[]) {
  const kept = new Map<number, string>();
  const counts = deliveries.map((sent) => {
    const count = { read: sent.length, accepted: 0, duplicates: 0, conflicts: 0, rejected: 0 };
    for (const { id, name } of sent) {
      if (!kept.has(id)) {
        kept.set(id, name);
        count.accepted += 1;
      } else if (kept.get(id) === name) count.duplicates += 1;
      else count.conflicts += 1;
    }
    return count;
  });
  return { kept, counts };
}

test('agrees with a map from id to first text, whatever is delivered how often in which batches', async () => {
  const sent = fc.record({ id: fc.integer({ min: 0, max: 5 }), name: fc.constantFrom('a', 'b') });
  const deliveries = fc.array(fc.array(sent, { maxLength: 12 }), { minLength: 1, maxLength: 3 });

  await fc.assert(
    fc.asyncProperty(deliveries, fc.integer({ min: 1, max: 13 }), async (batches, rows) => {
      const folder = aFolder();
      const { kept, counts } = expected(batches);

      for (const [index, batch] of batches.entries()) {
        const lines = batch.map(({ id, name }) =>
          aLine(id, { action: { name }, timestamp: `2026-03-0${1 + (id % 3)}T00:00:00Z` }),
        );
        expect(await ingestLines(folder, lines, { rows })).toMatchObject(counts[index] ?? {});
      }

      const rowsOf = await ask(folder, 'select event_id, action_name from events order by event_id');
      expect(rowsOf).toEqual(
        [...kept].sort(([a], [b]) => a - b).map(([id, name]) => ({ event_id: anId(id), action_name: name })),
      );
    }),
    { numRuns: 12 },
  );
});
