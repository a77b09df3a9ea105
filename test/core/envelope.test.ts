import fc from 'fast-check';
import { eventInLine, eventsInText, unwrapEnvelope } from '../../lib/core/envelope';

const EVENT = '{"schema_version":"1.1","event_id":"e1","metadata":{"note":"a } \\" { b"}}';
const SORTED = '{"action":{"type":"READ"},"event_id":"e1","schema_version":"1.1"}';

describe('eventInLine finds the exact text of the event', () => {
  const PREFIXES: Readonly<Record<string, string>> = {
    'python logging': '2026-03-02 08:00:00,123 INFO bh.audit ',
    'Lambda, with tabs': '[INFO]\t2026-03-02T08:00:00.000Z\t6513270e-269e\t',
    syslog: '<134>Mar  2 08:00:00 host audit[77]: ',
    'a thread in braces': 'INFO {thread-1} audit ',
    'a brace at the very start': '{thread-1} INFO ',
    'JSON of its own': 'ctx={"user":{"id":7}} msg=',
    'JSON and nothing else': '{"level":"info"} ',
    'a brace and a quote that never close': 'said {"oops ',
    'a colon and no blank': 'audit:',
    'JSON that begins like an event': '{"timestamp":"2026-03-02T08:00:00Z","level":"info"} ',
  };
  for (const [name, prefix] of Object.entries(PREFIXES)) {
    for (const event of [EVENT, SORTED]) {
      test(`after ${name}: ${event.slice(0, 12)}`, () => {
        expect(eventInLine(`${prefix}${event} \r`)).toEqual({ kind: 'event', prefixed: true, raw: event });
      });
    }
  }

  test('when it stands alone, without the blanks around it', () => {
    expect(eventInLine(` \t${EVENT}\r`)).toEqual({ kind: 'event', prefixed: false, raw: EVENT });
    expect(eventInLine(SORTED)).toEqual({ kind: 'event', prefixed: false, raw: SORTED });
  });

  test('after any prefix whatever, if the prefix holds no JSON of its own', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'a }[]":\\\t\u2028\uFEFF\u0000é') }), (prefix) => {
        expect(eventInLine(`x${prefix}${SORTED}`)).toEqual({ kind: 'event', prefixed: true, raw: SORTED });
      }),
    );
  });

  test('after more braces than are tried, where it begins as usual', () => {
    expect(eventInLine(`${'{"a" '.repeat(40)}${EVENT}`)).toEqual({
      kind: 'event',
      prefixed: true,
      raw: EVENT,
    });
  });

  test('the whole line when a second event stands behind a first that was cut off', () => {
    const cut = EVENT.slice(0, 30);
    expect(eventInLine(`INFO ${cut}${EVENT}`)).toEqual({ kind: 'event', prefixed: true, raw: EVENT });
    expect(eventInLine(`${cut}${EVENT}`)).toEqual({ kind: 'event', prefixed: false, raw: `${cut}${EVENT}` });
  });
});

describe('eventInLine tells a damaged event from a line without one', () => {
  test('an event that is cut off is handed on, to be refused', () => {
    expect(eventInLine(`INFO ${EVENT.slice(0, 60)}`)).toEqual({
      kind: 'damaged',
      raw: EVENT.slice(0, 60),
    });
    expect(eventInLine(EVENT.slice(0, 60))).toMatchObject({ kind: 'event', prefixed: false });
    expect(eventInLine(SORTED.slice(0, 50))).toMatchObject({ kind: 'unparsed', mayHoldEvent: true });
  });

  test('a token that is not JSON does not hide an event', () => {
    const event = '{"event_id":"e1","metadata":{"a":NaN}}';
    expect(eventInLine(`INFO ${event}`)).toEqual({ kind: 'damaged', raw: event });
  });

  test.each([
    'Audit validation failed: event_id=1 errors=["resource.type"]',
    'INFO schema_version is missing',
    'INFO {"level":"info"',
    'INFO {thread}',
    '{thread} no event',
    '',
  ])('no event: %s', (line) => {
    expect(eventInLine(line)).toEqual({ kind: 'text' });
  });

  test.each(['[{"schema_version":"1.1"}]', '"text"', '12.5e3', 'true', 'null', '[]'])(
    '%s is JSON of its own, no prefix',
    (line) => {
      expect(eventInLine(line)).toMatchObject({ kind: 'json', prefixed: false, raw: line });
    },
  );

  test.each(['[INFO] 12', '"quoted" text', 'nullable', '1.2.3'])('%s is text', (line) => {
    expect(eventInLine(line)).toEqual({ kind: 'text' });
  });

  test('an object that is no event is JSON, for others to recognise', () => {
    expect(eventInLine('{"level":"info"}')).toMatchObject({
      kind: 'json',
      prefixed: false,
      value: { level: 'info' },
    });
    expect(eventInLine('INFO {"a":{"event_id":"x"}}')).toMatchObject({ kind: 'json', prefixed: true });
    expect(eventInLine('{"level":"info"')).toMatchObject({ kind: 'unparsed', mayHoldEvent: false });
  });

  test('a stored item is JSON, though its attributes are named like members of an event', () => {
    const item = '{"resource":{"S":"x"},"schema_version":{"S":"1.1"},"event_json":{"S":"{}"}}';
    expect(eventInLine(item)).toMatchObject({ kind: 'json' });
  });

  test('a byte order mark inside of a file is content, so the line is not JSON', () => {
    expect(eventInLine(`\uFEFF${EVENT}`)).toMatchObject({ kind: 'unparsed', raw: `\uFEFF${EVENT}` });
  });

  test('a name inherited from every object is no member', () => {
    expect(eventInLine('{"__proto__":{"schema_version":"1.1"}}')).toMatchObject({ kind: 'json' });
  });

  test.each([
    ['braces', '{'.repeat(1_000_000)],
    ['braces and quotes', '{"'.repeat(500_000)],
    ['objects in objects', `${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}`],
    ['objects never closed, and an end', `INFO ${'{"a":'.repeat(200_000)}}`],
    ['blanks after a brace', `INFO ${'{ '.repeat(500_000)}}`],
  ])('a line of a million %s ends soon', (_name, line) => {
    expect(['text', 'json', 'unparsed']).toContain(eventInLine(line).kind);
  });
});

