/** RFC 6901 JSON pointers into parsed values. */

export function segmentsOf(path: string): readonly string[] {
  return path
    .split('/')
    .slice(1)
    .map((segment) => segment.replace(/~1/g, '/').replace(/~0/g, '~'));
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
