import { FilterPattern, type JsonPattern } from 'aws-cdk-lib/aws-logs';

/** What the findings are about, by the names that CloudTrail writes. */
export interface TrailSubjects {
  /** Vaults, landing, results, access logs and the trail's own bucket. */
  readonly bucketNames: readonly string[];
  readonly keyIds: readonly string[];
  /** All roles and generated policies of the lake begin with it. */
  readonly prefix: string;
  readonly breakGlassRoleArn: string;
  readonly trailName: string;
}

interface TrailFinding {
  /** Of the metric: it counts the trail's events that match. */
  readonly metric: string;
  readonly pattern: (subjects: TrailSubjects) => JsonPattern;
}

const { all, any, exists, notExists } = FilterPattern;
/** A star at either end of the value stands for anything ("Filter pattern syntax", Amazon CloudWatch Logs). */
const is = (field: string, value: string): JsonPattern => FilterPattern.stringValue(field, '=', value);
const isNot = (field: string, value: string): JsonPattern => FilterPattern.stringValue(field, '!=', value);
const isOneOf = (field: string, values: readonly string[]): JsonPattern =>
  any(...values.map((value) => is(field, value)));
const from = (service: string): JsonPattern => is('$.eventSource', `${service}.amazonaws.com`);
const named = (...names: readonly string[]): JsonPattern => isOneOf('$.eventName', names);

/**
 * What the trail is searched for as it is written. Attempts count as much as deeds: an event with an error code
 * matches as well. A pattern may have 1,024 characters ("PutMetricFilter"), hence the stars in event names.
 */
export const TRAIL_FINDINGS = {
  keyDenials: {
    metric: 'KeyDenials',
    pattern: () => all(from('kms'), is('$.errorCode', 'AccessDenied*')),
  },
  bucketDenials: {
    metric: 'BucketDenials',
    pattern: ({ bucketNames }) =>
      all(
        from('s3'),
        is('$.errorCode', 'AccessDenied*'),
        isOneOf('$.requestParameters.bucketName', bucketNames),
      ),
  },
  keyChanges: {
    metric: 'KeyChanges',
    pattern: ({ keyIds }) =>
      all(
        from('kms'),
        named('PutKeyPolicy', 'DisableKey*', 'ScheduleKeyDeletion', 'CreateGrant'),
        // Callers name a key by its id or by its ARN, which ends with the id.
        isOneOf(
          '$.requestParameters.keyId',
          keyIds.map((id) => `*${id}`),
        ),
      ),
  },
  bucketChanges: {
    metric: 'BucketChanges',
    pattern: ({ bucketNames }) =>
      all(
        from('s3'),
        // Policy, lock, versioning, lifecycle, encryption, replication, logging, public access.
        named('PutBucket*', 'DeleteBucket*', 'PutObjectLock*'),
        isOneOf('$.requestParameters.bucketName', bucketNames),
      ),
  },
  holdChanges: {
    metric: 'HoldChanges',
    // Calls on objects are recorded for the lake's buckets alone.
    pattern: () => all(from('s3'), named('PutObjectRetention', 'PutObjectLegalHold')),
  },
  roleChanges: {
    metric: 'RoleChanges',
    pattern: ({ prefix }) =>
      all(
        from('iam'),
        named('Put*', 'Attach*', 'Detach*', 'Update*', 'Create*', 'Delete*', 'SetDefault*'),
        any(
          is('$.requestParameters.roleName', `${prefix}-*`),
          is('$.requestParameters.policyName', `${prefix}-*`),
          is('$.requestParameters.policyArn', `*/${prefix}-*`),
        ),
      ),
  },
  trailChanges: {
    metric: 'TrailChanges',
    pattern: ({ trailName }) =>
      all(
        from('cloudtrail'),
        named('StopLogging', 'DeleteTrail', 'UpdateTrail', 'PutEventSelectors'),
        any(
          isOneOf('$.requestParameters.name', [trailName, `*/${trailName}`]),
          isOneOf('$.requestParameters.trailName', [trailName, `*/${trailName}`]),
        ),
      ),
  },
  breakGlass: {
    metric: 'BreakGlass',
    pattern: ({ breakGlassRoleArn }) =>
      // Becoming it, and everything done with it: a session is seen even if its beginning was not.
      any(
        all(named('AssumeRole*'), is('$.requestParameters.roleArn', breakGlassRoleArn)),
        is('$.userIdentity.sessionContext.sessionIssuer.arn', breakGlassRoleArn),
      ),
  },
  rootUse: {
    metric: 'RootUse',
    // What services do in the name of the account is not a person at work (CIS AWS Foundations Benchmark).
    pattern: () =>
      all(
        is('$.userIdentity.type', 'Root'),
        notExists('$.userIdentity.invokedBy'),
        exists('$.eventType'),
        isNot('$.eventType', 'AwsServiceEvent'),
      ),
  },
} as const satisfies Readonly<Record<string, TrailFinding>>;

export type TrailFindingName = keyof typeof TRAIL_FINDINGS;
export const TRAIL_FINDING_NAMES = Object.keys(TRAIL_FINDINGS) as readonly TrailFindingName[];
