import type { Act } from './act';
import { type CompiledAct, compiledAct, sortedJson } from './compiled-act';
import { type Draft, serviceFor } from './draft';
import { patientKey } from './people';
import { PROGRAMS } from './posts';
import type { Random } from './random';
import { type ClockStyle, SERVICES, serviceOf } from './services';
import { CLINIC_UTC_OFFSET_MS } from './shifts';

const SERVICE_TEXTS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(SERVICES).map(([key, { name, release }]) => [
    key,
    `{"environment":"prod","name":"${name}","version":"${release}"}`,
  ]),
);

const TIMESTAMPS: Readonly<Record<ClockStyle, (at: number) => string>> = {
  utc_ms: (at) => new Date(at).toISOString(),
  utc_us: (at) => `${new Date(at).toISOString().slice(0, 23)}${String(at % 997).padStart(3, '0')}+00:00`,
  local_offset: (at) => `${new Date(at + CLINIC_UTC_OFFSET_MS).toISOString().slice(0, 19)}-07:00`,
};

/**
 * The event as the one JSON line its producer writes, without `integrity`. Producers that chain write
 * sorted names, which makes the line the canonical text that they hash; the others keep their own order.
 * Texts are put together rather than objects serialised: no value here needs an escape.
 */
export function writeEvent(draft: Draft, random: Random): string {
  const key = serviceFor(draft);
  const service = serviceOf(key);
  const { schemaVersion } = service;
  const compiled = compiledAct(draft.act, key);
  const { act, action } = compiled;
  const { worker, outcome, agent } = draft;
  const patient = patientKey(draft.program, draft.patient);
  const owner = act.noPatient || schemaVersion === '1.0' ? undefined : PROGRAMS[draft.program].org;
  const actor = agent?.actor ?? worker.actorFor(owner);
  const http = compiled.withHttp && agent === undefined ? `,"http":${httpText(act, draft)}` : '';
  const correlation = `,"correlation":{"request_id":"req_${random.hex8()}","session_id":"${draft.session}","trace_id":"${draft.trace}"}`;
  const metadata = metadataText(compiled, draft, patient, random);
  const resource = resourceText(act, draft, patient, random);
  const ended = schemaVersion === '1.0' ? outcome.textBefore11 : outcome.text;
  const time = TIMESTAMPS[service.clock](draft.at);
  const writer = SERVICE_TEXTS[key] ?? '';
  const delegation =
    agent === undefined || agent.delegation === '' ? '' : `,"delegation":${agent.delegation}`;
  const attribution =
    agent === undefined || agent.attribution === '' ? '' : `,"attribution":${agent.attribution}`;

  return service.chain === undefined
    ? `{"schema_version":"${schemaVersion}","event_id":"${random.uuid()}","timestamp":"${time}","service":${writer},"actor":${actor},"action":${action},"resource":${resource}${http},"outcome":${ended}${correlation}${metadata}${delegation}${attribution}}`
    : `{"action":${action},"actor":${actor}${attribution}${correlation}${delegation},"event_id":"${random.uuid()}"${http}${metadata},"outcome":${ended},"resource":${resource},"schema_version":"${schemaVersion}","service":${writer},"timestamp":"${time}"}`;
}

/** The line with the producer's proof as its last member. */
export function withIntegrity(line: string, alg: string, hash: string, previous: string | undefined): string {
  const link = previous === undefined ? '' : `,"prev_event_hash":"${previous}"`;
  return `${line.slice(0, -1)},"integrity":{"event_hash":"${hash}","hash_alg":"${alg}"${link}}}`;
}

function resourceText(act: Act, { session }: Draft, patient: string, random: Random): string {
  const type = `"type":"${act.resource}"}`;
  if (act.ofSession) return `{"id":"${session}",${type}`;
  const ofPatient = act.noPatient ? '' : `"patient_id":"pat_${patient}",`;
  if (act.prefix === undefined) return `{${ofPatient}${type}`;
  if (act.prefix === '') return `{"id":"pat_${patient}",${ofPatient}${type}`;
  const own = act.resource === 'Consent' ? patient : random.hex8();
  return `{"id":"${act.prefix}${own}",${ofPatient}${type}`;
}

function httpText(act: Act, { address, worker, outcome }: Draft): string {
  const status = outcome.httpStatus ?? (act.type === 'CREATE' ? 201 : 200);
  return `{"client_ip":"${address ?? worker.address}","method":"${act.method}","route_template":"${act.route}","status_code":${status},"user_agent":"${worker.userAgent}"}`;
}

function metadataText(
  { act, metadata, metadataText: shared, addsMetadata }: CompiledAct,
  draft: Draft,
  patient: string,
  random: Random,
): string {
  if (shared === '') return '';
  if (!addsMetadata && draft.metadata === undefined) return `,"metadata":${shared}`;
  const own = sortedJson({
    ...metadata,
    ...(act.authored && { author_subject_id: draft.worker.id }),
    ...(act.consented && { consent_id: `cns_${patient}` }),
    ...(act.records !== undefined && { record_count: 1 + random.int(act.records) }),
    ...draft.metadata,
  });
  return `,"metadata":${own}`;
}
