import {
  AccountRootPrincipal,
  type Conditions,
  type IPrincipal,
  PrincipalWithConditions,
  SessionTagsPrincipal,
} from 'aws-cdk-lib/aws-iam';
import type { LakeConfig } from '../config';

/** The session tag that carries the reason of an emergency into every record of the trail. */
export const REASON_TAG = 'reason';

/**
 * Who may take a role that is meant for people: the roles that the configuration lists (an identity provider has
 * asked them for a second factor, which AWS cannot see), or else any identity of the account with multi-factor
 * authentication. The identity's own policy must allow the step as well.
 */
export function humanTrust({ access }: Pick<LakeConfig, 'access'>): IPrincipal {
  return new PrincipalWithConditions(new AccountRootPrincipal(), condition(access.assumedBy));
}

/**
 * The same for break-glass: whoever takes it must say why, in a session tag. Without the tag the session does not
 * begin, and no other tag may come along ("Passing session tags in AWS STS").
 */
export function breakGlassTrust({ access }: Pick<LakeConfig, 'access'>): IPrincipal {
  const reasoned = {
    StringLike: { [`aws:RequestTag/${REASON_TAG}`]: '?*' },
    'ForAllValues:StringEquals': { 'aws:TagKeys': [REASON_TAG] },
  };
  return new SessionTagsPrincipal(
    new PrincipalWithConditions(new AccountRootPrincipal(), { ...condition(access.assumedBy), ...reasoned }),
  );
}

function condition(assumedBy: readonly string[]): Conditions {
  return assumedBy.length === 0
    ? { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }
    : { ArnLike: { 'aws:PrincipalArn': [...assumedBy] } };
}
