import { randomUUID } from 'node:crypto';
import type { CheckResult, SmokeReport } from '../../lib/cloud/smoke/run-smoke';
import { STAGES } from '../../lib/config/lake-config';
import { CannotRun } from '../output/cannot-run';
import { styleFor } from '../output/style';
import { defineCommand } from './command';
import { loadConfig } from './load-config';
import { choice, count, type OptionSpec } from './option';

const only: OptionSpec<readonly string[]> = {
  flags: '--only <IDS>',
  says: 'these checks (comma-separated ids) and those that they need, instead of all',
  parse: (text) => (text === undefined ? [] : text.split(',').map((id) => id.trim())),
};

const stage = choice(
  '--stage <STAGE>',
  'stage of the deployed lake [default: that of the configuration]',
  STAGES,
  undefined,
);

const MARKS = { held: ['green', '✓'], broken: ['red', '✗'], not_checked: ['yellow', '?'] } as const;

export const smoke = defineCommand({
  name: 'smoke',
  summary: 'check a deployed lake in its AWS account',
  details: `Looks at every fact that only a live account can show: delivery into the vaults, the lock at birth, that a
    wrong key, a read, a delete marker and a deletion are refused, that Athena takes the views, and that nothing but
    the lake is reached from inside its network. It sends one synthetic event to each stream and waits for it to
    arrive; what should have been refused and was not is taken back where that is possible. Deleting is tried only on
    versions whose lock has been seen. Uses the credentials and region of the environment (AWS_PROFILE, AWS_REGION).`,
  args: [],
  options: {
    stage,
    only,
    wait: count('--wait <MINUTES>', 'how long a delivery may take', { least: 1, most: 120, standard: 25 }),
  },
  json: `one object {"stage":"dev","checked_at":"…","checks":[{"id":"delivery","fact":"…","verdict":"held",
    "detail":"…","seconds":n}],"totals":{"held":n,"broken":n,"not_checked":n}}; a verdict is held, broken or
    not_checked.`,
  exits: {
    0: 'everything held',
    1: 'something did not hold, or could not be checked',
    2: 'no such lake, or no access to look for it',
  },
  examples: [
    { run: 'audit-lake smoke --stage dev', says: 'after the first deployment (about 20 minutes)' },
    { run: 'audit-lake smoke --stage production --only views', says: 'with the credentials of a reader' },
    { run: 'audit-lake smoke --stage dev --only wrong_key_denied,endpoint_denied', says: 'quickly' },
  ],
  run: async ({ global, options }) => {
    const config = await loadConfig(global.config);
    const [{ runSmoke, SMOKE_CHECKS }, { findLake, CloudError }, { tierRetention }, { perTier }] =
      await Promise.all([
        import('../../lib/cloud/smoke/run-smoke'),
        import('../../lib/cloud/deployed-lake'),
        import('../../lib/core/retention'),
        import('../../lib/core/deployed-names'),
      ]);
    const known = SMOKE_CHECKS.map(({ id }) => id);
    const unknown = options.only.filter((id) => !known.some((one) => one === id));
    if (unknown.length > 0) {
      throw new CannotRun(`--only names no check: ${unknown.join(', ')}`, `use ${known.join(', ')}`);
    }
    const wanted = options.stage ?? config.stage;
    if (wanted !== config.stage) {
      throw new CannotRun(
        `--stage is ${wanted}, but the configuration is that of ${config.stage}`,
        'name the file that the lake was deployed with: --config FILE (its retention is what locks are held against)',
      );
    }
    const { cloudFormation, ...clients } = await smokeClients();
    const lake = await findLake(cloudFormation, wanted).catch((error: unknown) => {
      throw error instanceof CloudError ? new CannotRun(error.message, error.fix) : error;
    });
    const report = await runSmoke(
      {
        lake,
        clients,
        retention: perTier((tier) => tierRetention(config.retention, tier)),
        now: Date.now,
        pause: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
        newId: randomUUID,
        patience: options.wait * 60_000,
      },
      options.only,
      {
        began: (check) => {
          if (process.stderr.isTTY === true) process.stderr.write(`… ${check.id}\r`);
        },
        ended: (result) => {
          if (!global.json) process.stdout.write(resultText(result));
        },
      },
    );
    process.stdout.write(global.json ? `${JSON.stringify(report)}\n` : totalsText(report));
    return report.totals.held === report.checks.length ? 0 : 1;
  },
});

/** Five services' libraries: loaded only here. */
async function smokeClients() {
  // What the SDK says about coming versions of Node is for whoever updates it, not for whoever operates a lake.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  const [athena, cloudFormation, firehose, lambda, s3] = await Promise.all([
    import('@aws-sdk/client-athena'),
    import('@aws-sdk/client-cloudformation'),
    import('@aws-sdk/client-firehose'),
    import('@aws-sdk/client-lambda'),
    import('@aws-sdk/client-s3'),
  ]);
  return {
    athena: new athena.AthenaClient({}),
    cloudFormation: new cloudFormation.CloudFormationClient({}),
    firehose: new firehose.FirehoseClient({}),
    lambda: new lambda.LambdaClient({}),
    s3: new s3.S3Client({}),
  };
}

function resultText({ id, fact, verdict, detail, seconds }: CheckResult): string {
  const style = styleFor(process.stdout);
  const [colour, mark] = MARKS[verdict];
  return `${style(colour, mark)} ${style('bold', id)} (${seconds} s)\n    ${fact}\n    ${verdict}: ${detail}\n`;
}

function totalsText({ totals }: SmokeReport): string {
  return `\n${totals.held} held, ${totals.broken} broken, ${totals.not_checked} not checked\n`;
}
