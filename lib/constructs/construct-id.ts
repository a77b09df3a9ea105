/**
 * A name of the lake as the id of a construct: `breach-scope` becomes `BreachScope`. Ids are part of what
 * CloudFormation calls a resource, so neither this nor the names may ever change.
 */
export function constructId(...names: readonly string[]): string {
  const words = names.flatMap((name) => name.split(/[-_]/));
  return words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join('');
}