describe('unwrapEnvelope opens', () => {
  const held = [{ kind: 'event', raw: EVENT }];
  const skipped = [{ kind: 'skipped' }];
  const subscription = (messageType: string, ...messages: readonly unknown[]) => ({
    messageType,
    logEvents: messages.map((message, id) => ({ id: String(id), timestamp: 0, message })),
  });
  const item = { pk: { S: 'x' }, event_id: { S: 'e1' }, event_json: { S: EVENT } };
  const docker = (log: string) => ({ log, stream: 'stdout', time: '2026-03-02T08:00:00Z' });

  const OPENED: readonly (readonly [string, unknown, unknown])[] = [
    [
      'a subscription document',
      subscription('DATA_MESSAGE', 'START\n', `[INFO]\t${EVENT}\n`),
      [...skipped, ...held],
    ],
    ['a control message', subscription('CONTROL_MESSAGE', 'CWL CONTROL MESSAGE'), []],
    ['a log event without a text', subscription('DATA_MESSAGE', 7, EVENT), [...skipped, ...held]],
    ['a message of several lines', subscription('DATA_MESSAGE', `a\nb ${EVENT}\n\n`), [...skipped, ...held]],
    [
      'a container line in a log event',
      subscription('DATA_MESSAGE', JSON.stringify(docker(`${EVENT}\n`))),
      held,
    ],
    ['a structured log record', { level: 'INFO', message: EVENT }, held],
    ['an item', item, held],
    ['an item with a typed schema_version', { ...item, schema_version: { S: '1.1' } }, held],
    ['a plain item', { event_id: 'e1', event_json: EVENT }, held],
    ['an item whose event is no text', { event_json: { N: '1' } }, [{ kind: 'event', raw: '{"N":"1"}' }]],
    ['an item whose event is null', { event_json: { NULL: true } }, skipped],
    ['a line of an export', { Item: item }, held],
    ['a line of an incremental export', { Metadata: {}, Keys: {}, NewImage: item }, held],
    [
      'what Scan returns',
      { Items: [item, { pk: { S: 'chain' } }, 7], Count: 3 },
      [...held, ...skipped, ...skipped],
    ],
    [
      'stream records',
      { Records: [{ dynamodb: { NewImage: item } }, { dynamodb: { Keys: {} } }] },
      [...held, ...skipped],
    ],
    ['one stream record', { eventName: 'INSERT', dynamodb: { NewImage: item } }, held],
    ['a line of a container', docker(`INFO ${EVENT}\n`), held],
    ['a line of a container without an event', docker('listening\n'), skipped],
    ['an event that is cut off', docker(EVENT.slice(0, 60)), [{ kind: 'event', raw: EVENT.slice(0, 60) }]],
  ];
  test.each(OPENED)('%s', (_name, value, expected) => {
    expect(unwrapEnvelope(value)).toEqual(expected);
  });

  test.each([
    ['an event', { schema_version: '1.1' }],
    [
      'an event with an envelope in its metadata',
      { schema_version: '1.1', metadata: { log: EVENT, stream: 'stdout' } },
    ],
    ['an event with members of an envelope', { schema_version: '1.1', event_json: EVENT, Items: [] }],
    ['an event without a version', { event_id: 'e1', Items: [] }],
    ['a log record without an event', { level: 'INFO', message: 'ready' }],
    ['an object', { a: 1 }],
    ['an array', [item]],
    ['a text', EVENT],
    ['null', null],
    ['a log of another kind', { log: { level: 'info' }, stream: 'stdout' }],
    ['inherited members', Object.create({ Items: [item] })],
  ])('nothing of %s', (_name, value) => {
    expect(unwrapEnvelope(value)).toBeUndefined();
  });

  test('envelopes in envelopes, but not without end', () => {
    const wrap = (text: string) => JSON.stringify(docker(`${text}\n`));
    const deep = Array.from({ length: 9 }).reduce<string>(wrap, EVENT);
    expect(unwrapEnvelope(JSON.parse(wrap(wrap(EVENT))))).toEqual(held);
    expect(unwrapEnvelope(JSON.parse(deep))).toEqual(skipped);
  });

  test('an event too deep to be written again is refused, and stops nobody', () => {
    const deep = JSON.parse(`${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}`);
    expect(unwrapEnvelope({ event_json: deep })).toEqual([{ kind: 'event', raw: '' }]);
  });
});

describe('eventsInText', () => {
  test('counts no blank lines', () => {
    expect(eventsInText(' \r\n')).toEqual([]);
  });

  test('takes several lines one by one', () => {
    expect(eventsInText(`${EVENT}\nready\n${SORTED}`)).toEqual([
      { kind: 'event', raw: EVENT },
      { kind: 'skipped' },
      { kind: 'event', raw: SORTED },
    ]);
  });
});
