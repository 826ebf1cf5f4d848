//! First names that are common in British papers, which of them are a woman's or a man's alone, and which are short for which.
//!
//! From general knowledge, not from a register: a name that is not here is simply not known to be one.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Names that women bear.
const WOMEN: &str = "abigail adele agnes aisha alexandra alice alison amanda amelia amina amy angela anita ann anna anne \
annette annie audrey ayesha barbara beatrice becky belinda bernadette beryl beth bethany betty beverley brenda bridget \
bronwen carly carmel carol carole caroline carolyn catherine cath cathy celia charlotte cheryl chloe christina christine \
cindy clare claire claudia colette coral cynthia daisy danielle dawn deborah debbie debra deirdre denise diana diane \
dilys donna doreen doris dorothy edith edna eileen elaine eleanor elizabeth ella ellen elsie emily emma enid erica esther \
ethel eunice eve evelyn faith farida fatima felicity fiona florence freda gail gaynor gemma georgina geraldine gertrude \
gillian gina gladys glenda glenys gloria grace greta gwen gwyneth hannah harriet hazel heather heidi helen helena hilary \
hilda holly imogen ingrid irene iris isabel isobel ivy jackie jacqueline jade jane janet janice janine jasmine jayne jean \
jeanette jemma jennifer jenny jessica jill joan joanna joanne josephine joy joyce judith julia julie june karen kate \
katherine kathleen kathryn kathy katie katy kayleigh kelly kerry kim kirsty laura lauren leanne leonie lesley lilian lily \
linda lindsey lisa liz lorna lorraine louisa louise lucy lydia lyn lynda lynn lynne mabel madeleine maggie mandy margaret \
maria marian marie marilyn marina marion marjorie martha mary maud maureen mavis maxine megan melanie melissa michelle \
mildred miriam moira molly monica mollie muriel myra nadia nancy naomi natalie natasha nicola nina nora norah norma \
olive olivia pamela patience patricia paula pauline pearl peggy penelope penny philippa phoebe phyllis poppy priscilla \
rachael rachel rebecca rhoda rhona rita roberta rosalind rose rosemary rosie ruby ruth sally samantha sandra sara sarah \
shanice sharon sheila shelley shirley shona siobhan sonia sophia sophie stacey stella stephanie sue sunita susan suzanne \
sylvia tanya tara teresa thelma theresa tina tracey tracy trudy una ursula valerie vanessa vera verity veronica vicky \
victoria viola violet vivien wendy winifred yasmin yvonne zara zoe \
ada adela agatha aileen ailsa alana alexis alma althea alyson amber amelie amira andrea angharad anika anisha annabel annika \
anthea antonia aoife asha astrid ava avis avril bernice bertha bessie bev bianca blanche bonnie briony brooke bryony caitlin camilla \
candice carla carmen carrie cassandra catriona cecilia cecily ceri chantelle charmaine chelsea cherie ciara clara clarissa \
claudette constance cora corinne dana daphne davina debs delia della demi dinah dolores dora dulcie edie edwina effie elena eliza \
elise ellie elspeth ena erin esme estelle etta eva evie fay faye fenella fern flo flora florrie francesca francine freya gabrielle \
genevieve ginny glynis gwenda gwendoline hayley hester hettie hetty hollie hope ida iona isabella isla jacqui jasmin jeanne jemima \
jenna jennie jocelyn jodie josie juliana juliet juliette justine kaitlin karina katrina kath kaye keeley keira kiera kirsten kitty \
lacey latoya lavinia layla leah leila lena leona letitia lexi lillian lizzie lois lola loretta lottie lucia lucille lucinda lynette \
lynsey madge madison magda maisie marcia margery margot marguerite mariam marlene martina maryam matilda maura mercy mia mikayla \
millie minnie miranda mona morag nadine nasreen nell nellie nerys nia niamh nichola nicole noreen olga olwen paige parveen patsy \
petra pippa polly prudence queenie reena renee rhiannon rhianna roisin rosa rosaleen rosalie rosamund rowena roxanne rukhsana sabrina \
saima salma samina saskia scarlett selina serena shania shauna shazia sheena shelagh sherry sian sienna simone sinead skye sofia \
sonya stacy steph susanna susannah susie sybil tabitha tamara tash tiana tamsin tania tasha tegan tessa tia tiffany tilly tonia tricia trish \
trisha verna vi vicki vivienne wanda wilma winnie yasmine yetunde yolanda zahra zainab zena \
aaliyah aaminah abbie abby abi adaeze adanna adeola adwoa agnieszka amaka amal amara amaya anais aneesa angelina angelique anisa anjali anya \
arabella ariana arlene asma athena aurora ayan azra beata beatrix bibi brianna bridie bryonie candace carina carley cassie cathleen catrin \
celeste celestine chanel chanelle chantal chantel charis chelsey cherelle chiamaka chidinma chioma christa christabel christiana christie \
cilla clemency clementine cleo connie coreen cressida cristina dahlia danica daniella darcey darcy daria deanna debora delilah delphine \
desiree dionne dominique dorothea ebony efua eilidh eithne eleanora elisabeth eloise elsa emilia emmeline emmy esi essie estella \
ester eugenie evangeline evelina fabienne faiza fatma fatou felicia filomena fleur folake fran frieda funmi gaby georgette georgia georgie \
germaine gertie giselle glynnis grainne gulnaz gwenllian habiba hadiza hafsa haleema halima hana hanan hattie hermione hibo hodan huda \
humaira ifeoma ijeoma ilona imani imelda inez iqra irena irina isha ishbel isobelle ivana jacinta jameela jamelia janelle janey jaya jayde \
jazmin jeanie jeannette jenni jillian joann joelle johanna joni jorja josephina judi julianne kadija kamila kara karin karis karla \
karly kasia kathlyn katia katya kavita kayla kayley keisha kelsey kendra kerri keziah khadija khadijah khloe kiana kimberly kinga komal \
krystal krystyna kyra lakisha lana larissa latisha lea leandra leann leanna leesa lenora lettie liana lianne lilia lilla lillie lina lisbeth \
loraine loren lorena lori lourdes lucie ludmila lyndsey lynsay macie maddie maddison madeline mae maeve magdalena maia maisy malaika \
malgorzata manon mariah mariana marietta marika marisa marissa marjory marla marlena marnie marsha martine maryann maryanne mattie maya \
meera meghan mehreen melina melinda mena meryl michaela michele minerva moesha monika muna myfanwy myrtle nafisa naila naima najma nanette \
nasra natalia natalya nathalie nazia neelam neha nerissa nettie ngozi nicolette nikita nikki nimco nisha nita noelle nusrat oluchi \
omolara oona ophelia orla ottilie padma pammy pauletta paulette perdita peta petronella philomena pollyanna pooja priti priya \
rabia rachelle radhika raisa ramona rania raquel rashida reanna rebekah reem regina rehana renata reshma rhea rhian rihanna \
rochelle romana romilly roni rosalyn rosanna roseanne rosetta roshni rozina ruqayyah sabina sadia sadie safia sahar saira salome \
samia sanjida savannah seema selma senga shabana shabnam shahida shakila shakira shamim shanae shanelle shantel shanti sharlene sharmila \
sharna shayla sheela shelly sheree sherri sheryl shireen shreya sidra silvia sita skyla sofie solange sorcha stefania suki \
susana suzanna suzette svetlana swati sylvie tabassum tahira talia tallulah tamika tammy tanisha tanith tasmin tatiana temitope teri terri \
thea theodora thomasina tillie tonya tori toyin traci trina trixie trudi tyra urszula vaishali valeria valmai vashti vida virginia viviana \
wilhelmina yasemin yasmina yemi yusra yvette zahida zaina zakia zandra zaynab zeinab zelda zeynep zita zoey zofia zora zuzanna";

