import { nameWeight } from './lexicon/lexicon';
import { matchesOf } from './matches';
import type { Reading, Span } from './reading';

/** Collections whose members are people or belong to one: a raw number under them points at a person. */
const PERSONAL = new Set(
  `patient patients pt pts person persons people member members client clients subscriber subscribers beneficiary beneficiaries enrollee enrollees user users customer customers resident residents guardian guardians contact contacts
   participant participants dependent dependents consumer consumers individual individuals practitioner practitioners provider providers clinician clinicians therapist therapists caregiver caregivers relatedperson account accounts
   chart charts record records note notes progressnote progressnotes psychotherapynotes encounter encounters episode episodes episodeofcare visit visits admission admissions appointment appointments consent consents prescription prescriptions rx assessment assessments
   observation observations condition conditions diagnosis diagnoses medication medications medicationrequest careplan careplans treatmentplan treatmentplans document documents documentreference claim claims coverage coverages referral referrals lab labs result results labresult labresults questionnaire questionnaireresponse
   questionnaireresponses dose doses mrn ssn message messages thread threads intake intakes screening screenings authorization authorizations immunization immunizations allergy allergies allergyintolerance procedure procedures case cases caseload household households family families
   session sessions group-sessions telehealth summary summaries insured guarantor guarantors profile profiles chartnotes inmate inmates detainee detainees offender offenders veteran veterans student students crisis crises safetyplan safetyplans eob eobs statement statements demographics`.split(
    /\s+/,
  ),
);

/** Of these, the collections of people themselves, where a name or a date of birth may stand as a key. */
const PEOPLE = new Set(
  'patient patients pt pts person persons people member members client clients subscriber subscribers beneficiary beneficiaries enrollee enrollees resident residents guardian guardians participant participants dependent dependents individual individuals family families household households caseload name names surname lastname firstname last first'.split(
    ' ',
  ),
);
const BIRTH = new Set(['dob', 'birthdate', 'birthday', 'dateofbirth', 'birth', 'born']);
const FULL_DATE = /^(?:18|19|20)\d{2}-?\d{2}-?\d{2}$/;

/** Collections of machinery: their numbers are pages, ports and parts. */
const TECHNICAL = new Set(
  `v version versions page pages shard shards partition partitions offset offsets node nodes pod pods build builds release releases job jobs task tasks step steps run runs retry retries attempt attempts worker workers batch batches chunk chunks part parts block blocks
   port ports status statuses error errors code codes http year years month months day days week weeks date dates dt hr hour quarter index indices topic topics queue queues stream streams segment segments slice slices level levels tier tiers api static assets img images css js fonts tile tiles zoom layer layers size sizes width height limit
   commit commits pull pulls issue issues pipeline pipelines workflow workflows deployment deployments config configs schema schemas migration migrations template templates form forms revision revisions tmp var proc dev usr etc opt home srv mnt log logs cache lib bin src dist node_modules fd task pid process processes metric metrics dashboard dashboards alert alerts rule rules policy policies report reports export exports import imports
   channel channels room rooms ticket tickets backup backups snapshot snapshots archive archives webhook webhooks event events feed feeds slot slots region regions zone zones cluster clusters replica replicas`.split(
    /\s+/,
  ),
);

