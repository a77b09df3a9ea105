import { at, isArray, isObject, type Json, type JsonObject } from './json';

/** Where a value stands in a template, for messages: `Resources/Key/Properties/KeyPolicy`. */
export type Path = readonly (string | number)[];

/** What a template's functions ask of what stands around them. */
export interface Surroundings {
  /** A parameter, a pseudo parameter or a resource; undefined is `AWS::NoValue`. */
  readonly ref: (name: string, path: Path) => Json | undefined;
  readonly attribute: (logicalId: string, attribute: string, path: Path) => Json;
  readonly imported: (exportName: string, path: Path) => Json;
  readonly condition: (name: string, path: Path) => boolean;
  readonly mapping: (map: string, first: string, second: string, path: Path) => Json;
  readonly zones: (region: string) => readonly string[];
}

/** Something in a template that is wrong, or that this evaluator does not know. */
export class TemplateProblem extends Error {
  override readonly name = 'TemplateProblem';

  constructor(
    message: string,
    readonly path: Path,
  ) {
    super(message);
  }
}

interface Call {
  readonly argument: Json;
  readonly path: Path;
  readonly around: Surroundings;
}

/** Undefined: the value is left out (`AWS::NoValue`). */
type Intrinsic = (call: Call) => Json | undefined;

/** "Intrinsic function reference" of the AWS CloudFormation template reference; what is not here is an error. */
const INTRINSICS: Readonly<Record<string, Intrinsic>> = {
  Ref: ({ argument, path, around }) => around.ref(text(argument, path), path),
  'Fn::GetAtt': getAttribute,
  'Fn::Sub': substitute,
  'Fn::Join': ({ argument, path, around }) => {
    const [by, parts] = pair(argument, path);
    return list(evaluate(parts, around, path), path)
      .map((part) => text(part, path))
      .join(text(by, path));
  },
  'Fn::Select': ({ argument, path, around }) => {
    const [index, from] = pair(argument, path);
    const chosen = list(evaluate(from, around, path), path)[Number(evaluate(index, around, path))];
    if (chosen === undefined) throw new TemplateProblem('Fn::Select chooses past the end of its list', path);
    return chosen;
  },
  'Fn::Split': ({ argument, path, around }) => {
    const [by, whole] = pair(argument, path);
    return text(evaluate(whole, around, path), path).split(text(by, path));
  },
  'Fn::GetAZs': ({ argument, path, around }) => {
    const region = text(evaluate(argument, around, path), path);
    return around.zones(region === '' ? text(around.ref('AWS::Region', path), path) : region);
  },
  'Fn::ImportValue': ({ argument, path, around }) =>
    around.imported(text(evaluate(argument, around, path), path), path),
  'Fn::Base64': ({ argument, path, around }) =>
    Buffer.from(text(evaluate(argument, around, path), path)).toString('base64'),
  'Fn::FindInMap': ({ argument, path, around }) => {
    const [map, first, second] = list(argument, path).map((key) => text(evaluate(key, around, path), path));
    return around.mapping(map ?? '', first ?? '', second ?? '', path);
  },
  'Fn::If': ({ argument, path, around }) => {
    const [name, then, otherwise] = list(argument, path);
    return evaluate(around.condition(text(name, path), path) ? then : otherwise, around, path);
  },
  Condition: ({ argument, path, around }) => around.condition(text(argument, path), path),
  'Fn::Equals': ({ argument, path, around }) => {
    const [left, right] = pair(argument, path);
    return JSON.stringify(evaluate(left, around, path)) === JSON.stringify(evaluate(right, around, path));
  },
  'Fn::And': ({ argument, path, around }) =>
    list(argument, path).every((one) => evaluate(one, around, path) === true),
  'Fn::Or': ({ argument, path, around }) =>
    list(argument, path).some((one) => evaluate(one, around, path) === true),
  'Fn::Not': ({ argument, path, around }) => evaluate(list(argument, path)[0], around, path) !== true,
};

/** `Condition` with a name is a function among conditions and an ordinary key in a policy statement. */
function intrinsicOf(value: JsonObject, path: Path): string | undefined {
  const [name, ...more] = Object.keys(value);
  if (name === undefined || more.length > 0) return undefined;
  if (name === 'Condition') return path[0] === 'Conditions' ? name : undefined;
  return name === 'Ref' || name.startsWith('Fn::') ? name : undefined;
}

/**
 * A template's value with all its functions worked out.
 *
 * @returns undefined when the value leaves itself out (`AWS::NoValue`)
 * @throws TemplateProblem
 */
export function evaluate(value: Json | undefined, around: Surroundings, path: Path): Json | undefined {
  if (isArray(value)) {
    return value.flatMap((one, index) => {
      const evaluated = evaluate(one, around, [...path, index]);
      return evaluated === undefined ? [] : [evaluated];
    });
  }
  if (!isObject(value)) return value;
  const name = intrinsicOf(value, path);
  if (name === undefined) {
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, member]) => {
        const evaluated = evaluate(member, around, [...path, key]);
        return evaluated === undefined ? [] : [[key, evaluated]];
      }),
    );
  }
  const intrinsic = INTRINSICS[name];
  if (intrinsic === undefined)
    throw new TemplateProblem(`${name} is a function that is not known here`, path);
  return intrinsic({ argument: at(value, name) ?? null, path: [...path, name], around });
}

function getAttribute({ argument, path, around }: Call): Json {
  const parts = typeof argument === 'string' ? argument.split('.') : list(argument, path);
  const [id, ...attribute] = parts.map((part) => text(evaluate(part, around, path), path));
  return around.attribute(id ?? '', attribute.join('.'), path);
}

const VARIABLE = /\$\{([^}]*)\}/g;

function substitute({ argument, path, around }: Call): Json {
  const [template, given] = isArray(argument) ? argument : [argument];
  const own = given === undefined ? {} : evaluate(given, around, path);
  return text(template, path).replace(VARIABLE, (_whole, inside: string) => {
    if (inside.startsWith('!')) return `\${${inside.slice(1)}}`; // ${!name} stands for ${name} itself
    const name = inside.trim();
    const known = at(own, name);
    if (known !== undefined) return text(known, path);
    const [id = '', ...attribute] = name.split('.');
    return text(
      attribute.length === 0 ? around.ref(id, path) : around.attribute(id, attribute.join('.'), path),
      path,
    );
  });
}

function text(value: Json | undefined, path: Path): string {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return String(value);
  throw new TemplateProblem('a text is needed here', path);
}

function list(value: Json | undefined, path: Path): readonly Json[] {
  if (isArray(value)) return value;
  throw new TemplateProblem('a list is needed here', path);
}

function pair(value: Json, path: Path): readonly [Json, Json] {
  const [first, second, ...more] = list(value, path);
  if (first === undefined || second === undefined || more.length > 0) {
    throw new TemplateProblem('two arguments are needed here', path);
  }
  return [first, second];
}
