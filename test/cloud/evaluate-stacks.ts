import type { RawStack } from './assembly';
import { evaluate, type Path, type Surroundings, TemplateProblem } from './intrinsics';
import { at, isObject, type Json, type JsonObject, listAt, textAt } from './json';
import { referencesIn } from './references';
import { attributeOf, type Identity, refOf } from './resource-identity';
import type { Resource } from './template-set';

export const ACCOUNT = '111122223333';
export const PARTITION = 'aws';
export const STANDARD_REGION = 'us-east-1';

/** All that is wrong with a set of templates; each line names stack, path and problem. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';

  constructor(readonly problems: readonly string[]) {
    super(`${problems.length} in the templates cannot be worked out:\n${problems.join('\n')}`);
  }
}

export interface Evaluated {
  readonly resources: readonly Resource[];
  /** Stack name -> output's logical id -> value. */
  readonly outputs: ReadonlyMap<string, Readonly<Record<string, Json>>>;
}

/** @throws TemplateError */
export function evaluateStacks(stacks: readonly RawStack[]): Evaluated {
  const exporters = new Map<string, () => Json>();
  const surroundings = new Map(stacks.map((stack) => [stack, surroundingsOf(stack, exporters)]));
  const problems: string[] = [];
  const attempt = <T>(stack: RawStack, work: () => T): readonly T[] => {
    try {
      return [work()];
    } catch (error) {
      if (!(error instanceof TemplateProblem)) throw error;
      problems.push(`  ${stack.name}: ${error.path.join('/')}: ${error.message}`);
      return [];
    }
  };
  for (const [stack, around] of surroundings) {
    for (const [id, output] of Object.entries(section(stack, 'Outputs'))) {
      const path: Path = ['Outputs', id];
      const name = at(output, 'Export', 'Name');
      if (name === undefined) continue;
      for (const known of attempt(stack, () => evaluate(name, around, path))) {
        exporters.set(String(known), () => evaluate(at(output, 'Value'), around, path) ?? null);
      }
    }
  }
  const resources = [...surroundings].flatMap(([stack, around]) =>
    Object.entries(section(stack, 'Resources')).flatMap(([logicalId, raw]) =>
      attempt(stack, () => evaluatedResource(stack, logicalId, raw, around)).flatMap((one) => one ?? []),
    ),
  );
  const outputs = new Map(
    [...surroundings].map(([stack, around]) => [
      stack.name,
      Object.fromEntries(
        Object.entries(section(stack, 'Outputs')).flatMap(([id, output]) =>
          attempt(stack, () => evaluate(at(output, 'Value'), around, ['Outputs', id]) ?? null).map(
            (value) => [id, value] as const,
          ),
        ),
      ),
    ]),
  );
  if (problems.length > 0) throw new TemplateError(problems);
  return { resources, outputs };
}

function evaluatedResource(
  stack: RawStack,
  logicalId: string,
  raw: Json | undefined,
  around: Surroundings,
): Resource | undefined {
  const path: Path = ['Resources', logicalId];
  const condition = textAt(raw, 'Condition');
  if (condition !== undefined && !around.condition(condition, path)) return undefined;
  const type = textAt(raw, 'Type');
  if (type === undefined || !isObject(raw)) throw new TemplateProblem('has no type', path);
  const properties = evaluate(at(raw, 'Properties') ?? {}, around, [...path, 'Properties']);
  const self = identityOf(stack, logicalId, around);
  const ref = refOf(type, self);
  if (ref === undefined) throw new TemplateProblem(`what Ref gives for ${type} is not known here`, path);
  return {
    stack: stack.name,
    logicalId,
    type,
    properties: isObject(properties) ? properties : {},
    raw,
    dependsOn: dependenciesOf(stack, raw, path),
    ref,
    arn: attributeOf(type, 'Arn', self) ?? (ref.startsWith('arn:') ? ref : undefined),
    constructPath: textAt(raw, 'Metadata', 'aws:cdk:path'),
  };
}

