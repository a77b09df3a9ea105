/**
 * What `canonicalise` must give, the slow and obvious way: parse the text into a tree, then write the tree
 * as Python's `json.dumps(sort_keys=True, separators=(",", ":"), ensure_ascii=False)` does.
 */
type Tree =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'number'; readonly lexeme: string }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'array'; readonly items: readonly Tree[] }
  | { readonly kind: 'object'; readonly members: ReadonlyMap<string, Tree> };

const TOKEN = /[ \t\n\r]*("(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null|[[\]{},:])/suy;

export function slowCanonical(raw: string): string | undefined {
  const tree = parse(tokens(raw));
  if (tree.kind !== 'object') return undefined;
  const members = new Map([...tree.members].filter(([key]) => key !== 'integrity'));
  const text = write({ kind: 'object', members });
  const hasUtf8 = Buffer.from(text, 'utf8').toString('utf8') === text;
  return hasUtf8 && !text.includes('Infinity!') ? text : undefined;
}

function tokens(raw: string): string[] {
  const found: string[] = [];
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(raw); match; match = TOKEN.exec(raw)) found.push(match[1] ?? '');
  return found.reverse();
}

/** Takes tokens from the array's end. */
function parse(rest: string[]): Tree {
  const token = rest.pop() ?? '';
  if (token === '[') {
    const items: Tree[] = [];
    while (rest.at(-1) !== ']') {
      if (rest.at(-1) === ',') rest.pop();
      items.push(parse(rest));
    }
    rest.pop();
    return { kind: 'array', items };
  }
  if (token === '{') {
    const members = new Map<string, Tree>();
    while (rest.at(-1) !== '}') {
      if (rest.at(-1) === ',') rest.pop();
      const key = decode(rest.pop() ?? '');
      rest.pop();
      members.set(key, parse(rest));
    }
    rest.pop();
    return { kind: 'object', members };
  }
  if (token.startsWith('"')) return { kind: 'string', value: decode(token) };
  if (/^[tfn]/.test(token)) return { kind: 'word', text: token };
  return { kind: 'number', lexeme: token };
}

const SHORT: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function decode(token: string): string {
  return token
    .slice(1, -1)
    .replace(/\\u([0-9a-fA-F]{4})|\\(.)/gsu, (_all, hex: string | undefined, short: string) =>
      hex === undefined ? (SHORT[short] ?? short) : String.fromCharCode(Number.parseInt(hex, 16)),
    );
}

function write(tree: Tree): string {
  switch (tree.kind) {
    case 'word':
      return tree.text;
    case 'number':
      return /[.eE]/.test(tree.lexeme) ? writeFloat(Number(tree.lexeme)) : `${BigInt(tree.lexeme)}`;
    case 'string':
      return writeString(tree.value);
    case 'array':
      return `[${tree.items.map(write).join(',')}]`;
    case 'object': {
      const members = [...tree.members].sort(([a], [b]) => compareCodePoints(a, b));
      return `{${members.map(([key, value]) => `${writeString(key)}:${write(value)}`).join(',')}}`;
    }
  }
}

/** Python's float_repr: digits d1d2d3... and the place of the point, written out between 1e-4 and 1e16. */
function writeFloat(value: number): string {
  if (!Number.isFinite(value)) return 'Infinity!';
  const sign = Object.is(value, -0) || value < 0 ? '-' : '';
  const [mantissa = '', exponentText = ''] = Math.abs(value).toExponential().split('e');
  const digits = mantissa.replace('.', '');
  const exponent = Number(exponentText);
  if (exponent >= 16 || exponent < -4) {
    const tail = digits.length > 1 ? `.${digits.slice(1)}` : '';
    const size = `${Math.abs(exponent)}`.padStart(2, '0');
    return `${sign}${digits.slice(0, 1)}${tail}e${exponent < 0 ? '-' : '+'}${size}`;
  }
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  return `${sign}${whole}.${digits.slice(exponent + 1) || '0'}`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
};

function writeString(value: string): string {
  let text = '"';
  for (let i = 0; i < value.length; i++) {
    const char = value.charAt(i);
    const code = value.charCodeAt(i);
    text += ESCAPES[char] ?? (code < 0x20 ? `\\u${code.toString(16).padStart(4, '0')}` : char);
  }
  return `${text}"`;
}

function compareCodePoints(a: string, b: string): number {
  const left = Array.from(a, (char) => char.codePointAt(0) ?? 0);
  const right = Array.from(b, (char) => char.codePointAt(0) ?? 0);
  const differs = left.findIndex((point, i) => point !== right[i]);
  if (differs === -1) return left.length - right.length;
  return (left[differs] ?? 0) - (right[differs] ?? -1);
}
