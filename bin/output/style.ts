import type { WriteStream } from 'node:tty';
import { styleText } from 'node:util';

export type Format = Parameters<typeof styleText>[0];
export type Style = (format: Format, text: string) => string;

/** Colours for a terminal that has them: none in a pipe, none where NO_COLOR is set. */
export function styleFor(stream: NodeJS.WriteStream): Style {
  return hasColours(stream) ? styleText : (_format, text) => text;
}

function hasColours(stream: NodeJS.WriteStream | WriteStream): boolean {
  if ((process.env.NO_COLOR ?? '') !== '') return false;
  return stream.isTTY === true && 'hasColors' in stream && stream.hasColors();
}

const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** Text from an event as a terminal may show it: what could move the cursor or turn the text stands as its code. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`;
  });
}
