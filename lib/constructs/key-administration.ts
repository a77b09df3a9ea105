import { AccountRootPrincipal, type Conditions, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { LakeStack } from './lake-stack';

/**
 * All that can be done with a key short of using or destroying it. Spelled out, because a wildcard would take in
 * what AWS adds later. `CreateGrant` is missing on purpose: a grant hands out cryptography.
 */
export const ADMINISTER_KEY = [
  'kms:CancelKeyDeletion',
  'kms:CreateAlias',
  'kms:DeleteAlias',
  'kms:DescribeKey',
  'kms:DisableKey',
  'kms:DisableKeyRotation',
  'kms:EnableKey',
  'kms:EnableKeyRotation',
  'kms:GetKeyPolicy',
  'kms:GetKeyRotationStatus',
  'kms:ListGrants',
  'kms:ListKeyPolicies',
  'kms:ListKeyRotations',
  'kms:ListResourceTags',
  'kms:PutKeyPolicy',
  'kms:RevokeGrant',
  'kms:RotateKeyOnDemand',
  'kms:TagResource',
  'kms:UntagResource',
  'kms:UpdateAlias',
  'kms:UpdateKeyDescription',
] as const;

/** The longest wait that KMS offers, in days: time to notice, and to cancel. */
export const DELETION_WAIT_DAYS = 30;

/**
 * Who administers a key, in every key of the lake alike. Each statement names the account and narrows it by
 * condition, because a role named as principal must exist, and is forgotten when it is made anew ("AWS JSON policy
 * elements: Principal"). To name the account delegates to IAM only what the statement allows, to whom it allows.
 *
 * The account's root user keeps administration, so that a lost role locks nobody out ("Default key policy"); it has
 * no cryptography. The deploy role is among the administrators, or no change of the policy would ever pass.
 */
export function administrationStatements(stack: LakeStack): readonly PolicyStatement[] {
  const administrator = stack.roleArn('key-administrator');
  const root = `arn:${stack.partition}:iam::${stack.account}:root`;
  return [
    allowAccount('RootUserRecovers', ADMINISTER_KEY, { StringEquals: { 'aws:PrincipalType': 'Account' } }),
    allowAccount('AdministratorsDoNotUse', ADMINISTER_KEY, {
      ArnEquals: { 'aws:PrincipalArn': [stack.deployRoleArn, administrator] },
    }),
    // A deployment never destroys a key: the stacks retain it. An omitted window means the longest ("ScheduleKeyDeletion").
    allowAccount('DestroyAfterTheLongestWait', ['kms:ScheduleKeyDeletion'], {
      ArnEquals: { 'aws:PrincipalArn': [root, administrator] },
      NumericGreaterThanEqualsIfExists: { 'kms:ScheduleKeyDeletionPendingWindowInDays': DELETION_WAIT_DAYS },
    }),
  ];
}

/** What the account's identities may do with the key, as far as the conditions narrow it and IAM allows it too. */
export function allowAccount(
  sid: string,
  actions: readonly string[],
  conditions: Conditions,
): PolicyStatement {
  return new PolicyStatement({
    sid,
    effect: Effect.ALLOW,
    principals: [new AccountRootPrincipal()],
    actions: [...actions],
    // In a key policy this is the key itself ("Key policies in AWS KMS").
    resources: ['*'],
    conditions,
  });
}