/// Names that men bear.
const MEN: &str = "aaron abdul adam adrian ahmed aidan alan alastair albert alec alexander alf alfred alistair allan allen \
amir andrew andy angus anthony antony arnold arthur barry ben benjamin bernard bill billy bob boris brendan brian bruce \
bryan callum carl cecil charles chris christopher claude clifford clive colin connor craig cyril damian daniel darren dave \
david dean denis dennis derek desmond dominic donald douglas duncan dylan eamonn eddie edgar edmund edward edwin elliott \
emmanuel eric ernest ethan eugene ewan felix francis frank fraser fred frederick gareth garry gary gavin geoff geoffrey \
george gerald gerard gilbert giles glen glyn gordon graham grant greg gregory gordon guy hamish harold harry hassan henry \
herbert horace howard hubert hugh hussain ian imran isaac ivan ivor jack jacob jake james jason jeff jeffrey jeremy jim \
jimmy joe john jonathan joseph joshua julian justin karl keith ken kenneth kevin kieran kwame kyle lance laurence lawrence \
lee leo leonard leroy leslie lewis liam lionel luke malcolm marcus mark martin matthew maurice max melvin michael mick \
miles mohammed mohamed muhammad murray nathan neil neville nicholas nick nigel noel norman oliver oscar oswald owen patrick \
paul percy perry peter phil philip phillip rajesh ralph raymond reginald rhys richard rob robert robin rodney roger roland \
ronald ronnie rory ross roy rupert russell ryan samuel scott sean sebastian shaun sidney simon stanley stephen steve steven \
stewart stuart sydney ted terence terry theo thomas tim timothy toby tom tommy tony trevor tunde vernon victor vincent \
vivian wallace walter warren wayne wilfred william winston yusuf \
adeel alasdair alfie alun alvin alwyn amos aneurin archie archibald arif arron arun asif aubrey barney barrie basil benedict \
benny bernie bert bertie bertram brad bradley brandon brett bryn byron caleb calum cameron cedric clarence clem clement clint \
cody corey curtis dafydd dai dale damien damon danny darius darrell darryl daryl declan deepak delroy denzil dermot derrick \
des dexter dom donal donovan doug dougal dudley dwayne dwight eamon eddy eli elijah elroy elton elwyn emlyn emrys ernie errol evan \
faisal farooq fergus finlay finley finn floyd freddie freddy geraint gerry gethin gideon godfrey graeme gus gwilym hamid \
harvey hedley hector herbie hugo humphrey huw hywel iain ibrahim idris ieuan ifor iqbal irfan ismail iwan jaden jared jasper javed \
jayden jed jermaine jerome jerry joel joey johnnie johnny jonah jonny jos josh junaid kaiden kamal kane kareem karim kasim \
kelvin kenny kev khalid kian kofi krzysztof kurt lachlan len lennie lenny levi lloyd logan louie louis lucas luther lyndon \
magnus malachi marc marlon marvin mason mateusz matt mervyn mickey milo moses mustafa myles nadeem nasir nathaniel naveed ned niall \
noah ollie omar osman otis owain paddy pawel percival pete quentin rafiq raj rajiv ramesh rashid ravi reece reg reggie reuben rex \
rhodri rick rizwan roddy roderick rolf ronan rowland royston rufus sajid salim samir sammy sanjay seamus selwyn seth shahid shane \
silas solomon stan stefan stevie stu sunil suresh sylvester tahir tariq teddy theodore tomasz tyler tyrone umar usman vic vijay \
vikram vince wasim wesley wilf willie wyn xavier zac zach zachary zahid zak zubair \
aarav abbas abdi abdirahman abdullah abdulrahman abel abid adebayo adil afzal ahmad ajay ajmal akbar akeem akhil akram aleksander alessandro \
alistar allister amadou amar amari amit amjad anand anas andre andrei angelo anil anish antoine anton anwar arjun arlo armand arnie \
arvind asad ashraf ashton asim atif augustus austin avraham awais axel ayaan azeem aziz babatunde barnaby bart bartholomew bashir \
beau beresford bilal blaine blake bogdan brayden braydon broderick brodie bronson bruno caden caiden callan calvin carlo carlos carlton \
carson cassius cathal chad chas chesney chidi cian ciaran cillian claudio claudius clinton clyde colm colum conall conor conrad constantine \
cormac cornelius cosmo crispin cuthbert cyrus damion dane danial dante daragh darragh darran darrin darryn davey davy dawid dawood \
deano delbert demetri demetrius denny deon derick devante devonte dewi diarmuid diego dillon dilwyn dimitri dinesh dino domenic dominik \
donnie dorian duane dunstan ebenezer edmond eduardo edwyn eifion ekow elias eliot elliot elvin elvis emanuel emeka emil emile emir emre enda \
enoch enrico enzo ephraim erik eryk eustace evander everard everton ewart ezekiel ezra fabian fabio fahad farhan farid farouk feargal felipe \
femi ferdinand fergal fernando festus filip finbar fintan fitzroy florian flynn francesco franco francois franklin franz gabor garfield \
garrett garth gaz gene gerallt gianni gino giorgio giovanni giuseppe godwin goran gregor gruffydd gulzar gustav habib hadi hakan \
hakeem hakim hamza hans hari haris harish haroon harun hasan haseeb hashim hayden haydn helmut hendrik henri henryk herman hisham horatio \
huey hussein hyman ibraheem ifan iftikhar ignatius igor ilyas imtiaz ioan irvin irving irwin isaiah ishmael istvan izaak jacek jagdeep jai \
jaiden jamaal jamal jamar jamil janos jareth jaroslav javier jawad jaxon jay jaylen jayson jeffery jem jenson jeremiah jermain jesse jethro \
jez jibril jimi jimmie jock johan johann johnathan jonas jonathon jorge jose josef josiah jozef juan julio julius kabir kacper kaine kaleb \
kalvin kameron kamil kamran karol kashif kayden keanu keegan keelan keenan keiran keiron kemal kenan kendrick kenrick kevan khaled khalil \
kieron killian kingsley kirk kojo konrad kris krishan kristian kumar kwabena kwaku kwasi kyan kye kyran lamar lamin lancelot lanre lars \
laszlo layton leif leighton lemar lennon lennox leon leonardo leopold lester liban linford linton llew llewellyn lorcan lorenzo luca lucian \
lucien ludovic luigi luis lukas lukasz lyle macauley mahmood mahmoud majid malachy malik mansoor manuel marcel marcin marco marek mario \
marius marko marley marty martyn marwan masood mateo mathew mathias matteo matthias matty maxim maximilian maxwell mehdi mehmet micah michal \
miguel mihai mikel mikey mikolaj milan milton miroslav mitch mohammad mohamud mohsin monty mordecai mortimer mostafa mubarak muhammed mukesh \
mungo munir murdo murtaza musa mustapha nabil nadim naeem najib naresh naseem nasser nathanael navid neal nestor nico nicolas nikesh nikhil \
nikolai nikolas nitin nolan norbert norris nuno olaf oleksandr olivier olu oluwaseun omari omer orlando orson osama otto ozzie \
pablo padraig paolo pascal paulo pavel pedro pierre pieter piotr pradeep prakash prem qasim quincy quinton radek rafael rafferty raheem \
rahim rahul rajan rakesh ramon randolph ransford raoul raphael rashad rasheed raul rayan rehan reza rhydian ricardo riccardo \
rico rik rishi ritchie roberto rocco rocky rod rodrigo rohan rohit romario romeo ronny ruairi ruben rudi rudolph rudy saad sachin sadiq \
saeed saif saleem salman sameer sami samson sandeep sanjeev santiago sarfraz saul septimus sergei sergio shabir shafiq shahzad shakeel \
shaquille shaukat shawn sheldon sherwin shoaib silvester simeon sonny stanislav sufyan sulaiman suleman sven syed szymon tadeusz \
talha tarquin tayo terrance terrell terrence thabo thaddeus tiernan timmy titus tobias todd tomas tommie tomos trey tristan tristram tyreece \
tyrell tyrese tyson ugo umair umer usama vinnie vinod virgil vishal vivek vlad vladimir waheed wahid walid waqar waqas wendell wes wilbert \
wilbur wilfrid willem willy wojciech wyatt xander yahya yannick yasin yasir yestin younis youssef yousuf yunus yuri yves zachariah zack \
zafar zaheer zaid zain zakariya zakary zaki zane zayd zayn zeeshan ziggy";

