/**
 * Words and phrases of behavioural health, lower case, separated by commas; hyphens are written as spaces.
 * Weight 3 says by itself that somebody's health is described; 2 says it beside a person, a severity or
 * another such word; 1 only supports. Words that software uses too ('panic', 'injection', 'abuse') weigh little.
 */
export const CLINICAL_TERMS: Readonly<Record<1 | 2 | 3, string>> = {
  3: `
schizophrenia, schizophrenic, schizoaffective, schizophreniform, schizoid, schizotypal, bipolar, bipolar disorder, bipolar i, bipolar ii, cyclothymia,
cyclothymic, dysthymia, dysthymic, agoraphobia, agoraphobic, claustrophobia, social phobia, social anxiety, separation anxiety, generalized anxiety,
generalised anxiety, anxiety disorder, panic disorder, panic attack, panic attacks, fear of contamination, contamination fears, cognitive impairment, cognitive decline, sex worker, life is pointless, life is meaningless, no reason to live, nothing to live for, forged script, forged prescription, internally preoccupied, disorganized thinking, low libido, picks skin, picking skin, picks at skin, t2dm, drug court, urges to gamble, gambles away, gambling away, wants to transition, detox unit, detox program for, brain injury, brain damage, sti positive, std positive, lesbian, transgender, trans male, trans female, trans man, trans woman, nonbinary, non binary, bisexual, homosexual, hypersexual, hypersexuality, prostituting, prostitution, protective order, restraining order, trouble concentrating, difficulty concentrating, poor concentration, lives in fear, living in fear, alcohol on breath, alcohol on his breath, alcohol on her breath, drinking problem, drug problem, problem drinking, body odor, poor hygiene, anger issues, anger problems, sex offender, sex offense, sex with, child pornography, psych unit, psych hospital, psychiatric unit, psych eval, bedwetting, bed wetting, compulsive handwashing, compulsive washing, anxiety attack, anxiety attacks, binge and purge, binge purge, psychosis, psychoses, psychotic, psychotic break, psychotic episode,
postpartum depression, perinatal depression, postnatal depression, major depression, major depressive, major depressive disorder, depressive disorder,
depressive episode, clinical depression, severe depression, moderate depression, treatment resistant depression, mdd, ptsd, c ptsd, cptsd, ocd, adhd,
odd diagnosis, dyslexia, dyslexic, dyspraxia, autism, autistic, asperger, aspergers, asd diagnosis, borderline personality, antisocial personality,
narcissistic personality, avoidant personality, personality disorder, conduct disorder, oppositional defiant, attention deficit, adjustment disorder,
mood disorder, eating disorder, anorexia, anorexic, anorexia nervosa, bulimia, bulimic, binge eating, binge eats, binged, binge drinking,
body dysmorphia, body dysmorphic, gender dysphoria, dissociative identity, dissociative disorder, conversion disorder, somatic symptom,
trichotillomania, kleptomania, pyromania, hypochondria, hypochondriasis, insomnia, narcolepsy, sleep apnea, parasomnia, suicidal, suicidality, suicide,
suicide attempt, suicidal ideation, suicide plan, passive si, active si, homicidal, homicidal ideation, self harm, self harming, self harmed,
self injury, self injurious, self mutilation, cutting herself, cutting himself, cutting themselves, cuts herself, cuts himself, wrist cutting,
hallucination, hallucinations, hallucinating, auditory hallucinations, visual hallucinations, hearing voices, hears voices, heard voices,
command voices, delusion, delusions, delusional, paranoia, paranoid, paranoid delusions, mania, manic, manic episode, hypomania, hypomanic, catatonia,
catatonic, anhedonia, dysphoria, dysphoric, euthymic, flat affect, blunted affect, labile affect, pressured speech, flight of ideas, rapid cycling,
thought disorder, word salad, tardive dyskinesia, depersonalization, derealization, ideas of reference, thought insertion, thought broadcasting,
psychomotor agitation, psychomotor retardation, substance use disorder, substance abuse, substance dependence, alcohol use disorder, alcohol abuse,
alcohol dependence, alcohol dependent, alcoholic, alcoholism, opioid use disorder, opioid dependence, opiate addiction, opioid addiction,
cocaine use disorder, cannabis use disorder, stimulant use disorder, drug addiction, drug abuse, drug use, gambling disorder, gambling addiction,
pathological gambling, oud, sud diagnosis, aud diagnosis, overdose, overdosed, overdosing, od'd, relapse on, relapsed on, relapsed, delirium tremens,
withdrawal symptoms, withdrawal seizures, alcohol withdrawal, opioid withdrawal, opiate withdrawal, benzodiazepine withdrawal, withdrawing from alcohol,
track marks, shared needles, injection drug, iv drug, ivdu, blackout drinking, dui, heroin, cocaine, crack cocaine, methamphetamine, crystal meth,
fentanyl, oxycodone, oxycontin, percocet, hydrocodone, vicodin, morphine, codeine, tramadol, dilaudid, kratom, ketamine, mdma, ecstasy pills, lsd,
psilocybin, pcp, xanax, adderall, ritalin, marijuana, methadone, buprenorphine, suboxone, subutex, sublocade, vivitrol, naltrexone, naloxone, narcan,
disulfiram, antabuse, acamprosate, sertraline, zoloft, fluoxetine, prozac, paroxetine, paxil, citalopram, celexa, escitalopram, lexapro, venlafaxine,
effexor, desvenlafaxine, pristiq, duloxetine, cymbalta, bupropion, wellbutrin, mirtazapine, remeron, trazodone, amitriptyline, nortriptyline,
imipramine, clomipramine, vortioxetine, trintellix, vilazodone, fluvoxamine, luvox, lamotrigine, lamictal, valproate, depakote, divalproex,
carbamazepine, tegretol, oxcarbazepine, trileptal, topiramate, topamax, lithium level, lithium carbonate, lithium toxicity, on lithium, lithium,
risperidone, risperdal, invega, paliperidone, olanzapine, zyprexa, quetiapine, seroquel, aripiprazole, abilify, ziprasidone, geodon, lurasidone, latuda,
clozapine, clozaril, haloperidol, haldol, chlorpromazine, thorazine, fluphenazine, prolixin, perphenazine, brexpiprazole, rexulti, cariprazine, vraylar,
alprazolam, lorazepam, ativan, clonazepam, klonopin, diazepam, valium, temazepam, buspirone, buspar, hydroxyzine, vistaril, propranolol, prazosin,
clonidine, guanfacine, intuniv, methylphenidate, concerta, lisdexamfetamine, vyvanse, dextroamphetamine, atomoxetine, strattera, modafinil, zolpidem,
ambien, eszopiclone, lunesta, gabapentin, pregabalin, lyrica, benztropine, cogentin, donepezil, memantine, esketamine, spravato, insulin dependent,
metformin, lisinopril, atorvastatin, prednisone, warfarin, dementia, alzheimer, alzheimers, alzheimer's, parkinson's disease, huntington's disease,
tourette, tourettes, epilepsy, epileptic, seizure disorder, seizures, traumatic brain injury, cerebral palsy, multiple sclerosis, fibromyalgia,
chronic pain, down syndrome, intellectual disability, hiv positive, aids diagnosis, hepatitis, hepatitis c, hep c, syphilis, gonorrhea, chlamydia,
herpes, tuberculosis, diabetes, diabetic, hypertension, asthma, copd, leukemia, lymphoma, melanoma, carcinoma, tumor, cancer, chemotherapy, miscarriage,
miscarried, stillborn, stillbirth, abortion, pregnant, positive pregnancy, erectile dysfunction, lupus, cirrhosis, pancreatitis, kidney failure,
renal failure, heart failure, myocardial infarction, pneumonia, sexual abuse, sexually abused, childhood abuse, physical abuse, physically abused,
emotional abuse, emotionally abused, childhood trauma, child abuse, domestic violence, intimate partner violence, rape, raped, molested, molestation,
incest, sexual assault, sexually assaulted, human trafficking, military sexual trauma, electroconvulsive, ect treatment, involuntary hold,
involuntary commitment, involuntarily committed, 5150 hold, baker act, psych ward, psychiatric admission, psychiatric hospitalization, inpatient psych,
residential treatment for, urine drug screen positive, uds positive, tested positive, positive for cocaine, positive for opiates, positive for thc,
positive for fentanyl, blood alcohol, breathalyzer, marital conflict, marital infidelity, infidelity, extramarital affair, abusive relationship,
abusive partner, abusive husband, abusive father, erectile, vaginismus, enuresis, encopresis, night terrors, selective mutism, complicated grief,
prolonged grief, gender identity, conversion therapy, stealing pills, steals pills, stole pills, smoked crack, smokes crack, smoking crack, crack pipe,
hears demons, drug test, drug tests, detox admission, hand washing rituals, racing thoughts, commanding voices, uds dirty, dirty uds, failed uds, positive urine, suicidal gesture,
suicidal thoughts, thoughts of suicide, thoughts of dying, thinking about dying, thoughts of death, wants to disappear, wish i was dead, self loathing,
anger outbursts, rage outbursts, punched wall, panic at night, borderline intellectual, blackouts from drinking, blacked out, passed out drunk,
drinking again, drinking heavily, drinks heavily, using again, shooting up, shot up, snorting, snorted, injecting, nodding off, delirium,
is watching him, is watching her, is watching them, watching his house, watching her house, following him around, out to get him, out to get her, hoarding disorder, obsessive thoughts, intrusive thoughts of, purges after meals, restraints applied, four point restraints, seclusion, si hi,
denies si, denied si, endorses si, si with plan, contracts for safety, contracted for safety, danger to self, danger to others, grave disability,
body image distortion, skin picking, hair pulling, panic symptoms, postictal, somatization, malingering, factitious, munchausen, pica,
rumination disorder, arfid, night eating, orthorexia, bruxism, tics, stuttering, stereotypy, elopement risk, fire setting, animal cruelty,
reactive attachment, attachment disorder, language disorder, learning disability, learning disorder, intermittent explosive, explosive disorder,
disruptive mood, dmdd, acute stress disorder, acute stress reaction, adjustment reaction, persistent depressive, premenstrual dysphoric, pmdd,
seasonal affective, sexual dysfunction, paraphilia, pedophilia, pedophilic, voyeurism, exhibitionism, sex addiction, porn addiction, pornography use,
internet addiction, gaming disorder, shopping addiction, codependency, codependent, psychotic features, psychotic symptoms, negative symptoms,
positive symptoms of, disorganized speech, tangential speech, loose associations, poverty of speech, psychomotor, akathisia, dystonia,
serotonin syndrome, neuroleptic malignant, qt prolongation, agranulocytosis, opioid overdose, benzo withdrawal, alcohol intoxication, drunk driving,
positive uds, dirty urine, failed drug test, drug test positive, drug screen positive, huffing, inhalants, synthetic cannabinoids, spice use,
bath salts, xylazine, carfentanil, nitazene, tianeptine, gabapentin misuse, doctor shopping, pill seeking, drug seeking, slashed wrists, slit wrists,
cut wrists, hanged himself, hanged herself, hung himself, jumped off, took pills, took all her pills, took all his pills, hurt herself, hurt himself, hurt themselves, hurting herself, hurting himself, harm herself, harm himself, harming herself, harming himself, hurt others, wants to die, want to die,
wishes to be dead, better off dead, kill herself, kill himself, kill themselves, end her life, end his life, ending his life, ending her life,
suicide note, suicide pact, goodbye letter, goodbye note, beaten by, beats her, hit by her husband, strangled, choked by, abused by, stalked by, groped,
groomed online, trafficked, elder abuse, child neglect, neglect of, foster placement, removed from home, lost custody, gender affirming,
gender nonconforming, top surgery, hormone replacement, puberty blockers, sexual orientation, came out to, conversion camp, chronic migraine,
migraine with aura, sickle cell, cystic fibrosis, crohn's, ulcerative colitis, hypothyroidism, hyperthyroidism, thyroid disease, congestive heart,
coronary artery, atrial fibrillation, stroke survivor, kidney disease, dialysis, liver disease, liver failure, copd exacerbation, obesity surgery,
bariatric, chronic fatigue, long covid, lyme disease, parkinsonism, parkinsons, aphasia, neuropathy, spinal cord injury, quadriplegic, paraplegic,
blindness, deafness, hysterectomy, mastectomy, colostomy, vasectomy, infertility treatment, ivf cycle, ectopic pregnancy, high risk pregnancy,
teen pregnancy, preeclampsia, trimester, weeks pregnant, months pregnant, breast cancer, lung cancer, prostate cancer, terminal illness, hospice for,
zombie on meds, med seeking, off his meds, off her meds, off their meds, stopped his meds, stopped her meds, not taking meds,
skipped her injection, skipped his injection, missed injection, depot injection, lai injection, long acting injectable, caplyta, nuplazid, auvelity,
zulresso, zurzuvae, cobenfy, lybalvi, fanapt, saphris, iloperidone, asenapine, pimavanserin, lumateperone, loxapine, thiothixene, trifluoperazine,
thioridazine, molindone, phenelzine, nardil, tranylcypromine, parnate, selegiline, emsam, doxepin, desipramine, protriptyline, maprotiline, nefazodone,
milnacipran, levomilnacipran, fetzima, viibryd, chlordiazepoxide, librium, oxazepam, clorazepate, triazolam, halcion, phenobarbital, ramelteon,
suvorexant, belsomra, zaleplon, sonata, melatonin, trihexyphenidyl, artane, valbenazine, ingrezza, deutetrabenazine, austedo, lofexidine, lucemyra,
varenicline, chantix, brixadi, probuphine, zubsolv, nicotine replacement, dexmethylphenidate, focalin, mixed amphetamine salts, dexedrine, evekeo,
qelbree, viloxazine, provigil, nuvigil, armodafinil, galantamine, rivastigmine, aricept, namenda, truvada, biktarvy, descovy, antiretroviral,
antiretrovirals, anafranil, aplenzin, aristada, campral, dayvigo, desoxyn, desyrel, elavil, eskalith, inderal, kapvay, lithobid, loxitane, mellaril,
minipress, moban, navane, neurontin, norpramin, nuedexta, orap, oxtellar, pamelor, perseris, pexeva, prosom, quillivant, restoril, revia, rozerem, sarafem,
serax, serzone, sinequan, stelazine, surmontil, symbyax, tofranil, tranxene, trilafon, uzedy, vivactil, xyrem, zyban, amantadine, amoxapine, baclofen,
cyproheptadine, daridorexant, lemborexant, dexmedetomidine, doxylamine, estazolam, flurazepam, gepirone, meprobamate, samidorphan, oxymorphone, pemoline,
pindolol, primidone, quazepam, solriamfetol, tasimelteon, tiagabine, trimipramine, verapamil, vigabatrin, xanomeline, zonisamide, dextromethorphan,
metoprolol, amlodipine, losartan, omeprazole, simvastatin, eliquis, ozempic, wegovy, semaglutide, furosemide, levetiracetam, keppra, phenytoin, dilantin,
sumatriptan, tizanidine, cyclobenzaprine, flexeril, meloxicam, celecoxib, finasteride, sildenafil, viagra, tadalafil, cialis, ghb, dxm, whippets,
excoriation disorder, hypersomnia, restless legs, premature ejaculation, stimulant use, huntington disease, parkinson disease, prep for hiv, trauma focused, emdr, exposure therapy, dbt skills
`,
  2: `
tylenol, ibuprofen, naproxen, benadryl, nyquil, robitussin, shrooms, psychedelics, edibles, dab pen, vape pen, blunts, ocpd, trafficking, homelessness, eviction,
sober living, halfway house, aa meeting, aa meetings, na meetings, twelve step, oppositional, hoards, talks nonstop, no sleep, detox, deportation, undocumented, bought a gun, gave away belongings, opiate, detox bed, stopped taking, ideation, emotional support animal, gad, dts, hiv, ect, compulsively, exercising compulsively, over exercising, alcohol level, memory problems, restricting and, restricts food, poisoned by, being poisoned, being followed, being watched, spied on,
 depression, depressed, depressive, anxiety, anxious, phobia, phobic, panicky, trauma, traumatic, traumatized, traumatised, flashbacks, nightmares,
hypervigilance, hypervigilant, grief, grieving, bereavement, bereaved, hopeless, hopelessness, worthless, worthlessness, tearful, tearfulness, crying,
sobbing, agitated, irritable, irritability, lethargic, restlessness, racing thoughts, intrusive thoughts, intrusive images, rumination, ruminating,
obsessive, obsessions, compulsive, compulsions, dissociation, dissociated, dissociating, dissociative, addicted, addiction, alcohol, drinking,
drinks daily, drunk, intoxicated, intoxication, sober, sobriety, relapse, relapsing, craving, cravings, cannabis, thc, weed, meth, amphetamine,
amphetamines, opioids, opiates, opiate, benzodiazepine, benzodiazepines, benzos, painkillers, vaping, smokes, smoking, disorder, disordered, syndrome,
symptoms, symptomatic, comorbid, comorbidity, self esteem, low mood, mood swings, mood lability, suspicious of, voices, sleepless, weight loss,
weight gain, appetite loss, poor appetite, loss of appetite, poor sleep, not eating, not sleeping, not bathing, wont eat, stopped eating,
stopped sleeping, dead mother, dead father, dead brother, dead sister, dead husband, dead wife, poor hygiene, chest pain, migraine, migraines, seizure,
stroke symptoms, concussion, tbi, pregnancy, infertility, obesity, obese, anemia, arthritis, allergic to, wheelchair, amputation, disability, blind in,
deaf, assaulted, abused, abuser, abusive, neglected, battered, stalking, assault, anger management, restraining order, custody battle, incarcerated,
incarceration, probation officer, parole, cps involvement, homeless, eviction notice, estranged, marital, divorce, divorced, separated from, widowed,
antidepressant, antidepressants, antipsychotic, antipsychotics, mood stabilizer, ssri, ssris, snri, injection missed, refill early, side effects,
nausea, tremor, dosage increased, dose increased, detoxing, rehab, aa meetings, na meetings, sponsor, twelve step, sober living, inpatient stay,
hospitalized, hospitalised, hospitalization, psych eval, mental breakdown, nervous breakdown, breakdown, meltdown, tantrums, bedwetting, bullied,
bullying, runaway, truancy, acting out, impulsivity, hyperactive, inattentive, oppositional, defiant, remission, in remission, in partial remission,
in early remission, exacerbation, prognosis, stds, std, sti, transgender, hormone therapy, lgbtq, orientation, nonverbal, echolalia, stimming, mst,
tic disorder, tics, stutter, demons, dying, blackout, blackouts, outbursts, outburst, foster care, crack, speedball, nodding, hangover, shakes, sweats,
detoxed, hears, dreams, nightmare, flashback, startle, startled, numbness, emptiness, lonely, loneliness, heartbroken, humiliated, terrified,
frightened, scared, panics, useless, suffocating, crying spells, cries, mutism, mute, catastrophizing, perfectionism, people pleasing, codependence,
gaslighting, narcissist, narcissistic, promiscuous, promiscuity, sexting, grooming, cyberbullying, expelled, suspended from school, self medicating,
self medicates, overeating, overeats, starving, starves, fasting, calories, vomiting, vomits, scars, scratches, burned, burns, bruise, limp, cough,
fever, rash, asthmatic, diagnosed, incontinent, incontinence, sundowning, wandering, confused, disoriented, memory loss, forgetful, slurred, gait,
tremors, convulsions, unconscious, unresponsive, miscarriages, stillbirths, uterus, ovarian, menopause, erection, libido, orgasm, sexually active,
affair, cheating, cheated on, breakup, break up, custody, visitation, adoption, adopted, immigration, asylum, deported, refugee, torture, shooting,
shot by, stabbed, stabbing, hostage, burglary, robbed, mugged, conduct problems, truant, arson, fights, fighting, kicked, slapped, bit, biting,
screaming, yelling, shouting, hitting, head banging, rocking, obsessed, obsession, fixated, fixation, possessive, jealous, jealousy, controlling,
manipulative, hears voices, sees things, seeing things, job loss, lost his job, lost her job, lost my job, lost their job, quit his job, quit her job,
purges, gambling, whispers, postpartum, antepartum, perinatal, hoarding, restraints, obsessing, si, hi, ah vh, avh, dissociates, 
suspicious, guarded, disheveled, malodorous, unkempt, combative, belligerent, elopement, eloped, self neglect, weepy, panicking, panicked, fearful,
jittery, euphoric, grandiose, grandiosity, elated, apathetic, withdrawn, avoidant, clingy, dependent on, enabling, triggered by, victim of, victimized,
perpetrator, violent, violence, aggressive, aggression, assaultive, threatened, threatening, threats, neglect, dysregulated, dysregulation,
decompensated, decompensating, decompensation, destabilized, bingeing, purges daily, laxatives, restricting food, body image, underweight, overweight,
pain, painful, bruises, bruising, lacerations, burns on
`,
  1: `
suicide risk assessment, suicide risk assessments, suicide risk screen, suicide risk screening, suicide risk form, suicide prevention, suicide screen, suicide screening,
hears, hearing, house, bed, awake, eating, food, body, skin, calories, weight, hand washing, blood, knife, gun, rope, razor, roof, bridge, funeral,
dying, death, dead, died, god, devil, prayer, school, grades, boss, fired, bills, debt, rent, landlord, baby, toddler, teenage, teen, elderly, marriage,
wedding, lover, sex, intimacy, memories, memory of, accident, crash, war, tour, army, police, court, charges, fear of, social, hopes, desperate,
helpless, stuck, trapped, exhausted, burnout, burned out, bored, restless, quiet, silent, cold, smoked, smokes, drank, drunken, pot, joint, bottle, bar,
party, dealer, needles, spoon, abuse, withdrawal, cutting, purging, binge, panic, crisis, mood, affect, sleep, sleeping, appetite, energy, fatigue,
tired, stress, stressed, overwhelmed, lonely, isolated, guilt, shame, ashamed, anger, angry, fear, afraid, worried, worry, sad, sadness, numb, upset,
mild, moderate, severe, chronic, acute, recurrent, onset, episode, episodes, stable, unstable, worsening, worsened, deteriorating, improved, improving,
refractory, persistent, untreated, severely, actively, attempt, plan to, intent, hygiene, insight, judgment, oriented, coping, coping skills,
triggers, detox, stroke, recovering, recovery from, grounding, mindfulness, boundaries, safety plan, safety planning, mg, mcg, tablets, pills, dose, dosage, daily, nightly, twice a day, refill,
injection, taper, tapering, titrate, noncompliant, nonadherent, adherent, skipped doses, childhood, mother, father, husband, wife, partner, boyfriend,
girlfriend, ex husband, ex wife, sister, brother, daughter, son, parents, kids, grandmother, grandfather, stepfather, stepmother, uncle, aunt, cousin,
neighbours, neighbors, roommate, church, jail, prison, arrested, court ordered, unemployed, laid off, evicted, shelter, custody, school refusal,
failing classes, veteran, deployment in, combat, needle, beer, vodka, whiskey, wine, liquor, nicotine, tobacco, opioid, drug, drugs, substance,
psychiatric, psychiatrist, therapy, counseling, diagnosed, diagnosis, dx, comorbidities, history of, hx, hx of, family history
`,
};

