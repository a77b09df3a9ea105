import { TIERS } from '../../lib/core/tiers';
import { at, isObject, type Json, type JsonObject, listAt } from '../cloud/json';
import type { Resource, TemplateSet } from '../cloud/template-set';
import type { TemplateChange } from '../fixtures/stacks/template-change';

/** A rule over every resource of every stack, and what breaks it: each change must make an offender. */
export interface LakeProperty {
  readonly says: string;
  /** What breaks the rule, as `stack/logicalId`; empty when the rule holds. */
  readonly offenders: (templates: TemplateSet) => readonly string[];
  readonly breakIt: readonly TemplateChange[];
}

export const place = ({ stack, logicalId }: Resource): string => `${stack}/${logicalId}`;

/** A rule about each resource of these types by itself. */
export function each(
  types: readonly string[],
  isBroken: (resource: Resource, templates: TemplateSet) => boolean,
): LakeProperty['offenders'] {
  return (templates) =>
    types
      .flatMap((type) => templates.ofType(type))
      .filter((one) => isBroken(one, templates))
      .map(place);
}

export interface PolicyStatement {
  /** The resource whose property the policy is, or that holds it. */
  readonly of: Resource;
  readonly statement: JsonObject;
}

/** Every statement of every policy in the templates: identities', resources', keys', endpoints' and trusts. */
export function statementsIn(
  templates: TemplateSet,
  effect: 'Allow' | 'Deny' = 'Allow',
): readonly PolicyStatement[] {
  return templates.resources.flatMap((of) =>
    [
      of.properties.PolicyDocument,
      of.properties.AssumeRolePolicyDocument,
      of.type === 'AWS::KMS::Key' ? of.properties.KeyPolicy : undefined,
      ...listAt(of.properties, 'Policies').map((inline) => at(inline, 'PolicyDocument')),
    ]
      .flatMap((document) => listAt(document, 'Statement'))
      .filter(isObject)
      .filter(({ Effect }) => Effect === effect)
      .map((statement) => ({ of, statement })),
  );
}

/** A rule about each statement that allows something. */
export function eachAllowed(
  isBroken: (one: PolicyStatement, templates: TemplateSet) => boolean,
): LakeProperty['offenders'] {
  return (templates) =>
    statementsIn(templates)
      .filter((one) => isBroken(one, templates))
      .map(({ of }) => place(of));
}

export const textsAt = (value: Json | undefined, ...path: readonly (string | number)[]): readonly string[] =>
  listAt(value, ...path).map(String);

export function tierNamedIn(text: string): string | undefined {
  return TIERS.find(({ name }) => text.toLowerCase().includes(name))?.name;
}

/** The tier whose key it is, by ARN, id or reference; `operations` for the key of operations. */
export function keyOwner(templates: TemplateSet, key: Json | undefined): string | undefined {
  if (typeof key !== 'string') return undefined;
  const found = templates
    .ofType('AWS::KMS::Key')
    .find(({ arn, ref }) => key === arn || key === ref || key.endsWith(`/${ref}`));
  if (found === undefined) return undefined;
  return tierNamedIn(found.logicalId) ?? (/^Operations/.test(found.logicalId) ? 'operations' : undefined);
}

/** Adds a statement to the policy of the resource. */
export function addStatement(statement: object): TemplateChange['set'] {
  return ({ PolicyDocument, KeyPolicy }) => (PolicyDocument ?? KeyPolicy).Statement.push(statement);
}
