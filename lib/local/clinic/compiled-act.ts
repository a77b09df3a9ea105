import { type Act, PURPOSES } from './act';
import { type ActName, actOf } from './acts';
import type { Metadata } from './draft';
import { type ServiceKey, serviceOf } from './services';

/** What every event of one act and one service shares, as JSON text with sorted names. */
export interface CompiledAct {
  readonly act: Act;
  readonly action: string;
  readonly withHttp: boolean;
  readonly metadata: Metadata;
  readonly metadataText: string;
  /** Whether each event adds metadata of its own. */
  readonly addsMetadata: boolean;
}

const AT_THE_EDGE: ReadonlySet<string> = new Set(['LOGIN', 'LOGOUT', 'EXPORT', 'PRINT']);
const known = new Map<ServiceKey, Map<ActName, CompiledAct>>();

export function compiledAct(name: ActName, service: ServiceKey): CompiledAct {
  const ofService = known.get(service) ?? new Map<ActName, CompiledAct>();
  const found = ofService.get(name);
  if (found !== undefined) return found;
  const fresh = compile(actOf(name), service);
  known.set(service, ofService.set(name, fresh));
  return fresh;
}

export function sortedJson(metadata: Metadata): string {
  const members = Object.entries(metadata).filter(([, value]) => value !== null);
  members.sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(Object.fromEntries(members));
}

function compile(act: Act, service: ServiceKey): CompiledAct {
  const { http, phiTier } = serviceOf(service);
  const touched = act.categories !== '';
  const signsInOrOut = act.type === 'LOGIN' || act.type === 'LOGOUT';
  const reason = act.reason ?? 'treatment';
  const metadata: Metadata = {
    access_reason: reason,
    purpose_of_use: PURPOSES[reason],
    ...(touched && { phi_categories: act.categories }),
    ...(act.fields !== undefined && { phi_fields: act.fields }),
    ...(touched && phiTier !== undefined && { phi_tier: phiTier }),
    ...act.metadata,
  };
  return {
    act,
    action: actionText(act, touched, signsInOrOut),
    withHttp: http === 'always' || (http === 'edge' && AT_THE_EDGE.has(act.type)),
    metadata: signsInOrOut ? {} : metadata,
    metadataText: signsInOrOut ? '' : sortedJson(metadata),
    addsMetadata: act.authored === true || act.consented === true || act.records !== undefined,
  };
}

function actionText({ name, type }: Act, touched: boolean, signsInOrOut: boolean): string {
  return JSON.stringify({
    data_classification: touched ? 'PHI' : signsInOrOut ? 'UNKNOWN' : 'NONE',
    name,
    phi_touched: signsInOrOut ? undefined : touched,
    type,
  });
}
