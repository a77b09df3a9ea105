import { Stack } from 'aws-cdk-lib';
import { type Conditions, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';

export interface AlarmTopicProps {
  /** Its policy must let CloudWatch and EventBridge use it for this topic. */
  readonly encryptionKey: IKey;
  readonly emails: readonly string[];
  /** What the names of the lake's alarms and rules begin with: nothing else of the account may publish. */
  readonly prefix: string;
}

/**
 * The one place that alarms go to. Messages hold names and counts, never content of an event. Subscribers confirm
 * by e-mail; nothing reaches them before that (runbook: docs/operations.md).
 */
export class AlarmTopic extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, props: AlarmTopicProps) {
    super(scope, id);
    const stack = Stack.of(this);
    this.topic = new Topic(this, 'Topic', {
      displayName: `${props.prefix} alarms`,
      masterKey: props.encryptionKey,
      enforceSSL: true,
    });
    const { partition, region, account } = stack;
    const ours = (service: string, resource: string) =>
      `arn:${partition}:${service}:${region}:${account}:${resource}${props.prefix}-*`;
    this.mayPublish('cloudwatch.amazonaws.com', {
      StringEquals: { 'aws:SourceAccount': account },
      ArnLike: { 'aws:SourceArn': ours('cloudwatch', 'alarm:') },
    });
    // "Amazon SNS permissions" (Amazon EventBridge) says that conditions can't be used here: one on a key that is not
    // sent would silently drop every message. So what is sent must be of this lake, and what is missing is let pass
    // (live); a rule of another account publishes with a role of its own, which this policy does not know.
    this.mayPublish('events.amazonaws.com', {
      StringEqualsIfExists: { 'aws:SourceAccount': account },
      ArnLikeIfExists: { 'aws:SourceArn': ours('events', 'rule/') },
    });
    for (const email of props.emails) this.topic.addSubscription(new EmailSubscription(email));
  }

  private mayPublish(service: string, conditions: Conditions): void {
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal(service)],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions,
      }),
    );
  }
}