/// Names that both bear, or that are short for a name of either.
const EITHER: &str = "alex ali ash bobbie bobby charlie chris dee drew eden frances frankie gabriel hilary jamie jan jess jo \
jordan jude kim kit lee les leslie lin lou lynn mel morgan nicky pat pip ray ricky robbie robin ronnie sacha sam sandy \
sasha shannon sid taylor terry toni viv will \
ashley bailey billie casey codie courtney gurpreet hardeep harjit harley jackie jaswinder jody jules kelly kerry kiran lindsay \
mandeep mo morgan ranjit reagan riley robyn rowan shay shaz sukhi sukhvinder \
jessie remi remy ola elisha gurdeep baljit narinder parminder ravinder rupinder surinder davinder noor zia laurie sukhdev rene aman shelby kai";

/// Each line is one name and what is short for it.
const SHORT: &str = "alan al|alexander alex alec sandy|alexandra alex sandra|alfred alf alfie|albert bert|andrew andy drew|anthony tony antony|barbara barb|beverley bev|\
benjamin ben|catherine cath cathy kate|christine chris chrissie|christopher chris kit|daniel dan danny|david dave|deborah deb \
debbie debra|donald don|edward ed eddie ted|elizabeth liz beth betty lizzie libby|francis frank|frederick fred freddie|geoffrey \
geoff|gillian gill|gregory greg|gwyneth gwen|helen nell|jacqueline jackie jacqui|james jim jimmy jamie|janet jan|janice jan|\
jeffrey jeff|jennifer jenny jen|jessica jess|joanna jo|joanne jo|john jack johnny|jonathan jon|joseph joe jos|josephine jo josie|\
judith judy|katherine kate kath kathy katie|kathleen kath kathy|kevin kev|kathryn kate kath kathy|kenneth ken kenny|kimberley kim|lawrence \
larry laurie|leonard len lenny|leslie les|louise lou|lynette lyn|margaret maggie meg peggy|matthew matt|maureen mo|melanie mel|michael \
mike mick|nicholas nick|nicola nicky|oliver ollie|pamela pam|patricia pat trish patsy|patrick pat paddy|penelope penny|\
peter pete|philip phil|philippa pip|raymond ray|rebecca becky|reginald reg|richard rick dick richie|robert rob bob bobby|\
ronald ron ronnie|rosemary rosie rose|samantha sam|samuel sam|sidney sid|stanley stan|stephanie steph|stephen steve|\
steven steve|stuart stu|susan sue susie|suzanne sue|sylvia sylv|terence terry|theresa terry tess|thomas tom tommy|timothy tim|\
valerie val|veronica ronnie|victoria vicky vicki|violet vi|vincent vince|vivien viv|walter wally|wendy wend|wilfred wilf|william will bill \
billy|winifred win";

