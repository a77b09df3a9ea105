import { findAll } from './labelled';
import { FLAG, wordFlags } from './lexicon/lexicon';
import type { Reading, Span } from './reading';
import { unnumberedPlaces } from './unnumbered-places';
import { wireSpans } from './wire-formats';

/** Street words that hardly mean anything else after a number and a name. */
const STREET =
  'street|st|avenue|ave|av|boulevard|blvd|road|rd|lane|ln|drive|dr|parkway|pkwy|highway|hwy|turnpike|expressway|circle|cir|crescent|cres|terrace|ter|trail|trl|mews|gardens|grove|alley|plaza|causeway|esplanade|walk|cove|hollow|meadow|meadows|heights|hts|vista|crossing|xing|freeway|fwy';
/** Street words that are also everyday words: they need a capital, and a second sign. */
const WEAK_STREET =
  'strip|manor|estates|parade|quay|wharf|overlook|trace|bluff|glen|knoll|court|ct|close|place|pl|square|sq|way|row|path|loop|run|pike|point|pt|ridge|hill|park|green|rise|view|landing|bend|pass|commons|route|broadway';

const STATE =
  'al|ak|az|ar|ca|co|ct|de|dc|fl|ga|hi|id|il|in|ia|ks|ky|la|me|md|ma|mi|mn|ms|mo|mt|ne|nv|nh|nj|nm|ny|nc|nd|oh|ok|or|pa|pr|ri|sc|sd|tn|tx|ut|vt|va|wa|wv|wi|wy';
const STATE_NAME =
  'alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|georgia|hawaii|idaho|illinois|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|new hampshire|new jersey|new mexico|new york|north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania|rhode island|south carolina|south dakota|tennessee|texas|utah|vermont|virginia|washington|west virginia|wisconsin|wyoming';

const HOUSE = '(?<![\\w.:/#-])(?:\\d{1,4}[a-z]?\\/)?\\d{1,6}(?:[a-z]|[- ]?1\\/2|-\\d{1,4})?';
const NAME_WORD = "(?:[\\p{L}][\\p{L}'.-]{0,24}|\\d{1,3}(?:st|nd|rd|th))";
const NAMED = `(?:(?:${NAME_WORD}),? ){1,4}?`;

