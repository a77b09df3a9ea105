/**
 * CloudWatch Logs' JSON filter patterns as far as the lake uses them: `{ ($.a = "x*") && ... }` with `=`, `!=`,
 * `EXISTS`, `NOT EXISTS`, `&&`, `||` and parentheses ("Filter pattern syntax for metric filters").
 */
export function matchesPattern(pattern: string, event: unknown): boolean {
  const tokens = pattern.match(/&&|\|\||!=|[=(){}]|"[^"]*"|\$[.\w]+|NOT EXISTS|EXISTS/g) ?? [];
  let at = 0;
  const take = (): string => tokens[at++] ?? '';

  function either(): boolean {
    let result = both();
    while (tokens[at] === '||') {
      take();
      const next = both();
      result = result || next;
    }
    return result;
  }
  function both(): boolean {
    let result = term();
    while (tokens[at] === '&&') {
      take();
      const next = term();
      result = result && next;
    }
    return result;
  }
  function term(): boolean {
    const first = take();
    if (first === '(' || first === '{') {
      const result = either();
      take();
      return result;
    }
    const value = first
      .split('.')
      .slice(1)
      .reduce<unknown>((held, name) => (held as Record<string, unknown> | undefined)?.[name], event);
    const operator = take();
    if (operator === 'EXISTS') return value !== undefined;
    if (operator === 'NOT EXISTS') return value === undefined;
    if (operator !== '=' && operator !== '!=') throw new Error(`unknown operator in ${pattern}`);
    const wanted = take().slice(1, -1);
    const isLike = new RegExp(`^${wanted.split('*').map(literally).join('.*')}$`).test(String(value));
    // A comparison with what is not there does not match, in either direction.
    return value !== undefined && isLike === (operator === '=');
  }
  return either();
}

function literally(text: string): string {
  return text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
}
