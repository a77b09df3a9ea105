/** Words that tell, from before or behind, that a capitalised word is a person. Lower case. */

function wordSet(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}

export const TITLES =
  wordSet(`mr mrs ms miss mx dr prof professor rev reverend sr sra srta dra rabbi imam señor señora herr frau mme mlle monsieur
  madame madam sir lady capt sgt`);

/** Words after which a capitalised word is a person, whatever else it may mean. */
export const RELATIONS =
  wordSet(`patient pt pts mother father mom dad mum wife husband spouse daughter son brother sister guardian sibling stepbrother
  stepsister godmother godfather nana granny auntie abuela abuelo person
  caregiver grandmother grandfather grandma grandpa aunt uncle cousin niece nephew fiance fiancee girlfriend
  boyfriend roommate stepfather stepmother stepson stepdaughter ex-wife ex-husband counselor counsellor
  therapist psychiatrist psychologist nurse sponsor surname clinician physician attending inmate resident
  named aka nee attn dear widow widower teen veteran caller clt consumer parent child kid infant toddler
  baby boy girl twin client member subscriber beneficiary enrollee participant guarantor dependent landlord
  neighbor employer coworker friend officer specialist worker coach sitter teacher attorney lawyer judge
  pastor interpreter navigator supervisor intern advocate`);

/** Among the relations, words that software uses too: what follows must be a known name. */
export const SHARED_RELATIONS =
  wordSet(`officer specialist worker coach interpreter navigator supervisor advocate judge parent child boy girl twin
  client member person subscriber participant dependent consumer attending beneficiary guarantor resident caller
  named nurse baby friend sponsor`);

/** "session with X", "result for X", "signed by X": the noun before the preposition makes it a person. */
export const OCCASIONS =
  wordSet(`session sessions appointment appointments appt visit meeting call called spoke speak speaking talked talk
  met consult consultation therapy intake chart charts record records note notes result results lab labs
  file letter referral referred consent signed voicemail message messages texted prescription rx refill
  claim eligibility admission admitted discharge discharged seen evaluated treated treating summary
  summaries assessment authorization evaluation group invoice statement reminder sent faxed mailed left
  accompanied escorted transported release roi disclosure counseling caseload assigned transfer transferred
  behalf care plan coverage demographics photo allergies medication medications telehealth checkin check
  crisis welfare contact reminders booking booked scheduled rescheduled cancelled canceled noshow no-show
  history portrait merge merged duplicate guardianship custody payment copay balance birthday match matches
  matched search searched lookup looked found account identity name names profile duplicates relative`);

export const PREPOSITIONS = wordSet(
  `w with for of by from to about on regarding re between and into as belongs against in under is`,
);

/** What a person has, after a possessive: "Priya's chart". */
export const OWNED =
  wordSet(`chart charts appointment session sessions mother father mom dad wife husband son daughter sister brother
  intake note notes record records consent therapist visit meds medication medications insurance file
  guardian address phone email dob birthday family parents iphone ipad macbook laptop android pixel galaxy
  account profile claim claims treatment plan diagnosis labs prescription refill case caseload copay balance
  discharge admission progress care`);

/** Small words inside a name. */
export const PARTICLES =
  wordSet(`de la del los las van von der den da dos das di du le bin ibn al el abu ben bint ter ten st san santa mac
  y e thi o`);

/** What people do, after a name. */
export const HUMAN_VERBS =
  wordSet(`called calls cancelled canceled rescheduled prefers requested wants asked asks arrived missed declined
  refused refuses reported denies denied left walked waits waiting checked signed moved died relapsed
  attended attends no-showed texted emailed complained consents agreed disclosed transferred discharged
  admitted reschedule cancels cried lives presented presents states stated returned paid owes needs has was
  is`);

/** And what they do it with. */
export const HUMAN_SIGNS =
  wordSet(`amendment records copy refill transfer her his hers him she he intake session appointment therapist room
  mother father chart copay meds group entry waiting bed unit voicemail guardian`);

/** A sentence with one of these is about care. */
export const CLINIC_WORDS =
  wordSet(`call called reach invite remind appointment session intake chart waiting room mother father consent therapist counselor billing voicemail
  telehealth caseload no-show copay text visit roster group guardian she he her his note notes discharge
  discharged admitted client patient`);

/** Values that stand where a name should. */
export const NOT_A_NAME =
  wordSet(`null none undefined true false unknown required missing invalid empty string text redacted anonymous test
  not is was must should cannot field value absent n na nan nil blank already no has id unavailable expected`);

/** First words of places named after people. */
export const SAINTS = wordSet(`san santa st saint sao sainte fort mount port new lake los las`);
