/**
 * For each family of labels the words of which every label of the family has at least one. A text without any
 * of them is not searched for that family; a word too many costs time, one too few would cost recall.
 */
export const CUES = {
  ssn: 'ssn ssns s ss social soc socialsecurity socialsecuritynumber socialsecurityno itin tin tax taxpayer',
  phone: `
phone phones phonenumber telephone tel tele cell cellphone mobile mob fax pager sms text texted call called calls caller calling callback voicemail
whatsapp reach reached reachable reaching contact dial dialed dialled dialing ring phoned landline hotline wk hm ph vonage plivo telnyx sinch carrier reply replied undelivered undeliverable inbound outbound reminder reminders otp twilio notify notified wrong msisdn telefono telefon handy handynummer movil celular portable number
`,
  birth: `
dob dobs d bd birth bdate birthdt birthdte birthyear yob dt birthtime f dateofbirth birthdate birthday bday b born birthed naissance ne nee nac nacimiento nacido nacida geboren geburtsdatum geb nato
nascita fodt fodd geboortedatum turn turns turned dmg age aged year years yr yrs yo y
`,
  event: `
lmp edd expired admitted admission admit discharged discharge date dod o dos doa died deceased passed death hospitalized hospitalised seen evaluated diagnosed
relapsed overdosed detoxed attempt attempted sober clean last next surgery delivered miscarried married divorced arrested sentenced evicted incident
intake enrolled accident fell onset appointment appt visit session consult consultation evaluation follow followup therapy group call meeting exam
screening injection dose
`,
  address: `
street st avenue ave av boulevard blvd road rd lane ln drive dr parkway pkwy highway hwy turnpike expressway circle cir crescent cres terrace ter
trail trl mews gardens grove alley plaza causeway esplanade walk cove hollow meadow meadows heights hts vista crossing xing freeway fwy court ct close
place pl square sq way row path loop run pike point pt ridge hill park green rise view landing bend pass commons route broadway rue chemin allee
impasse quai cours calle avenida carrera paseo camino carretera rua travessa praca via viale piazza corso strada ulica ul aleja al jalan jl duong pho
rr found relocated strip manor estates parade quay wharf overlook trace bluff glen knoll moved pick pickup cross streets psc cmr apo fpo dpo staying stays sleeps sleeping camps camping hc county fm cr trailer box apartado postfach casilla apt apartment unit ste suite lot zip zipcode postal postcode post plz codigo cp address alabama alaska arizona arkansas
california colorado connecticut delaware florida georgia hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts
michigan minnesota mississippi missouri montana nebraska nevada hampshire jersey mexico york carolina ohio oklahoma oregon pennsylvania island dakota
tennessee texas utah vermont virginia washington wisconsin wyoming lives lived living home house evicted landlord resides residing renting
`,
  /** Counts only when written in capitals. */
  state:
    'al ak az ar ca co ct de dc fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok or pa pr ri sc sd tn tx ut vt va wa wv wi wy',
  mrn: `
mrn mrns m mr athena nextgen allscripts meditech ecw kipu valant qualifacts mychart pointclickcare prescription rx accession specimen mpi clinic file folder pat docket cause court med medical medicalrecord medicalrecordnumber medicalrecordno medicalrecordid record records chart health hospital unit patient patients
patientnumber patientno medrec hosp pt clt resident inmate ehr emr epic cerner avatar credible nhs hrn urn empi cpi historia dossier krankenakte client visit
encounter csn fin har case episode referral authorization auth admission pid
`,
  member: `
mco cdl imei meid udi ppo hmo epo dental vision tribal cdib workers worker wc disability injury coverage cob claim enrollment enrolment bcbstx bcbsil bcbsm bcbsnc bcbsma bcbsfl bcbsaz bcbsks bcbsla bcbsmn bcbsok bcbsnm bcbsri bcbssc bcbsvt bcbswy bcbsal bcbsne bcbsmt eligibility eligible rxbin rxgrp rx pharmacy benefit benefits recipient member mbr memberid memberno membernumber subscriber subscriberid subscriberno subscribernumber insured insuredid insurance policyholder
policy policyid policyno policynumber beneficiary enrollee dependent medicaid medicaidid medicare medicareid tricare plan healthplan coverage
cardholder card guarantor certificate payer bene dbn edipi dod mbi hic hicn cin tmhp medi account acct a accountnumber iban routing aba bank billing
checking savings driver drivers driving licence license passport alien state student employee dl plate plates tag tags vehicle serial sn uscis booking badge inmate prisoner offender va docket vin device dea npi tribal visa credit debit
payment mastercard amex discover pan cc ccn blue bcbs uhc aetna cigna humana anthem kaiser molina centene united unitedhealthcare optum ambetter
wellcare cross shield green group grp pcn ins tenncare masshealth badgercare soonercare peachcare ahcccs kancare mainecare minnesotacare
familycare husky
`,
  icd: `
dx ddx diagnosis diagnoses diagnostic diagnosed diag icd dsm axis principal admitting comorbid comorbidity condition problem impression assessed r
rule coded coding code primary secondary hcc encounter billed clinical snomed sctid hi abk abf claim denied denial billable nonbillable payable reimbursable billing coverage covered payer
patient client pt member procedure modifier authorization authorisation medical remark therapy visit session unspecified specifier
`,
  /** What a clinical statement turns on: see `clinical-patterns.ts`. */
  statement: `
positive dirty pos uds utox bac urine phq gad ssrs cssrs dast mdq pcl beck bdi bai ham ymrs moca mmse gaf cage ciwa cows epds sbq asq crafft ces bocs
panss aims bprs scared oud aud sud mdd ptsd cptsd bpd bpad bd ocd adhd asd dmdd npd aspd mst nssi sib tbi smi scz szd cud tud arfid pmdd ppd fasd
bipolar depression anxiety psychosis schizophrenia mania dementia addiction sober clean abstinent sobriety recovery drug cut cuts cutting burn burns
burned burning scratched scratching stabbed slashed slit scar scars laceration lacerations wound wounds bruise bruises bruising marks ligature purges
purging purged si hi avh ah vh attempted suicide overdose overdosed od harm hanging alcohol beer vodka wine whiskey liquor drink drinks drank drinking
meth heroin fentanyl cocaine crack weed marijuana cannabis thc pills opioid opioids opiate opiates benzo benzos benzodiazepine benzodiazepines kratom
ketamine adderall xanax percs percocet oxy molly lsd spice amphetamine amphetamines barbiturates pcp nicotine hears hearing heard sees seeing saw
afraid terrified anxious panic panics refuses pregnancy baby pregnant gestation postpartum threatened hospitalized hospitalised hospitalization
hospitalisation inpatient admitted committed sectioned psych institutionalized institutionalised bmi lb lbs pounds kg kgs kilos mg mcg ml milligram
milligrams xr sr xl lai estradiol spironolactone testosterone insulin levothyroxine synthroid methotrexate humira prednisone albuterol tenofovir
emtricitabine dolutegravir vraylar patch marplan depo provera plan hiv wish wishes want wants wanted hopes prays failed fails borderline antisocial
says said states stated reported believes thinks thought feels felt claims insists describes described endorses complains worries
fears dreams discloses disclosed expressed expresses hang hung hanged kill killed killing drown drowned shoot shot starve starves starving harmed harming
hurt hurting injure injured injuring poison poisoned stab choke choked scratch scratches bite bites hit hits hitting death fire fires neglect neglected
abuse abused violence conflict fighting yelling beaten unsafe eat eats eating bathe bathing shower showering crying breathe
od'd stop away left gay lesbian bisexual trans transgender queer nonbinary ate swallow swallows swallowed ingested huffs chugged ran runs walked walks walking stepped stepping jumped jumps jumping darted threw throwing kicked bit spit spat punched attacked lunged swung assaulted violent aggressive god jesus devil satan demons aliens tv radio spirits scared fearful craving cravings pain distress sud suds isolates isolating hides hiding barricaded barricades refuse group lost gambled gambling leave leaves stove hold commitment wakes woke waking vomit vomits vomiting throws mood affect hygiene insight memory attempts driving drives drove refuse refused refusing hiv aids hepatitis cutting purging bingeing isolating food meals drinks arrived sleeps sleeping slept eaten safe cps aps dcfs dcf mandated meds medication medications medicine pills narcissistic etoh avoidant histrionic paranoid schizoid traits coach teacher foster ex o binging bingeing
`,
  scale: `
phq gad c ssrs cssrs audit dast mdq pcl aces ace beck bdi bai ham hdrs ymrs moca mmse gaf whodas cage ciwa cows epds edinburgh conners vanderbilt y
bocs ybocs panss aims bprs crafft sbq scared pss k scoff eat mast asrs rcads sdq cbcl psc dass oq qids madrs ies cafas cans asi asq basis ders isi
`,
} as const;
