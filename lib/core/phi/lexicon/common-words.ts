/** Everyday, clerical and technical words that open sentences and headings with a capital: never names by themselves. */
export const COMMON_WORDS = `
assist rounding antivirus datacenter nodes noon places regions
a abandoned abend ability abort aborted aborting about above absent absolute abuse accept acceptable accepted accepting access accessed accesses
accessible accident accidental according account accounting accounts accrual achieve ack acknowledged acquire acquired acquiring across act action
actions active activities activity actor actual actually adapter add added adding addition additional address addresses adherence adjacent adjust
adjusted adjustment admin administrator admission admissions admit admitted adult advance advanced advisor advisory affected after afternoon again
against age agency agent agents aggregate ago agreed agreement ahead air alarm alert alerts algorithm alias all allergies allergy alliance allocate
allocated allocation allow allowed allowlist almost alone along already also alter alternate although always ambulatory amend amended amendment among
amount an analysis analytics analyzer anchor and annotation annual anonymous another answer answered answers any anyone anything api app appeal appear
appeared appears append appended applet application applications applied apply applying appointment appointments approach approval approve approved
april arbitrary archival archive archived are area aren argument arguments around array arrived arrow article as ascii ask asked asking assembly
assert asserted assertion assertionerror assessment assessments asset assets assign assigned assignment assignments assistance assistant associate
associated association assume assumed async at atomic attach attached attachment attempt attempted attempting attempts attend attendance attended
attending attention attestation attribute attributes audience audit audited auditor auditors august auth authenticate authenticated authentication
author authority authorization authorized auto automated automatic availability available average avoid await awaiting aware away awk back backend
background backing backlog backoff backup backups bad badge balance balancer band bandwidth bank banner bar barrier base based baseline basic batch
batches be bearer became because become becomes bed been before began begin beginning behavior behavioral behind being below benefit benefits best
beta better between beyond big bill billed billing bin binary bind binding bit bits black blank blob block blocked blocking blue board boards body
book booked booking bookmark boolean boot both bottom bounce bounced bound boundary box branch breach break breaker breaking bridge brief bring
broadcast broke broken broker brokers browser bucket buckets buffer buffers bug build builder builds built bulk bulletin bundle burst bus business
busy but button buy by bypass byte bytes cache cached caching calculate calculated calculator calendar call callback called caller calling calls came
campaign can cancel canceled cancellation cancelled candidate candidates cannot canonical capability capable capacity captcha capture captured card
cardinality care carrier cascade case casefile caseload cases cast catalog catch categories category caught cause caused causes ceiling cell center
centers central centre cert certain certificate certificates chain chained chains chair challenge chance change changed changes channel channels chaos
character characters charge charged chart charts charset chat check checked checker checking checkout checkpoint checks checksum child children chip
choice choose chose chunk chunks cipher circuit circular citation city claim claimed claims class classes classification clause clean cleaned cleaner
cleaning cleanup clear cleared clearing clearinghouse click client clients clinic clinical clinician clinicians clinics clock clone close closed
closes closing cloud club cluster clusters co coalesce code codec coded coder codes coding coercion cold collapse collect collected collection
collections collector collision color column columns combination combined come comes comma command commands comment comments commercial commission
commit commits committed committee common communication communications community compact company compaction compare compared comparison compatibility
compatible compensation compile compiled compiler complete completed completely completes completing completion complex compliance compliant component
components compose composite compress compressed compression compromised compute computed computer concurrency concurrent condition conditional
conditions conf conference config configuration configure configured confirm confirmation confirmed conflict conflicting conflicts congestion connect
connected connecting connection connections connectivity connector consecutive consensus consent consents consider consistency consistent console
constant constraint constraints construct constructor consult consultation consume consumed consumer consumers consumption contact contacts contain
contained container containers contains content contents contention context contexts contingency continuation continue continued continues contract
contribution control controlled controller controls conversation conversion convert converted converter cookie cookies coordinate coordination
coordinator copied copies copy core cores corporate correct corrected correction correctly correlation corrupt corrupted corruption cost could couldn
council counseling counselor count counted counter counters counts county couple course court cover coverage covered cpu crash crashed crawler create
created creates creating creation credential credentialing credentials credit crisis critical cron cross crypto csv cumulative currency current
currently cursor custom customer customers cut cutoff cutover cycle cyclic daemon daily damage damaged dashboard data database databases dataset date
dates day days dead deadline deadlock deal death debit debug december decide decided decision declaration declared decline declined decode decoded
decoder decoding decommission decrease decrypt decrypted decryption dedicated dedupe deep default defaulted defaults defer deferred define defined
definition degraded delay delayed delays delegate delegated delegation delete deleted deletes deleting deletion delimiter deliver delivered deliveries
delivery delta demand demo demographics denial denied deny denying department dependency dependencies dependent depends deployed deploy deployment
deployments deprecated depth derived descending describe described descriptor deserialize deserialization design desk desktop destination destroyed
detach detail detailed details detect detected detection detector determine detox dev developer development device devices diagnosis diagnostic
diagnostics dial dialog dictionary did didn died diff difference different diffing digest digital dimension direct directed direction directive
directly director directory disable disabled disagree disallowed disaster discard discarded discharge discharged disclosed disclosure disclosures
disconnect disconnected discovered discovery discrepancy disk dispatch dispatched dispatcher display displayed disposed dispute disruption distinct
distributed distribution district division dns do document documentation documented documents does doesn doing domain domains don done door dose doses
double down downgrade download downloaded downloading downstream downtime dr draft drain drained drift drive driver drivers drop dropped dropping
drops drug dry due dump duplicate duplicated duplicates duplication duration during dynamic each earlier earliest early east edge edit edited editing
editor education effect effective eight either elapsed elastic election electronic element elements eligibility eligible else email emails emergency
emit emitted employee employees employer empty enable enabled encode encoded encoder encoding encounter encountered encounters encrypt encrypted
encryption end ended endpoint endpoints ends enforce enforced enforcement engine enough enqueue enrolled enrollment ensure enter entered enterprise
entire entities entitlement entity entries entry enum enumeration env envelope environment environments episode epoch equal equals error errors
escalate escalated escalation escape escaped establish established estimate etc evaluate evaluated evaluation evaluator even evening event events
eventual ever every everyone everything evict evicted eviction exact exactly examination example exceed exceeded exceeding exceeds except exception
exceptions excess excessive exchange exclude excluded exclusion exclusive exec executable execute executed executes executing execution executor
exhausted exist existed existing exists exit exited exiting exits expand expansion expect expected expecting expense expensive experience experiment
expiration expire expired expires expiring expiry explicit exponential export exported exporter exporting exports expose exposed expression extend
extended extension extensions external extra extract extracted extraction extractor eye fabric face facilities facility facing fact factor factory
fail failed failing failover fails failure failures fallback false families family far fast fatal fault faults favorite fax feature features february
federal federated federation fee feed feedback fees fetch fetched fetcher fetches fetching few fewer field fields fifo fifth file filed filename files
filesystem fill filled filter filtered filtering filters final finalize finally finance financial find finding finds fine fingerprint finish finished
finishes fire fired firewall first fit five fix fixed fixture flag flagged flags flat flight float floating floor flow flows flush flushed flushing
focus folder folders follow followed following follows follower font footer for forbidden force forced foreign forest fork form formal format formats
formatted formatter former forms formula fortnight forum forward forwarded forwarder forwarding found foundation four fourth fragment frame framework
frames fraud free freeze frequency frequent fresh freshness friday from front frozen full fully function functions fund further fuse future gap gaps
garbage gate gather gateway gauge gave general generate generated generates generating generation generator generic get gets getting give given gives
giving global go goal goes going gold golden gone good got graceful grade grammar grant granted grants granularity graph graphs great grid group
grouping groups grow growth guarantee guard guardian guess guest guide guideline had half halt halted hand handle handled handler handlers handles
handling handoff handshake hang happened hard hardware has hash hashed hashes hashing have haven having he head header headers headless heading heads
health healthcare healthy heap hear hearing heartbeat heavy held hello help helper hence her here heuristic hidden hide hierarchy high higher highest
him hint hints his historic historical history hit hits hold holder holding holds hole holiday home homepage hook hooks hop hope horizontal hospital
hospitals host hosted hostname hosts hot hotfix hour hourly hours house housing hover how however hub human hundred hung icon id idempotency
idempotent identical identification identified identifier identifiers identify identity idle if ignore ignored ignores ignoring illegal image images
immediate immediately immutable impact impersonation implementation implicit import important imported importer importing imports impossible in
inaccessible inactive inbound inbox incident include included includes including incoming incompatible incomplete inconsistent incorrect increase
increased increment incremental indefinite independent index indexed indexer indexes indexing indicate indicated indicates indicator individual infer
inference infinite info information infrastructure ingest ingested ingestion ingress inherit inherited init initial initialise initialize initialized
initializing initiated initiative inject injection inline inner inpatient input inputs inquiry insert inserted inserting insertion inside inspect
inspection instance instances instead institute insufficient insurance insured int intake integer integration integrations integrity intended intent
interactive interceptor interface interim interleaved internal international internet interop interpreter interrupt interrupted interval intervention
into invalid invalidate invalidated invalidation invariant inventory invite invited invoice invoices invoke invoked invoking is isn isolated isolation
issue issued issuer issues issuing it item items iteration iterator its itself january job jobs join joined joining joins journal json july jump june
just keep keepalive keeper keeping keeps kept kernel key keys keyspace keystore keyword kill killed kind kit knew know knowledge known lab label
labels laboratory labs lag lagging land language languages large larger largest last late latency later latest launch launched launcher law layer
layers layout lazy lead leader leaf leak leaked lease leased leases least leave leaving ledger left legacy legal length less let letter level levels
liability lib library license lifecycle lifetime light like likely limit limited limits line linear lines link linked links list listed listen
listener listening lists literal little live liveness load loaded loader loading loads local locale locate located location locations lock locked
locker locking lockout locks log logged logger logging logic logical login logins logon logout logs long longer look looked looking lookup loop lose
loss lost lot low lower lowest machine machines made mail mailbox mailed mailer main mainframe maintenance major make makes making malformed malware
manage managed management manager manifest manual manually many map mapped mapper mapping mappings march margin mark marked marker markers market
marks mask masked master match matched matcher matches matching material matrix matter max maximum may maybe me mean measure measured measurement
measures mechanism media median medicaid medical medicare medication medications medium meeting meetings member members membership memo memory mental
menu merge merged merger merges merging mesh message messages messaging met meta metadata method methods metric metrics micro mid middle middleware
midnight might migrate migrated migrating migration migrations million min mind mine mini minimal minimum minor minute minutes mirror misconfigured
mismatch mismatched miss missed misses missing mistake mixed mobile mock mode model models moderate modern modification modified modify modifying
module modules moment monday monitor monitoring monitors monotonic month monthly months more morning most mount mounted move moved moving much multi
multipart multiple must mutable mutation mutex mutual my name named names namespace naming narrow native natural nearest necessary need needed needs
negative negotiation neither nested network networks never new newer newest news next nightly nil nine no nodes noise nominal non none nonce noon nor
normal normalized north not notation note noted notes nothing notice notices notification notifications notified notify november now null number
numbers numeric nurse nurses nursing obj object objects obsolete obtain occupied occurred occurrence october of off offer offered office officer
offices official offline offset offsets often ok okay old older oldest on once oncall one ones online only onto op opaque open opened opener opening
opens operand operation operational operations operator operators opioid opposite optimistic optimizer option optional options or orchestrator order
ordered ordering orders ordinal org organization organizations origin original orphan orphaned os other others otherwise our out outage outages
outbound outbox outcome outcomes outdated outer outgoing outpatient output outside outstanding over overall overdue overflow overlap overlapping
overlay overload overloaded override overrides overview overwrite overwritten own owned owner owners ownership pace pack package packages packet
packets page pages pagination paid pair pairs panel panels panic paper parallel param parameter parameters parent parents parity park parse parsed
parser parses parsing part partial partially participant participants parties partition partitioned partitions partner partners parts party pass
passed passes passing passive passphrase password passwords past patch patched path paths patient patients pattern patterns pause paused pay payer
payers payload payloads payment payments payor peak peer peers penalty pending people per percent percentage perform performance performed period
periodic permanent permission permissions permit permitted persist persisted persistence persistent person personal personnel phase phone physical
physician pick picked piece pin pinned ping pipe pipeline pipelines pixel place placed placeholder placement plain plan planned planner planning plans
plant platform please plugin plugins plus pod pods point pointer points policies policy poll polled polling pool pooled pools poor pop popped port
portal ports position positive possible post posted posting posts potential power practice practices pre precedes precision precondition predicate
prefer preference preferences preferred prefix preflight premature premium prepare prepared prescriber prescription prescriptions presence present
preserved press pressure prevent prevented preview previous previously price primary principal print printed printer prior priority privacy private
privilege privileges probable probably probe problem problems procedure procedures proceed proceeding process processed processes processing processor
procurement produce produced producer producers product production products profile profiles program programs progress project projection projects
promise promote promoted promotion prompt proof propagate propagated propagation proper properties property proposal protected protection protocol
protocols provide provided provider providers provides providing provision provisioned provisioning proxies proxy prune pruned pseudonym psychiatrist
psychologist psychotherapy public publish published publisher publishing pull pulled pulling purchase purge purged purpose push pushed pushing put
qualified qualifier quality quarantine quarantined quarter quarterly queried queries query question questionnaire questions queue queued queues quick
quiet quit quorum quota quotas quote race rack radio raise raised ran random randomly range ranges rank rapid rate rates rather ratio raw reach
reachable reached reaching read readable reader readers readiness reading readonly reads ready real realm reason reasonable reasons rebalance
rebalanced rebalancing reboot rebuild rebuilding rebuilt receipt receive received receiver receives receiving recent recently recipient recipients
recognized recommended reconcile reconciled reconciliation reconnect reconnecting record recorded recorder recording records recover recoverable
recovered recovering recovery recursion recursive recycle red redact redacted redelivered redelivery redirect redirects redo reduce reduced redundant
reelected refer reference referenced references referral referrals reflect refresh refreshed refund refused region regional regions register
registered registration registry regression regular regulation reindex reject rejected rejecting rejection rejects related relation relations
relationship relative relay relayed release released releases relevant reliability reload reloaded remain remained remaining remains remediation
remind reminder reminders remit remittance remote removal remove removed removes removing rename renamed render rendered renderer rendering renew
renewal renewed reopened reorder repair repaired repeat repeated repeatedly replace replaced replacement replay replayed replica replicas replicated
replicating replication replied reply report reported reporter reporting reports repository represent representation representative reproduce request
requested requester requests require required requirement requires requiring rerun reschedule rescheduled research reservation reserve reserved
reserves reset resets resident residual resilience resize resolution resolve resolved resolver resolves resource resources respond responded response
responses responsible rest restart restarted restarting restore restored restores restrict restricted restriction result resulting results resume
resumed retain retained retention retired retransmit retried retries retrieve retrieved retry retrying return returned returning returns reuse revert
reverted reverse review reviewed reviewer reviews revision revoked revocation rewrite right rights risk robot role roles roll rollback rolled rolling
rollout roof room rooms root roster rotate rotated rotation round route routed router routes routine routing row rows rule rules run runbook runner
running runs runtime safe safety said same sample sampled sampling sandbox sanity saturated saturation saturday save saved savepoint saves saving saw
say says scale scaled scaling scan scanned scanner scans schedule scheduled scheduler schedules scheduling schema schemas scheme school scope scopes
score scores scoring screen screened screening screens script scripts scroll sdk seal sealed search searched searches searching second secondary
seconds secret secrets section sections sector secure secured security see seed seeding seek seem seems seen segment segments select selected
selection selector self semantic semaphore semi send sender sending sends senior sensitive sensor sent separate separator september sequence sequences
sequential serial serialize serialization serializer series serious serve served server servers serves service services serving session sessions set
sets setting settings settlement setup seven several severity shadow shall shape shard sharded shards share shared sharing sheet shell shift shifts
ship shipment shipped shipping short should shouldn show showed showing shown shows shut shutdown shutting side sidecar sign signal signals signature
signatures signed signer significant signing signup silent similar simple simply simulation simultaneous since single sink site sites situation six
size sized sizes sizing skew skip skipped skipping slave sleep slice slot slots slow slower slowdown small smaller snapshot snapshots so social socket
sockets soft software solution some someone something sometimes son soon sort sorted sorting sound source sources south space spaces span spans spawn
spawned special specialist specific specification specified speed spike spill split splitter spool staff stage staged stages staging stale stalled
stalls stamp standalone standard standards standby start started starter starting starts startup starvation state stated stateful stateless statement
statements states static station statistics stats status statuses stay step steps sticky still stop stopped stopping stops storage store stored stores
storing strategy stream streaming streams street strict string strings strip strong struct structure structured stub stuck student sub subject
subjects submission submissions submit submits submitted submitter submitting subnet subprocess subscribe subscribed subscriber subscribers
subscription subscriptions subset substance substitute subsystem succeed succeeded success successful successfully such sudden suffix suggest
suggested suite sum summary sunday super supervised supervisor supplied supply support supported supporting supports suppress suppressed sure surface
survey suspect suspend suspended suspicious swap switch switched switching symbol symbols sync synced synchronization synchronize synchronized syncing
synopsis syntax synthetic system systems tab table tables tablet tag tagged tags tail take taken takes taking target targets task tasks team teams
telemetry telehealth tell temp template templates temporarily temporary ten tenant tenants term terminal terminate terminated terminating termination
terms test tested tester testing tests text than that the their them then therapist therapists therapy there therefore these they thing things third
this those though thousand thread threads three threshold thresholds throttle throttled throttling through throughput throw throws thrown thursday
thus ticket tickets tie tier tiers time timed timeout timeouts timer timers times timestamp timestamps timezone timing title to today together token
tokenizer tokens told tomorrow too took tool tools top topic topics total totals touch touched toward trace traces tracing track tracked tracker
tracking traffic trail train training trait transaction transactional transactions transfer transferred transform transformation transformed
transformer transient transition transitions translate translated translation transmission transmit transport trap trash travel treat treated
treatment treatments tree trees trend trial tried tries trigger triggered triggers trim true truncate truncated truncation trust trusted trusting
truth try trying tuesday tunnel tuple turn turned twice two type typed types typical ui unable unauthenticated unauthorized unavailable unbound
uncaught uncertain unchanged uncommitted under underlying undefined undelivered undo unexpected unexpectedly unhandled unhealthy uniform union unique
unit units universal unix unknown unless unlimited unlock unlocked unmapped unmatched unmount unnamed unparsable unparseable unprocessable unprocessed
unreachable unrecognized unregistered unrelated unresolved unresponsive unsafe unsaved unset unsigned unspecified unstable unsubscribed unsupported
until untrusted unused unusual unwritable up upcoming update updated updater updates updating upgrade upgraded upload uploaded uploader uploading
uploads upon upper upsert upstream uptime urgent uri url urls us usage use used useful user username users uses using usual utilization utility vacuum
valid validate validated validates validating validation validator value values variable variables variance variant various vary vector vendor vendors
verbose verification verified verifier verify verifying version versioned versions vertical very veteran via video view viewed viewer viewing views
violated violates violation violations virtual visible visibility visit visits vital vitals voice void volume volumes vulnerability wait waited waiter
waiting wake walk wall want wanted warehouse warm warmup warn warning warnings was wasn watch watchdog watched watcher watching watermark way ways we
weak web webhook webhooks website websocket wednesday week weekend weekly weeks weight weighted welcome well went were west what when whenever where
whereas whether which while who whole whose why wide widget wildcard will window windows wire with within without word words work worked worker
workers workflow workflows working workload workspace workstation world worse would wouldn wrap wrapped wrapper write writer writers writes writing
written wrong xml yaml year yearly years yellow yes yesterday yet yield you your zero zip zone zones mon tue wed thu fri sat sun jan feb mar apr jun
jul aug sep sept oct nov dec gmt utc est pst edt pdt cst cet ist kb mb gb tb ms ns sec secs hr hrs rpm rps qps ttl am pm inc ltd llc corp gmbh hi oh
cognitive behavioural dialectical psychiatric couples wellness hospice residential shield aetna cigna humana anthem optum kaiser molina centene
tricare united unitedhealthcare magellan ops clearance chartless tabs fhir hl7 hipaa icd cpt loinc snomed rxnorm ehr emr edi ssn dob mrn phi pii npi
html http https tls tcp udp ssl sso mfa otp jwt sql ldap saml oidc smtp imap vpn cdn aws gcp iam kms sqs sns ecs eks rds ebs efs vpc arn acl cors csrf
xss crud orm dao dto pdf tsv png
`;