function dependenciesOf(stack: RawStack, raw: JsonObject, path: Path): readonly string[] {
  const resources = section(stack, 'Resources');
  const named = listAt(raw, 'DependsOn').map(String);
  const missing = named.find((id) => !Object.hasOwn(resources, id));
  if (missing !== undefined)
    throw new TemplateProblem(`${missing} is no resource of this template`, [...path, 'DependsOn']);
  const referred = referencesIn(at(raw, 'Properties')).filter((id) => Object.hasOwn(resources, id));
  return [...new Set([...named, ...referred])];
}

function surroundingsOf(stack: RawStack, exporters: ReadonlyMap<string, () => Json>): Surroundings {
  const resources = section(stack, 'Resources');
  const parameters = section(stack, 'Parameters');
  const region = stack.region ?? STANDARD_REGION;
  const pseudo: Readonly<Record<string, Json | undefined>> = {
    'AWS::AccountId': ACCOUNT,
    'AWS::Partition': PARTITION,
    'AWS::Region': region,
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::StackName': stack.name,
    'AWS::StackId': `arn:${PARTITION}:cloudformation:${region}:${ACCOUNT}:stack/${stack.name}/00000000-0000-4000-8000-000000000000`,
    'AWS::NoValue': undefined,
  };
  const typeOf = (logicalId: string, path: Path): string => {
    const type = textAt(resources, logicalId, 'Type');
    if (type === undefined) throw new TemplateProblem(`${logicalId} is no resource of this template`, path);
    return type;
  };
  const around: Surroundings = {
    ref(name, path) {
      if (Object.hasOwn(pseudo, name)) return pseudo[name];
      if (Object.hasOwn(parameters, name)) return parameterValue(parameters, name, path);
      const type = typeOf(name, path);
      const value = refOf(type, identityOf(stack, name, around));
      if (value === undefined)
        throw new TemplateProblem(`what Ref gives for ${type} is not known here`, path);
      return value;
    },
    attribute(logicalId, attribute, path) {
      const type = typeOf(logicalId, path);
      const value = attributeOf(type, attribute, identityOf(stack, logicalId, around));
      if (value === undefined)
        throw new TemplateProblem(`attribute ${attribute} of ${type} is not known here`, path);
      return value;
    },
    imported(name, path) {
      const exporter = exporters.get(name);
      if (exporter === undefined) throw new TemplateProblem(`no stack exports ${name}`, path);
      return exporter();
    },
    condition(name, path) {
      const definition = at(section(stack, 'Conditions'), name);
      if (definition === undefined)
        throw new TemplateProblem(`${name} is no condition of this template`, path);
      return evaluate(definition, around, ['Conditions', name]) === true;
    },
    mapping(map, first, second, path) {
      const value = at(section(stack, 'Mappings'), map, first, second);
      if (value === undefined)
        throw new TemplateProblem(`the mappings have no ${map}, ${first}, ${second}`, path);
      return value;
    },
    zones: (zone) => ['a', 'b', 'c'].map((letter) => `${zone}${letter}`),
  };
  return around;
}

/** A parameter of type SSM is read when the stack is deployed: nothing but CDK's own version check may need it. */
function parameterValue(parameters: JsonObject, name: string, path: Path): Json {
  const value = at(parameters, name, 'Default');
  const type = textAt(parameters, name, 'Type') ?? '';
  if (value === undefined || type.startsWith('AWS::SSM::'))
    throw new TemplateProblem(`the value of parameter ${name} is known only when deployed`, path);
  return value;
}

function identityOf(stack: RawStack, logicalId: string, around: Surroundings): Identity {
  return {
    partition: PARTITION,
    region: stack.region ?? STANDARD_REGION,
    account: ACCOUNT,
    stack: stack.name,
    logicalId,
    property(name) {
      const steps = ['Resources', logicalId, 'Properties', ...name.split('.')];
      const value = at(stack.template, ...steps);
      const evaluated = value === undefined ? undefined : evaluate(value, around, steps);
      return evaluated === undefined ? undefined : String(evaluated);
    },
  };
}

function section(stack: RawStack, name: string): JsonObject {
  const value = at(stack.template, name);
  return isObject(value) ? value : {};
}
