/**
 * Given names in use in the United States, of many origins, lower case and without diacritics.
 * Names that are also everyday or technical words are in `ambiguous-names.ts` instead.
 */
export const GIVEN_NAMES = `
william billy roy nancy grayson carson mila eliana aiko vivaan zuri nomsa mulu ekaterina zoltan istvan ferenc gheorghe antonietta benny blaine boyd bret
carlton clint dewey dixie emanuel estella fannie faustino frieda gabe garth gena grady greg isadora janae jed jill judd keira leander leopold lilly
luella marcy maribeth mickey mitch murray nanette nate neville nola norris reba sammy sharlene sharron sheena stan thomasina weldon zach carroll
md mohd tanvir sanne femke lotte daan bram ada julia jasmine travis victoria ruby jordan grace rose jack bob nick jade holly heather ivy lily violet austin madison savannah chelsea brooke april june frank ray gene dale dean carter mason hunter parker kennedy amber crystal jasper israel kai kim alma angel autumn summer sierra sydney virginia georgia florence hope faith joy dawn iris hazel olive pearl judy
aaliyah aaron abbie abby abel abigail abraham abram adalyn adam addison adela adele adeline adelyn adrian adriana adriano adrienne
agatha agnes agustin aidan aiden aileen aimee aisha akira alaina alan alana alana alanna alasdair alastair albert alberta alberto alec
alejandra alejandro alena alessandra alessandro alex alexa alexander alexandra alexandre alexandria alexia alexis alfonso alfred alfreda
alfredo ali alice alicia alina alisa alisha alison alissa alistair allan allen allison allyson alma alondra alonso alphonse alton alvaro
alvin alyson alyssa amalia amanda amari amaya amelia amelie amina amir amos amy ana anahi anais anastasia anderson andre andrea andreas
andres andrew andy angela angelica angelina angeline angelique angelo angie anika anita anitra ann anna annabel annabelle annalise anne
annette annie annika annmarie ansel anselm anthony antoine antoinette anton antonia antonio antony anya archibald archie ariana arianna
ariel ariella arjun arlene armand armando arnold arnulfo arthur arturo arvid asa asher ashlee ashleigh ashley ashlyn ashton athena
aubree aubrey audra audrey augustus aurelia aurora avery ayanna ayden ayla ayesha bailey barbara barry bart bartholomew beatrice beatrix
beatriz beau becca becky belen belinda bella ben benedict benicio benito benjamin bennett bernadette bernard bernardo bernice bert
bertha bertram bessie beth bethany betsy bette bettie betty beulah beverly bianca blanca blanche bobbie bobby bonita bonnie boris brad
braden bradford bradley brady brandi brandon brandy braxton brayden breanna brenda brendan brenna brennan brent brett bria brian briana
brianna bridget brigitte brittany brittney brock brody bruce bruno bryan bryant bryce brynn bryson byron cadence caitlin caitlyn caleb
callie callum calvin camden cameron camila camilla camille camilo candace candice cara carey carina carissa carl carla carlo carlos
carlotta carly carmela carmella carmen carole caroline carolyn carrie carsten casey cassandra cassidy cassie caterina catherine cathleen
cathy cecelia cecil cecilia cedric celeste celestine celia celina cesar chandra chantal charity charlene charles charlie charlotte
chelsey cheri cherie cheryl chester chloe chris christa christi christie christina christine christoph christopher christy chrystal
chuck ciara cindy claire clara clarence clarice clarissa clark claude claudette claudia claudine claudio clayton clement clementine
cleo cleveland clifford clifton clinton clyde cody colby colin colleen collin colton connie connor conor conrad constance consuelo cora
coral corey corinne cornelia cornelius cornell cory courtney craig cristian cristina cristobal cruz curt curtis cynthia cyrus dahlia
daisy dalia dalton damian damien damon dan dana dane danette daniel daniela daniella danielle danny dante daphne darcy daren daria
darian darius darla darlene darnell darrell darren darrin darryl darwin daryl dave david davida davis deandre deanna deb debbie debora
deborah debra deena deirdre delbert delia delilah della delores demetrius dena denis denise dennis denny denver deon derek derrick
desiree desmond devin devon dexter diana diane dianna dianne diego dillon dimitri dina dino dion dirk dmitri dolores domingo dominic
dominick dominique don donald donna donnie donovan dora doreen dorian doris dorothea dorothy doug douglas doyle duane dustin dwayne
dwight dylan earl earnest ebony eddie edgar edith edmond edmund edna eduardo edward edwardo edwin effie efrain eileen elaina elaine
elbert eleanor elena eli elias elijah elisa elisabeth elise eliza elizabeth ella elle ellen elliana ellie elliot elliott ellis elmer
eloise elsa elsie elton elvira elvis elyse ember emerson emery emil emile emilia emiliano emilie emilio emily emma emmanuel emmett eric
erica erich erick ericka erik erika erin ernest ernestine ernesto ernie ervin esmeralda esperanza essie estelle esteban estela ester
esther ethan ethel etta eugene eugenia eunice eva evan evangeline eve evelyn everett ezekiel ezra fabian fabiola fatima faye federico
felicia felicity felipe felix fernanda fernando fidel finley finn fiona fletcher flora florence florian floyd forrest fran frances
francesca francesco francisco francois frankie franklin fred freda freddie freddy frederic frederica frederick fredrick frida fritz
gabriel gabriela gabriella gabrielle gael gail galen garrett garry gary gavin gayle genesis geneva genevieve geoffrey george georgette
georgina gerald geraldine gerard gerardo gertrude gianna gideon gil gilbert gilberto gina ginny gino giovanna giovanni giselle gisela
giuseppe gladys glen glenda glenn gloria gonzalo gordon graciela graham gregg gregorio gregory greta gretchen griffin griselda
guadalupe guillermo gunnar gus gustavo guadalupe gwen gwendolyn hadley hailey hal haley hank hanna hannah hans harley harold harper
harriet harris harrison harry harvey hattie hayden hayley hazel heath hector heidi helen helena helene helga henrietta henrik henry
herbert heriberto herman herminia hilary hilda hillary hiram holden hollie homer horace hortensia howard hubert hugh hugo humberto ian
ida ignacio igor ilana ilene iliana ilya imani imelda imogen ina ines inez ingrid ira irene irma irvin irving isaac isabel isabela
isabella isabelle isaiah isaias isiah isidro ismael isobel israel issac itzel ivan ivana iva izabella jacinta jackie jackson jaclyn
jacob jacqueline jacquelyn jacques jada jaden jaime jake jakob jalen jamal jameel james jameson jamie jamila jana jane janelle janet
janette janice janie janine janis jared jaroslav jarrett jarvis jason javier jaxon jayden jayla jayne jayson jazmin jean jeanette jeanie
jeanine jeanne jeannette jeannie jeff jefferson jeffery jeffrey jenna jennie jennifer jenny jerald jeremiah jeremy jermaine jerome jerry
jesse jessica jessie jesus jillian jim jimena jimmie jimmy jo joan joann joanna joanne joaquin jocelyn jodi jodie jody joe joel joey
johanna johannes john johnathan johnathon johnnie johnny jolene jon jonah jonas jonathan jonathon jordana jorge jose josef josefina
joseph josephine josette josh joshua josiah josie josue joyce juan juana juanita judah judith judy jules juliana julianna julianne julie
juliet julieta juliette julio julius justin justina justine kaitlin kaitlyn kaleb kaley kamila kara karen kari karin karina karl karla
karlene karyn kasey kassandra kate katelyn katerina katharine katherine kathleen kathryn kathy katie katrina katy kay kayden kaye kayla
kaylee keanu keegan keisha keith kellen kelli kellie kelly kelsey kelvin ken kendall kendra kendrick kenneth kenny kent keri kermit
kerri kerry kevin khalil kieran kim kimberly kimora kirk kirsten kirstin kirsty klara klaus kourtney kris krista kristen kristi kristian
kristie kristin kristina kristine kristy krystal kurt kurtis kyla kyle kylee kylie kyra lacey ladonna lamar lamont lana landon lara
larissa larry lars lashonda latasha latisha latonya latoya laura laurel lauren laurence laurent laurie lavonne lawrence lawson layla lea
leah leandro leann leanna leanne lee leigh leila leilani lela leland lena lenny lenora lenore leo leon leona leonard leonardo leonel
leonor leroy lesley leslie lester leticia letitia lettie levi lewis lia liam liana lila lilian liliana lilia lillian lillie lily lina
linda lindsay lindsey linnea lionel lisa lise lisette lissette liza lizbeth lizette lloyd logan lois lola lonnie lora loraine loren
lorena lorenzo loretta lori lorna lorraine lottie lou louella louie louis louisa louise lourdes luana lucas lucia luciana luciano lucien
lucille lucinda lucretia lucy luigi luis luisa luke lula lupe luther luz lydia lyla lyle lynda lyndon lynette lynn lynne lynnette mabel
mable mackenzie macy maddison madeleine madeline madelyn mae maeve magdalena maggie mahalia maia malachi malcolm malik mallory mamie
mandy manuel manuela mara marc marcel marcela marcelino marcella marcelle marcelo marci marcia marcie marco marcos marcus margaret
margarita margery margie margo margot marguerite maria mariah mariam marian mariana marianne maribel maricela marie mariela marietta
marilyn marina mario marion marisa marisela marisol marissa maritza marjorie marla marlena marlene marlin marlon marquis marsha marshall
marta martha martin martina marty marvin mary maryann maryanne marybeth maryellen maryjane marylou matilda mateo mathew matias matt
matteo matthew matthias maude maura maureen maurice mauricio mauro maverick maxim maxime maximilian maximiliano maxine maxwell maya
maybelle mayra mckayla mckenna mckenzie meagan megan meghan mel melanie melba melina melinda melisa melissa melva melvin mercedes
meredith merle merlin merry mia micaela micah michael michaela micheal michel michele michelle miguel mikaela mikayla mike mikhail
mildred millicent millie milo milton mimi mina mindy minnie mira miranda miriam misty mitchell moira mollie molly mona monica monique
montana monte montgomery morgan moses muhammad muriel myles myra myrna myron myrtle nadia nadine naomi natalia natalie natasha nathan
nathanael nathaniel neal ned nehemiah neil nell nellie nelson nettie nevaeh nia nicholas nichole nick nicholaus nicola nicolas nicole
nicolette nigel nikki nikolai nikolas nina nita noah noe noel noelle noemi nolan nora norbert noreen norma norman normand octavia
octavio odessa odell olga olin oliver olivia ollie omar opal ophelia oralia oren orlando orville oscar osvaldo otis ottavia otto owen
pablo paige pamela paola paolo pascal pasquale patrice patricia patrick patrizia patsy patti patty paul paula paulette paulina pauline
pedro peggy penelope penny percy perla perry pete peter petra peyton phil philip philippa phillip phoebe phyllis pierre piper polly
portia preston priscilla quentin quincy quinn quinton rachael rachel rachelle rafael raina ralph ramiro ramon ramona randal randall
randolph randy raphael raquel rashad raul raven raymond raymundo reagan rebecca rebekah reese reggie regina reginald reid reina reinaldo
rena renae renata rene renee reuben reva rex reyna reynaldo rhea rhett rhiannon rhoda rhonda ricardo riccardo richard richie rick rickey
ricky rigoberto riley rita rivka robbie robert roberta roberto robyn rochelle rocio roderick rodger rodney rodolfo rodrigo rogelio roger
roland rolando roman romeo ron ronald ronda ronnie rory rosa rosalia rosalie rosalind rosalinda rosalyn rosanna rosanne rosario
roscoe roseann roseanne roselyn rosemarie rosendo rosetta rosie roslyn ross rowan rowena roxana roxanne royce ruben rudolph rudy rufus
rupert russ russell ruth ruthie ryan ryder ryker sabrina sadie sallie sally salma salvador salvatore sam samantha samara samson samuel
sandra santiago santos sara sarah sarai sasha saul savanna scarlett scott scottie sean sebastian selena selma serafina serena serenity
sergei sergio seth seymour shane shania shannon shari sharon shaun shauna shawn shawna shayla shayna sheila shelby sheldon shelia shelley
shelly sheree sheri sherman sherri sherrie sherry sheryl shirley shonda sidney sienna sierra sigrid silas silvia simon simona simone
skylar socorro sofia solomon sondra sonia sonja sonya sophia sophie spencer stacey staci stacie stacy stanley stefan stefanie stella
stephan stephanie stephen steve steven stewart stuart sue susan susana susanna susanne susie suzanne suzette sybil sylvester sylvia
tabatha tabitha tamara tameka tamera tami tamika tammi tammie tammy tania tanisha tanya tara tasha tatiana taylor ted teddy terence
teresa teri terrance terrell terrence terri terry tessa thaddeus thalia thelma theo theodora theodore theresa therese thomas thurman tia
tiana tiffany tim timmy timothy tina tobias toby todd tom tomas tommie tommy toni tonia tony tonya traci tracie tracy trent trenton
trevor tricia trina trinidad trisha tristan trudy tucker twila tyrell tyrone tyson ulysses ursula valarie valentin valentina valeria
valerie vanessa vaughn vera verna vernon veronica vicente vickie vicki vicky victor vilma vince vincent vincenzo viola violeta vivian
viviana vivienne vladimir wade wallace walter wanda warren waylon wayne wendell wendi wendy wesley weston whitney wilbert wilbur wilda
wiley wilfred wilfredo wilhelmina willa willard willie willis wilma wilson winifred winnie winston woodrow wyatt xander xavier ximena
xiomara yadira yasmin yesenia yolanda yvette yvonne zachariah zachary zachery zack zander zane zelda zelma zoe zoey zoie
emeka chinedu chidi chinua chioma chinonso ngozi nkechi ifeoma ifeanyi obinna okechukwu uchenna uche adaeze adaobi amara amaka nnamdi
kelechi kenechukwu ikenna ebele chukwuma chukwuemeka chukwudi ugochi ugonna obiageli onyinye tochukwu somto ifunanya kosisochukwu oluchi
adebayo adewale adeola ayodele ayo babatunde bolanle bukola folake folasade funmilayo kehinde taiwo kolawole olamide olufemi olumide
oluwaseun oluwatobi oluwaseyi omotola oyinkola segun temitope titilayo tolulope tunde yetunde yemisi wale femi sade tobi ngugi wanjiru
wambui njeri nyambura kamau mwangi otieno achieng akinyi atieno wanjiku kwame kwabena kofi kojo kwaku yaw akosua abena ama afua adwoa
akua esi efua yaa nana sipho thabo thandi thandiwe nomvula nokuthula sibusiso bongani lerato kagiso tendai tafadzwa rudo chipo farai
tinashe mamadou moussa ousmane aminata fatoumata mariama ibrahima abdoulaye cheikh awa fanta binta sekou boubacar tariku abebe tesfaye
bekele haile selam almaz hirut dawit yohannes mulugeta tigist girma alemayehu meseret
abdul abdullah abdullahi abdulrahman abdelrahman adnan ahmad ahmed ahmet akram alaa aliya amal amani amin amina amr anas anwar arif asif
asma ayman aziz aziza basma bassam bilal bushra daoud dina eman faisal farah farhan farid fadi fahad faruk fatema fatemah fatima fatma
fawzia ghada habib hadi hafsa hakim hala hamid hamza hana hanan hani haroon hasan hassan hatem heba hisham huda hussain hussein hussam
ibrahim idris iman imran inaam iqbal ismail jabari jabir jalal jamila jawad kareem karim khadija khaled khalid khalida kamal kamran laila
lamia latif layan leyla lubna mahmoud mahmood majid malak mansoor mariam marwa marwan maryam maysa mehdi mehmet mohamad mohamed mohammad
mohammed mohsen mona mostafa muhammed mukhtar munir murtaza mustafa nabil nada nadeem nadir naima najib nasir nasreen nasser nawal nizar
noor noura nour nura omer osama osman qasim rabia rafiq raghad rahim rahman rami rania rashid rasha reem rehana riad rim rola saad
sabah sadiq saeed safa sahar said sajid saleem saleh salim salman salwa sameer sami samia samir samira sana sara shadi shahid shahida
shaima sharif shireen siham suad suleiman sultana tahir talal tamer tarek tariq umar usman wael waleed walid yahya yasir yasmeen yasmine
yassin youssef yusuf yousef zahra zaid zainab zakaria zaki zaynab ziad zubair zuhair
aarav aditi aditya ajay ajit akash akshay alok amit amita amrita anand ananya anil anish anita anjali anjana anju ankit ankita ankur anoop
anshul anuj anupam anuradha anushka aparna archana arun aruna arvind ashish ashok ashwin asha atul avinash ayush bala balaji bhavna bhavesh
bharat bhaskar chandan chandrika chetan chitra damini darshan deepa deepak deepika deepti devi dev devika dharmesh dhruv dilip dinesh divya
durga ganesh gaurav gauri gautam gayatri geeta gita gopal govind gurpreet gurdeep hardeep hari harini harish harjit harpreet harsh harsha
hemant hema himanshu indira ishaan ishita jagdish jagdeep jaspreet jatin jaya jayanti jayesh jignesh jyoti kajal kalpana kalyani kamala
kamlesh kanchan karan kartik karthik kavita kavitha ketan kiran kishore komal krishna kunal lakshmi lalit lalita lata madhavi madhu madhuri
mahendra mahesh mala mamta manish manisha manjeet manjit manju manoj mayank meena meenakshi meera megha milind mohan mohit mukesh mukta
nandini naresh narayan narendra natasha naveen navneet neelam neeraj neeta neha nikhil nilesh nirmala nisha nitin nitya padma pallavi pankaj
parag parth parul parvati pavan payal pooja prabhu pradeep prakash pramod pranav prasad prashant pratik pratima praveen preeti prem priti
priya priyanka puja punit purnima pushpa radha raghav raghu rahul raj raja rajan rajani rajeev rajendra rajesh rajinder rajiv rajni rakesh
ram rama ramesh rani ranjan ranjit rashmi ravi ravindra rekha renu renuka reshma ritu riya rohan rohini rohit roshni ruchi rupal rupinder
sachin samarth sandeep sangeeta sanjana sanjay sanjeev sanket santosh sarika sarita satish saurabh savita seema shailesh shalini shankar
shanti sharad sharmila shashi sheetal shilpa shiv shiva shobha shreya shruti shubham shweta siddharth simran sita smita sneha sonal subhash
sudha sudhir sujata suman sunil sunita supriya suraj surendra suresh surinder sushil sushma swati tanvi tara tejas trupti uday uma umesh
usha vaibhav vandana varsha varun vasant veena venkat venkatesh vidya vijay vikas vikram vimal vinay vineet vinod vipul vishal vivek yash
yogesh tejaswini raghunath thilini nimal chaminda dilani kumari sanduni sirisha swapna
an anh bao binh cuong dao dat dieu dinh duc dung duong duyen giang hanh hien hieu hoa hoai hoang hong hue huong huy huyen khanh khoa kien
lam lan lien linh loan loc minh mai nam nga ngan nghia ngoc nguyet nhi nhung oanh phuc phuong quan quang quoc quyen quynh suong tam tan
thang thanh thao thi thien thinh tho thoa thu thuan thuy tien toan trang tri trinh trung truc truong tuan tung tuyen tuyet uyen van viet vinh
vy xuan yen
akiko akio asuka ayako ayumi chiaki chiyo daichi daisuke eiji emi emiko etsuko fumiko hana haruka haruki haruto hideki hideo hikari hinata
hiro hiroko hiroshi hiroto hitomi ichiro isamu izumi jiro junko kaede kana kaori kazuko kazuo keiko keisuke ken kenji kenta kiyoshi koji
kumiko kyoko makoto mariko masako masao masashi mayumi megumi michiko midori miho mika miki minoru mitsuko miyuki naoki naoko naomi noboru
noriko nozomi reiko ren rika rin ryo ryota sachiko sakura satoshi sayuri setsuko shigeru shinji shiori shizuka sho shota sora sumiko susumu
tadashi takahiro takashi takeshi taro tatsuya tetsuya tomoko tomoya toshiko toshio yamato yasuko yoko yoshiko yoshio yui yuichi yuki yukiko
yuko yumi yumiko yusuke yuto
bora chan chaewon changmin doyun eunji eunjung haeun hana hyejin hyeon hyun hyunwoo jaehyun jeongmin jihoon jihye jimin jin jinwoo jisoo
jiwon jiwoo joon junho junseo kyung kyunghee mijin minho minjae minji minjun minseo sangwoo sejin seojun seoyeon seung seungmin soojin
soyeon sujin sungho sungmin taehyung woojin yejin yeon yong yoona younghee youngsoo yuna
bingbing chao chen cheng chunhua dan fang feng fei gang guang guo hai hao heng hua hui jian jiang jianhua jie jing jinghua jun kai lei lili
liang lihua lijuan lili ling meihua meiling min ming mingzhe na ning peng pei ping qiang qing rong rui shan shu shuang siyu tao ting wei
weimin wen xia xiang xiao xiaoli xiaoming xiaoyan xin xinyi xiu xiuying xue yan yang yi yifan ying yining yong yu yuan yue yun zhen zheng
zhi zhiwei zhong zihan ziyi
aleksandr aleksandra alexei anastasiya anatoly andrei andrzej anouk antoni arkady artem agnieszka barbora bartosz beata bogdan bohdan
boguslaw bozena branko czeslaw danuta darko dariusz denys dmitry dmytro dorota dragan elzbieta evgeny ewa fedor galina gennady goran
grazyna grzegorz halina hanka hristo iryna irina ivanka ivo jadwiga jakub jan janusz jaroslaw jelena jerzy jiri joanna jolanta jozef
jovana kamil katarzyna kateryna kazimierz konstantin krystyna krzysztof kseniya larysa lech leonid leszek lev lidia ljubica ludmila lukas
lukasz lyudmila maciej magda malgorzata marcin marek mariusz marko marta mateusz mihai mikolaj mikhail milan milena milica milos miroslav
miroslaw mirela mykola nadezhda natalya nikita nikola oksana oleg oleh oleksandr olena pavel pawel petar petr petro piotr predrag radek
radoslav rafal ryszard sergey serhii slavica slobodan snezana stanislav stanislaw stepan svetlana svitlana taras tatyana tomasz urszula
vaclav vadim valery vasyl vasily viktor viktoriya vitaly volodymyr vojtech wieslaw wladyslaw wojciech yaroslav yekaterina yelena yevgeny
yulia yuri yuriy zbigniew zdenek zofia zoran zuzana zuzanna
aino anders anneli annelie ansgar arne astrid axel berit birgit birgitta bjarne bjorn bo bodil britt brita dag eero eirik eivind elin ellinor
elisabet emelie erkki erling espen esben eskil freja frode geir gerd gitte greger gro gunilla gunn gustaf gustav guro hakan hanne harald
hege helle henning hilde inga inge inger ingeborg ingeleiv ingvar ivar jarl jari jens jesper joakim johan jonna jorgen jorunn juha jussi kaarina
kaisa kalle karoline kasper katja kerstin kjell kjersti kjetil knut kristoffer lasse leif lene liv liisa lotta magnus maja malin marit
marjo markku matti mattias merete mette mikael mikkel mikko morten nils niels niklas oddvar oddny ola olaf olav ole oskar osten outi paivi
pal pehr pekka per pernille petter pirkko pontus poul ragna ragnar ragnhild rasmus riikka roar rolf ronja rune saara sigurd sigbjorn sindre
siri sissel siv solveig soren stein steinar sten stian stig sunniva susanna sverre svein tapio terje thea thor thorbjorn thore thorsten
tilda timo tiina tone tor torbjorn tore torsten tove trond trygve tuomas tuula ulf ulla ulrika unni vegard veikko vibeke vidar viggo ylva
aoife aisling bronagh ciaran caoimhe cillian conall cormac dara darragh declan diarmuid donal eamon eilis eoghan eoin fergal fergus
fionnuala grainne mairead maire niall niamh oisin orla padraig roisin ronan saoirse seamus sinead siobhan sorcha tadhg una angharad bronwen
carys cerys dafydd dilys dylan eirlys eluned emrys gareth geraint gethin gwilym gwyneth huw ieuan iolo llinos llewellyn lowri mair mared
megan meinir nerys owain rhian rhodri rhys sian sioned catriona eilidh euan ewan fraser hamish iain isla kirsteen lachlan mairi malcolm
morag niall ruaridh shona
adolfo agueda alba alfonsina alicia amparo anabel angeles aracely araceli aranza arcelia ariadna arnoldo aurelio azucena baltazar beatriz
berenice bernarda braulio candelaria caridad carmelo catalina cayetana celestino citlali concepcion consuelo crispin cristal cuauhtemoc
dagoberto delfina dulce efren eliseo elisa emigdio encarnacion enrique enriqueta epifanio ernestina estefania estrella eugenio eulalia
evangelina evaristo fabiana fausto felisa fermin filomena florencia francisca fulgencio genaro genoveva gerarda german gilda gisselle
gracia graciano gregoria heliodoro hermelinda hernan hilario hipolito inmaculada irma isidora itzayana jacobo jazmin jeronimo jesusa joselyn
josefa juanita julian juliana julieta justo lazaro leocadia leonora leopoldo librado lidia lizeth lorenza lucero lucila luisana macarena
macario magaly malena marcelina margarito mariangel maricruz maricarmen marilu marisabel maritere matilde maximo melchor mireya moises
monserrat natividad nayeli nereida nicanor nieves nohemi norberto octaviano ofelia olivero oswaldo otilia pascuala patricio paz petrona
pilar placido porfirio primitivo prudencio quetzalli rafaela ramiro raimundo refugio remedios reyes rigoberto rosalba rosaura rosalva ruperto
sabino salome santa sandalio saturnino severino silvestre silvia soledad sofia susana tadeo teodora teodoro teofilo timoteo tomasa toribio
ubaldo urbano valente vanesa veronica victoriano virgilio virginio wenceslao wilfrido xochitl yahir yajaira yamileth yareli yaritza yazmin
yolotzin zacarias zenaida zoila zulema joao joaquim thiago luiza caio rafaela heitor larissa mateus vitoria leticia beatriz bruna goncalo
duarte afonso ines matilde leonor tiago rui nuno miguel vasco lourenco
alessia alessio andreina antonella antonino benedetta bianca biagio camilla carmine chiara cinzia claudio corrado daniele davide domenico
donatella donato elisabetta emanuele enrico enzo fabio fabrizio federica filippo fiorella flavia flavio franca franco gaetano gennaro
giacomo giada gianluca gianni giorgia giorgio giovanna giulia giuliana giuliano graziella guido ilaria ivano lorenza luca lucia luciana
luigina marcello margherita mariangela marilena massimo mattia mauro michela mirella nicolo ornella orsola ottavio paola piero pietro
raffaele raffaella renato rinaldo rocco romano rosalba rosaria ruggero sandro serafino silvana silvano silvio simonetta stefania stefano
tiziana tommaso tullio umberto ugo valerio vito vittoria vittorio
agathe alain albane amandine amelie anatole antonin apolline armelle arnaud aurelie aurelien axelle baptiste bastien benoit bertrand brigitte
capucine cecile celine chantal clement clemence clotilde colette coralie corentin cyril cyrille damien delphine didier edouard elodie
emilienne emmanuelle etienne fabien fabrice fabienne fernand flavie florent florian francoise frederique gaelle gaetan gaston genevieve
geraldine gerard gilles gislaine gregoire guillaume guy gwenaelle helene herve hippolyte hubert isabeau isaure jacqueline jeremie jerome joelle
josiane julien juliette karine laetitia laure laurene leonie lionel loic louane lucie ludovic madeleine manon marcelline margaux marielle
marine marius martine mathieu mathilde mathis maud maxence melodie michele mireille monique morgane nathalie nicolas noemie ocean odile
odette olivier pascal pascale pauline perrine philippe pierrette quentin raoul regis remi remy rene romain rosalie roselyne sandrine
severine simone solange solene stephane sylvain sylvie tatiana thibault thierry thibaut valentine valerie veronique victoire violaine
virginie xavier yannick yves yvonne zacharie
adelheid albrecht andrea annegret anneliese annika arnd beate bernd bernhard birgit brigitte burkhard carsten christa christiane claus
cornelia detlef dieter dietmar dietrich dorothee eberhard eckhard edeltraud elfriede elke ernst erwin eva frauke friedhelm friedrich gabriele
georg gerda gerhard gerlinde gisela gottfried gudrun gunther gunter guenter hannelore hannes hartmut hedwig heike heiko heiner heinrich
heinz helmut henrike herta hildegard holger horst ilse imke ingeborg ingo ines inka irmgard jochen joerg jorg juergen jurgen jutta karlheinz
karsten katharina katja katrin kirsten konrad lieselotte lothar lutz manfred maren margarete mareike marlies matthias mechthild nadja
norbert ottmar petra reiner reinhard reinhold renate rolf rosemarie rudiger ruediger sabine sieglinde siegfried sigrid silke sonja steffen
susanne sven swantje thorsten tilman torben traudl ulrich ulrike ursula ute uta uwe volker walburga waltraud werner wilfried wilhelm wolfgang
wolfram yannik
aleksi alon amit anat arie ariela avi aviva avraham ayelet baruch batsheva binyamin chaim chana chaya dafna devorah dov eitan elad eliezer
elisheva ephraim esti galit gidon gil hadassah hillel ilan itai keren lior maayan malka matan meir menachem michal mordechai moshe nechama
nir nitzan noa nurit ofer orly oren pinchas rachel reuven rivkah roni ruth sarit shai shalom shaul shimon shira shlomo shmuel shoshana sivan
tal talia tamar tova tzipora uri uriel yael yaakov yair yehuda yehudit yigal yitzchak yocheved yonatan yosef zev zipporah ziva
aiyana anaya dakota kai kalani keola kekoa leilani makana malia nalani noelani pua kamea tane aroha hemi wiremu mele sione tevita ana lani
losa alofa tavita sefa malakai tui vailea
adwin darnelle deja deshawn devonte ebonie jamarcus jaquan javon keyshawn lakeisha lakisha laquan laquisha latrice marquise
monet precious quanisha raheem rashida rasheeda shanice shaniqua shaquille shavon tamia tanesha tyreek tyrese zaire kadeem kamari keyana
jaylen jamar jabari malika nakia niesha khadijah sanaa tyra ayanna imani
arman ararat anahit armen aram ashot garo hagop hovik karine lusine narine nazeli raffi sevan siranush vahan vartan zaven artin
bahram behnaz behrouz bijan darya dariush ehsan elham farhad farideh farzaneh ferdows fereshteh firouzeh ghazal golnar homa hooman iraj
javad jamshid kambiz kaveh keyvan kourosh ladan laleh leila mahin mahsa mandana manouchehr marjan maryam masoud mehrdad minoo mina mitra
mojgan morteza nahid nasrin nazanin niloufar omid parisa parvaneh parviz payam pegah pouya ramin reza roxana roya saba sahar sara sepideh
shahin shahram shahrzad shirin siavash simin sina soheil soraya taraneh vahid yasaman zahra zohreh
ayse aylin baris berk burak can cem ceren deniz ebru ece elif emine emre ercan erdem esra fatih gizem gokhan gulay hakan halil hatice huseyin
ismet kemal kerem levent mehmet melis merve metin murat mustafa nazli nesrin nilufer ozan ozge ozlem pinar selim selin serkan sevgi sibel
sinan suleyman tarik tugba tuncay turgut ugur umit volkan yasemin yavuz yigit yildiz zeynep
alejandrina arvin benigno corazon crisanto danilo dalisay divina edgardo eduarda efren erlinda ferdinand florante gemma gloria imelda jejomar
jhun joselito liezl ligaya luzviminda maricel marites maryjane nenita noel rodel rodelio romel romulo rowena virgie wilfredo
abdikadir abdirahman abiodun ainhoa aissatou aitor akhil aled alireza aliyah amrit andriy aneurin aniceto anke antje antwan aonghas apolonia arash
asad avigail ayaan ayanda babak baljit balwinder bentley bich bisi brantley braylen brigid bronwyn brynlee calum casimiro chantelle charmaine
chiamaka chinwe dagmar dagny daiki damilola danisha daquan davonte deangelo dewayne dohyun donghyun dontrell dragana dusan easton eduviges elpidio
eulogio eusebio ewelina faduma fatemeh fatou feliciano felisha ferris fetu filiberto finbar florentino froylan gaudencio gorka guillermina guoqiang
gurmeet haakon halvor halyna haoran herlinda hibaq hinemoa hitesh hodan honorio hossein ifrah ihor iker ilmari inocencio irfan itziar jacinto jalisa
javonte jaxson jiahui jiyoung jomo jordi jovita jukka juma junaid junjie justyna kadiatou kailani kaito kapil kavya kawika kiana kierra kinga kinsley
kipchoge kolton kuldeep kwadwo kynlee ladislao lalitha lamine laquita lashawn lauri lavar lavonte lawanda leire liesel ligia lokesh lyudmyla maelle
magnhild mahnaz maimuna maite makoa malachy mandeep mandla manpreet maryan melquiades mengyao merce mereana mervin mhairi mieczyslaw mikel milagros
milorad mirjana misaki modou montrell muthoni myfanwy nadiya naeem narges navdeep naveed neema nerea ngaire nizhoni nneka nuria obdulia odalys
onyango oumar paisley pania parminder phuoc porsha quiana raekwon rainer rangi rashawn rasheed rayshawn rehema reijo rizwan ruairi ruoxi ruqayya
rylee safiya sagal sahra saidou salimata saraswati satinder senait seppo serafin seumas shameka shanika sherika slawomir sota srinivas sukhdeep sumit
sunghoon tadeusz takumi talha tamati tanuja tarun tashawn tatenda taufa tavares tawanda tayshaun tevin tianyi tiburcio tomeka tremaine trevon tsegaye
tyquan tyree ulises unai uzoma velma venancio vesna virgil vonda waclaw waqas weiming wenjing xiaoling yashica yevhen yitzhak yonas yuxin zahid
zakiya zanele zawadi zdenka zdzislaw zeinab zeljko zhiyuan zvi zygmunt
`;