/** Words that tell of a person and what they say or do: they support a clinical reading, and name its subject. */
export const PERSON_WORDS = `
patient patients pt pts client clt consumer teen adolescent child veteran mother father mom dad husband wife spouse partner boyfriend girlfriend son
daughter sister brother parent parents grandmother grandfather aunt uncle cousin family sponsor roommate neighbor he she his her him hers himself
herself they their them themselves who resident couple girl boy man woman male female yo y/o infant toddler student
paciente pacientes cliente clienta ella marido suegra suegro papa mama tio tia primo prima nieto nieta elle esposo esposa hermano hermana madre padre hijo hija hijos ninos nino nina novio novia abuela abuelo
patiente femme mari epouse frere soeur fils fille enfants conjoint patientin klientin ehemann ehefrau mutter vater tochter
sohn bruder schwester
`;

export const NARRATIVE_WORDS = `
brought barefoot calmed accepted walked wandering sandwich laughed practised practiced grandchildren visits apologized embarrassed my me myself ex telling came refuse loves hates misses lives living alone

reports reported reporting report denies denied denying endorses endorsed endorsing presents presented presenting states stated stating describes
described describing disclosed discloses disclosing admits admitted shared shares expressed expresses expressing voiced voices verbalized verbalizes
appeared appears exhibits exhibited displays displayed complains complained acknowledges acknowledged diagnosed diagnosis dx since daily hx feels felt
feeling cried cries crying tearful said says told tells wants wanted believes believed heard hears hearing stopped skipped agreed agrees discussed
explored processed reviewed encouraged declined refuses refused thinks thought remembers remembered hopes worries worried afraid ashamed angry
sleeping sleeps sleep eating drinking using used lost moved married divorced attended attends missed relapsed recently lately weekend tonight
yesterday today week weeks month months night nights morning home work school job house session therapy intake treatment medication meds dose mg
prescribed taking takes took started
comenta cuenta menciona expresa dijo dice puede come comer llorar pide volver preocupa preocupada preocupado preocupacion triste ansiosa enojada miedo carcel medico terapia cita proxima dejo trabajo escuela refiere niega llora llorando duerme dormir bebe siente quiere golpeo casa sesion semana domingo noche noches murio tristeza
dit dort boit pleure voit refuse chaque soir nuit semaine deces depuis maison weint schlaft trinkt sagt berichtet nacht seit
`;

