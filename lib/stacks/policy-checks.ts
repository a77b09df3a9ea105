import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, HIPAASecurityChecks, NIST80053R5Checks, PCIDSS321Checks } from 'cdk-nag';

/**
 * Every synthesis is held against these packs: a finding without an acknowledgement on its own resource, with its
 * own reason, ends it with an error. So nothing is deployed that the tests have not seen.
 */
export const POLICY_PACKS = [
  AwsSolutionsChecks,
  HIPAASecurityChecks,
  NIST80053R5Checks,
  PCIDSS321Checks,
] as const;

export function addPolicyChecks(app: App): void {
  Validations.of(app).addPlugins(...POLICY_PACKS.map((Pack) => new Pack(app)));
}