const STRONG_LINE = new RegExp(`${HOUSE},? (${NAMED})(?:${STREET})\\b(?![_(/=])`, 'gu');
const WEAK_LINE = new RegExp(`${HOUSE},? (${NAMED})(?:${WEAK_STREET})\\b(?![_(/=])`, 'gu');
const FOREIGN_LINE =
  /(?<![\w.:/-])\d{1,5} ?(?:bis|ter)?,? (?:rue|avenue|boulevard|place|chemin|allee|impasse|quai|cours|route) (?:de |du |des |d'|la |le |les |l'){0,3}[\p{L}'-]{2,30}|\b(?:calle|avenida|av\.|carrera|paseo|plaza|camino|carretera|rua|travessa|praca|via|viale|piazza|corso|strada|ulica|ul\.|aleja|al\.|jalan|jl\.|duong|pho) (?:(?:de|del|la|las|los|el|da|do|dos|di|della|san|santa|numero) ){0,3}[\p{L}'.-]{2,30}(?: [\p{L}'.-]{2,30}){0,2},? (?:n[o.]? ?|nr\.? ?|num\.? ?|#)?\d{1,5}\b|\b[\p{L}-]{2,30}(?:strasse|str\.|straße|gasse|weg|platz|allee|damm|ufer|gatan|vagen|gata|vej|gade|veien|gaten|straat|laan|gracht|plein|kade|katu|tie|utca|ulica) \d{1,4}[a-z]?\b|(?<![\w.:/-])\d{1,4} [\p{L}-]{2,24}(?:gatan|vagen|gaten|veien|strasse|straat|gade|gata)\b/gu;
const PO_BOX = /\b(?:p\.? ?o\.? ?box|post office box|apartado|postfach|casilla) (?:no\.? |# ?)?\d{1,6}\b/g;
/** Rural deliveries and numbered roads: "RR 2 Box 118", "Highway 49 South, Lot 12". */
const RURAL =
  /\b(?:rr|rural route|star route|hc) ?#?\d{1,3},? (?:box|lot) \d{1,5}\b|\b(?:highway|hwy|county (?:road|rd)|state (?:road|route|highway)|farm road|us|cr|fm|route|rte) \d{1,4}(?: (?:north|south|east|west|n|s|e|w)\b)?,? (?:lot|box|unit|apt|apartment|trailer|space|spc|mile(?: marker)?|mm)\b\.? ?#?\d{0,5}|\bbox \d{1,5},? (?:route|rte|rr|star route) \d{1,4}\b|\b(?:psc|cmr|unit) \d{1,5},? box \d{1,5}\b|\b(?:apo|fpo|dpo),? a[aep],? \d{5}\b|(?<![\w.:/-])\d{2,6},? (?:[nsew]\.? )?(?:county (?:road|rd)|state (?:road|route)|highway|hwy|farm road|fm|cr) \d{1,4}\b/g;
/** "lives on 5th Ave": the number left out. */
const LIVES_ON = new RegExp(
  `\\b(?:lives?|living|lived|resides?|residing|stays?|staying) (?:on|at|off|near|by) (?:${NAME_WORD} ){1,3}(?:${STREET})\\b`,
  'gu',
);
const UNIT = new RegExp(
  `${HOUSE} (?:${NAME_WORD} ){1,4}(?:apt|apartment|unit|ste|suite|lot|#)\\.? ?[a-z]?-?\\d{1,5}[a-z]?\\b`,
  'gu',
);
/** "210 E. Pine #3": a quarter of the town and a unit do for the street word. */
const DIRECTED_UNIT = new RegExp(
  `${HOUSE} (?:[nsew]|[ns][ew])\\. (?:${NAME_WORD} ){1,2}#\\d{1,4}[a-z]?(?!\\w)`,
  'gu',
);
const CITY_STATE_ZIP = new RegExp(
  `\\b\\p{L}[\\p{L}'.-]{1,24}(?: \\p{L}[\\p{L}'.-]{1,24}){0,2},? (?:${STATE}|${STATE_NAME}),? \\d{5}(?:-\\d{4})?(?![\\w-]|\\.\\d)`,
  'gu',
);
const ZIP =
  /\b(?:zip|zip ?code|zip ?\+ ?4|zipcode|postal ?code|postcode|post ?code|plz|codigo postal|cp)(?: (?:is|was|of|for|code|changed|to|from)){0,2}[ :=#'"]{1,4}(?:\d{5}(?:-\d{4})?|[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}|[a-z]\d[a-z] ?\d[a-z]\d)(?![\w-]|\.\d| (?:bytes|files|entries|rows|records))/g;
const UK_POSTCODE = /\b[a-z]{1,2}\d[a-z\d]? \d[a-z]{2}\b/g;

/** "Gran Via 28, 28013 Madrid": street, number, code, city. */
const CONTINENTAL =
  /\p{Lu}[\p{L}.'-]{1,30}(?: \p{L}[\p{L}.'-]{0,30}){0,3} \d{1,4}[a-z]?, (?:[A-Z]{1,2}-)?\d{4,6} \p{Lu}\p{Ll}{2,24}/gu;
const CONTINENTAL_SIGN = /\d[a-z]?, (?:[a-z]{1,2}-)?\d{4,6} [a-z]/;

/** "address is 301 Mulberry": the street word left out. */
const SAID_ADDRESS =
  /\b(?:[Ss]treet:|[Aa]ddress\d?(?: is| was|:|=| changed to| on file)?|(?:[Ll]ives|[Ll]ived|[Ll]iving|[Rr]esides|[Rr]esiding|[Ss]tays|[Ss]taying|[Mm]oved|[Pp]ick(?:ed)? ?up|[Dd]rop(?:ped)? off|[Hh]ome visit|[Ee]victed|[Ss]helter|[Ff]ound|[Ss]ister|[Bb]rother|[Mm]other)(?: in| out)?(?: with (?:her|his|a|the)? ?[a-z]{3,10})? (?:at|to|from)) \d{1,5} \p{Lu}\p{Ll}{3,24}\b(?! (?:rows|nodes|pods|items|events))/gu;
/** "701 N Main", "221 Elm" and nothing else: the street word left out, the name one that streets have. */
const DIRECTED_STREET =
  /(?<![\w.:/#-])\d{1,5} (?:[NSEW]|[NS][EW])\.? (\p{Lu}\p{Ll}{2,14}|\d{1,3}(?:st|nd|rd|th))(?!\p{L})/gu;
const BARE_STREET = /^\d{3,5} (\p{Lu}\p{Ll}{2,14})$/gu;
const ADDRESS_CUE =
  /\b(?:address(?:es|ed)?|addr|street|lives?|living|lived|resid(?:es|ing|ence|ent)|home|house|apartment|apt|mail(?:ed|ing)?|deliver(?:ed|y)?|courier|ship(?:ped|ping|ment)? to|located|moved|evicted|returned|geocod(?:e|er|ing)|domicile|shelter|letter|pick ?up|zip|city|neighbou?r|landlord|rent|staying|dispatched|ambulance|police|welfare check|visit|transport(?:ation)?|find|found|locate)\b/;
const PLACE_AFTER = new RegExp(
  `^[.,]{0,2} (?:(?:apt|apartment|unit|ste|suite|floor|fl|#)\\b|[\\p{L}.' -]{2,30},? (?:${STATE}|${STATE_NAME})\\b|[\\p{L}' -]{2,30} \\d{4,5}\\b|\\p{L}[\\p{L}' -]{2,24}$)`,
  'u',
);

/** Postal addresses: a numbered street line, a post box, a place with its code. */
export function findAddress(reading: Reading): readonly Span[] {
  if (
    (reading.digits === 0 && (reading.flags & FLAG.address) === 0) ||
    (reading.field !== 'text' && reading.field !== 'name' && reading.field !== 'id')
  )
    return [];
  const { lower, text } = reading;
  const placed =
    reading.longest < 5 || (reading.flags & (FLAG.address | FLAG.state)) === 0
      ? []
      : findAll(lower, CITY_STATE_ZIP, (match) => isPlaceLine(match, text));
  const continental = CONTINENTAL_SIGN.test(lower) ? findAll(text, CONTINENTAL) : [];
  const wired = wireSpans(reading, 'address');
  const directed = lower.includes(' #')
    ? findAll(lower, DIRECTED_UNIT, (match) =>
        /\. [\p{Lu}\d]/u.test(text.slice(match.index, match.index + match[0].length)),
      )
    : [];
  const unnamed = [
    ...findAll(text, DIRECTED_STREET, (match) => isStreetName(match[1] ?? '')),
    ...(reading.from === 0 ? findAll(text, BARE_STREET, (match) => isStreetName(match[1] ?? '')) : []),
  ];
  if ((reading.flags & FLAG.address) === 0)
    return [...wired, ...placed, ...continental, ...directed, ...unnamed];
  const cued = ADDRESS_CUE.test(lower);
  return [
    ...wired,
    ...placed,
    ...continental,
    ...directed,
    ...unnamed,
    ...unnumberedPlaces(reading, cued),
    ...findAll(lower, STRONG_LINE, (match) => isStreetLine(match, text, lower, cued, false)),
    ...findAll(lower, WEAK_LINE, (match) => isStreetLine(match, text, lower, cued, true)),
    ...findAll(lower, FOREIGN_LINE, (match) => cued || startsCapital(text, match.index, match[0])),
    ...findAll(lower, PO_BOX),
    ...findAll(lower, RURAL),
    ...findAll(lower, LIVES_ON),
    ...findAll(text, SAID_ADDRESS, (match) => isPlaceWord(match[0])),
    ...findAll(
      lower,
      UNIT,
      (match) =>
        startsCapital(text, match.index, match[0]) && !/\b(?:error|status|code|test)\b/.test(match[0]),
    ),
    ...findAll(lower, ZIP),
    ...findAll(
      lower,
      UK_POSTCODE,
      (match) => cued && text.slice(match.index, match.index + match[0].length) === match[0].toUpperCase(),
    ),
  ];
}

/** The state must be written as one: "in 12345" and "or 12345" are sentences. */
function isPlaceLine(match: RegExpExecArray, text: string): boolean {
  const original = text.slice(match.index, match.index + match[0].length);
  const state = /[ ,]([A-Za-z]{2}),? \d{5}/.exec(original)?.[1];
  if (state !== undefined)
    return state === state.toUpperCase() && /\p{Lu}/u.test(original.charAt(0)) && !isCommonHead(match[0]);
  return /\p{Lu}/u.test(original.charAt(0));
}

function isCommonHead(phrase: string): boolean {
  const first = /^\p{L}+/u.exec(phrase)?.[0] ?? '';
  return phrase.split(' ').length < 3 ? false : ERROR_HEADS.has(first);
}

const ERROR_HEADS: ReadonlySet<string> = new Set([
  'error',
  'code',
  'sqlstate',
  'status',
  'http',
  'row',
  'line',
  'port',
  'pid',
]);

function startsCapital(text: string, index: number, phrase: string): boolean {
  return /\p{Lu}/u.test(text.slice(index, index + phrase.length));
}

/** Whether the words between number and street type name a street: not HTTP reasons, not parts of software. */
function isStreetLine(
  match: RegExpExecArray,
  text: string,
  lower: string,
  cued: boolean,
  weak: boolean,
): boolean {
  const name = (match[1] ?? '').trim();
  const after = lower.slice(match.index + match[0].length, match.index + match[0].length + 48);
  const placed = PLACE_AFTER.test(after);
  const nameStart = match.index + match[0].indexOf(name);
  const capital = /\p{Lu}|\d/u.test(text.charAt(nameStart));
  const words = name
    .split(/[ ,]+/)
    .filter(
      (word) =>
        !/^(?:n|s|e|w|ne|nw|se|sw|north|south|east|west|old|new|upper|lower|the|st|saint|mt|mount|fort|lake|de|la|los|las|el|san|santa)\.?$/.test(
          word,
        ),
    );
  const plain = words.filter((word) => !isSoftware(word));
  if (plain.length < words.length && !(cued && placed)) return false;
  if (words.some((word) => STOP.has(word) && !(capital && ORDINALS.has(word)))) return false;
  if (weak)
    return (
      capital &&
      (cued ||
        placed ||
        words.every((word) => STREET_NAMES.has(word) || (wordFlags(word) & FLAG.common) === 0))
    );
  return capital || cued || placed;
}

/** What streets are called most, though software uses the words too. */
const STREET_NAMES: ReadonlySet<string> = new Set(
  'main park oak pine maple cedar elm view washington lake hill church walnut spring north south east west highland mill river ridge sunset cherry chestnut forest jackson lincoln meadow willow center franklin birch spruce dogwood hickory locust poplar laurel magnolia sycamore ash holly rose garden college high school railroad broad market front water union court king queen prospect pleasant valley first second third fourth fifth sixth'.split(
    ' ',
  ),
);

/** The last word names a place: "moved to 12 Nodes" speaks of machines. */
function isPlaceWord(phrase: string): boolean {
  const last = phrase.slice(phrase.lastIndexOf(' ') + 1).toLowerCase();
  return STREET_NAMES.has(last) || (wordFlags(last) & (FLAG.common | FLAG.software | FLAG.tech)) === 0;
}

function isStreetName(word: string): boolean {
  return /^\d/.test(word) || STREET_NAMES.has(word.toLowerCase());
}

const ORDINALS: ReadonlySet<string> = new Set(['first', 'last', 'times']);

const STOP: ReadonlySet<string> = new Set(
  `in on at of to for from and or the a an is was are were not no with by per as it its this that than then after before retries failed missing invalid internal bad gateway unauthorized forbidden found timeout error errors status code response responses requests request rows bytes items retry attempts seconds ms minutes hours days weeks months years times percent more fewer last first next only other others
   conflict method allowed moved temporarily permanently unavailable service server client too many`.split(
    /\s+/,
  ),
);

function isSoftware(word: string): boolean {
  const bare = word.replace(/[.']/g, '');
  return SOFT.has(bare) || TECH_ONLY.has(bare);
}

const SOFT: ReadonlySet<string> = new Set(
  `disk tape flash usb hard network shared storage cloud root critical code render call hot slow fast read write upload download test build deploy worker thread queue stack heap memory cache index query log error event message data file job batch task token session request response socket port host node shard replica cluster pod container image volume mount user group role policy rule schema table column row field key value record`.split(
    /\s+/,
  ),
);
const TECH_ONLY: ReadonlySet<string> = new Set([
  'kafka',
  'redis',
  'docker',
  'google',
  'linux',
  'nfs',
  'kubernetes',
  'onedrive',
]);