/** Software words: each one makes it more likely that a clinical word names a feature, a field or a form. */
export const SOFTWARE_WORDS = `
adapter compiler api endpoint service microservice server servers timeout timed schema column columns table field fields enum class module plugin queue worker index
cache cached config configuration database query parser json xml null undefined nil lookup registry dashboard page widget valueset codeset dictionary
migration build deploy deployment version handler pipeline topic partition scheduler category categories type types route screen questionnaire
template templates screening taxonomy ontology mapping mapped mapper model models loader adapter client-side attribute attributes property properties
keyword token enumeration parameter argument exception stacktrace http https sql regex validator serializer form forms menu tab button icon label
labels translation locale proxy cluster node nodes shard replica kernel goroutine thread process heap memory detected detector rate limit quota
modules package library import imports feature flag toggle catalog catalogue code codes set sets formulary rxnorm ndc snomed loinc hl7 fhir oid uuid
checksum latency throughput connector job jobs batch cron webhook dependency misconfigured configured unmapped empty unit alert rule rules value
values outdated rendered scored unscored unsynced backlog schedule render displayed truncated parsed parse upload download export sync imported
offline online unavailable unreachable disabled enabled directory feed census interface integration portal gateway kiosk printer password url link
banner roster order orders workflow inbox battery screener prevention calendar awareness container pod image renderer pdf csv report reports program
programs track course training guideline brochure bundle resource resources unsupported unknown invalid missing deprecated uninitialized readonly role
roles scope permission tier bucket stream consumer assessments assessment instrument instruments measure measures inventory scale lib app application
test tests fixture mock stub seed calculator scorer worksheet worksheets screeners handout handouts bundles instruments status
`;

/** Words of the record system: a sentence with one of them is about a record, unless a strong term says otherwise. */
export const RECORD_WORDS = `
consent consents portal note notes record records chart charts access accessed required requires missing expired expire pending overdue incomplete
invalid unavailable locked unlocked signed unsigned sign cosign cosigned signature authorized authorised authorization eligibility eligible coverage
covered claim claims billing bill invoice payer licensed license assigned unassigned enrolled enrollment template list lists order orders
status flag roster slot bed room visit appointment appointments scheduled schedule calendar banner alert task not-found duplicate duplicated merged
merge deleted created updated archived restricted hidden disabled enabled verified unverified optional allowed denied-access permission reconciled
recorded documented captured completed started stopped-job failed failure error retry
`;
