import type { Construct } from 'constructs';
import { LakeStack } from './lake-stack';

/**
 * The stack of the lake that a construct stands in: names and roles are its.
 *
 * @throws when it stands outside one
 */
export function lakeOf(scope: Construct): LakeStack {
  const stack = LakeStack.of(scope);
  if (stack instanceof LakeStack) return stack;
  throw new Error(`${scope.node.path} stands outside a stack of the lake`);
}
