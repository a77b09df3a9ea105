import type { PythonTool } from './install/python-tool';

/** A finding that stays, on one resource, and why it is no fault there. */
export interface AcceptedFinding {
  readonly tool: PythonTool;
  /** The tool's id of the check. */
  readonly check: string;
  /** Logical id of the resource, the same in every configuration. */
  readonly resource: string;
  readonly reason: string;
}

/** Each transform function, and what is said of it alone. */
const TRANSFORMS = [
  { resource: 'TransformStandardFunction2A3279B9', stream: 'standard', stricter: 'the three stricter tiers' },
  { resource: 'TransformClinicalFunction15CC29B9', stream: 'clinical', stricter: 'psychotherapy and sud' },
  { resource: 'TransformPsychotherapyFunctionEE766304', stream: 'psychotherapy', stricter: 'sud' },
  { resource: 'TransformSudFunction4CD99532', stream: 'sud', stricter: 'none, being the strictest' },
] as const;

const ROUTE = 'IntakeRouteFunction92DC0320';
const PROBE = 'ProbeFunctionCA5564E7';

/**
 * Findings of cfn-lint and checkov that are known and stay. One that no template has any more fails the tests as
 * loudly as a new one.
 */
export const ACCEPTED_FINDINGS: readonly AcceptedFinding[] = [
  {
    tool: 'checkov',
    check: 'CKV_AWS_18',
    resource: 'AccessLogs8B620ECA',
    reason:
      'The bucket that receives the access logs of all others: logging it into itself would make a log line of every log object, without end. Calls on it are in the trail.',
  },
  {
    tool: 'checkov',
    check: 'CKV_AWS_116',
    resource: ROUTE,
    reason:
      'A failed asynchronous invocation goes to an on-failure destination, the encrypted dead-letter queue, which carries the error beside the event. The check knows only the older DeadLetterConfig.',
  },
  ...TRANSFORMS.map(
    ({ resource, stream }): AcceptedFinding => ({
      tool: 'checkov',
      check: 'CKV_AWS_116',
      resource,
      reason: `Invoked by the ${stream} stream alone, and synchronously: a dead-letter queue is for asynchronous invocations and would stay empty. Firehose tries again and then writes the records under quarantine/tier=${stream}/.`,
    }),
  ),
  {
    tool: 'checkov',
    check: 'CKV_AWS_173',
    resource: ROUTE,
    reason:
      "Its environment has the lake's rules and the names of four streams: configuration that the template shows too, and no secret. Lambda encrypts it with its own key.",
  },
  ...TRANSFORMS.map(
    ({ resource, stream, stricter }): AcceptedFinding => ({
      tool: 'checkov',
      check: 'CKV_AWS_173',
      resource,
      reason: `Its environment has the lake's rules, the tier ${stream} and the streams it may move an event to (stricter ones: ${stricter}): no secret. Lambda encrypts it with its own key.`,
    }),
  ),
  {
    tool: 'cfn-lint',
    check: 'W3005',
    resource: ROUTE,
    reason:
      "The dependency is on the role's policy: the route function made before it could not join the VPC. CDK names the role with it, which the property already does; harmless, and not to be had apart.",
  },
  ...TRANSFORMS.map(
    ({ resource, stream }): AcceptedFinding => ({
      tool: 'cfn-lint',
      check: 'W3005',
      resource,
      reason: `As for the route function: the ${stream} transform must wait for its role's policy to join the VPC, and CDK names the role beside the policy.`,
    }),
  ),
  {
    tool: 'checkov',
    check: 'CKV_AWS_116',
    resource: PROBE,
    reason:
      'Invoked by the smoke test alone, which waits for the answer: a failure is what the caller sees, and there is no event to keep.',
  },
  {
    tool: 'checkov',
    check: 'CKV_AWS_173',
    resource: PROBE,
    reason:
      'Its environment has the names of the two streams that it tries to reach, one of the lake and one that is not: no secret. Lambda encrypts it with its own key.',
  },
  {
    tool: 'cfn-lint',
    check: 'W3005',
    resource: PROBE,
    reason:
      "As for every function in the VPC: the probe must wait for its role's policy, and CDK names the role beside the policy.",
  },
];
