import { GetQueryExecutionCommand, StartQueryExecutionCommand } from '@aws-sdk/client-athena';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import { databaseName, workgroupName } from '../../core/deployed-names';
import { TIERS, type TierName } from '../../core/tiers';
import { VIEWS } from '../../views';
import { errorName } from '../deployed-lake';
import { combine, type Finding, type SmokeCheck, type Surroundings } from './smoke-check';

const LOOK_AGAIN_MS = 1000;
const QUERY_PATIENCE_MS = 120_000;

export const views: SmokeCheck = {
  id: 'views',
  fact: 'Athena takes every view as the templates define it, and answers',
  run: async (around) => combine((await Promise.all(TIERS.map(({ name }) => askViews(around, name)))).flat()),
};

/** `audit_events` stands for the first: where it may not be asked, neither may the others. */
async function askViews(around: Surroundings, tier: TierName): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const { name } of VIEWS) {
    const finding = await ask(around, tier, name);
    findings.push(finding);
    if (finding.verdict === 'not_checked') break;
  }
  return findings;
}

async function ask(around: Surroundings, tier: TierName, view: string): Promise<Finding> {
  const { lake, clients, now, pause } = around;
  try {
    const { QueryExecutionId } = await clients.athena.send(
      new StartQueryExecutionCommand({
        // No row is asked for: that the engine takes the view is what counts, and it reads nothing.
        QueryString: `select * from ${view} limit 0`,
        WorkGroup: workgroupName(lake.stage, tier),
        QueryExecutionContext: { Database: databaseName(lake.stage, tier) },
      }),
    );
    const asked = now();
    while (now() - asked <= QUERY_PATIENCE_MS) {
      const { QueryExecution } = await clients.athena.send(
        new GetQueryExecutionCommand({ QueryExecutionId }),
      );
      const state = QueryExecution?.Status?.State;
      if (state === 'SUCCEEDED') return { verdict: 'held', detail: `${tier}.${view} answers` };
      if (state === 'FAILED' || state === 'CANCELLED') return failedQuery(tier, view, QueryExecution);
      await pause(LOOK_AGAIN_MS);
    }
    return { verdict: 'broken', detail: `${tier}.${view} did not answer in two minutes` };
  } catch (error) {
    return { verdict: 'not_checked', detail: `${tier}: ${errorName(error)}; ${readerNeeded(lake.stage)}` };
  }
}

interface FailedExecution {
  readonly Status?: { readonly StateChangeReason?: string | undefined } | undefined;
}

/** A reason can quote a query, and this query holds nothing of an event; still only its kind is told. */
function failedQuery(tier: TierName, view: string, execution: FailedExecution | undefined): Finding {
  const reason = execution?.Status?.StateChangeReason ?? '';
  if (/access denied|not authorized|AccessDenied/i.test(reason)) {
    return { verdict: 'not_checked', detail: `${tier}.${view}: access denied` };
  }
  const kind = /^([A-Z][A-Z_]+):/.exec(reason)?.[1] ?? 'unknown reason';
  return { verdict: 'broken', detail: `${tier}.${view} failed (${kind})` };
}

function readerNeeded(stage: string): string {
  return `run again with a reader role of stage ${stage} (--only views)`;
}

interface ProbeAnswer {
  readonly lakeStream?: unknown;
  readonly outsideStream?: unknown;
  readonly internet?: unknown;
}

/** What the probe function must report, and what it means if it does not. */
const PROBED = [
  { member: 'lakeStream', expected: 'allowed', says: "the lake's own stream through the endpoint" },
  { member: 'outsideStream', expected: 'denied_by_endpoint', says: "a stream that is not the lake's" },
  { member: 'internet', expected: 'unreachable', says: 'the internet' },
] as const satisfies readonly { readonly member: keyof ProbeAnswer; expected: string; says: string }[];

export const endpointDenied: SmokeCheck = {
  id: 'endpoint_denied',
  fact: "from inside the VPC only the lake's own resources can be reached",
  run: async ({ lake, clients }) => {
    try {
      const answer = await clients.lambda.send(new InvokeCommand({ FunctionName: lake.probeFunction }));
      if (answer.FunctionError !== undefined) {
        return { verdict: 'not_checked', detail: 'the probe function failed: see its log group' };
      }
      const seen = JSON.parse(new TextDecoder().decode(answer.Payload)) as ProbeAnswer;
      return combine(
        PROBED.map(({ member, expected, says }) => ({
          verdict: seen[member] === expected ? 'held' : 'broken',
          detail: `${says}: ${String(seen[member])}`,
        })),
      );
    } catch (error) {
      return { verdict: 'not_checked', detail: `${errorName(error)} (lambda:InvokeFunction is needed)` };
    }
  },
};
