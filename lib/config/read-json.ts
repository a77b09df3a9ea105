import { at, ConfigError, type ConfigProblem, show } from './config-problem';

/** Far more than a configuration needs; keeps a hostile file from exhausting the stack. */
const DEEPEST = 64;

const SPACE = /[ \t\n\r]*/y;
// Every UTF-16 unit from space on, but the quote and the backslash.
const TEXT = /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const PLAIN = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)(?!\w)/y;

const KEY = 'a key in double quotes';
const VALUE = 'a value';
const END = 'the end of the text';

/** What usually stands where JSON has a key or a value, and how to say it in JSON. */
const SLIPS: readonly { readonly at: RegExp; readonly fix: string }[] = [
  { at: /^[}\]]/, fix: 'remove the comma before it, or write what is missing' },
  { at: /^['`A-Za-z_$]/, fix: 'put names and texts into double quotes' },
  { at: /^"/, fix: 'end the text on its line with a double quote; a backslash in it is written twice' },
  { at: /^[.+\d-]/, fix: 'write the number as JSON has it: 0.5, 10, 1e3' },
];

class SyntaxSlip {
  constructor(
    readonly offset: number,
    readonly expected: string,
  ) {}
}

/**
 * The value of a JSON text, and a problem for each key that stands twice in one object (JSON.parse would
 * silently keep the last). A text that is not JSON throws a ConfigError with line and column.
 */
export function readJson(text: string): {
  readonly value: unknown;
  readonly problems: readonly ConfigProblem[];
} {
  const json = text.startsWith('\ufeff') ? text.slice(1) : text;
  try {
    const problems = repeatedKeys(json);
    return { value: JSON.parse(json), problems };
  } catch (error) {
    if (!(error instanceof SyntaxSlip)) throw error;
    throw new ConfigError([slipProblem(json, error)]);
  }
}

function slipProblem(json: string, { offset, expected }: SyntaxSlip): ConfigProblem {
  const before = json.slice(0, offset).split('\n');
  const place = `line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`;
  const rest = json.slice(offset);
  const stands = rest === '' ? END : show(rest.slice(0, 20).split('\n', 1).join(''));
  return {
    path: '',
    found: `no JSON: ${stands} at ${place}`,
    allowed: expected,
    fix: fixOf(rest, expected),
    why: 'a file that is read otherwise than it was meant could lock what nobody can unlock',
  };
}

function fixOf(rest: string, expected: string): string {
  if (rest === '') return 'close what is open (a brace, a bracket); an empty configuration is {}';
  if (/^\/[/*]/.test(rest)) return 'remove the comment: JSON has none';
  if (expected === END) return 'remove what follows the last brace';
  const slip = expected === KEY || expected === VALUE ? SLIPS.find((one) => one.at.test(rest)) : undefined;
  return slip?.fix ?? `write ${expected} there`;
}

/** Walks the text by JSON's grammar (RFC 8259); throws a SyntaxSlip where it is left. */
function repeatedKeys(json: string): readonly ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  let offset = 0;

  const take = (token: RegExp): string | undefined => {
    token.lastIndex = offset;
    const [found] = token.exec(json) ?? [];
    offset += found?.length ?? 0;
    return found;
  };
  const takeMark = (mark: string): boolean => {
    take(SPACE);
    const stands = json.startsWith(mark, offset);
    if (stands) offset += mark.length;
    return stands;
  };
  const need = (found: boolean, expected: string): void => {
    if (!found) throw new SyntaxSlip(offset, expected);
  };

  const takeMembers = (path: string, depth: number): void => {
    const seen = new Set<string>();
    if (takeMark('}')) return;
    do {
      take(SPACE);
      const text = take(TEXT);
      if (text === undefined) throw new SyntaxSlip(offset, KEY);
      const name = String(JSON.parse(text)); // an escape is another spelling of the same key
      const pointer = at(path, name);
      if (seen.has(name)) problems.push(repeated(pointer));
      seen.add(name);
      need(takeMark(':'), 'a colon');
      takeValue(pointer, depth);
    } while (takeMark(','));
    need(takeMark('}'), 'a comma or a closing brace');
  };
  const takeItems = (path: string, depth: number): void => {
    if (takeMark(']')) return;
    let index = 0;
    do takeValue(at(path, index++), depth);
    while (takeMark(','));
    need(takeMark(']'), 'a comma or a closing bracket');
  };
  const takeValue = (path: string, depth: number): void => {
    need(depth < DEEPEST, `at most ${DEEPEST} levels`);
    if (takeMark('{')) takeMembers(path, depth + 1);
    else if (takeMark('[')) takeItems(path, depth + 1);
    else need((take(TEXT) ?? take(PLAIN)) !== undefined, VALUE);
  };

  takeValue('', 0);
  take(SPACE);
  need(offset === json.length, END);
  return problems;
}

function repeated(path: string): ConfigProblem {
  return {
    path,
    found: 'the key twice in one object',
    allowed: 'each key once',
    fix: 'keep one of the two',
    why: 'most readers take the last in silence: it may not be the one that was meant',
  };
}
