const SUBSTANCE =
  '(?:alcohol|meth(?:amphetamines?)?|heroin|fentanyl|cocaine|thc|cannabis|marijuana|opioids?|opiates?|benzos?|benzodiazepines?|amphetamines?|barbiturates?|pcp|oxy(?:codone)?|etg|ketamine)';
const DISORDER =
  '(?:oud|aud|sud|mdd|ptsd|c-?ptsd|bpd|ocd|adhd|dmdd|cud|tud|arfid|pmdd|ppd|bipolar|depression|anxiety|psychosis|mania|addiction|borderline|panic|trauma|grief|anger|insomnia|self-?harm)';
const OF_SOFTWARE =
  '(?!_| (?:forms?|templates?|modules?|screens?|screening|questionnaires?|categor(?:y|ies)|codes?|tracks?|groups?|bundles?|plans?|filters?|tags?|tables?|columns?|files?|types?|programs?|worksheets?|handouts?|rooms?)\\b)';

/**
 * What people say of somebody's state without a clinical word: how they sleep and eat, what is refused, who was
 * told. On lower-case text; every repetition is bounded.
 */
export const EVERYDAY_STATEMENTS: readonly RegExp[] = [
  new RegExp(`\\b(?:positive|pos) for ${SUBSTANCE}\\b`, 'g'),
  /\b(?:oud|aud|sud|mdd|ptsd|bpd|ocd|adhd|cud|bipolar|depression|anxiety),? (?:severe|moderate|mild|in (?:early |sustained |full |partial ){0,2}remission|recurrent|untreated)\b/g,
  new RegExp(
    `\\b(?:dbt|cbt|emdr|group|therapy|treatment|tx|meds?|medication|treated|counseling|sees (?:someone|a \\w{4,12})|seen|help) for (?:her |his |their |severe |chronic )?${DISORDER}\\b${OF_SOFTWARE}`,
    'g',
  ),
  /\b(?:sleeps?|sleeping|slept) (?:only |about |maybe |up to )?(?:\d{1,2}|one|two|three|four)(?:-\d{1,2})? ?(?:hours?|hrs?|h)(?: (?:a|per|each|every) (?:day|night)|\/(?:night|day)| nightly| daily| last night| in bed)/g,
  /\b(?:has|have|had)(?: not|n't) (?:eaten|slept|bathed|showered|left (?:her|his|their|the) (?:room|house|bed|apartment)|gotten out of bed|been sleeping|been eating|spoken|gone to (?:school|work))\b(?: (?:in|for|since|much|well))?/g,
  /\b(?:refus(?:es|ed|ing)|declin(?:es|ed|ing)|won't|wont|will not|forgets?|forgot|stopped|not|isn't|quit|keeps missing)(?: to)? (?:take|takes|taking) (?:(?:any|her|his|their|the|prescribed|psych|morning|evening) ){0,2}(?:meds?|medications?|medicine|pills?|antipsychotics?|antidepressants?|insulin|mood stabilizers?)\b/g,
  /\b(?:not|n't|never)(?: feel(?:ing)?)? safe (?:at home|to go home|to return home|going home|with (?:her|his|my) (?:husband|partner|boyfriend|stepfather|father|mother|parents))\b/g,
  /\b(?:cps|aps|dcfs|dcf|mandated|child protective services?) (?:report|referral|case|call) (?:was )?(?:filed|made|called in|opened|open|initiated|pending for|due to)\b/g,
  /\b(?:bruises?|bruising|burns|bite marks|scratches|welts) on (?:the |a |her |his |this )?(?:child|baby|infant|toddler|boy|girl|son|daughter|patient|client|resident)\b/g,
  /\b(?:individual|group|family|couples?|art|play) (?:therapy|session|counsel(?:l)?ing|psychotherapy)[,:;.]? (?:for )?\d{2} ?min(?:utes|s)?\b/g,
  /\b(?:panic|panics|panicky|panicked|anxious|anxiety|scared|afraid|nervous) (?:when|while|in|at|around|about) (?:driving|crowds?|public|school|elevators?|alone|church|stores?|traffic|flying|leaving|sleeping|work|strangers|men|dogs|night|bridges|social|the dark)\b/g,
  /\bdr[aiu]nks?(?:ing)? (?:before|after|at|during|in the) (?:(?:the |her |his )?(?:sessions?|appointments?|group|visits?)|work|school|morning|breakfast|class|lunch|dinner|night|church)\b|\bdrinks? (?:alone|in secret|every (?:day|night)|all day)\b/g,
  /\b(?:mood|affect|hygiene|insight|judge?ment|appetite)(?: is| was|:| remains| appears)? (?:low|poor|flat|depressed|labile|euthymic|anxious|irritable|down|blunted|constricted|sad|angry|impaired|tearful|restricted|dysphoric|incongruent|expansive)\b/g,
  /\bmemory (?:is )?(?:getting worse|slipping|failing her|failing him|lapses)\b|\b(?:leaves|left) (?:the )?stove on\b/g,
  /\b(?:(?:5150|5250|5585|72[- ]hour|involuntary|psych|legal|suicide|temporary detention) hold|(?:involuntary|court|302|civil) commitment)\b/g,
  /\b(?:poison(?:s|ed|ing)?|drugging|drugged|tampering with|spitting in|spits in) (?:his|her|their|my) (?:food|water|coffee|meds|drinks?|soup)\b/g,
  /\battempts? by (?:hanging|overdose|cutting|jumping|gun|firearm|od|drowning|ingestion)\b/g,
  /\b(?:wakes?|woke|waking|wakes her|wakes him)(?: up)? (?:screaming|crying|sweating|shaking|panicked|gasping|terrified|in a sweat|from nightmares|with nightmares)\b/g,
  /\b(?:vomit(?:s|ed|ing)?|throws up|threw up|throwing up) (?:after|her|his) (?:meals?|eating|food|dinner|lunch|breakfast)\b/g,
  /\b(?:has|says|with|have|having|disclosed|shows|contracted|living with|got) (?:hiv|aids|hep(?:atitis)? ?[abc])\b(?! (?:module|program|flag|form|field|column|code|template))/g,
  /\b(?:driv(?:es?|ing)|drove|came in|arrived|showed up|came to \w{5,11}) (?:to \w{4,11} )?(?:high(?! [a-z]{4,12}\b)|drunk|intoxicated|stoned|under the influence)\b/g,
  /\b(?:has|have|had) been (?:cutting|purging|bing(?:e)?ing|drinking|self-?harming|crying|hallucinating|isolating)(?=$|[.,;]| (?:again|daily|since|for|at|every|alone|her|him|and)\b)/g,
  /\brefus(?:es|ed|ing) (?:all )?(?:food|meals?|to eat|breakfast|dinner|lunch|fluids|showers?|to shower|to bathe|to speak|to get up|to leave (?:his|her) room)\b/g,
  /\bod'?d\b(?! \w+\.)/g,
  /\b(?:ate|eats|eating|swallow(?:s|ed)|ingested|drank|drinks|huffs|chugged) (?:a |some |her own |his own |the )?(?:paper|batter(?:y|ies)|hand sanitizer|mouthwash|bleach|glass|dirt|hair|chalk|paint|soap|feces|razors?|antifreeze|rubbing alcohol|cologne|coins?|magnets?|detergent|pills|gasoline|one meal|once a day|nothing)\b/g,
  /\b(?:ran|runs|walk(?:ed|s|ing)|stepp(?:ed|ing)|jump(?:ed|s|ing)|darted|leap(?:t|ed)) (?:into|in|in front of|from|off) (?:of )?(?:the |a |an |oncoming )?(?:traffic|train|bridge|roof|window|balcony|moving (?:car|vehicle)|overpass|building|highway)\b/g,
  /\b(?:threw|throws|throwing|hit|hits|hitting|kicked|bit|spit on|spat (?:on|at)|punched|punches|attacked|lunged at|swung at|assaulted|violent (?:to|toward|towards|with)|aggressive (?:to|toward|towards|with)) (?:a |the |his |her )?(?:chairs?|staff|nurses?|aide|peers?|teacher|walls?|table at|tray|classmate|counselor|orderly|doctor|another (?:patient|client|resident|student))\b/g,
  /\b(?:god|jesus|the devil|satan|demons?|aliens?|the tv|the television|the radio|spirits) (?:speaks?|talks?|told|tells|is (?:talking|speaking|watching|following|telling|after)|sends|commands?|wants) (?:to )?(?:him|her|them|me|patient|client)\b/g,
  /\b(?:afraid|scared|terrified|fearful) of (?:people|crowds|dying|leaving|men|women|heights|germs|being alone|her (?:husband|father|ex|partner|son)|his (?:wife|father|ex|partner|son)|going out|the dark|everyone|strangers)\b/g,
  /\b(?:anxiety|depression|craving|pain|mood|suds?|distress)(?: (?:level|score|rating|rated))?(?: (?:is|of|at|now|was))?[ :=]{1,2}\d{1,2} ?(?:\/|out of) ?10\b|\b(?:anxiety|depression|cravings?) (?:level|score|rating)(?: (?:is|of|was))?[ :=]{1,2}\d{1,2}\b(?! ?(?:rows|ms|columns?|items|questions))/g,
  /\b(?:isolat(?:es?|ing)|stays|hides|hiding|barricad(?:es?|ed|ing))(?: (?:him|her|them)sel(?:f|ves))? (?:in|to) (?:his|her|their|the)? ?(?:room|bed|bedroom|closet|bathroom)\b|\brefus(?:es|ed|ing) (?:group|therapy|to attend group)\b/g,
  /\blost (?:his |her |their |my |the )?(?:jobs?|licen[sc]e|custody|kids|children|house|apartment|marriage) (?:due to|because of|over|after|to) (?:drinking|drugs?|alcohol|using|dui|gambling|meth|heroin|pills|addiction|depression|psychosis)\b/g,
  /\b(?:drinking|drank|gambled|gambling|smoking|using) away (?:the |his |her |their )?[a-z]{4,12}\b/g,
  /\b(?:student|client|patient|pt|teen|girl|boy|daughter|son|resident|inmate|she|he|found) (?:found |seen |caught )?(?:cutting|purging|vomiting|drinking|vaping|smoking|using|self-?harming|overdosing) (?:in|at|behind|on) (?:the |her |his |a )?(?:bathroom|restroom|room|shower|class|school|bedroom|unit|work|car|garage|park|bus)\b/g,
  /\b(?:can't|cannot|can not|unable to|couldn't) stop (?:crying|washing|checking|counting|thinking about|drinking|eating|using|shaking|worrying|pacing|picking|talking about|having)\b/g,
  /\b(?:ran|run|running|runs) away from (?:home|foster|group home|placement|treatment|school|rehab|the (?:unit|group home|shelter|facility))\b/g,
  /\b(?:has not|hasn't|not|never|hardly) left (?:her |his |the |their )?(?:bed|house|room|apartment|home)\b/g,
  /\b(?:is|came out as|identifies as|comes out as|he's|she's) (?:gay|lesbian|bisexual|trans|transgender|queer|nonbinary|non-binary)\b/g,
  /\b(?:gave|giving|gives) away (?:his|her|their|all|most of) (?:\w{3,6} )?(?:belongings|things|possessions|pets?|dog|clothes|money)\b/g,
  /\b(?:hears|hearing|heard|gets|getting|receives|receiving) (?:commands|messages|orders|signals|instructions|secret \w{4,8}) (?:from|in|through) (?:the |her |his )?(?:tv|television|radio|lamp|walls?|god|satan|phone|dog|angels|demons|news|voices)\b/g,
  /^(?:cutting|purging|bing(?:e)?ing|drinking|using|self-?harming|relapsed|hallucinating) (?:again|daily|nightly)\b(?! \w+ (?:rows?|cache|memory|cpu))/g,
];
