import { COLUMNS } from '../../../lib/core/columns';
import { LEAVES, leavesOf } from '../../../lib/core/schema/leaves.generated.cjs';
import { aFullEvent, anEvent } from '../../fixtures/an-event';

function memberAt(event: object, path: string): unknown {
  let value: unknown = event;
  for (const name of path.split('.')) value = (value as Record<string, unknown> | undefined)?.[name];
  return value;
}

describe("an event's leaves", () => {
  test.each([
    ['a full event', aFullEvent('2.1', {})],
    ['a small one', anEvent()],
  ])('of %s are its members', (_, event) => {
    expect(leavesOf(event)).toEqual(LEAVES.map((path) => memberAt(event, path)));
  });

  test('hold every column that is a member of the event', () => {
    const missing = COLUMNS.flatMap((column) =>
      'at' in column && !LEAVES.includes(column.at) ? [column.at] : [],
    );
    expect(missing).toEqual([]);
  });
});
