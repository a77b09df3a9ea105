import { normaliseName } from '../core/tiers';
import { at, type ConfigProblem, show } from './config-problem';
import type { ConfigDraft } from './lake-config';

/** The breach-scope workgroup is there to look at more, not at less. */
export function narrowBreachScope({ limits }: ConfigDraft): readonly ConfigProblem[] {
  const { scanGigabytes, breachScanGigabytes } = limits;
  if (breachScanGigabytes >= scanGigabytes) return [];
  return [
    {
      path: '/limits/breachScanGigabytes',
      found: `${breachScanGigabytes}, with scanGigabytes ${scanGigabytes}`,
      allowed: 'not less than scanGigabytes',
      fix: `write ${scanGigabytes} or more`,
      why: 'the scope of a breach is asked over all tiers and years: it must not be cut earlier than a routine query',
    },
  ];
}

export function repeatedProducers({ operations: { producers } }: ConfigDraft): readonly ConfigProblem[] {
  const first = new Map<string, string>();
  return producers.flatMap(({ service }, index) => {
    const known = first.get(normaliseName(service));
    if (known === undefined) {
      first.set(normaliseName(service), service);
      return [];
    }
    return [
      {
        path: at('/operations/producers', index, 'service'),
        found: `${show(service)}, which stands there already as ${show(known)}`,
        allowed: 'each producer once (case and separators do not matter)',
        fix: 'keep one of the two',
        why: 'two alarms with different hours would contradict each other',
      },
    ];
  });
}

/** A function can read the streams of its own region only. */
export function foreignStreams({ region, sources: { tableStreams } }: ConfigDraft): readonly ConfigProblem[] {
  const home = region ?? regionOf(tableStreams[0] ?? '');
  return tableStreams.flatMap((stream, index) =>
    regionOf(stream) === home
      ? []
      : [
          {
            path: at('/sources/tableStreams', index),
            found: `a stream in ${regionOf(stream)}`,
            allowed: `streams in ${home}${region === undefined ? ', as the first one' : ', as region says'}`,
            fix: 'remove it, or deploy a lake in its region',
            why: 'a Lambda function reads a DynamoDB stream of its own region only',
          },
        ],
  );
}

function regionOf(arn: string): string {
  return arn.split(':')[3] ?? '';
}

/** As CloudFormation names the log groups of the lake's own stacks. */
const OWN_LOG_GROUP = /(?:^|[/_-])audit-lake-(?:dev|test|production)(?:-|$)/;

export function ownLogGroups({ sources: { logGroups } }: ConfigDraft): readonly ConfigProblem[] {
  return logGroups.flatMap((name, index) =>
    OWN_LOG_GROUP.test(name)
      ? [
          {
            path: at('/sources/logGroups', index),
            found: `${show(name)}, a log group of a lake`,
            allowed: 'log groups of producers',
            fix: 'remove it',
            why: 'route would be called for what it logs, and log that again',
          },
        ]
      : [],
  );
}

/** A pattern of stars alone would leave nothing of the trust. */
export function anyRole({ access: { assumedBy } }: ConfigDraft): readonly ConfigProblem[] {
  return assumedBy.flatMap((pattern, index) =>
    /:role\/[*/]*$/.test(pattern)
      ? [
          {
            path: at('/access/assumedBy', index),
            found: `${show(pattern)}, which is every role`,
            allowed: 'a pattern that names something of the role besides *',
            fix: 'write the path or the beginning of the roles that are meant, or leave the list empty',
            why: 'a function role or a build role could take the roles of people, and without a second factor',
          },
        ]
      : [],
  );
}
