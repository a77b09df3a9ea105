import fc from 'fast-check';

/** Texts that are valid JSON and awkward: every lexical freedom the grammar gives, and repeated keys. */
const space = fc.oneof(
  { arbitrary: fc.constant(''), weight: 6 },
  { arbitrary: fc.string({ unit: fc.constantFrom(' ', '\t', '\n', '\r'), maxLength: 3 }), weight: 1 },
);

const rawChar = fc.constantFrom(
  ...[
    'a',
    'Z',
    '0',
    ' ',
    '/',
    ':',
    ',',
    '{',
    '}',
    '[',
    ']',
    '\x7f',
    '\x85',
    '\xa0',
    'é',
    'e\u0301',
    '\u0660',
  ],
  ...['\u2028', '\u2029', '\ufeff', '\ud7ff', '\ue000', '\uff5e', '\uffff', '\u{10000}', '😀', '\u{10ffff}'],
);
const escaped = fc.constantFrom(
  ...['\\n', '\\r', '\\t', '\\b', '\\f', '\\/', '\\\\', '\\"', '\\u0000', '\\u001F', '\\u001f', '\\u0022'],
  ...[
    '\\u005C',
    '\\u000a',
    '\\u0061',
    '\\u00E9',
    '\\u2028',
    '\\u007f',
    '\\uffff',
    '\\ud83d\\ude00',
    '\\uDBFF\\uDFFF',
  ],
);
const lone = fc.constantFrom(
  '\\ud83d',
  '\\ude00',
  '\\ud83d\\u0041',
  '\\ude00\\ud83d',
  '\\ud83d\\ud83d\\ude00',
);

const text = fc
  .array(
    fc.oneof(
      { arbitrary: rawChar, weight: 400 },
      { arbitrary: escaped, weight: 200 },
      { arbitrary: lone, weight: 1 },
    ),
    { maxLength: 6 },
  )
  .map((parts) => `"${parts.join('')}"`);

const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 25 });
const whole = fc.oneof(
  fc.constantFrom('0', '1', '-0', '-1', '9007199254740993', '12345678901234567890'),
  fc.tuple(fc.constantFrom('', '-'), fc.constantFrom(...'123456789'), digits).map((parts) => parts.join('')),
);
const exponent = fc
  .tuple(
    fc.constantFrom('e', 'E'),
    fc.constantFrom('', '+', '-'),
    fc.oneof({ arbitrary: fc.nat({ max: 30 }), weight: 20 }, { arbitrary: fc.nat({ max: 330 }), weight: 1 }),
  )
  .map((parts) => parts.join(''));
const number = fc.oneof(
  whole,
  fc.tuple(whole, digits).map((parts) => parts.join('.')),
  fc.tuple(whole, exponent).map((parts) => parts.join('')),
  fc.tuple(whole, digits, exponent).map(([before, after, power]) => `${before}.${after}${power}`),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value.toExponential()),
  fc.integer({ min: -1074, max: 1023 }).map((power) => (2 ** power).toExponential()),
  fc.integer({ min: -25, max: 25 }).map((power) => `1e${power}`),
);

const key = fc.oneof(
  { arbitrary: text, weight: 3 },
  {
    arbitrary: fc.constantFrom(
      ...[
        '"a"',
        '"\\u0061"',
        '"b"',
        '"aa"',
        '""',
        '"10"',
        '"2"',
        '"integrity"',
        '"\\u0069ntegrity"',
        '"__proto__"',
      ],
      ...['"\uff5e"', '"😀"', '"\\ud83d\\ude00"', '"a/b"', '"~"', '"~1"'],
    ),
    weight: 5,
  },
);

const { value, object } = fc.letrec<{ value: string; object: string; array: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    text,
    number,
    fc.constantFrom('true', 'false', 'null'),
    tie('array'),
    tie('object'),
  ),
  array: fc.array(fc.tuple(space, tie('value'), space), { maxLength: 5 }).chain(enclosed('[', ']')),
  object: fc
    .array(fc.tuple(space, key, space, fc.constant(':'), space, tie('value'), space), {
      maxLength: 30,
      size: 'small',
    })
    .chain(enclosed('{', '}')),
}));

function enclosed(open: string, close: string) {
  return (items: readonly (readonly string[])[]) =>
    space.map((inner) =>
      items.length === 0
        ? `${open}${inner}${close}`
        : `${open}${items.map((item) => item.join('')).join(',')}${close}`,
    );
}

/** Any JSON value. */
export const nastyValue: fc.Arbitrary<string> = value;

/** An object, with white space around it. */
export const nastyObject: fc.Arbitrary<string> = fc
  .tuple(space, object, space)
  .map((parts) => parts.join(''));
