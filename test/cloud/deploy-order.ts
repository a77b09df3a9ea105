import type { RawStack } from './assembly';
import { at, isObject, type JsonObject } from './json';
import { importsIn } from './references';
import type { Resource } from './template-set';

/**
 * All resources in an order in which CloudFormation can make them: stacks by the assembly's dependencies and by
 * what they import, resources by DependsOn and by what they refer to.
 *
 * @throws when stacks or resources wait for each other
 */
export function deployOrder(
  stacks: readonly RawStack[],
  resources: readonly Resource[],
): readonly Resource[] {
  const exportedBy = new Map(
    stacks.flatMap((stack) => exportsOf(stack).map((name) => [name, stack.id] as const)),
  );
  const stackOrder = inOrder(
    new Map(
      stacks.map((stack) => [
        stack.id,
        [
          ...stack.dependencies,
          ...importsIn(stack.template).flatMap((name) => exportedBy.get(name) ?? []),
        ].filter((id) => id !== stack.id),
      ]),
    ),
    'stacks',
  );
  const names = new Map(stacks.map(({ id, name }) => [id, name]));
  return stackOrder.flatMap((id) => {
    const own = new Map(
      resources.filter(({ stack }) => stack === names.get(id)).map((one) => [one.logicalId, one]),
    );
    const waits = new Map([...own].map(([logicalId, { dependsOn }]) => [logicalId, dependsOn]));
    return inOrder(waits, `resources of ${names.get(id)}`).flatMap((logicalId) => own.get(logicalId) ?? []);
  });
}

function exportsOf(stack: RawStack): readonly string[] {
  const outputs = at(stack.template, 'Outputs');
  return Object.values(isObject(outputs) ? outputs : ({} as JsonObject)).flatMap((output) => {
    const name = at(output, 'Export', 'Name');
    return typeof name === 'string' ? [name] : [];
  });
}

/** Depth first; what has been left is in the order, what is still open when met again is a cycle. */
function inOrder(waits: ReadonlyMap<string, readonly string[]>, what: string): readonly string[] {
  const done = new Set<string>();
  const visit = (name: string, open: readonly string[]): void => {
    if (done.has(name)) return;
    if (open.includes(name)) {
      const cycle = [...open.slice(open.indexOf(name)), name].join(' -> ');
      throw new Error(`${what} wait for each other: ${cycle}`);
    }
    for (const before of waits.get(name) ?? []) visit(before, [...open, name]);
    done.add(name);
  };
  for (const name of waits.keys()) visit(name, []);
  return [...done];
}
