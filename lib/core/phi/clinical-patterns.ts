import { EVERYDAY_STATEMENTS } from './everyday-statements';
import { matchesOf } from './matches';
import type { Span } from './reading';

/** Short forms of disorders that alone may also be currencies, systems or units. */
const DISORDER =
  '(?:oud|aud|sud|mdd|gad|ptsd|c-?ptsd|bpd|bpad|bd|ocd|adhd|asd|dmdd|npd|aspd|mst|nssi|sib|tbi|smi|scz|szd|cud|tud|arfid|pmdd|ppd|fasd|bipolar|depression|anxiety|psychosis|schizophrenia|mania|dementia|addiction)';
const SCALE =
  '(?:phq|gad|c-?ssrs|cssrs|audit-c|dast|mdq|pcl|beck|bdi|bai|ham-?[da]|ymrs|moca|mmse|gaf|cage|ciwa|cows|epds|sbq|asq|crafft|scared|ces-?d|phq-?9|pcl-?5|y-?bocs|panss|aims|bprs)';
const BODY =
  '(?:forearms?|arms?|thighs?|wrists?|legs?|stomach|hips?|skin|neck|herself|himself|themsel(?:f|ves)|myself)';
const SOMEONE = '(?:her|his|their|the|him|my|both)';
const SUBSTANCE =
  '(?:alcohol|beer|vodka|wine|whiskey|liquor|drinks?|meth|heroin|fentanyl|cocaine|crack|weed|marijuana|cannabis|thc|pills|opioids?|opiates?|benzos?|benzodiazepines?|kratom|ketamine|adderall|xanax|percs?|percocet|oxy|molly|lsd|spice|amphetamines?|barbiturates?|pcp|nicotine)';

/**
 * Clinical statements that their form tells better than any one word: a screen with a result, a span of sobriety,
 * an abbreviation of charting before a disorder. On lower-case text; every repetition is bounded.
 */
