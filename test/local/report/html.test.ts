import fc from 'fast-check';
import { escapeText, html, shortened, trusted, visibleText } from '../../../lib/local/report/html';

const NAMES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** As a browser reads text between tags and between double quotes. */
function decoded(text: string): string {
  return text.replace(/&(?:#(\d+)|(\w+));/g, (_whole, code: string | undefined, name: string | undefined) =>
    code === undefined ? (NAMES[name ?? ''] ?? '') : String.fromCharCode(Number(code)),
  );
}

const anyText = fc.string({ unit: 'binary', maxLength: 60 });

test('a text of any characters comes back from the page as it was, but for what nobody can see', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(decoded(escapeText(text))).toBe(visibleText(text));
    }),
  );
});

test('an escaped text has no character that could end a tag, a quote or a template', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(escapeText(text)).not.toMatch(/[<>"'`=]|&(?!#?\w+;)/);
    }),
  );
});

test.each([
  ['\u202e', '\\u202e'],
  ['\u200b', '\\u200b'],
  ['\ufeff', '\\ufeff'],
  ['\u2028', '\\u2028'],
  ['\n', '\\u000a'],
  ['\u0000', '\\u0000'],
  ['\ud800', '\\ud800'],
  ['\u{e0001}', '\\u{e0001}'],
])('%j, which nobody can see, stands as its code', (character, code) => {
  expect(escapeText(`a${character}b`)).toBe(`a${code}b`);
  expect(visibleText(`a${character}b`)).toBe(`a${code}b`);
});

test('letters of any script, emoji and spaces stay', () => {
  expect(escapeText('مريض 病人 ñ 𝒫 🙂')).toBe('مريض 病人 ñ 𝒫 🙂');
});

describe('a template', () => {
  test('escapes what is data and leaves what is HTML', () => {
    const name = '<b>"&';

    expect(html`<i title="${name}">${html`<u>${name}</u>`}</i>${trusted('<hr>')}`.html).toBe(
      '<i title="&lt;b&gt;&quot;&amp;"><u>&lt;b&gt;&quot;&amp;</u></i><hr>',
    );
  });

  test('takes lists of HTML, numbers and nothing', () => {
    expect(html`${[html`<p>`, html`</p>`]}${1234}${null}`.html).toBe('<p></p>1234');
  });
});

describe('a long text', () => {
  test('of 256 characters is shown whole, longer ones by their beginning', () => {
    expect(shortened('x'.repeat(256))).toBe('x'.repeat(256));
    expect(shortened('x'.repeat(257))).toMatch(/^x{160}… \(257 characters, SHA-256 [0-9a-f]{12}\)$/);
  });

  test('is told from another with the same beginning and the same length', () => {
    expect(shortened(`${'x'.repeat(300)}1`)).not.toBe(shortened(`${'x'.repeat(300)}2`));
  });

  test('is never cut within a character', () => {
    expect(shortened(`x${'🙂'.repeat(200)}`)).not.toMatch(/\p{Cs}/u);
  });
});
