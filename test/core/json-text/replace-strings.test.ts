import fc from 'fast-check';
import { type Edit, replaceStrings } from '../../../lib/core/json-text';
import { nastyValue } from '../nasty-json';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const RUNS = { numRuns: 2000 };

function nested(depth: number): string {
  return `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
}

function value(path: string, replacement = '[x]'): Edit {
  return { path, key: false, replacement };
}

function key(path: string, replacement = '[k]'): Edit {
  return { path, key: true, replacement };
}

describe('replaceStrings', () => {
  it.each<[string, string, Edit[], string]>([
    ['leaves a text without edits', ' {"a" : 1e2}\n', [], ' {"a" : 1e2}\n'],
    [
      'replaces a value and no byte beside it',
      '{ "a" :\t"p" , "b":"\\u0070"}',
      [value('/a')],
      '{ "a" :\t"[x]" , "b":"\\u0070"}',
    ],
    ['replaces a key', '{"p":{"p":1}}', [key('/p')], '{"[k]":{"p":1}}'],
    ['replaces a key and its value', '{"p":"q"}', [value('/p'), key('/p')], '{"[k]":"[x]"}'],
    [
      'replaces a key and a value below it',
      '{"p":{"q":"r"}}',
      [value('/p/q'), key('/p')],
      '{"[k]":{"q":"[x]"}}',
    ],
    ['replaces an element', '{"a":["p",["q"]]}', [value('/a/1/0')], '{"a":["p",["[x]"]]}'],
    [
      'replaces numbers and words',
      '{"a":[-1.5e3,true,null]}',
      [value('/a/0'), value('/a/1'), value('/a/2')],
      '{"a":["[x]","[x]","[x]"]}',
    ],
    ['quotes the replacement', '{"a":"p"}', [value('/a', '"\n\\😀')], '{"a":"\\"\\n\\\\😀"}'],
    ['finds an escaped key', '{"\\u0061\\/":"p"}', [value('/a~1')], '{"\\u0061\\/":"[x]"}'],
    ['decodes ~1 and ~0 in this order', '{"~1":"p","/":"q"}', [value('/~01')], '{"~1":"[x]","/":"q"}'],
    ['finds the empty key', '{"":{"":"p"}}', [value('//')], '{"":{"":"[x]"}}'],
    [
      'finds the key __proto__',
      '{"__proto__":{"a":"p"}}',
      [value('/__proto__/a')],
      '{"__proto__":{"a":"[x]"}}',
    ],
    ['edits every duplicate', '{"a":"p","\\u0061":"q"}', [value('/a')], '{"a":"[x]","\\u0061":"[x]"}'],
    [
      'edits below every duplicate',
      '{"m":{"a":"p"},"m":[],"m":{"a":"q"}}',
      [value('/m/a')],
      '{"m":{"a":"[x]"},"m":[],"m":{"a":"[x]"}}',
    ],
    ['edits a duplicate of another type', '{"a":{"b":"p"},"a":"q"}', [value('/a')], '{"a":"[x]","a":"[x]"}'],
    ['renames every duplicate', '{"a":1,"a":2}', [key('/a')], '{"[k]":1,"[k]":2}'],
    ['replaces the whole text', ' "p" ', [value('')], ' "[x]" '],
    ['covers an edit below another', '{"a":{"b":"p"}}', [value('/a/b'), value('/a', '[y]')], '{"a":"[y]"}'],
    ['takes the last of two edits', '{"a":"p"}', [value('/a'), value('/a', '[y]')], '{"a":"[y]"}'],
    [
      'ignores paths that are not there',
      '{"a":["p"]}',
      [value('/b'), value('/a/1'), value('/a/-'), value('/a/00'), value('/a/0/0')],
      '{"a":["p"]}',
    ],
    ['ignores a path that is no pointer', '{"a":"p"}', [value('a'), value('x/a')], '{"a":"p"}'],
    ['ignores the key of an element and of the whole', '{"a":["p"]}', [key('/a/0'), key('')], '{"a":["p"]}'],
  ])('%s', (_title, raw, edits, expected) => {
    expect(replaceStrings(raw, edits)).toBe(expected);
  });

  it.each(['{"a":"p"', '{"a"', '["p"', '{"a":', '', '{"a":"\\'])(
    'throws on a text that is not JSON: %s',
    (raw) => {
      expect(() => replaceStrings(raw, [value('/a/b'), value('/0')])).toThrow('not JSON');
    },
  );

  it('gives what a parser and an edit of its result give, and keeps every other byte', () => {
    fc.assert(
      fc.property(nastyValue, fc.array(fc.nat(), { maxLength: 4 }), (raw, picks) => {
        const mark = '\u2400 replaced \u2400';
        const all = pointers(JSON.parse(raw) as Json);
        const paths = picks.map((pick) => all[pick % all.length] ?? '');

        const result = replaceStrings(
          raw,
          paths.map((path) => value(path, mark)),
        );

        expect(JSON.parse(result)).toEqual(
          paths.reduce((json, path) => edited(json, path, mark), JSON.parse(raw) as Json),
        );
        expect(keepsOrder(raw, result.split(JSON.stringify(mark)))).toBe(true);
      }),
      RUNS,
    );
  });

  it('edits at the bottom of 200,000 levels', () => {
    const result = replaceStrings(nested(200_000), [value('/a'.repeat(200_000), 'x')]);

    expect(result).toBe(nested(200_000).replace('1', '"x"'));
  });
});

/** Every pointer into a parsed value, parents before children. */
function pointers(json: Json, at = ''): readonly string[] {
  if (json === null || typeof json !== 'object') return [at];
  const below = Object.entries(json).flatMap(([name, child]) =>
    pointers(child, `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  );
  return [at, ...below];
}

function edited(json: Json, path: string, mark: string): Json {
  if (path === '') return mark;
  if (json === null || typeof json !== 'object') return json;
  const [, token = '', ...rest] = path.split('/');
  const name = token.replaceAll('~1', '/').replaceAll('~0', '~');
  const below = rest.length > 0 ? `/${rest.join('/')}` : '';
  if (Array.isArray(json))
    return json.map((child, i) => (`${i}` === name ? edited(child, below, mark) : child));
  return Object.fromEntries(
    Object.entries(json).map(([own, child]) => [own, own === name ? edited(child, below, mark) : child]),
  );
}

/** Are the pieces stretches of the text, one behind the other, the first at its start and the last at its end? */
function keepsOrder(raw: string, pieces: readonly string[]): boolean {
  let at = 0;
  for (const piece of pieces.slice(0, -1)) {
    const found = raw.indexOf(piece, at);
    if (found === -1 || (at === 0 && found !== 0)) return false;
    at = found + piece.length;
  }
  const last = pieces.at(-1) ?? '';
  return raw.endsWith(last) && raw.length - last.length >= at;
}
