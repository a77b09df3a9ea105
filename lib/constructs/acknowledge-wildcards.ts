import { Stack, Validations } from 'aws-cdk-lib';
import { CfnManagedPolicy, type ManagedPolicy } from 'aws-cdk-lib/aws-iam';

/** How a resource with a wildcard ends (`*` is the whole resource), and why the wildcard is there. */
export type WildcardReasons = Readonly<Record<string, string>>;

/**
 * Acknowledges the wildcards in the resources of one policy, each by the reason for its ending. The policy packs
 * name a finding by the whole resource, and the ARN of another stack's resource is known only when references have
 * been resolved; constructs are asked to validate themselves after that, and before the packs look.
 * A wildcard without a reason here remains a finding.
 */
export function acknowledgeWildcards(policy: ManagedPolicy, reasons: WildcardReasons): void {
  policy.node.addValidation({
    validate: () => {
      const named = wildcardsOf(policy).flatMap((resource) => {
        const ending = Object.keys(reasons)
          .filter((one) => (one === '*' ? resource === one : resource.endsWith(one)))
          .sort((a, b) => b.length - a.length)[0];
        const reason = ending === undefined ? undefined : reasons[ending];
        return reason === undefined ? [] : [{ id: `AwsSolutions-IAM5[Resource::${resource}]`, reason }];
      });
      Validations.of(policy).acknowledge(...named);
      return [];
    },
  });
}

function wildcardsOf(policy: ManagedPolicy): readonly string[] {
  const resource = policy.node.defaultChild;
  if (!(resource instanceof CfnManagedPolicy)) return [];
  const document: { readonly Statement: readonly Statement[] } = Stack.of(policy).resolve(
    resource.policyDocument,
  );
  const resources = document.Statement.filter(({ Effect }) => Effect === 'Allow')
    .flatMap(({ Resource }) => Resource)
    .map(flat);
  return [...new Set(resources)].filter((one) => one.includes('*'));
}

interface Statement {
  readonly Effect: string;
  readonly Resource: unknown;
}

/** A resource as the packs write it in the name of a finding: references between angle brackets, joins joined. */
function flat(value: unknown): string {
  if (typeof value === 'string') return value;
  const [name, argument] = Object.entries(value ?? {})[0] ?? [];
  if (name === 'Ref') return `<${argument}>`;
  if (name === 'Fn::ImportValue') return flat(argument);
  if (name === 'Fn::GetAtt') return `<${argument.join('.')}>`;
  if (name === 'Fn::Join') return argument[1].map(flat).join(argument[0]);
  return JSON.stringify(value);
}
