import { at, isArray, isObject, type Json } from './json';

/** Names that a template's value refers to with Ref, Fn::GetAtt or Fn::Sub: resources, parameters and pseudo ones. */
export function referencesIn(value: Json | undefined): readonly string[] {
  if (isArray(value)) return value.flatMap(referencesIn);
  if (!isObject(value)) return [];
  const { Ref: ref, 'Fn::GetAtt': attribute, 'Fn::Sub': text } = value;
  return [
    ...(typeof ref === 'string' ? [ref] : []),
    ...(typeof attribute === 'string' ? [attribute.split('.')[0] ?? ''] : []),
    ...(isArray(attribute) ? attribute.slice(0, 1).map(String) : []),
    ...substituted(text),
    ...Object.values(value).flatMap(referencesIn),
  ];
}

function substituted(text: Json | undefined): readonly string[] {
  const [template, own] = isArray(text) ? text : [text];
  if (typeof template !== 'string') return [];
  return [...template.matchAll(/\$\{([^}!][^}]*)\}/g)]
    .map(([, name = '']) => name.trim())
    .filter((name) => at(own, name) === undefined)
    .map((name) => name.split('.')[0] ?? '');
}

/** Names that a template's value imports from other stacks, as far as they are written out. */
export function importsIn(value: Json | undefined): readonly string[] {
  if (isArray(value)) return value.flatMap(importsIn);
  if (!isObject(value)) return [];
  const name = value['Fn::ImportValue'];
  return [...(typeof name === 'string' ? [name] : []), ...Object.values(value).flatMap(importsIn)];
}
