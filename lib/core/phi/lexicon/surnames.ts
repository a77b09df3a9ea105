/**
 * Family names common in the United States, of many origins, lower case and without diacritics.
 * Those that are also everyday or technical words are in `ambiguous-names.ts` instead.
 */
export const SURNAMES = `
blackwood chowdhury payne barker ames barr bates bray horne
abbott abernathy abrams abreu acevedo acosta adair adams adamson adkins adler aguilar aguilera aguirre ahearn ahern aiken akers albright alcala
alcantara aldridge alexander alfaro alford allen allison allred almeida alonso alonzo alston altman alvarado alvarez amador amato anaya andersen
anderson andrade andrews anthony aponte aquino aragon arce archuleta arellano arias armijo armstrong arnett arroyo arteaga arthur ashby asher atkins
atkinson avalos avery avila aviles ayala ayers babcock baca bachman badillo baez bagley bailey bain baird balderas baldwin ballard banuelos barajas
barbosa barclay barkley barlow barnes barnett barnhart barragan barraza barrera barreto barrett barrientos barrios barron barry bartlett barton
bassett basso batista bauer baumann baumgartner bautista baxter bayer beal beasley beaulieu beauchamp becerra beck becker beckett beckman beltran
benavides benavidez benitez benjamin bennett benson bentley benton berg berger bergeron bergman bermudez bernal bernard bernstein berrios betancourt
bettencourt bianchi biggs billings bingham birch bishop blackburn blackwell blair blake blakely blanchard blanco blankenship blanton blevins blum
bocanegra bogan boggs bohannon bolden bolton bonilla bonner boone booth borges bosch boswell boucher boudreau boudreaux bouchard bowden bowen bowers
bowles bowman boyce boyd boyer boyle bradbury braden bradford bradley bradshaw brady bragg brandt brantley braun bravo brennan brewster bridges briggs
bright brinkley brinkman briones briscoe britt britton brock broderick brody brown browning brownlee bruce brunner bruno bryan bryant buchanan buck
buckley buckner bueno bullard bullock burch burdick burgess burke burkett burkhart burnett burnham burnette burr burris burrell burroughs burton busby
bustamante bustos butcher byrd byrne byers bynum caballero cabral cabrera caceres cahill cain calderon caldwell calhoun callahan callaway calloway
camacho cameron campbell campos canales cannon cano cantrell cantu capps caraballo cardenas cardona carey carlin carlisle carlson carlton carmichael
carmona carney carpenter carr carranza carrasco carrillo carrington carrion carroll carson cartagena cartwright caruso carvalho casas casey cassidy
castaneda castellano castellanos castillo castle castro caudill cavanaugh cazares ceballos cedillo centeno cervantes chacon chaney chapa chapman
charles chau chavarria chavez chavis cheatham chester chin christensen christian christiansen christie cisneros claiborne clancy clark clarke clawson
clayton clements clemons cleveland clifford clifton cline coates cobb cochran coe coffey coffman cohen colbert colburn coleman collado collier collins
colon colvin combs comer compton conklin conley conn connell connelly conner connolly connor conrad conroy contreras conway cooke cooley coombs
copeland corbett corbin corcoran cordero cordova corley cormier cornell corona coronado corral correa cortes cortez costa costello cote cotton
coughlin coulter courtney covington cowan coyle crabtree craig crandall cranford crawford creech crenshaw crespo crews crocker cromwell cronin crosby
crouch crowder crowe crowell crowley crum crump cruz cuellar cuevas culbertson cullen culpepper cummings cummins cunningham curran currie curry curtis
cushing cyr dalton daly dang daniel daniels darby darden daugherty davenport davey david davidson davies davila davis davison dawkins dawson dayton
deal deaton decker dejesus delacruz delaney delarosa deleon delgado deluca demarco dempsey denham denney dennis denton desai devine devries dewitt
diamond dias diaz dickens dickerson dickey dickinson dickson dietrich dietz diggs dill dillard dillon dinh dixon dobbs dobson dodd dodson doe doherty
dolan dominguez donahue donald donaldson donnelly donohue donovan dooley doran dorsey dotson dougherty douglas dowd dowling downey downing downs doyle
drake draper driscoll drummond duarte dubois dubose duckworth dudley duffy dugan dugger duggan duke dumas dunaway duncan dunham dunlap dunne dunning
duong dupont dupree dupuis duran durant durham dutton duvall dwyer dyer dykes dyson earl early eason eastman easton eaton eberhardt echevarria echols
eckert eddy edmonds edmondson edwards egan eldridge elias elizondo elkins eller ellington elliott ellis ellison elmore elrod emanuel emery emerson
english engel engle ennis enriquez epperson epps epstein erickson ericson ervin erwin escalante escamilla escobar escobedo esparza espinal espinosa
espinoza espino esposito esquivel estes estep estrada etheridge eubanks evans everett ewing ezell faber fagan fairchild falk fallon faria farias
farley farmer farr farrell farris faulkner faust feldman felder feliciano felix felton ferguson fernandes fernandez ferrara ferrari ferreira ferrell
ferrer ferris figueroa finch fink finley finn finnegan finney fischer fitch fitzgerald fitzpatrick flaherty flanagan flanders fleming fletcher flint
flood flores flowers floyd flynn foley foote forbes foreman forrest forsyth forte fortin foster fountain fournier fowler frazier frederick fredrickson
freedman freeman freitas frey friedman frias fritz fry frye fuentes fugate fulton funk fuqua gabriel gagnon gaines galarza gallagher gallardo gallegos
gallo galloway galvan galvez gamble gamboa gamez gandhi gant gantt garber garcia gardner garibay garland garner garrett garrison garvey garza gaston
gauthier gavin gaytan geiger gentry gerard gerber gibbons gibbs gibson gilbert giles gill gillespie gillette gilliam gilman gilmore ginn giordano
gipson giron glass gleason glenn glover godfrey godinez godoy goetz goff goldberg goldsmith goldstein gomes gomez gonsalves gonzales gonzalez goodman
goodrich goodson goodwin gordon gore gorham gorman goss gough gould goulet grady graff graham granados grantham graves greenberg greene greenfield
greenwood greer gregg gregory grider griffin griffith griffiths grigsby grimaldi grimes grimm griswold groff gross grossman grove groves grubbs
guajardo guerra guerrero guevara guidry guillen gunn gunter gupta gustafson guthrie gutierrez guzman haas hackett hagan hagen haggerty hahn haines
halverson haley halloran halpern halsey hamby hamilton hamlin hamm hammond hampton hancock haney hankins hanks hanlon hanna hannah hannon hansen
hanson harder hardin harding harkins harlan harley harman harmon harper harrell harrington harris harrison harry hartley hartman hartmann harvey
haskins hastings hatch hatcher hatfield hathaway hauser havens hawkins hawley hawthorne hayden hayes haynes haywood healey healy hearn heath hebert
hecht heck hedrick heffernan heller helms helton henderson hendricks hendrickson hendrix henley hennessy henning henry hensley henson herman hernandez
herndon herrera herring herrington herrmann hershberger hess hester hewitt hiatt hickey hickman hicks hidalgo higginbotham higgins hightower
hildebrand hinds hines hinkle hinojosa hinson hinton hirsch hitchcock hobbs hobson hodge hodges hodgson hoff hoffman hoffmann hogan hogue holbrook
holcomb holden holder holguin holley holliday hollingsworth hollis holloway holman holmes holt hood hooks hooper hoover hopkins hopper horner hornsby
horton horvath hoskins hough houser houston howard howe howell hoyt hubbard huber huddleston hudgins huerta huff huffman huggins hughes hull humphrey
humphreys hundley hurd hurley hurst hurtado hussey hutchins hutchinson hutchison hutton hyatt hyde ibarra infante ingle ingram irizarry irvin irving
irwin isaac isaacs isom ivey izquierdo jablonski jackman jackson jacob jacobs jacobson jacobsen jaffe jaime jaimes james jameson jamison jansen
janssen jaramillo jarrell jarrett jarvis jasso jefferies jeffers jefferson jeffrey jeffries jenks jennings jensen jernigan jessup jewell jimenez jobe
johansen johansson johns johnson johnston joiner jones jordan jorgensen joseph joyce joyner juarez judd judge julian jung kahn kaminski kane kaplan
karr katz kaufman kaufmann kay keane kearney keating keeler keen keenan keene keith kell keller kelley kellogg kelly kelsey kemp kendall kendrick
kennedy kenney kenny kent kerns kerr kessler ketchum keyes kidd kiefer kilgore kimball kimble kimbrough kincaid kinder kinney kinsey kirby kirkland
kirkpatrick kirkwood kiser klein kline knapp knowles knowlton knox knudsen koch koehler koenig kohler kowalski kowalczyk kozlowski kraft kramer kraus
krause kroll krueger kruger kruse kuhn kurtz kuhlman kyle lacy ladd lafleur lake lam lamar lambert lancaster landers landis landrum landry lang
langford langley langston lanier lankford lantz lapointe lara larkin larose larsen larson lassiter latham latimer lau laughlin lawler lawrence laws
lawson layman layne layton le leach leahy leary leavitt leblanc lebron leclair leclerc ledbetter lederman ledesma ledford leger leggett lehman leigh
leighton leland lemieux lemus lennon lentz leonard leone lerner leroy leslie lester leung levesque levin levine levy lewis leyva libby liddell
lightfoot lim limon lin lind lindberg linden linder lindgren lindholm lindquist lindqvist lindsay lindsey lindstrom linton lipscomb lira liston
littlefield littleton liu livingston lloyd lockett lockhart lockwood loera loftus logan lombard lombardi lombardo london longoria looney lopes lopez
lott lovato lovell lowe lowery lowry loya lozada lozano lucas lucero luciano lugo lujan luis lumpkin luna lund lundberg lundgren lunsford luu ly lyles
lyman lynch lynn lyon maas mabry macdonald macias mack mackay mackey mackenzie mackinnon maclean macleod macmillan macpherson macy madden maddox
madera madrid madrigal magana magee maguire maher mahoney mai majors maldonado malloy malone maloney mancini mancuso manley mann manning mansfield
manuel manzano marcano marchand marcum marcus marin marino mariscal markham markley marlow marquez marquis marrero marroquin marsh marshall martell
martin martindale martinez martino martins massey masterson mata matheny mather mathews mathias mathis matos matson matthews mattingly mattox mattson
maurer maxwell maya mayberry mayer mayes mayfield mayhew maynard mayo mays mazur mcadams mcafee mcalister mcallister mcbride mccabe mccain mccall
mccallum mccann mccarthy mccarty mccauley mcclain mcclellan mcclendon mcclintock mccloud mcclure mcconnell mccord mccormack mccormick mccoy mccracken
mccrary mccray mccullough mccurdy mcdaniel mcdermott mcdonald mcdonough mcdowell mcduffie mcelroy mcewen mcfadden mcfarland mcgee mcghee mcginnis
mcgowan mcgrath mcgraw mcgregor mcguire mchugh mcintosh mcintyre mckay mckee mckenna mckenzie mckinley mckinney mckinnon mcknight mclain mclaughlin
mclean mclellan mcleod mcmahan mcmahon mcmanus mcmillan mcmillen mcmullen mcnair mcnally mcnamara mcneal mcneil mcneill mcpherson mcqueen mcrae
mcreynolds mcvay mcwhorter mcwilliams meador meadows mears medeiros medina medrano meehan meeks mehta mejia melendez melton melvin mena mendes mendez
mendoza menendez merchant mercado meredith merrick merrill merritt messer metcalf metzger meyer meyers michael michaels michaud michel middleton miles
millan millard miller milligan milner milton mims minor miranda mireles mitchell mixon moeller moffett mohr molina moller monahan monaco mondragon
monroe montague montalvo montano montanez montemayor montero montes montez montgomery montiel montoya moody mooney moore mora morales moran moreau
moreira morel moreland moreno morey morgan moriarty morin morley morrill morris morrison morrissey morrow morse morton moseley moses mosher mosley
mott moulton moya moyer muhammad mulcahy mullen mullins mulligan munguia muniz munoz munro munson murdock murillo murphy murray murrell murry musgrave
myers myles najera nance napier naranjo nash nava navarrete navarro nazario neal needham neely neff negron neil neill nelson nesbitt neumann neville
nevarez newberry newcomb newell newkirk newman newsome newton nguyen nichols nicholson nickerson nicolas nielsen nielson nieto nieves nixon noel
noland nolan nolen noonan nord norman norris norton norwood novak nowak nowlin nugent nunes nunez nunn nye oakes oakley obrien ocampo ochoa oconnell
oconnor odell odom odonnell ogden ogle ohara okeefe oldham oleary olguin oliva olivares olivas oliveira oliver olivera olivo oller olmos olmstead
olsen olson olvera omalley oneal oneil oneill ontiveros orellana orlando ornelas orosco orozco orourke orr orta ortega ortiz osborn osborne osorio
ostrander osullivan otero otoole otto overby overstreet overton owen owens pacheco packard padgett padilla padron paige painter palacios palmer
palomino palumbo pantoja pappas paquette pardo paredes parham parra parrish parsons partridge paschal passmore pate patel paterson patino patrick
patten patterson patton paul paulsen paulson paxton paz peacock pearce pearson peck pedersen pederson peek pelletier pemberton pena pence pendergrass
pendleton pennington peoples peralta perdue pereira peres perez perkins perreault perrin perry persaud person peters petersen peterson petit petrov
petty pfeiffer phan phelps phillips phipps pickens pickering pickett pierre pierson pike pimentel pina pineda pinkney pinson pinto pitman pitre
pittman pitts plummer plunkett pogue poirier polanco polk pollard pollock ponce poore pope popovic porras portillo posada posey potts poulin powell
powers prado prater prather pratt prescott presley preston prevost prewitt priest prieto prince pringle pritchard pritchett proctor prosser provost
pruett pruitt pryor puckett puente puga pugh pulido pullen purcell purdy puri putnam quach quesada quezada quick quigley quinlan quinn quinones
quinonez quintana quintanilla quintero quiroga quiroz rader radford rafferty ragland rainey ramey ramirez ramon ramos ramsay ramsey randall randle
randolph rangel rankin ransom rao rapp rasmussen ratcliff ratliff rau rauch rawlings rawls rayburn raymond rayner razo reagan reardon reaves rector
redd redding redman redmond reece reedy rees reese reeves regan reich reid reilly reinhardt reis renfro renner reno renteria resendez revels reyes
reyna reynolds reynoso rhoades rhoads rhodes ricci richard richards richardson richey richmond richter ricketts riddle ridgway rigby riggs riley
rinehart rios ripley risner ritchey ritchie ritter rivas rivera rizzo roach roark robb robbins roberson robert roberts robertson robinson robison
robles rocha roche rockwell roden rodgers rodrigues rodriguez rodriquez roe rogers rohr rojas roldan rollins roman romano romero romo rooney roosevelt
root roper rosado rosales rosario rosas rosen rosenbaum rosenberg rosenthal ross rossi roth rothman rouse rousseau roush rowan rowe rowell rowland
rowley roy royal royer rubin rubio rucker rudd rudolph ruff ruffin ruiz rupp rush russell russo rutherford rutledge ryan ryder saavedra sadler saenz
saez salas salazar salcedo saldana salerno salgado salinas salisbury sallee salmon salter samaniego sampson samson samuel samuels sanborn sanchez
sanders sanderson sandlin sandoval sanford santana santiago santillan santoro santos sapp sargent saucedo sauer saunders savoy sawyer saxton
scarborough schaefer schafer schaffer schaeffer schell scherer schiller schmid schmidt schmitt schmitz schneider schofield schrader schreiber
schroeder schubert schuler schulte schultz schulz schumacher schuster schwab schwartz schwarz scoggins scott scruggs seals sears seaton seay sebastian
segura seibert seidel seitz sellers sepulveda serna serrano settle severson sewell sexton seymour shafer shaffer shah shanahan shank shanks shannon
shapiro sharma sharpe shaver shaw shea sheehan sheffield shelby sheldon shell shelton shephard shepard shepherd sheppard sheridan sherman sherrill
sherrod sherwood shields shipley shirley shockley shoemaker shore shores short shrader shuler shultz sierra sikes silva silver silverman silvers
simmons simms simon simone simons simpkins simpson sims sinclair singh singletary singleton sipes sisk sizemore skaggs skelton skinner slade slater
slaughter sloan slocum smalley smalls smallwood smart smiley smith smithson smoot smyth snell snider snodgrass snowden snyder solano solis soliz
solomon solorio somers somerville soria soriano sorensen sorenson sosa soto sousa southard southerland souza spalding spangler spann sparkman
spaulding spears spence spencer sperry spicer spinelli spivey springer sprague sproul spurlock squires stacy stafford stahl staley stallings
stallworth stamper stanford stanfield stanley stanton staples stapleton starks starkey starnes steele steinberg steiner stephan stephen stephens
stephenson stern stevens stevenson steward stewart stiles stinson stockton stoddard stokes stoll stoltzfus stoner stotts stout stovall stover stowe
strand stratton strauss streeter strickland stringer strother stroud strunk stuart stubblefield stubbs stull stump sturgeon sturgis suarez suggs
sullivan sumner sumpter sutherland sutter sutton swain swan swann swanson swartz swearingen sweeney sweet swenson swisher switzer sykes sylvester
szymanski tabor tackett talbert talbot talley tam tamayo tanner tapia tarver tate tatum tavares tejada tejeda tellez tennant terrell terry thacker
thao thayer theriot thibodeau thibodeaux thigpen thomas thomason thompson thomsen thomson thorn thornburg thorne thornton thorpe thorson thrasher
thurman thurston tibbs tidwell tierney tijerina tillery tilley tillman tilton timmons tinsley tipton tirado tisdale tobias tobin todd toledo tolentino
toler toliver tolliver tolbert tomlin tomlinson toney toro torrence torres torrez toth tovar towns townsend townes toussaint tracy trahan trammell
tran travers traylor treadway treadwell trejo tremblay trent trevino trimble trinidad triplett troutman trotter trout troyer trudeau trujillo truong
tubbs tucker tuggle tully turk turnbull turley tuttle tyler tyson ulrich underhill upchurch upshaw upton urban urena uribe urrutia utley vaca valadez
valdes valdez valdivia valencia valentin valentine valenzuela valle vallejo valles vance vandyke vang vann varela vargas varner vasquez vaughan vaughn
vazquez vega vela velasco velasquez velazquez velez venegas vera verdugo vergara vernon vickers victor vidal vieira vigil villa villalobos villalpando
villanueva villarreal villasenor villegas vinson visser vitale vo vogel vogt voss vu waddell wagner wagoner waite wakefield walden waldron wallace
waller wallis walls walsh walter walters walton warner warren washburn washington waterman watkins watson watt watters watts waugh weatherford
weathers weaver webb weber webster weddle wegner wei weiner weinberg weinstein weir weiss welch weldon weller wellington wendt wenger werner wesley
westbrook westfall westmoreland weston wetzel whalen whaley wharton wheatley whipple whitaker whitcomb whitehead whitehurst whiteside whitfield
whiting whitley whitlock whitman whitmore whitney whitson whitt whittaker whitten whittington wicks wiggins wilbanks wilbur wilburn wilcox wilder
wiley wilhelm wilkerson wilkes wilkins wilkinson wilks willard willett willey william williams williamson williford willingham willis willoughby wills
wilmoth wilson wilt wimberly winchester winfrey wingate winkler winn winslow winstead winston wiseman witherspoon witt witte woessner wolfe wolff
womack wong woo woodall woodard woodbury woodcock woodruff woodson woodward woodworth woody wooten workman worley worrell worth worthington wray wyatt
wylie wyman wynn yancey yanez yarbrough yates ybarra yeager yi yoder yoo york youngblood younger yount yu zamora zapata zaragoza zavala zeigler zeller
zepeda zhao zhou ziegler zimmer zimmerman zuniga zuckerman adebayo adekunle adeleke ademola adeniyi adeyemi adeyemo afolabi agbaje aguiyi ajayi akande
akinola akintola akpan amadi aminu anyanwu asante ayodele azikiwe babangida balogun bankole bello boateng chukwu chukwuma danjuma diallo diop ekwueme
eze ezeh falana fashola gbadamosi gyasi ibe ibeh idowu igwe iheanacho ike iwu jallow kalu kamara kargbo keita koroma kouyate lawal madu mbah mensah
mwangi ndiaye nduka njoku nkrumah nnadi nwachukwu nwankwo nwosu obasanjo obi obiora odukoya ogbonna ogunleye ogundipe ojo okafor okeke okereke okeowo
okolie okoli okonkwo okoro okorie okoye olawale olayinka oni onwudiwe onyango onyeka opara osei oyelaran oyelowo owusu quaye sesay sowande tetteh
toure traore uche udo ugwu umeh uzoma wanjiru yeboah abebe bekele tadesse tesfaye gebre haile kebede mekonnen alemu worku desta kidane tekle abdi
abdullahi aden farah warsame mohamud dlamini khumalo mokoena ndlovu nkosi sithole zulu moyo chikwanha mutasa banda phiri tembo zimba abadi abbas
abbasi abdallah abdelaziz abdulaziz aboud abu afzal ahmad ahmadi ahmed akbar akhtar alavi alam alhassan ali alsaadi alsayed amin amini anwar ansari
arshad asad asghar ashraf aslam awad ayoub aziz azizi baig bakr bashir bhatti bitar butt chaudhry darwish daher dabbagh dogan elamin elsayed fakhoury
faraj farooq farouk fayed ganim ghanem ghazali habib haddad haddadi haidar hakim hamad hamdan hamid hamidi hammoud haq hariri hasan hashemi hashmi
hassan hijazi hosseini hossain husain hussain hussein ibrahim iqbal issa jaber jafari jaffer javed kabir kanaan karimi kassem kazemi khalaf khalid
khalil khan khatib khoury kianian malik mansour maroun masood mirza mohamed mohammed mohammadi mousa moussa mubarak mughal mustafa nader najjar nasr
nasser nassar nazari noor nouri omar osman othman qadir qasim qureshi rahimi rahman rahmani raja rashid rasool rizvi saad sabbagh saeed safi said
salah saleh salem salman samaan saqib sayed sayegh shaheen shaikh sharif sheikh siddiqui sultan syed tahir tawfiq usman wahab wazir yassin younis
yousef youssef yusuf zaidi zaman zaki zia acharya agarwal aggarwal agrawal ahluwalia anand arora bajaj bajwa balakrishnan banerjee basu batra bedi
bhakta bhandari bhardwaj bhargava bhat bhatia bhatt bhattacharya biswas bose chakrabarti chakraborty chandra chandran chatterjee chaturvedi chaudhari
chaudhary chauhan chawla chhabra choudhary choudhury chopra dalal das dasgupta datta dave deol deshmukh deshpande devi dhaliwal dhar dhillon dhawan
dixit dubey dutta ganesan ganguly garg ghosh gopalakrishnan gowda goyal grewal guha gulati iyer iyengar jadhav jain jaiswal jha johal joshi kadam
kapoor kapur kaul kaur khanna kohli krishnamurthy krishnan kulkarni kumar kumari lal luthra madan mahajan maheshwari malhotra mathur mehra menon
mishra misra mittal modi mohan mohanty mukherjee murthy murugan nadkarni nagarajan naidu naik nair nambiar narang narayan narayanan nath natarajan
nayak nehru oberoi padmanabhan pai pandey pandit panicker parekh parikh parmar pathak patil patnaik perumal pillai prabhu prakash prasad purohit
raghavan raghunathan rai rajagopal rajagopalan rajan rajput ramachandran ramakrishnan raman ramaswamy ranganathan rastogi rathore rawat reddy sahni
sahu saini sandhu sangha sarkar sastry saxena sekhar sen sengupta sethi seth shenoy shetty shukla sidhu singhal singhania sinha sodhi solanki somani
soni srinivasan srivastava subramaniam subramanian sundaram suri swaminathan tandon taneja thakkar thakur tiwari tripathi trivedi tyagi upadhyay
varghese varma vasudevan venkataraman venkatesan verma vijayan vora vyas wadhwa yadav perera fernando jayawardena wijesinghe bandara rajapaksa
gunawardena dissanayake shrestha gurung tamang thapa adhikari karki bui cao chu dam dao diep doan dong ha ho hoang huynh khuu lai luong ngo nong pham
phung ta thach thai trieu trinh vuong aoki arai endo fujii fujimoto fujita fujiwara fukuda goto hamada hara harada hasegawa hashimoto hayashi higuchi
hirano hirata honda hoshino ichikawa iida ikeda imai inoue ishida ishii ishikawa ito iwasaki kaneko kato kawaguchi kawamura kawasaki kimura kinoshita
kobayashi koga kojima kondo kudo kuroda maeda maruyama masuda matsuda matsui matsumoto matsuo miura miyamoto miyazaki mizuno mori morita murakami
murata nagai nakagawa nakajima nakamura nakanishi nakano nakashima nakayama nishida nishimura noda noguchi nomura oda ogawa okada okamoto ono onishi
ota otsuka saito sakai sakamoto sakurai sano sasaki sato shibata shimada shimizu sugawara sugimoto sugiyama suzuki takada takagi takahashi takano
takeda takeuchi tamura tanaka taniguchi uchida ueda ueno wada watanabe yamada yamaguchi yamamoto yamanaka yamasaki yamashita yamauchi yokoyama yoshida
yoshikawa yoshimura ahn bae baek cha chae cho choe choi chon chun chung gu gwak han heo hong hwang hyun jang jeon jeong jin jo joo jun kang kim ko koh
koo kwak kwon lee min moon myung nam noh oh pak park pyo rhee roh ryu seo shim shin sohn son song suh sung um won yang yeo yoon yun bai cai chan chang
chen cheng cheung chiang chien chiu chou chow deng ding du fan fang feng fong fu fung gao gong guan guo hao he hou hsieh hsu hu hua huang hui jia
jiang kong kwan kwok li liang liao ling lo lok lu luo lui ma mak mao meng mo ng ni ning niu ong ouyang pan pang peng qi qian qin qiu ren shao shen
sheng shi su sun sze szeto tan tang tao teng teo tian tong tsai tsang tse tseng tso tsui tu wan wang wen wu xia xiao xie xing xiong xu xue yan yao ye
yeh yen yeung yin ying yip yiu you yuan yue yuen zeng zhai zhang zheng zhong zhu zhuang zou abramov aleksandrov antonov baranov belov bogdanov
bondarenko borisov chernov danilov davydov dmitriev egorov fedorov filippov fomin gavrilov golubev grigoriev gusev ivanov ivanova kalinin karpov
kiselev komarov konovalov korolev kovalenko kovalev kovalchuk kozlov kravchenko kuznetsov kuznetsova lebedev lysenko makarov maksimov markov medvedev
melnyk mikhailov mironov moroz morozov nikitin nikolaev novikov oleinik orlov osipov pavlenko pavlov petrenko petrova polyakov popov popova rudenko
savchenko semenov sergeev shapoval shevchenko shevchuk sidorov sidorenko smirnov smirnova sobolev sokolov sokolova soloviev sorokin stepanov tarasov
tkachenko tkachuk titov vasiliev vinogradov volkov volkova vorobyov yakovlev zaitsev zakharov zhukov dvorak horak jelinek kucera novotny novotna
pokorny prochazka svoboda vesely cerny kolar balog farkas gabor horvat kiss kovacs lakatos meszaros molnar nagy nemeth szabo szekeres szucs takacs
varga dumitru ionescu popescu popa radu stan stoica constantin georgescu adamczyk baran borkowski chmielewski czarnecki dabrowski dudek duda gorski
grabowski jankowski jaworski kaczmarek kaminska kowalska krawczyk krol kucharski kwiatkowski lewandowska lewandowski majewski malinowski michalski
nowakowski olszewski ostrowski pawlak pawlowski piotrowski sadowski sikora sikorski sobczak stepien szczepanski szewczyk tomaszewski walczak wieczorek
wilczynski wisniewska wisniewski witkowski wojcik wozniak wrobel wroblewski wysocki zajac zalewski zawadzki zielinska zielinski aaltonen andersson
arvidsson aune bakke berglund bergqvist bergstrom bjorklund bjornsson blomqvist bostrom carlsson dahl dahlberg danielsson ekstrom eliasson eriksen
eriksson forsberg fredriksson gronlund gunnarsson gustafsson gustavsson haapala hakkinen hakansson halvorsen hansson haugen hedlund heikkinen
henriksen henriksson hermansson holmberg holmgren holmqvist isaksson jakobsen jakobsson jansson jarvinen johannessen johnsen jonasson jonsson karlsen
karlsson karppinen kjellberg knutsen koivisto korhonen koskinen kristensen kristiansen laine laitinen larsson lehtinen lehtonen lindahl lindroth
ljungberg lonnqvist lundqvist lundstrom madsen magnusson makela makinen martinsson mattsson mikkelsen mortensen naess nieminen nikolaisen nilsen
nilsson norberg nordin nordstrom nyberg nygaard nylund nystrom oberg olofsson olsson osterberg ostergaard palmqvist persson pettersen pettersson
poulsen rantanen ronning rosengren salminen samuelsson sandberg sandstrom sjoberg sjogren soderberg solberg soderstrom strom sundberg sundqvist
svensson thorsen thomassen tornqvist vestergaard viklund virtanen wallin wikstrom ytterberg meer holm taylor turner brooks stone jenkins hudson fisher
wright green gray grey white black king young hill hall wood woods baker cooper carter parker walker bell ward ford fox hunt lane rice wells west long
cox cook hart dunn knight mason burns bond dean rose snow frost goldman grant hardy jay lamb mcculloch mills noble pierce porter reed rich sparks
strong summers wolf archer barber bird bloom booker bush butler chase church dale fields fuller hale hays little love lyons aasen bjerke brekke dahle
eide ellingsen fosse gjerde hauge iversen kvale lie moen myhre nguyenova oien ruud saether sandvik solheim sveen tangen tveit vik gudmundsson
gudmundsdottir jonsdottir sigurdsson sigurdardottir stefansson albrecht arnold bachmann beckmann bergmann busch ebert eichmann engelmann fuchs graf
grosse gunther haase heinrich hertz hofmann jahn jager kaiser kluge konig krebs kuhne lehmann lindemann lorenz ludwig maier martens meier metz muller
mueller nowotny pfeifer pohl riedel scholz schroder schulze schumann seifert sommer stein steinmetz thiel ullrich voigt walther weigel zimmermann baur
egger gruber hofer leitner moser pichler wimmer bakker bos brouwer dekker dijkman dejong deboer degroot devos haan hendriks hoekstra kok kuiper meijer
mulder peeters post prins postma schouten scholten smit smits vandenberg vandermeer vanderberg vandijk vandyk verbeek verhoeven vermeulen vos vries
willems wouters barbier beaumont bertrand blanc bonnet boulanger bourgeois brunet caron carpentier chevalier clement colin cousin deschamps dufour
dumont dupuy durand duval fabre faure fontaine francois garnier gaillard gautier girard giraud guerin guillot hubert jacquet joly lacroix laurent
lecomte lefebvre lefevre legrand lemaire lemoine leroux marechal masson mathieu menard mercier meunier moulin olivier paris perrot philippe picard
renard renaud rey riviere robin roussel roux tessier vasseur vincent beaudoin belanger cloutier desjardins desrosiers gagne giroux lachance lalonde
lamontagne lapierre lavoie ouellet paquet plante proulx thibault trudel turcotte vaillancourt barbieri barone basile bellini benedetti bernardi bianco
caputo carbone castelli catalano cattaneo colombo conte conti coppola costantini dangelo deangelis desantis dimaggio fabbri farina ferretti ferri
fiore fontana galli gatti gentile giuliani grassi greco longo marchetti mariani marini martinelli martini mazza messina monti moretti morelli
napolitano neri pagano parisi pellegrini pellegrino piras poletti rinaldi riva rizzi rossetti ruggiero sala salvi sanna santini serra silvestri
sorrentino testa valentini vitali zanetti abarca alarcon alcaraz alvarenga amaya arango araujo arevalo arguello argueta armenta arriaga arredondo
astorga ayon ballesteros barcenas becerril bejarano benavente bobadilla bolanos briseno burgos cabello calvo camarena camarillo campuzano carbajal
cardoso carreon casarez castorena castrejon cerda chaidez colmenero corrales covarrubias cornejo cosio curiel echeverria enciso escalona escudero
espejo espitia figueredo fierro fonseca fraga franco frausto galicia galindo garay garduno gastelum gil gracia grajeda guardado haro heredia herrada
hinojos huizar iglesias jaquez jauregui landeros lazcano leal ledezma lerma loaiza lomeli luevano machado magdaleno malave mares marmolejo matamoros
mayorga melgar melgoza meraz merino meza mijares monarrez monreal monroy montelongo mosqueda muro novoa ocasio olmedo ordonez orduno oropeza ozuna
palafox palma paniagua partida pastrana pedraza pedroza pelayo penaloza perales pereyra piedra pinedo plascencia preciado quijano rendon reveles
riojas rivero robledo rodarte ronquillo ruelas ruvalcaba sagastume salcido samano sanabria sandate santacruz santamaria saravia sauceda segovia
serrato sifuentes solorzano soltero sotelo sotomayor suazo tafoya talamantes tamez terrazas tello tiscareno toribio trevizo ulloa urbina urquiza
valderrama valladares valtierra velarde verduzco villagomez villalba villaneda villicana viramontes yepez zambrano zamudio zarate zavaleta zermeno
zertuche alves azevedo barros carneiro coelho correia cunha esteves freire gaspar gouveia leite macedo magalhaes marques neves nogueira paiva pinheiro
pires queiroz ribeiro sequeira simoes soares teixeira vasconcelos xavier bezerra cavalcanti acar aksoy arslan aslan aydin bulut celik cetin demir
demirci erdogan gunes kara kaya keskin kilic koc kurt ozcan ozdemir ozkan ozturk polat sahin sari simsek tas tekin turan unal yalcin yavuz yildirim
yildiz yilmaz papadopoulos georgiou nikolaidis karagiannis vlahos christodoulou antoniou petrosyan sargsyan hakobyan grigoryan hovhannisyan kardashian
sarkisian minasian berishvili begay yazzie tsosie benally nez chee whitehorse kekahuna kealoha kahale kalua mahoe akana tuiasosopo faleolo tupou latu
fonua havili bacani dalisay delosreyes delossantos dimaculangan domingo gatdula lagman macaraeg magsaysay mangubat manalo pacquiao pangilinan
panganiban salonga yumul moua lor kue chue vue hang
abdulle abera abramowitz abubakar acheampong achieng addo adjei agyeman ahsan alabi amoah ampofo angelopoulos ansah antwi appiah arceneaux arnaud
assefa ayele azoulay baah babic balogh bangura bansal barasa begaye begum belay benayoun benes berge bhutto bonsu bouvier brar breaux broussard brun
bukhari byun camara ceesay chanda cheruiyot chikwanda claes cly conteh dahir danso darko delacroix demissie denis dimitriou dinu dizon djordjevic
dolezal duale dube dwivedi economou elmi eshetu etsitty ezenwa farahani farole fekete fiala fikre fonoti fontenot franke friedrich frimpong fyodorov
gebremariam gheorghe ghorbani ginsberg girma goel goossens gosselin govender guled hailu hajek hakimi hamalainen haque hargrove hegde heinonen hirsi
hoque horowitz hrytsenko huaman ilic ilunga ismail jama janssens jasinski jibril jovanovic juhasz juric kabila kahananui kalani kamaka kamath kamau
kanoho kariuki kasongo kealamakia kekoa khatri kimani kiplagat kiprotich knezevic kolomiets kovac koval kral kufuor kurup lacson lazar lehner lemma
leota levinson lieberman littlefeather lungu maes mahlangu mahmood maina makris mamani manygoats marchenko marciniak maric markovic matei mayr mbeki
mburu mbuyi mehmood mengistu milosevic mizrahi moala moldovan molefe mondal moradi mpofu mthembu mukhopadhyay mulenga munteanu muriuki musa mutua
mwanza naidoo namboodiri ncube ndungu negash nemec ngata niemi nikolaou nikolic njoroge njuguna nkomo nnaji nowicki ochieng odhiambo ofori ohayon
oladipo olah olaniyan oliynyk onwuka opoku otieno owino panchenko papp pavlovic perlman petrovic pietrzak polishchuk popal pospisil quispe rabinowitz
racz randhawa rasuli ratnayake redcloud rezaei rotich roychowdhury rusu rutkowski ruzicka saarinen sadeghi saha samatar sarpong sedlacek semyonov
seyoum shiferaw sibanda silverstein solovyov standingbear stanikzai stankovic stojanovic suleiman szilagyi talukdar tehrani teitelbaum tesfamariam
tohee toledano tsegay tshabalala tshisekedi tsinajinnie turnbow uddin uzor vea villareal vlachos vukovic wafula wanjiku wardak waweru wekesa
wickramasinghe wiredu wlodarczyk woldemariam yakubu yamazaki yellowhair yussuf zaytsev zeman
`;
