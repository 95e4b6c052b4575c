/** Words of their own that are one slip away from a word or a likely service name: never mended into it. */
export const ordinaryWords = `newsletter newsletters qbr about above across after again against agree agent ahead allow alone along also always
amount and announcing another eta etr answer any area argue arm art ask
away baby back bacon bad bake ball band bank bar base bath bear beat beer bell best bet bid big bike bill bird bit
black block blood blow blue board boat body bone book boot born both bottle bottom bought bowl bow boy brain brand
bread break breakfast breath bring broad brown brush budget build building built burn bus business busy button buy
cake call calm came camp cap captain car card care carry case cash cast cat catch cause cell cent chain chair chance
change charge chart chat cheap check cheese chest chief child choice choose church circle city claim class clean clear
click climb clock close cloth cloud coach coast coat code coffee cold collect color colour come common company
complete concerned contact contract control cook cool copy corner cost could count couple course court cover crash cream create
credit crew cross crowd cry cup cut cycle dad damage dance danger dare dark data date dawn day deal dear death debate
debt decide deck deep deer delay deliver demand demo deny depth design questionService detail develop device devil diary diet
dinner direct dirt dish doctor does dog done door doubt draft drag draw dream dress drink drive drop drug dry due dust
duty each early earn earth ease east easy eat edge edit egg eight else empty end enemy engine enjoy enter entry equal
error escape event every exact exam except exit expect expert extra eye face fact fair faith fall false fame family
far farm fashion fast fat fate fault favor favour fear feed feel feet fellow felt few field fight figure file fill
filling film find finger finish fire firm first fish fit five fix flag flat flight floor flow flower fly folk follow
food fool foot force forest forget form forum forward found four frame free fresh friend front fruit fuel full fun
fund gain game garage garden gas gate gave gear general get gift girl give glad glass goal god gold golf gone good got
grade grand grant grass gray great green grey ground group grow guard guess guest guide gun guy hair half hall hand
hang happy hard hat hate have head hear heart heat heavy height held hell help hero hide high hill hire hit hold hole
holiday home hope horse hospital hot hotel hour house how huge human hurt ice idea image impact import inch include
index inside into invite invoice iron island issue item jacket job join joke judge jump junior jury just keep key kick
kid kill kind king kitchen knee knew knife know labor lack lady lake lamp land lane language laptop large last late
laugh law lawyer lay lead leader leaf learn lease least leave left leg legal length less lesson let letter level lie
life lift light like limit line link lip list listen little live load loan local lock logic long look lord lose loss
lost lot loud love low luck lunch machine mad made magic mail main major make male mall man manage many map march mark
market marry mass master match mate matter may meal mean meat media meet member memo mention menu merge mess metal
method middle might mile milk million mind mine minor minute miss mistake mix mode model modem modern moment money
month mood moon more morning most mother motor mouth move movie much music must name narrow nation native nature near
neck need nerve never new news next nice night nine noise none noon nor normal north nose note nothing notice now
number nurse object obvious occur ocean odd off offer office often oil old once one online only onto open opera order
other ought our out outside oven over own pack page paid pain paint pair pale panel paper parent park part party pass
past patch path patient pattern pause pay peace peak pen people pepper per person phase phone photo phrase piano pick
picture piece pile pilot pin pink pipe pitch pizza place plain plan plane plant plate play please plenty plot plus
pocket poem point police policy pool poor pop port post pot pound pour power press price pride prime print prior prize
proof proud prove public pull pump punch pupil push put quality quarter queen quick quiet quit quite quote race radio
rail rain raise ran range rank rapid rare rate rather raw reach read ready real reason recall receipt recent record
red reduce refer refund region relax release relief rely remain remind remote remove rent repair repeat replace reply
report request rescue research reset rest result retire return reveal review reward rich ride right ring rise risk
river road rock role roll roof room root rope rose rough round route row royal rule run rural rush sad safe sail salad
salary sale sales salt same sand save say scale scene school score screen sea seal season seat second secret section
sector secure see seed seek seem sell send senior sense sent series serious set settle seven severe shade shadow shake
shall shame shape share sharp she sheet shelf shell shift shine ship shirt shock shoe shoot shop shore short shot
should shout show shower shut sick side connectivity sign silence silent silly silver similar simple since sing single sink
sir sister sit site six size skill skin skip sky sleep slice slide slight slip slot slow small smart smell smile smoke
smooth snow social soft soil sold solid some son song soon sorry sort soul sound soup south space spare speak special
speech speed spell spend spin spirit split sport spot spread spring square stable staff stage stair stake stamp stand
star stare start state statue status stay steal steel step stick still stock stone stop store storm story straight
strange stream street strength stress stretch strike string strip strong student study stuff style subject such sudden
suffer sugar suggest suit summer sun super supply support sure surface surprise survey sweet swim swing switch symbol
table tail take tale talk tall tank tap target task taste tax tea teach team tear tell ten tend tennis tent term test
text than thank that the theme then theory there these they thick thin thing think third this those though thread
threat three throat throw thus ticket tie tight time tiny tip tire title today toe together told tone too took tool
tooth top topic total touch tough tour toward tower town toy track trade train trap travel treat tree trend trial
trick trip truck true trust truth try tube tune turn twice twin two type ugly uncle under union unique unit until upon
upper upset urban urge use usual valley value van vary vast very view village visa visit voice volume vote wage wait
walk wall want war warm wash waste watch water wave way weak wealth weapon wear weather web wedding week weekend
weight well went were west wet what wheel when where which while white who whole whom whose why wide wife wild will
win wind window wine wing winner winter wire wise wish with within without woman wonder wood word wore work worker
world worry worst worth would wound wrap write wrong yard yeah year yellow yes yet you young your youth zero
gown lawn brow crown frown torn worn dropped grown flown shown known thrown owner never ever lever fever sewer fewer
clever deliver river lover cover waiter statute statues stats mine ours hosts ghost most cost lost post toast coast
roast boast host hostel hotels services serving served serve nerve verse reserve reverse service discs questionService desks dusk
risk mask task disco load road toad loan lead region religion legion reason season ram rim dam ham jam cam iron ironed
word world worlds broke broken spoken woken token tokens chosen stolen frozen stick stuck struck truck luck lack back
pack rack hack black slack slick flow slow show snow glow grow blow crow know throw shaky snaky healthy wealthy
stealthy health wealth stealth died lied tied fried tried cried dies ties lies dead deaf dear deal lead bead head read
live love lives loves line mine fine wine dine nine pine vine find mind kind bind wind allow fellow yellow mellow
hello jello cello okay oak planed planned panned plan plane plans plant plants scanned schedule scheduled compare
compere company prepare compute computer commuter computed started stated slated skated restart restate upgrade
upgraded update updated upset reboot robot reports report resort deport export exports expert experts import imports`;
