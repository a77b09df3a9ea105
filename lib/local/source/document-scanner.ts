/**
 * The outcome of looking at more bytes of a JSON document.
 *
 * more    it goes on
 * closed  it ends before `end`, an index into the bytes just given
 * broken  the byte at `end` can't stand there in JSON
 */
export interface DocumentScan {
  readonly status: 'more' | 'closed' | 'broken';
  readonly end: number;
}

export interface DocumentScanner {
  readonly scan: (bytes: Uint8Array) => DocumentScan;
}

const CLASS = { illegal: 0, neutral: 1, open: 2, close: 3, quote: 4 } as const;

/** What may stand outside of strings: punctuation, blanks, numbers, `true`, `false`, `null`. */
const CLASSES: Uint8Array = (() => {
  const classes = new Uint8Array(256);
  for (const [characters, cls] of [
    [' \t\r\n,:0123456789+-.eEtrufalsn', CLASS.neutral],
    ['{[', CLASS.open],
    [']}', CLASS.close],
    ['"', CLASS.quote],
  ] as const) {
    for (const character of characters) classes[character.charCodeAt(0)] = cls;
  }
  return classes;
})();

const QUOTE = 34;
const BACKSLASH = 92;
const FIRST_PRINTABLE = 32;

/**
 * Finds the end of a JSON document that begins with the first byte given. It follows strings and nesting only
 * (`JSON.parse` judges the rest), in constant memory; works on bytes because all of JSON's syntax is ASCII.
 */
export function documentScanner(): DocumentScanner {
  let depth = 0;
  let inString = false;
  let escaped = false;

  function scan(bytes: Uint8Array): DocumentScan {
    for (let at = 0; at < bytes.length; at += 1) {
      const byte = bytes[at] ?? 0;
      if (inString) {
        if (byte < FIRST_PRINTABLE) return { status: 'broken', end: at };
        if (escaped) escaped = false;
        else if (byte === BACKSLASH) escaped = true;
        else if (byte === QUOTE) inString = false;
        continue;
      }
      const cls = CLASSES[byte];
      if (cls === CLASS.neutral) continue;
      if (cls === CLASS.quote) inString = true;
      else if (cls === CLASS.open) depth += 1;
      else if (cls === CLASS.close) {
        depth -= 1;
        if (depth === 0) return { status: 'closed', end: at + 1 };
      } else return { status: 'broken', end: at };
    }
    return { status: 'more', end: bytes.length };
  }

  return { scan };
}
