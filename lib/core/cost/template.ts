/** One resource of a synthesized template. Values that CloudFormation computes are objects ({"Ref": …}). */
export interface Resource {
  readonly id: string;
  readonly type: string;
  readonly properties: unknown;
  /** Name of the template that holds it. */
  readonly template: string;
}

/** The resources of parsed templates, by name of the template. What has no resources has none to pay for. */
export function resourcesOf(templates: Readonly<Record<string, unknown>>): readonly Resource[] {
  return Object.entries(templates).flatMap(([template, value]) =>
    Object.entries(members(memberOf(value, 'Resources'))).map(([id, resource]) => ({
      id,
      type: textOf(memberOf(resource, 'Type')) ?? 'no type',
      properties: memberOf(resource, 'Properties'),
      template,
    })),
  );
}

/** The value at a path of member names, for example `DashboardBody` or `VpcConfig.SubnetIds`. */
export function memberOf(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((held, name) => members(held)[name], value);
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A number, also written as text, as processors' parameters are. */
export function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** The logical id that a {"Ref": id} or {"Fn::GetAtt": [id, …]} points to. */
export function referenceOf(value: unknown): string | undefined {
  return textOf(memberOf(value, 'Ref')) ?? textOf(listOf(memberOf(value, 'Fn::GetAtt'))[0]);
}

function members(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
