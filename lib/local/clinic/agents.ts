import type { ActName } from './acts';
import type { Draft, OnBehalf } from './draft';
import { SUCCESS } from './outcomes';
import type { Worker } from './people';
import { PROGRAMS, type ProgramName } from './posts';
import type { Random } from './random';
import type { ServiceKey } from './services';

/** An AI agent that works on records, always for a person who answers for it. */
interface Agent {
  readonly id: string;
  readonly software: string;
  readonly service: ServiceKey;
  readonly delegationType: 'supervised' | 'autonomous' | 'scheduled';
  readonly acts: readonly ActName[];
  /** Starts an agent of its own for part of the work. */
  readonly helper?: { readonly id: string; readonly acts: readonly ActName[] };
}

const software = (product: string, agentInterface: string, version: string): string =>
  `{"harness":"care-agent","harness_version":"0.9.2","interface":"${agentInterface}","model_family":"${product}","model_version":"${version}","vendor":"example-ai"}`;

export const AGENTS = {
  scribe: {
    id: 'agent_scribe',
    software: software('scribe', 'ui_driving', 'scribe-4.1'),
    service: 'ehr',
    delegationType: 'supervised',
    acts: ['readNote', 'readPlan', 'writeNote'],
  },
  scheduler: {
    id: 'agent_scheduler',
    software: software('planner', 'api', 'planner-2.0'),
    service: 'gateway',
    delegationType: 'scheduled',
    acts: ['readAppointment', 'book', 'readAppointment'],
    helper: { id: 'agent_reminder', acts: ['readAppointment', 'openChart'] },
  },
  triage: {
    id: 'agent_triage',
    software: software('triage', 'mcp', 'triage-1.3'),
    service: 'gateway',
    delegationType: 'autonomous',
    acts: ['openChart', 'assess', 'readPlan', 'book'],
  },
} as const satisfies Record<string, Agent>;

export type AgentName = keyof typeof AGENTS;

/** What the gateway could prove about the delegation, and how. */
const ATTRIBUTIONS = [
  '{"level":"verified","method":"oauth_token_exchange"}',
  '{"level":"verified","method":"oauth_token_exchange"}',
  '{"level":"bound","method":"mtls_session"}',
  '{"level":"asserted","method":"delegation_header"}',
] as const;

const OVERRIDE_RATE = 0.04;

export interface AgentJob {
  readonly agent: AgentName;
  readonly authorising: Worker;
  readonly program: ProgramName;
  readonly patient: number;
  readonly at: number;
  readonly trace: string;
}

/** One session of an agent: start, work, perhaps a sub-agent's work, and an end or a person's override. */
export function* agentSession(job: AgentJob, random: Random): Generator<Draft> {
  const agent: Agent = AGENTS[job.agent];
  const { authorising: worker, program, patient, trace } = job;
  const { service } = agent;
  const session = `agsess_${random.hex8()}`;
  const attribution = service === 'gateway' ? random.pick(ATTRIBUTIONS) : '';
  const self: OnBehalf = {
    actor: agentActor(agent.id),
    delegation: delegationText(agent, agent.id, worker, session),
    attribution,
  };
  let { at } = job;
  const does = (act: ActName, agentSelf: OnBehalf | undefined): Draft => {
    at += 400 + random.int(6_000);
    return { worker, act, program, patient, at, session, trace, service, agent: agentSelf, outcome: SUCCESS };
  };

  yield does('startAgent', self);
  for (const act of agent.acts) yield does(act, self);
  if (agent.helper !== undefined) {
    const own = `agsess_${random.hex8()}`;
    const below: OnBehalf = {
      actor: agentActor(agent.helper.id),
      delegation: delegationText(agent, agent.helper.id, worker, own, session),
      attribution,
    };
    for (const act of agent.helper.acts) yield does(act, below);
  }
  yield random.chance(OVERRIDE_RATE) ? does('overrideAgent', undefined) : does('endAgent', self);
}

/** An agent that reached the gateway without anybody's delegation. */
export function unattributed(event: Draft, agentId: string): Draft {
  return {
    ...event,
    service: 'gateway',
    agent: {
      actor: agentActor(agentId),
      delegation: '',
      attribution: '{"level":"unattributed","method":"no_delegation_header"}',
    },
  };
}

function agentActor(id: string): string {
  return `{"subject_id":"${id}","subject_type":"agent"}`;
}

function delegationText(
  { software: program, delegationType }: Agent,
  id: string,
  { id: person, post }: Worker,
  session: string,
  parent?: string,
): string {
  const acting = `{"agent":${program},"subject_id":"${id}","subject_type":"agent"}`;
  const authorising = `{"org_id":"${PROGRAMS[post.program].org}","subject_id":"${person}","subject_type":"human"}`;
  const depth = parent === undefined ? 1 : 2;
  const below = parent === undefined ? '' : `,"parent_agent_session_id":"${parent}"`;
  return `{"acting":${acting},"agent_session_id":"${session}","authorizing":${authorising},"chain_depth":${depth},"delegation_type":"${delegationType}"${below}}`;
}
