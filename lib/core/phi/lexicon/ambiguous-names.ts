/**
 * Names that are also everyday words, places or products, lower case. Alone they prove nothing; beside an
 * unambiguous name, or after a word that announces a person, they count.
 */
export const AMBIGUOUS_GIVEN_NAMES = `
aria paloma mei hudson cooper kingston angus arya armani blair blake chandler dolly enid fay hollis ike mack monroe morris rosemary sal tory
ada alma amber angel april archer art ash aspen august autumn ava axel basil bear bill blaze bliss bob boston brandy brook brooke brooks buddy buck
bud candy carol carter chad chance charity chase chelsea chelsy cherry chip christian christmas clay cliff cole constance coral crystal cricket dakota
dale dallas dash dawn dean delta destiny diamond dick dot drew duke earl easter eden elder ellery ember emerald erin essence ever faith fern fidel
finn flint fox france frank gale garnet gay gem gene genesis georgia ginger glory grace grant green guy harmony harvest haven heather heaven henry
holly honor hope houston hunter ibis india indigo iris israel ivory ivy jack jade january jasmine java jasper jay jersey jet jewel job jordan josh
journey joy jude julia july june juniper justice kai karma kat kennedy kerry kit king knox kodi lance lane lark laurel legend lincoln link lily london
lotus love luck luna mac madison mark marsh mason max may melody mercy merit miles miller mimi mo moss mercury nash nevada neo nick noble north nova
oak olive opal page paris parker pat pax pearl peace penny perry phoenix pierce piper pilot poppy pike porter prince princess queen quest race rain
raven ray red reed reef remington rich ridge river rob robin rock rocky rod rose ruby rusty ryder sage sandy savannah scout shadow shelby sherlock
skip sky skye sol sonny spencer star sterling stone storm sue summer sunny sydney tad tanner temple thor tracy travis treasure trinity tripp troy trip
tyler van vance venus victoria vincent violet virginia wade ward waverly wes west will willow winter wolf wren young zen zion asia kenya china chris
pace tate true unity valor cloud ocean sierra carolina florence adelaide alexandria santiago ming min kim tan long an can do so my me nam chi mai hai
lan lam lin ha hue son dung phuc hung
`;

export const AMBIGUOUS_SURNAMES = `
albert ashley austin beard berry brewer chandler cherry franklin george islam kirk leon travis
alarm archer ball banks barber bass batch beach bean bear bell best bird bishop black block bloom bond book booker bowl box boxer branch bright brook
brooks brown buck bull burns burst bush butler butter call camp cannon card carpenter carter carver case cash castle chambers chance chase child
church clay click clock close coates code cole cook cool cooper core corn couch counts cousin cox craft crane creed cross crow crown crystal cutter
dale dash day deal dean diamond dial dodge dove duke drew dunn early east elder ember english fair faith falls farmer fast feather field fields fish
fisher flag fleet flood flower flowers forbes ford forest fort foster fountain fox francis frank free french freed frost fuller gale garden garland
gates gay gentry german glass gold golden gonne good grace graham grant grass graves gray green grey gross grove grover guest guy hale hall hand hardy
hart harvey hash hays head heard held hide high hill hills holland holiday home hook hope horn house hubs hunt hunter hurt hyde ireland irons ivy jack
james jay jewel job join joy justice keen key keys king kitchen knight lake lamb lance land lane large lark last law leaf lever line lines link little
load lock locke log long lord love low lucky lyons major march mark marks marsh mason mast master masters may mead meadows mercer merchant mercury
mills miner minor monk moon moss munch nail nash newton nice night noble north oaks orange pack page pages paris park parker parks parsons patch paul
pay peace peak pearl penn pepper person pickles pierce pine pipes plant player pole pollard pool poole pope porter post potter pounds power powers
press price priest prime prince print proctor quick rain raines ramp ray read reader reed reeves regal rest rice rich ridge rings rivers roach road
rock rocks rogue rose rowe royal ruby rule rush russell rusty sable sage sample sands savage school scott seal sears self sellers senior settle shade
sharp shell shepherd shields shipp shore short shook silver singer single skinner small smart snow south spade spark sparks speed spencer spring stack
staff stanley star stark starr steel stern stock stone storm story strange street stroke strong style summers sun swan sweet swift table tailor tate
taylor teal temple terrace thorn tower town tracey trail train tree troy trotter true tucker turner tyler underwood upload vale vance vail vault vine
vines virgin waite wade walk walker wall ward ware warner water waters watts weaver webb weeks wells west wheat wheeler white whitehead wild wilde
will wills winter winters wise wolf wolfe wood woods word work workman worth wright yard york young zero an do my so he you ma hu ho son to ha tu lo
me mo min tang wan sang can pan hang lie victoria kaiser keller kelvin pascal lambert celsius weber tesla watt joule hertz ampere maxwell faraday
docker hooks root turk madrid london orlando washington houston cleveland dallas denver lincoln jackson richmond durham
`;
