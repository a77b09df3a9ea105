import { EventField, type IRuleTarget, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { runbook } from './lake-alarms';

export interface QueryNoticesProps {
  readonly workgroups: readonly string[];
  readonly topic: ITopic;
}

/** Its place in the runbook. */
export const QUERY_NOTICE = 'query-stopped';

/**
 * A question that ended without an answer, first of all one that the scan cap of its workgroup cut off: it must not
 * pass for an empty answer ("Monitor Athena query events with EventBridge"). The message has ids and states, not
 * Athena's error text: that can quote a value of an event.
 */
export class QueryNotices extends Construct {
  constructor(scope: Construct, id: string, { workgroups, topic }: QueryNoticesProps) {
    super(scope, id);
    new Rule(this, 'Rule', {
      description: 'Questions to the lake that failed or were cut off',
      eventPattern: {
        source: ['aws.athena'],
        detailType: ['Athena Query State Change'],
        detail: { currentState: ['FAILED', 'CANCELLED'], workgroupName: [...workgroups] },
      },
      targets: [topicTarget(topic)],
    });
  }
}

/** The CDK's own target would add a statement to the topic's policy, which says already who publishes. */
function topicTarget(topic: ITopic): IRuleTarget {
  const [query, workgroup, state] = ['queryExecutionId', 'workgroupName', 'currentState'].map((field) =>
    EventField.fromPath(`$.detail.${field}`),
  );
  const message = `Query ${query} in workgroup ${workgroup} ended as ${state}, without an answer. Runbook: ${runbook(QUERY_NOTICE)}`;
  return { bind: () => ({ arn: topic.topicArn, input: RuleTargetInput.fromText(message) }) };
}