const PATH =
  /(?:https?:\/\/[^\s/?#"'<>]{1,200})?(?:(?<![\p{L}\d_.~:@!$&'()*,;={}[\]<>%+-])\/?[\p{L}\d_.~:@!$&'()*,;={}[\]<>%+-]{1,120})?(?:\/[\p{L}\d_.~:@!$&'*,;={}[\]<>%+-]{0,120}){1,24}/gu;
const TEMPLATE = /^[:{<[(*$%]|[}>\])*]$|^\.\.?$|^$/;
const DATE_PART = /^(?:(?:19|20)\d{2}(?:-?\d{2}(?:-?\d{2})?)?|\d{1,2})$/;

/** Under a collection of people these take a name: `/members/search/okafor`. */
const LOOK_UP = new Set('search find lookup match byname bylastname query q name lastname'.split(' '));

/** Values that software made: they name nobody to someone who does not hold the table. */
const OPAQUE =
  /^(?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|(?=[0-9a-z]*[a-z])[0-9a-z]{18,64}|[a-z]{2,12}_[0-9a-z_]+|v\d{1,3}(?:\.\d+)*|[\w-]+\.(?:js|css|png|svg|json|html?|xml|pdf|csv|gz|parquet|py|ts|java|go|rb|log|map|txt|ya?ml|sql|so|jar))$/i;

type Verdict = 'raw' | 'fine';

/** Raw identifiers in a path: the number, name or code of a person where a template should stand. */
export function findRawId(reading: Reading): readonly Span[] {
  if (reading.field === 'user_agent' || !reading.lower.includes('/')) return [];
  const spans: Span[] = [];
  for (const path of matchesOf(reading.text, PATH)) {
    if (path.index + path[0].length <= reading.from) continue;
    spans.push(...rawSegments(path[0], path.index, reading.field === 'route'));
  }
  return spans;
}

function rawSegments(path: string, offset: number, isRoute: boolean): readonly Span[] {
  const spans: Span[] = [];
  const segments = path.replace(/^https?:\/\//, (scheme) => '_'.repeat(scheme.length)).split('/');
  const isUrl = path.startsWith('http');
  const slashed = path.startsWith('/') || isUrl;
  let at = offset;
  let noun: string | undefined;
  let previous: string | undefined;
  for (const [index, segment] of segments.entries()) {
    const value = segment.replace(/^['"(=]+|['".,;:)!]+$/g, '');
    const lower = value.toLowerCase();
    if (!(isUrl && index === 0) && value !== '') {
      const start = at + segment.indexOf(value);
      // "Patient/88120" is a FHIR reference; "1/2" or "Mo/5" is not a path.
      const known = slashed || (previous !== undefined && PERSONAL.has(normalNoun(previous)));
      const dated = /^(?:19|20)\d{2}$/.test(value) && /^(?:0[1-9]|1[0-2])$/.test(segments[index + 1] ?? '');
      if (known && !dated && judge(value, previous, noun, isRoute) === 'raw')
        spans.push({ start, end: start + value.length });
      if (/^[a-z]/i.test(value) && PERSONAL.has(normalNoun(value))) noun = lower;
      if (previous !== undefined && noun !== undefined && isNameWord(previous) && isNameWord(value))
        spans.push({ start: start - previous.length - 1, end: start + value.length });
      previous = value;
    }
    at += segment.length + 1;
  }
  return spans;
}

function normalNoun(segment: string): string {
  return segment.toLowerCase().replace(/[^a-z]/g, '');
}

/** One segment, the one before it, and the last personal collection seen in the path. */
function judge(
  whole: string,
  previous: string | undefined,
  noun: string | undefined,
  isRoute: boolean,
): Verdict {
  const value = whole
    .replace(/[;~].*$|(?<=\d):[a-z]{2,16}$/i, '')
    .replace(/(?<=^[a-z]{0,4}\d{1,14})\.(?:json|xml|html?|pdf|csv)$/i, '');
  if (TEMPLATE.test(value) || /[{}<>]/.test(value)) return 'fine';
  if (/^\d{3}-\d{2}-\d{4}$/.test(value)) return 'raw';
  const before = previous === undefined ? '' : normalNoun(previous);
  const personal = PERSONAL.has(before);
  const technical = TECHNICAL.has(before);
  if (FULL_DATE.test(value)) return PEOPLE.has(before) || BIRTH.has(before) ? 'raw' : 'fine';
  if (personal && isNameSlug(value)) return 'raw';
  if ((PEOPLE.has(before) || (noun !== undefined && LOOK_UP.has(before))) && isNameWord(value)) return 'raw';
  if (OPAQUE.test(value)) return 'fine';
  if (/^\d+$/.test(value)) {
    if (personal) return 'raw';
    if (technical || DATE_PART.test(value)) return 'fine';
    return noun !== undefined || (isRoute && value.length >= 5)
      ? value.length >= 4
        ? 'raw'
        : 'fine'
      : 'fine';
  }
  if (/^[a-z]{1,4}-?\d{5,14}[a-z]?(?:-\d{1,3})?$/i.test(value))
    return personal || noun !== undefined || isRoute ? (technical ? 'fine' : 'raw') : 'fine';
  if (personal && /^\d{3,12}-?[a-z]$/i.test(value)) return 'raw';
  if (/^\d[\d-]{5,15}$/.test(value) && !/^(?:19|20)\d{2}-\d{2}-\d{2}$/.test(value))
    return personal ? 'raw' : 'fine';
  if (/^(?:mrn|ssn|dob|pt|patient|member)[-_=]\w*\d{3}/i.test(value)) return 'raw';
  if (/@|^\+\d{8}/.test(value)) return personal || noun !== undefined ? 'raw' : 'fine';
  return 'fine';
}

/** `jane-roe`, `Jane.Roe`, `roe,jane`: two words that are names. */
function isNameSlug(value: string): boolean {
  const parts = value.toLowerCase().split(/[-._,+ ]+|%20/);
  if (parts.length < 2 || parts.length > 4) return false;
  const weights = parts.filter((part) => part.length > 1).map((part) => nameWeight(part));
  return (
    weights.length > 1 &&
    weights.some((weight) => weight.given > 0) &&
    weights.some((weight) => weight.surname > 0) &&
    weights.some((weight) => weight.given === 2 || weight.surname === 2) &&
    weights.every((weight) => weight.listed || !weight.common)
  );
}

/** One word that hardly is anything but a name: `/patients/okafor`. */
function isNameWord(value: string): boolean {
  if (!/^\p{L}(?:'\p{L}|\p{L}{2})\p{L}{0,18}$/u.test(value)) return false;
  const { given, surname, common, tech } = nameWeight(value.toLowerCase());
  return (given === 2 || surname === 2) && !common && !tech;
}
