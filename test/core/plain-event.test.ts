import fc from 'fast-check';
import { validateEvent } from '../../lib/core/audit-event';
import { rowBase64, rowJson, rowLine } from '../../lib/core/audit-row';
import { type Accepted, type Ingested, ingestEvent } from '../../lib/core/ingest';
import { canonicalise } from '../../lib/core/json-text';
import { isOpaqueId } from '../../lib/core/phi/safe-shape';
import { readPlainEvent } from '../../lib/core/plain-event/plain-event';
import { LEAVES, leavesOf } from '../../lib/core/schema/leaves.generated.cjs';
import { generateClinic } from '../../lib/local/clinic/generate-clinic';
import { anEvent } from '../fixtures/an-event';
import { RECEIVED_AT, RULES } from '../fixtures/rules';

const LINES = [3, 4].flatMap((seed) => [...generateClinic({ events: 1500, seed })]);
const PLAIN = LINES.filter((line) => readPlainEvent(line) !== undefined);

const judge = (line: string): Ingested => ingestEvent(line, RECEIVED_AT, RULES);
/** A space before the text, which says the same, leaves it to JSON.parse. */
const judgeInFull = (line: string): Ingested => judge(` ${line}`);

/** What is told of an event besides the space: its verdict, and its row where it has one. */
function told(verdict: Ingested): object {
  if (verdict.verdict === 'rejected') return verdict;
  const { raw, rawJson: _, event, ...rest } = verdict;
  const row = JSON.parse(rowLine(verdict).toString());
  expect(JSON.parse(rowJson(verdict))).toEqual(row);
  expect(Buffer.from(rowBase64(verdict), 'base64')).toEqual(rowLine(verdict));
  return { ...rest, event: withoutAbsent(event), raw: raw.trim(), row: { ...row, raw_event: raw.trim() } };
}

const withoutAbsent = (value: object): object => JSON.parse(JSON.stringify(value));

describe('an event that is written plainly', () => {
  test('is what nearly all events of a clinic are', () => {
    expect(PLAIN.length / LINES.length).toBeGreaterThan(0.95);
  });

  test('is read as JSON.parse reads it, with all that one look tells besides', () => {
    for (const line of PLAIN) {
      const plain = readPlainEvent(line);
      const event = JSON.parse(line);
      expect(withoutAbsent(plain?.event ?? {})).toEqual(event);
      if (!validateEvent(event).ok) continue;
      expect(plain?.leaves).toEqual(leavesOf(event));
      if (plain?.canonical !== undefined) expect(plain.canonical).toBe(canonicalise(line));
      const opaque = LEAVES.filter((_, leaf) => leaf < 31 && ((plain?.opaque ?? 0) & (1 << leaf)) !== 0);
      for (const path of opaque) expect(isOpaqueId(String(leavesOf(event)[LEAVES.indexOf(path)]))).toBe(true);
    }
    const hashed = PLAIN.filter((line) => readPlainEvent(line)?.canonical !== undefined);
    expect(hashed.length).toBeGreaterThan(PLAIN.length / 10);
  });

  test('has the verdict and the row that it would have otherwise', () => {
    for (const line of LINES) expect(told(judge(line))).toEqual(told(judgeInFull(line)));
  });

  test('has them whatever a hand has done to its text', () => {
    const piece = fc.constantFrom(
      ...[
        '{',
        '}',
        '[',
        ']',
        '"',
        ':',
        ',',
        '\\',
        ' ',
        '0',
        '7',
        '-',
        '.',
        'e5',
        'a',
        'é',
        '\u0000',
        '\ud800',
        '\t',
      ],
      ...[
        'null',
        'true',
        '"roles":[],',
        '"integrity":{},',
        '"metadata":{"a":1},',
        '"__proto__":1,',
        '"10":1,',
      ],
      ...[
        '"id":"x",',
        '"type":"READ",',
        '{}',
        '[]',
        '""',
        '2147483648',
        '9007199254740993',
        '"name":"Jane Roe",',
      ],
    );
    const edit = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.nat(6), piece });
    fc.assert(
      fc.property(
        fc.constantFrom(...PLAIN),
        fc.array(edit, { minLength: 1, maxLength: 3 }),
        (line, edits) => {
          let text = line;
          for (const { at, cut, piece: inserted } of edits) {
            const place = Math.floor(at * text.length);
            text = text.slice(0, place) + inserted + text.slice(place + cut);
          }
          fc.pre(text.trim() === text);
          expect(told(judge(text))).toEqual(told(judgeInFull(text)));
        },
      ),
      { numRuns: 4000 },
    );
  });

  test('keeps its row when others were read since', () => {
    const [first, second] = PLAIN.map(judge).filter(
      (verdict): verdict is Accepted => verdict.verdict === 'accepted',
    );
    if (first === undefined || second === undefined) throw new Error('the clinic has no events');
    expect(JSON.parse(rowLine(first).toString())).toMatchObject({
      event_id: first.eventId,
      raw_event: first.raw,
    });
    expect(JSON.parse(rowLine({ ...first, event: second.event }).toString())).toMatchObject({
      event_id: second.eventId,
    });
  });
});

