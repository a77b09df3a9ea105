import { at, type ConfigProblem, show, showList } from './config-problem';
import { nearestName } from './nearest-name';
import { type Definitions, isObject, resolveShape, type Shape } from './shape';
import { SHAPE_RULES } from './shape-rules';

/** `sound` is the value without what was refused, so that the rules between keys can still be asked. */
export interface Checked {
  readonly problems: readonly ConfigProblem[];
  readonly sound: unknown;
}

/** Compares a value with its shape and collects everything that is wrong, in the order of the file. */
export function checkShape(root: Definitions, shape: Shape, value: unknown, path = ''): Checked {
  const resolved = resolveShape(root, shape);
  const broken = SHAPE_RULES.find((rule) => rule.fails(resolved, value));
  if (broken !== undefined) {
    const problem = {
      path,
      found: show(value),
      allowed: broken.allowed(resolved),
      fix: broken.fix(resolved, value),
      why: whyOf(resolved, broken.allowed(resolved)),
    };
    return { problems: [problem], sound: undefined };
  }
  if (isObject(value)) return checkMembers(root, resolved, value, path);
  if (Array.isArray(value) && resolved.items !== undefined) {
    const { items } = resolved;
    const checked = value.map((item, index) => checkShape(root, items, item, at(path, index)));
    return {
      problems: checked.flatMap(({ problems }) => problems),
      sound: checked.map(({ sound }) => sound), // refused items stay as undefined: the others keep their index
    };
  }
  return { problems: [], sound: value };
}

function checkMembers(
  root: Definitions,
  { properties: shapes = {}, required = [] }: Shape,
  value: Readonly<Record<string, unknown>>,
  path: string,
): Checked {
  const problems = required
    .filter((name) => !Object.hasOwn(value, name))
    .map((name) => missingKey(name, shapes[name], path));
  const sound: [string, unknown][] = [];
  for (const [name, member] of Object.entries(value)) {
    const shape = Object.hasOwn(shapes, name) ? shapes[name] : undefined;
    if (shape === undefined) {
      problems.push(unknownKey(name, Object.keys(shapes), member, path));
      continue;
    }
    const checked = checkShape(root, shape, member, at(path, name));
    problems.push(...checked.problems);
    if (checked.sound !== undefined) sound.push([name, checked.sound]);
  }
  return { problems, sound: Object.fromEntries(sound) };
}

const WHY = {
  shape: 'what is written here is used as it is: another form would be misread, or fail only in an account',
  missing: 'it has no default: nobody else can know it',
  unknown: 'a key that nobody reads would be passed over in silence, and a misspelled one leaves the default',
} as const;

/** What the key decides, as the schema says it, unless the message has said that already. */
function whyOf({ description }: Shape, allowed: string): string {
  return description === undefined || description === allowed ? WHY.shape : description;
}

function missingKey(name: string, shape: Shape | undefined, path: string): ConfigProblem {
  const [example] = shape?.examples ?? [];
  return {
    path: at(path, name),
    found: show(undefined),
    allowed: shape?.description ?? 'a value',
    fix: `write ${show(name)}${example === undefined ? '' : `, for example ${show(example)}`}`,
    why: WHY.missing,
  };
}

function unknownKey(name: string, known: readonly string[], value: unknown, path: string): ConfigProblem {
  const meant = nearestName(name, known);
  return {
    path: at(path, name),
    found: `the unknown key ${show(name)} (${show(value)})`,
    allowed: `the keys ${showList(known)}`,
    fix: meant === undefined ? 'remove it' : `did you mean ${show(meant)}?`,
    why: WHY.unknown,
  };
}
