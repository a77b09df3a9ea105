import fc from 'fast-check';
import { eventIn, withoutLineEnd } from '../../lambda/shared/record-data';

test.each([
  ['{}\n', '{}'],
  ['{}\r\n', '{}'],
  ['{}', '{}'],
  ['\n\n', ''],
  ['', ''],
])('%j without its line end is %j', (data, expected) => {
  expect(withoutLineEnd(Buffer.from(data)).toString('utf8')).toBe(expected);
});

test('the event in a record is what its bytes say, whatever its length', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.constantFrom(1, 1000), (unit, times) => {
      const bytes = withoutLineEnd(Buffer.concat(Array(times).fill(Buffer.from(unit))));
      const event = eventIn(bytes.toString('base64'));
      expect(Buffer.compare(Buffer.from(event as Uint8Array), bytes)).toBe(0);
    }),
    { numRuns: 50 },
  );
  expect(eventIn(Buffer.from('{}\n').toString('base64'))).toBe('{}');
  expect(eventIn(Buffer.from('é').toString('base64'))).toEqual(Buffer.from('é'));
});