describe('what is left to JSON.parse', () => {
  const plain = JSON.stringify(
    anEvent({
      metadata: { ticket: 't1', count: 3 },
      http: { status_code: 200 },
      correlation: { request_id: 'req_1' },
    }),
  );
  const changed = (from: string | RegExp, to: string): string => {
    const text = plain.replace(from, to);
    expect(text).not.toBe(plain);
    return text;
  };

  test('not the event as it is', () => {
    expect(readPlainEvent(plain)?.event).toMatchObject(JSON.parse(plain));
  });

  test.each([
    ['a space', () => changed('{"', '{ "')],
    ['an escape', () => changed('"t1"', '"t\\u0031"')],
    ['a letter beyond ASCII', () => changed('"t1"', '"té"')],
    ['a control character', () => changed('"t1"', '"t\u0001"')],
    ['a fraction', () => changed('200', '200.0')],
    ['an exponent', () => changed('200', '2e2')],
    ['a number below 0', () => changed('"count":3', '"count":-3')],
    ['a zero before a number', () => changed('"count":3', '"count":03')],
    ['a number of 16 digits', () => changed('"count":3', '"count":1234567890123456')],
    ['a member that comes twice', () => changed('"service":', '"event_id":"evt_1","service":')],
    ['an object that comes twice', () => changed('"service":', '"outcome":{"status":"SUCCESS"},"service":')],
    ['a metadatum that comes twice', () => changed('"count":3', '"ticket":3')],
    ['a member that no version has', () => changed('"service":', '"note":"x","service":')],
    [
      'a member that its version lacks',
      () => changed('"service":', '"attribution":{"level":"bound"},"service":'),
    ],
    ['null where a member stands', () => changed('"request_id":"req_1"', '"request_id":null')],
    ['an object where a text stands', () => changed('"request_id":"req_1"', '"request_id":{}')],
    ['an empty object', () => changed('"correlation":{"request_id":"req_1"}', '"correlation":{}')],
    ['metadata with nesting', () => changed('"count":3', '"count":{"a":1}')],
    ['metadata with a list', () => changed('"count":3', '"count":[1]')],
    ['metadata that names a prototype', () => changed('"count":3', '"__proto__":3')],
    ['metadata that names what every object has', () => changed('"count":3', '"constructor":3')],
    ['metadata that begins with a number', () => changed('"count":3', '"7":3')],
    ['a version that is none', () => changed('"1.1"', '"7.0"')],
    ['a version that every object has', () => changed('"1.1"', '"constructor"')],
    ['a version that is a prototype', () => changed('"1.1"', '"__proto__"')],
    ['a text that ends early', () => plain.slice(0, -1)],
    ['a text that goes on', () => `${plain}{}`],
    ['a text that is too long', () => changed('"t1"', `"${'t'.repeat(20_000)}"`)],
  ])('%s', (_, text) => {
    expect(readPlainEvent(text())).toBeUndefined();
  });
});
