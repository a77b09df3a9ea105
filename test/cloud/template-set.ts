import { type RawStack, readAssembly } from './assembly';
import { deployOrder } from './deploy-order';
import { evaluateStacks } from './evaluate-stacks';
import { at, type Json, type JsonObject } from './json';

export type { RawStack } from './assembly';
export { readAssembly } from './assembly';

/** A resource of a stack with every function of its template worked out. */
export interface Resource {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  readonly properties: JsonObject;
  /** As the template has it. */
  readonly raw: JsonObject;
  /** Logical ids of its own stack: what it names under DependsOn and what its properties refer to. */
  readonly dependsOn: readonly string[];
  /** What `Ref` gives for it. */
  readonly ref: string;
  /** What `Fn::GetAtt Arn` gives for it (or Ref, where that is the ARN). */
  readonly arn: string | undefined;
  /** Path of the construct that made it, for messages. */
  readonly constructPath: string | undefined;
}

export interface TemplateSet {
  readonly stacks: readonly RawStack[];
  readonly resources: readonly Resource[];
  readonly ofType: (type: string) => readonly Resource[];
  /** The one of that type and that Ref, name or ARN. */
  readonly named: (type: string, nameOrArn: string) => Resource | undefined;
  readonly find: (stack: string, logicalId: string) => Resource | undefined;
  /** Outputs of a stack, worked out, by their logical ids. */
  readonly outputs: (stack: string) => Readonly<Record<string, Json>>;
  /** Directory or file of this machine that holds a function's packaged code. */
  readonly codeOf: (lambda: Resource) => string | undefined;
  /** All resources in an order in which CloudFormation can make them, stack after stack. @throws on a cycle */
  readonly deployOrder: () => readonly Resource[];
}

/**
 * The stacks of a synthesized cloud assembly, worked out for account 111122223333, partition aws, and each
 * stack's region (us-east-1 where a stack has none).
 *
 * @throws TemplateError with all that the evaluator does not know or finds missing
 * @example
 * loadTemplates(synthLake()).ofType('AWS::S3::Bucket').map(({ properties }) => properties.ObjectLockEnabled)
 */
export function loadTemplates(directory: string): TemplateSet {
  return evaluateTemplates(readAssembly(directory));
}

/** The same from stacks that are read already: a test may have changed its copy of them. */
export function evaluateTemplates(stacks: readonly RawStack[]): TemplateSet {
  const { resources, outputs } = evaluateStacks(stacks);
  const byType = new Map<string, Resource[]>();
  for (const one of resources) byType.set(one.type, [...(byType.get(one.type) ?? []), one]);
  const byPlace = new Map(resources.map((one) => [`${one.stack}/${one.logicalId}`, one]));
  return {
    stacks,
    resources,
    ofType: (type) => byType.get(type) ?? [],
    named: (type, nameOrArn) =>
      byType.get(type)?.find(({ ref, arn }) => ref === nameOrArn || arn === nameOrArn),
    find: (stack, logicalId) => byPlace.get(`${stack}/${logicalId}`),
    outputs: (stack) => outputs.get(stack) ?? {},
    codeOf: (lambda) => {
      const key = at(lambda.properties, 'Code', 'S3Key');
      const stack = stacks.find(({ name }) => name === lambda.stack);
      return typeof key === 'string' ? stack?.assets[key] : undefined;
    },
    deployOrder: () => deployOrder(stacks, resources),
  };
}
