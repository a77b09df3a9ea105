/** RFC 6901 JSON pointers, and what they point at in parsed values. */

/** A member's name as a segment of a pointer (RFC 6901, section 3). */
export function escapeSegment(name: string): string {
  return name.includes('~') || name.includes('/') ? name.replaceAll('~', '~0').replaceAll('/', '~1') : name;
}

/** RFC 6901, section 4: `~1` is decoded before `~0`. */
export function unescapeSegment(segment: string): string {
  return segment.replaceAll('~1', '/').replaceAll('~0', '~');
}

export function segmentsOf(path: string): readonly string[] {
  return path.split('/').slice(1).map(unescapeSegment);
}

export function lastSegment(path: string): string {
  return segmentsOf(path).at(-1) ?? '';
}

/** The value at a pointer; own properties only, so that no inherited name is one. */
export function valueAt(root: unknown, path: string): unknown {
  let value = root;
  for (const segment of segmentsOf(path)) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.getOwnPropertyDescriptor(value, segment)?.value;
  }
  return value;
}

/** The scalar at a pointer as text; undefined where there is none: a deep list has no text that could be made. */
export function scalarAt(root: unknown, path: string): string | undefined {
  const value = valueAt(root, path);
  return value === undefined || (typeof value === 'object' && value !== null) ? undefined : String(value);
}
