import { Aws } from 'aws-cdk-lib';
import { Effect, PolicyStatement, StarPrincipal } from 'aws-cdk-lib/aws-iam';
import type { EndpointRow, LakeStorage } from './endpoint-table';
import type { LakeStack } from './lake-stack';

/**
 * The statements of an endpoint's policy. The principal is a star narrowed by conditions: for gateway endpoints
 * nothing else is accepted, and an account named there would mean its root user alone ("Control access to VPC endpoints
 * using endpoint policies", Amazon VPC). Interface endpoints take the same form, so there is one. `aws:PrincipalArn` of
 * a session is the ARN of its role; the two accounts keep out a role or a bucket of the same name elsewhere
 * ("AWS global condition context keys", IAM).
 */
export function endpointStatements(
  row: EndpointRow,
  stack: LakeStack,
  storage: LakeStorage,
): readonly PolicyStatement[] {
  return row.allows.map(
    ({ calledBy, actions, resources }) =>
      new PolicyStatement({
        effect: Effect.ALLOW,
        principals: [new StarPrincipal()],
        actions: [...actions],
        resources: [...resources(stack, storage)],
        conditions: {
          ArnEquals: { 'aws:PrincipalArn': calledBy.map((name) => stack.roleArn(name)) },
          StringEquals: {
            'aws:PrincipalAccount': Aws.ACCOUNT_ID,
            'aws:ResourceAccount': Aws.ACCOUNT_ID,
          },
        },
      }),
  );
}
