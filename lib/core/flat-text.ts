/**
 * The same text in one piece of its own. V8 keeps a joined text as a tree until it is read, and a part of a text together
 * with the whole: what is kept for long is made flat first.
 */
export function flatText(text: string): string {
  return Buffer.from(text).toString();
}
