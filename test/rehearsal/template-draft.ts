import type { RoleName } from '../../lib/constructs/lake-names';
import type { RawStack } from '../cloud/assembly';
import type { JsonObject } from '../cloud/json';

/** A part of a template that may be changed: it belongs to a copy. */
export type Editable = { [name: string]: unknown };

/** A copy of synthesized templates, to be spoiled. Everything asked for must be there exactly once, or it throws. */
export interface Draft {
  readonly stacks: readonly RawStack[];
  /** The properties of the one resource of that type whose id or text holds all of these. */
  readonly find: (type: string, ...holding: readonly string[]) => Editable;
  /** The same by a look at the properties. */
  readonly findWhere: (type: string, is: (properties: Editable) => boolean) => Editable;
  readonly role: (name: RoleName) => Editable;
  /** The document of the role's one policy. */
  readonly policyOf: (name: RoleName) => Editable;
}

interface Found {
  readonly id: string;
  readonly type: unknown;
  readonly properties: Editable;
}

export function draftOf(stacks: readonly RawStack[]): Draft {
  const copy = structuredClone(stacks) as RawStack[];
  const resources = copy.flatMap(({ template }) =>
    Object.entries(template.Resources as JsonObject).map(
      ([id, resource]): Found => ({
        id,
        type: (resource as Editable).Type,
        properties: inside(resource as Editable, 'Properties'),
      }),
    ),
  );
  const only = (type: string, what: string, is: (one: Found) => boolean): Found => {
    const found = resources.filter((one) => one.type === type && is(one));
    const [first] = found;
    if (first === undefined || found.length > 1)
      throw new Error(`${found.length} resources ${type} hold ${what}`);
    return first;
  };
  const roleOf = (name: RoleName): Found =>
    only('AWS::IAM::Role', name, ({ properties }) =>
      new RegExp(`audit-lake-\\w+-${name}-`).test(JSON.stringify(properties.RoleName)),
    );
  return {
    stacks: copy,
    find: (type, ...holding) =>
      only(type, holding.join(' and '), ({ id, properties }) => {
        const text = `${id} ${JSON.stringify(properties)}`;
        return holding.every((part) => text.includes(part));
      }).properties,
    findWhere: (type, is) => only(type, 'what is asked', ({ properties }) => is(properties)).properties,
    role: (name) => roleOf(name).properties,
    policyOf(name) {
      const { id } = roleOf(name);
      const attached = only('AWS::IAM::ManagedPolicy', name, ({ properties }) =>
        JSON.stringify(properties.Roles ?? []).includes(`"${id}"`),
      );
      return inside(attached.properties, 'PolicyDocument');
    },
  };
}

/** The object at a path; @throws when there is none. */
export function inside(value: Editable, ...path: readonly (string | number)[]): Editable {
  let here: unknown = value;
  for (const step of path) here = (here as Editable | undefined)?.[step];
  if (typeof here !== 'object' || here === null) throw new Error(`there is no ${path.join('/')}`);
  return here as Editable;
}

export function listIn(value: Editable, ...path: readonly (string | number)[]): Editable[] {
  const list = inside(value, ...path);
  if (!Array.isArray(list)) throw new Error(`${path.join('/')} is no list`);
  return list as Editable[];
}

/** Changes every match of a pattern in a text, or in all texts of a value; @throws when that changes nothing. */
export function rewrite(value: Editable, name: string, from: string | RegExp, to: string): void {
  const before = value[name];
  const after = rewritten(before, typeof from === 'string' ? from : new RegExp(from, 'g'), to);
  if (JSON.stringify(after) === JSON.stringify(before)) throw new Error(`${name} does not hold ${from}`);
  value[name] = after;
}

function rewritten(value: unknown, from: string | RegExp, to: string): unknown {
  if (typeof value === 'string') return value.replaceAll(from, to);
  if (Array.isArray(value)) return value.map((one) => rewritten(one, from, to));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      typeof from === 'string' ? name.replaceAll(from, to) : name,
      rewritten(one, from, to),
    ]),
  );
}

export function put(value: Editable, name: string, content: unknown): void {
  value[name] = content;
}

/** Leaves a member out; @throws when it is not there. */
export function drop(value: Editable, name: string): void {
  if (!Object.hasOwn(value, name)) throw new Error(`there is no ${name}`);
  delete value[name];
}

/** The statement of a policy document that names an action. */
export function statement(document: Editable, action: string): Editable {
  const found = listIn(document, 'Statement').find(({ Action: named }) => [named].flat().includes(action));
  if (found === undefined) throw new Error(`no statement names ${action}`);
  return found;
}

/** Takes an element out of a list; @throws when it is not there. */
export function takeOut(list: unknown[], is: (element: Editable) => boolean): void {
  const index = list.findIndex((element) => is(element as Editable));
  if (index < 0) throw new Error('the list has no such element');
  list.splice(index, 1);
}