/// Whose name it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sex {
    Woman,
    Man,
}

/// Every listed name, with whose it is where only one of the two bears it.
static NAMES: LazyLock<HashMap<&'static str, Option<Sex>>> = LazyLock::new(|| {
    let mut names: HashMap<&str, Option<Sex>> = HashMap::new();
    for (list, sex) in [(WOMEN, Some(Sex::Woman)), (MEN, Some(Sex::Man)), (EITHER, None)] {
        for name in list.split_whitespace() {
            names.entry(name).and_modify(|old| *old = old.filter(|s| Some(*s) == sex)).or_insert(sex);
        }
    }
    for name in SHORT.split(['|', ' ']).filter(|name| !name.is_empty()) {
        names.entry(name).or_insert(None);
    }
    names
});

/// Pairs of a name and a short form of it.
static SHORT_FORMS: LazyLock<HashSet<(&'static str, &'static str)>> = LazyLock::new(|| {
    let lines = SHORT.split('|').map(str::split_whitespace);
    lines
        .filter_map(|mut words| Some((words.next()?, words)))
        .flat_map(|(long, all)| all.map(move |s| (long, s)))
        .collect()
});

/// True for a first name that is listed, whatever its case.
#[must_use]
pub fn is_first_name(word: &str) -> bool {
    // Most words of a page are told apart by their first letter.
    let listed = |part: &str| {
        part.len() > 1
            && part.starts_with(|c: char| c.is_ascii_uppercase())
            && NAMES.contains_key(part.to_lowercase().as_str())
    };
    match word.split_once('-') {
        // `Ellie-Mae`, `Jo-Ann`.
        Some((first, second)) => listed(first) && (listed(second) || (2..=5).contains(&second.len())),
        None => listed(word),
    }
}

/// Whose first name this is, where only one of the two bears it. `name` is in lower case.
#[must_use]
pub fn sex_of(name: &str) -> Option<Sex> {
    NAMES.get(name).copied().flatten()
}

/// True when one of the two is a usual short form of the other. Both are in lower case.
#[must_use]
pub fn is_short_for(a: &str, b: &str) -> bool {
    SHORT_FORMS.contains(&(a, b)) || SHORT_FORMS.contains(&(b, a))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_by_their_capital() {
        assert!(is_first_name("Jean") && is_first_name("JEAN") && !is_first_name("jean") && !is_first_name("Street"));
        assert!(is_first_name("Ellie-Mae") && !is_first_name("Clarke-Pell") && !is_first_name("Jean-"));
        assert_eq!((sex_of("jean"), sex_of("ian"), sex_of("pat")), (Some(Sex::Woman), Some(Sex::Man), None));
    }

    #[test]
    fn short_forms_go_both_ways_and_not_across() {
        assert!(is_short_for("patricia", "pat") && is_short_for("pat", "patrick"));
        assert!(!is_short_for("patricia", "patrick") && !is_short_for("jean", "joan"));
    }
}