const STATEMENTS: readonly RegExp[] = [
  // A screen and its result; "not published" and "form" are said of the instrument.
  /\b(?:positive (?:screen|test|result)s? for|(?:screen(?:s|ed|ing)?|test(?:s|ed)?|uds|utox|tox screen|drug screen|urine|bac)(?: (?:was|is|came back|result))? (?:positive|dirty|pos\b|\+)(?: for)?) (?!rate\b|rates\b|result|integer|number|value|case|form|only\b)[a-z]/g,
  new RegExp(
    `\\b${SCALE}(?:-?\\d{1,2})?(?: (?:score[ds]?|total|result|screen|was|is|now|today))*[ :=,(]{1,3}(?:high|moderate(?:ly)?|severe|elevated|positive|imminent|acute|low)(?: risk| range| score)?\\b(?! (?:latency|priority|contrast|level|volume))`,
    'g',
  ),
  new RegExp(
    `\\b${SCALE}(?:-?\\d{1,2})? ?(?:score|total)?[ :=]{0,3}\\d{1,2} ?(?:\\/|out of|of) ?\\d{1,2}\\b`,
    'g',
  ),
  new RegExp(
    `\\b(?:r\\/o|h\\/o|hx|hx of|history of|dx|dx'd|dx of|dx'd with|s\\/p|w\\/|with|meets criteria for|criteria met for|dual dx|dual diagnosis|comorbid|severe|mild|moderate|chronic|untreated|possible|probable|likely|suspected|diagnosed|dx:|recurrent) ${DISORDER}\\b(?!_| (?:form|template|module|screen|questionnaire|category|code|codes|track|bundle|plan|filter|tag|table|column|file|type))`,
    'g',
  ),
  new RegExp(
    `\\b${DISORDER}(?: ?(?:and|w\\/|with|\\+|vs\\.?|,|&|\\/|plus) ?)${DISORDER}\\b(?!_| (?:form|template|module|screen|screener|screening|worksheets?|handouts?|questionnaire|category|categories|codes?|track|group|bundle|scales?|tags?))`,
    'g',
  ),
  /\b(?:sober|clean|abstinent|sobriety|drug[- ]free)(?: for| x| since| date| of|:)? ?(?:about |almost |over )?\d{1,3} ?(?:d|days?|wks?|weeks?|mos?|months?|yrs?|years?)\b(?! (?:old|ago|retention|window|ttl))/g,
  /\b(?:\d{1,3}|one|two|three|six|nine) ?(?:days?|weeks?|months?|yrs?|years?) (?:sober|clean off|clean from|of sobriety|in recovery|abstinent)\b/g,
  new RegExp(
    `\\b(?:cut|cuts|cutting|burn|burns|burned|burning|scratched|scratching|stabbed|slashed|slit)(?: ?ting)?(?: marks)? (?:on |to |of )?(?:${SOMEONE} )?(?:own |upper |lower |left |right |inner )?${BODY}\\b`,
    'g',
  ),
  new RegExp(
    `\\b(?:scars?|lacerations?|wounds?|bruises?|bruising|marks|ligature)(?: (?:seen|noted|visible|present|fresh|old))? (?:on|around|across|to) (?:${SOMEONE} )?(?:both |left |right |inner |upper )?${BODY}\\b`,
    'g',
  ),
  /\bpurg(?:es|ing|ed)(?: \w{1,12})? (?:after|daily|every|food|meals?|twice|\d)/g,
  /\b(?:\+|passive |active |denie[sd] |endorse[sd] |reports? |no |with |current |hx of |w\/ ?|vague |positive )(?:si|hi|avh|ah|vh|nssi|sib)\b(?! ?[*=]|\.\w)/g,
  /\b(?:si\/hi|hi\/si|ah\/vh|a\/vh|si\/hi\/avh|si, hi|si and hi)\b/g,
  /\battempted (?:hanging|overdose|suicide|to (?:hang|kill|hurt|cut|overdose|drown|jump|end (?:her|his|their)))/g,
  /\b(?:suicide|overdose|od|self-?harm|hanging) (?:attempt|attempts|by|plan|in (?:19|20)\d{2}|last|x ?\d|twice|again)\b(?! (?:template|form|screen|protocol|module))/g,
  new RegExp(
    `\\b(?:using|uses|used|abusing|abuses|abused|misus(?:es|ing|ed)|drinks|drinking|drank|smokes|smoking|smoked|snorts|snorted|injects|injected|shoots|craving|craves|cravings for|dependent on|addicted to|hooked on|relapsed? (?:on|to|w\\/|with)|detox(?:ing|ed)? (?:from|off)|withdraw(?:al|ing) (?:from|off)|w\\/d (?:from|off)?|off|high on|overdosed? on|selling|bought|buys) (?:of |on |a |an |some |her |his |more |daily |crystal |street |iv )?${SUBSTANCE}\\b(?!_|-)`,
    'g',
  ),
  /\bdrinks? (?:a|an|one|two|three|four|five|six|\d{1,2}) (?:fifth|pint|bottle|case|liter|litre|six-?pack|12-?pack|beers?|glass(?:es)?|handle|quart|drinks)/g,
  /\b(?:hears|hearing|heard|sees|seeing|saw) (?:her|his|their|a|the)? ?(?:dead|deceased|late|voices?|demons?|whispers?|shadows?|spirits?|angels?|god|satan|devil|spiders?|bugs|insects|snakes|faces|dead people|people (?:who|that) (?:are not|aren't))\b/g,
  /\b(?:afraid|scared|terrified|too anxious|unable|refuses|refusing|panics?)(?: to)? (?:leav(?:e|ing)|go(?:ing)? out of|exit(?:ing)?) (?:the |her |his |their )?(?:house|home|bed|room|apartment)\b/g,
  /\b(?:terminated|ended|lost) (?:the |her |a )?(?:pregnancy|baby)\b|\b\d{1,2} ?(?:weeks?|wks?|months?) (?:pregnant|gestation|postpartum)\b|\bg\dp\d\b/g,
  /\b(?:threatened|hit|hits|beat|beats|slapped|kicked|choked|punched|raped|molested|abused|assaulted|stalked|strangled|groped|fondled|touched|burned|locked|controls)(?: at)? (?:her|him|them|pt|patient|client|wife|husband|mother|mom|father|dad|son|daughter|sister|brother|sibling|stepfather|boyfriend|girlfriend|partner|child|spouse|the (?:child|kids|baby))\b(?! ?(?:process|node|thread))/g,
  /\b(?:father|mother|dad|mom|husband|wife|stepfather|stepdad|uncle|boyfriend|girlfriend|partner|ex|brother|parents?|cousin|coach|teacher|foster \w{1,10}|grandfather) (?:is |was |are |who )?(?:beat|beats|hit|hits|abused|abusing|abusive|molested|raped|choked|threatened|drinks|drank|drunk|alcoholic|violent|in (?:jail|prison|rehab|detox)|incarcerated|overdosed|killed (?:him|her)self|died (?:of|by|from)|od'?d|bipolar|schizophrenic|depressed|suicidal|an? (?:alcoholic|addict))\b/g,
  /\b(?:hospitali[sz]ed|hospitali[sz]ation|inpatient|admitted|committed|sectioned|psych admit|psych hold|institutionali[sz]ed)(?: (?:once|twice|thrice|x ?\d|\d times|again|involuntarily))? (?:for|after|due to|following|with|p) (?:an? |her |his |the |acute |severe |first |attempted )?(?:mania|manic|psychosis|psychotic|depress\w{0,5}|suicid\w{0,6}|overdose|od|si|detox|alcohol|withdrawal|anorexia|eating|self|breakdown|attempt|panic|cutting|delirium|schizo\w{0,10}|hallucinat\w{0,5}|mental|psych)\b/g,
  /\bbmi(?: of| is| was|:|=)? ?\d{2}(?:\.\d)?\b/g,
  /\b(?:gained|lost|down|up) \d{1,3} ?(?:lbs?|pounds|kgs?|kilos)\b(?! of\b)/g,
  /\b(?:started|starts|start|stopped|stop|restarted|on|off|taking|takes|took|prescribed|rx|titrated?|tapered?|tapering|increased?|decreased?|switched|missed|refused|refuses|declines|d\/c|dc'd|trial of|failed|allergic to|maintained on|continue|cont|refill(?: of)?) (?:to |from |off |her |his |their |of )?[a-z]{4,20} ?(?:\d{1,4}(?:\.\d{1,2})? ?(?:mg|mcg|ml|milligrams?)(?!\/s)\b|(?:er|xr|sr|xl|lai) \d{1,4})/g,
  /\b\d{1,4}(?:\.\d{1,2})? ?(?:mg|mcg)(?: (?:po|tabs?|tablets?|capsules?|daily|nightly|weekly|monthly|bid|tid|qid|qhs|qam|qd|prn|q\d{1,2}h?|im|sl|er|xr|at bedtime|in the morning|twice|every|per day|once))\b/g,
  /\b(?:estradiol|spironolactone|testosterone|insulin|levothyroxine|synthroid|methotrexate|humira|prednisone|albuterol|tenofovir|emtricitabine|dolutegravir|vraylar|nicotine patch|marplan|depo-?provera|plan b)\b/g,
  /\b(?:wish(?:es)?|want(?:s|ed)?|hop(?:es|ing)|pray(?:s|ing)?) (?:to )?(?:not|never) (?:to )?(?:wake|exist|be (?:here|alive|born)|live)\b/g,
  /\bfail(?:ed|s|ing) (?:her |his |the |a |their |last )?(?:drug|urine|tox\w{0,7}|ua|uds|breathaly[sz]er)(?: (?:screens?|tests?))?\b/g,
  /\b(?:borderline|antisocial|narcissistic|avoidant|histrionic|paranoid|schizoid|dependent) (?:pd|traits)\b/g,
  /\b(?:high|acute|imminent|elevated|moderate|increased|chronic) (?:risk (?:for|of) )?(?:suicide|self-?harm|overdose|relapse)(?: risk)?\b/g,
  /\b(?:blood alcohol|alcohol level|bac|etoh)(?: (?:level|of|was|is))?[ :=]{1,2}0?\.\d{2}\b/g,
  // What somebody says, feels or sees, told of a person: software has no "she".
  /\b(?:patient|pt|client|clt|consumer|teen|veteran|mother|mom|father|dad|son|daughter|wife|husband|sister|brother|grandmother|girl|boy|he|she) (?:also |now |still |often )?(?:says|said|states|stated|reports|reported|believes|thinks|thought|feels|felt|claims|insists|hears|heard|sees|saw|describes|described|endorses|admits|admitted|complains|worries|fears|dreams|discloses|disclosed|wants|expressed|expresses) (?:that |of |about |to |to be |wanting to |she |he )?(?:he|she|his|her|him|people|everyone|nobody|feeling|being|like|hopeless|empty|numb|worthless|tired|unsafe|safe|alone|lonely|guilty|ashamed|scared|afraid|sad|angry|overwhelmed|die|disappear|things)\b(?! said)/g,
  /\b(?:hang|hung|hanged|hanging|kill|killed|killing|drown|drowned|shoot|shot|cut|cuts|cutting|burn|burned|burning|starve|starves|starving|harm|harmed|harming|hurt|hurting|injure|injured|injuring|poison|poisoned|stab|stabbed|choke|choked|scratch|scratches|bite|bites|hit|hits|hitting) (?:him|her|them|my)sel(?:f|ves)\b/g,
  /\bdeath wish\b|\bset(?:s|ting)? (?:a |small )?fires? (?:to|in|at|behind) (?:his|her|their|the|own) (?:room|house|bed|school|home|apartment|garage|couch|hair)\b/g,
  /\b(?:neglect(?:ed)?|abused?|violence|conflict|fighting|yelling|drinking|beaten|unsafe) (?:at|in the|in her|in his) home\b/g,
  /\b(?:can't|cannot|can not|unable to|won't|wont|refus(?:es|ed|ing) to|not|stopped|barely|no longer|hardly) (?:get out of bed|eat|eats|eating|bathe|bathing|shower|showering|stop crying|leave (?:his|her|the) (?:room|bed|house)|breathe|get up in|talk(?:ing)? to anyone|feel safe|feel anything|sleep at night)\b/g,
  // "Cutting" with nothing cut: the act needs no object when a person does it again, daily or to cope.
  /\b(?:cutting|purging|bing(?:e)?ing|self-?harming|burning|scratching)(?<=\b(?:patient|pt|client|clt|consumer|teen|veteran|daughter|son|wife|husband|sister|brother|student|girl|boy|he|she) (?:has been |is |was |keeps |kept |started |resumed |began |admits to |admitted to |reports )(?:back to )?[a-z-]{6,12})(?:,? (?:again|daily|nightly|weekly|to cope|to feel|every (?:day|night)|at night|after (?:school|meals|work|fights?|arguments?)|when (?:upset|alone|stressed|angry|anxious|sad))\b)(?! (?:snapshots?|logs?|records?|rows?|files?|caches?|backups?|queues?|tables?|partitions?|messages?|data|jobs?|connections?|entries))/g,
  /\bhiv(?: ?\+| ?pos(?:itive)?\b| status (?:positive|known|disclosed)\b)/g,
];

/** Charting shortens "disorder" to "d/o". */
const CHARTED =
  /\b(?:panic|mood|anxiety|depressive|conduct|eating|adjustment|personality|sleep|psychotic|thought|seizure|substance(?: use)?|(?:alcohol|opioid|cannabis|stimulant) use|stress|attachment|gambling|dissociative|delusional|bipolar|schizoaffective|impulse control|learning) d\/o\b(?!\/)/g;

const ALL_STATEMENTS: readonly RegExp[] = [...STATEMENTS, ...EVERYDAY_STATEMENTS];

/** Where the text makes such a statement, in order. */
export function clinicalStatements(lower: string): readonly Span[] {
  const spans: Span[] = [];
  for (const pattern of lower.includes('d/o') ? [...ALL_STATEMENTS, CHARTED] : ALL_STATEMENTS) {
    for (const match of matchesOf(lower, pattern))
      spans.push({ start: match.index, end: match.index + match[0].length });
  }
  return spans.sort((a, b) => a.start - b.start);
}
