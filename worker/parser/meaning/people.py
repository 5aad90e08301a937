"""Nouns for people: offices and trades that stand before a name or for it, kinds of unnamed source, groups."""

from __future__ import annotations

from typing import Final

# Forms of address and rank: never part of a name.
TITLES: Final = frozenset(
    """Mr Mr. Mrs Mrs. Ms Ms. Miss Mx Dr Dr. Prof Prof. Professor Sir Dame Lord Lady Baroness Baron Viscount Earl
    Duke Duchess Rev Rev. Reverend Father Fr Fr. Sister Brother Pastor Bishop Archbishop Cardinal Rabbi Imam Sheikh
    Shaikh Ayatollah Hojatoleslam Mullah Maulana Monsignor Pope King Queen Prince Princess Emir Sultan Gen Gen.
    General Col Col. Colonel Maj Maj. Major Capt Capt. Captain Lt Lt. Lieutenant Cmdr Cmdr. Commander Adm Adm.
    Admiral Sgt Sgt. Sergeant Cpl Cpl. Corporal Pvt. Brig. Brigadier Commodore Marshal PC DC DS DI DCI DSI Det Det.
    Detective Insp Insp. Inspector Ch Ch. Supt Supt. Superintendent Constable Sen Sen. Senator Rep Rep. Cllr Cllr.
    Councillor Gov Gov. Hon. Honourable Justice Judge Madam Chief Secretary Maître Me Herr Frau Monsieur Madame
    Señor Señora Ambassador Atty.""".split()
)
# Letters behind a name.
LETTERS: Final = frozenset("KC QC MP MEP MSP MBE OBE CBE Jr Jr. Sr Sr. II III IV PhD MD TD".split())

# Offices, trades, relations: one person, named or not. Their plural is a group.
ROLES: Final = frozenset(
    """person president vice-president premier minister chancellor secretary undersecretary governor mayor senator
    congressman congresswoman lawmaker representative councillor councilman councilwoman councilor alderman deputy
    delegate envoy ambassador consul attaché commissioner commissar ombudsman chairman chairwoman chairperson chair
    chief head boss leader director ceo executive founder co-founder owner manager managing partner officer
    spokesman spokeswoman spokesperson speaker prosecutor attorney lawyer solicitor barrister counsel judge justice
    magistrate coroner notary juror sheriff marshal constable detective inspector superintendent commander captain
    colonel general major lieutenant admiral sergeant soldier pilot co-pilot sailor skipper foreman engineer
    architect scientist researcher professor lecturer teacher headteacher principal dean rector chancellor
    provost scholar historian economist analyst strategist statistician forecaster meteorologist climatologist
    geologist seismologist hydrologist oceanographer biologist virologist epidemiologist immunologist pathologist
    psychologist psychiatrist sociologist anthropologist archaeologist astronomer physicist chemist mathematician
    ecologist botanist zoologist doctor physician surgeon nurse paramedic midwife dentist pharmacist vet
    veterinarian therapist author co-author writer novelist poet playwright journalist reporter correspondent
    columnist editor blogger anchor presenter host pundit commentator critic photographer
    filmmaker director producer actor actress singer musician composer conductor pianist guitarist rapper artist
    painter sculptor designer comedian celebrity model dancer choreographer player striker midfielder defender
    goalkeeper keeper winger forward quarterback pitcher coach trainer skipper referee umpire athlete
    sprinter runner swimmer cyclist rider driver racer jockey boxer wrestler golfer champion teammate coach
    activist campaigner organiser organizer protester demonstrator dissident advocate volunteer donor adviser
    advisor aide consultant banker broker trader investor entrepreneur businessman businesswoman billionaire
    tycoon mogul magnate farmer fisherman grower trawlerman baker butcher shopkeeper grocer chef cook waiter
    bartender barber hairdresser plumber electrician carpenter builder miner trucker courier porter cleaner
    janitor guard watchman caretaker bookkeeper accountant auditor clerk librarian curator archivist treasurer
    secretary-general negotiator mediator diplomat official candidate incumbent challenger contender nominee
    front-runner frontrunner hopeful contestant opponent rival ally successor predecessor member fellow associate
    colleague neighbour neighbor friend relative mother father mom dad mum parent son daughter brother sister
    uncle aunt cousin nephew niece grandmother grandfather widow widower wife husband fiancé fiancée spouse
    girlfriend boyfriend partner survivor victim witness eyewitness bystander passer-by onlooker resident local
    villager citizen voter constituent tenant landlord homeowner customer client patient passenger commuter
    motorist tourist traveller traveler visitor guest student pupil undergraduate graduate schoolboy schoolgirl
    teenager boy girl man woman child baby pensioner retiree veteran worker employee staffer trainee apprentice
    intern labourer laborer pastor priest bishop archbishop cardinal rabbi imam cleric monk
    nun televangelist preacher missionary chaplain pope king queen prince princess monarch duke emperor emir
    sultan sheikh warlord militant fighter rebel insurgent commander-in-chief inmate prisoner convict suspect
    defendant plaintiff complainant claimant appellant respondent accused fugitive murderer killer gunman attacker
    assailant hacker thief smuggler migrant refugee asylum-seeker deportee expert specialist technician
    pathfinder planner inspector-general whistleblower insider postman postmaster firefighter policeman
    policewoman policeman officer trooper sheriff ranger warden lifeguard rescuer climber mountaineer hiker
    explorer astronaut cosmonaut conservationist environmentalist ecologist naturalist forester gardener beekeeper
    breeder herder shepherd rancher winemaker brewer distiller collector dealer auctioneer gallerist agent
    publicist biographer translator interpreter programmer coder analyst-in-chief whip backbencher
    frontbencher peer assemblyman assemblywoman legislator parliamentarian mp mep treasurer president-elect
    superstar star hero legend ex-surgeon ex-minister ex-president negotiator-in-chief councilmember selectman
    chairman-elect registrar receiver liquidator trustee administrator vice-chairman vice-chair vice-chancellor
    undersecretary-general ex-wife ex-husband stepfather stepmother godfather godmother kingpin envoy-designate
    oligarch financier landowner hotelier restaurateur publican innkeeper
       shipowner """.split()
)

# Unnamed, these are types of a source that means to stay unnamed.
UNNAMED: Final = frozenset(
    """official officials source sources aide aides adviser advisers advisor advisors diplomat diplomats insider
    insiders envoy envoys employee employees staffer staffers whistleblower whistleblowers operative operatives
    executives associates""".split()
)
# Marks of someone who is meant to be unnamed, wherever they stand in the phrase.
SHY: Final = (
    *("anonymous", "unnamed", "unidentified", "undisclosed", "condition of anonymity", "not to be named"),
    *("not to be identified", "familiar with", "close to", "briefed on", "with knowledge of", "with direct knowledge"),
    *("on background", "declined to be named", "asked for anonymity", "knowledgeable about", "privy to"),
    *("who knows the", "aware of the", "involved in the talks", "not authorized", "not authorised"),
    "spoke anonymously",
)

# Plurals and collectives that are a group of people by themselves.
GROUPS: Final = frozenset(
    """people residents locals villagers citizens voters analysts experts researchers scientists economists
    forecasters prosecutors jurors judges lawyers investors traders brokers bankers shareholders customers clients
    consumers users critics opponents supporters backers campaigners activists protesters demonstrators
    environmentalists conservationists volunteers rescuers doctors nurses medics teachers students pupils parents
    relatives families friends colleagues neighbours neighbors witnesses eyewitnesses survivors victims passengers
    tourists motorists farmers fishermen growers workers staff employees shippers hauliers retailers manufacturers
    makers producers suppliers importers exporters airlines lawmakers legislators mps senators ministers deputies
    leaders rebels militants fighters soldiers troops veterans migrants refugees inmates prisoners players fans
    investigators detectives rivals allies feds republicans democrats conservatives liberals labour christians muslims
    jews hindus americans europeans africans historians everyone everybody many others most some few observers
    commentators pundits journalists reporters photographers engineers pilots crew crews drivers men women children
    youths teenagers pensioners taxpayers homeowners landlords tenants physicians specialists psychologists
    climatologists seismologists hackers members participants respondents audience crowd public both they advocates
    evangelicals progressives democrats hardliners moderates candidates contenders strategists insiders""".split()
)

# Nouns for what is written or measured and speaks for itself.
DOCUMENTS: Final = frozenset(
    """report reports study studies survey surveys poll polls research paper papers analysis review audit inquiry
    investigation probe letter letters email emails memo memos memorandum note notes statement statements communique
    communiqué indictment complaint lawsuit suit filing filings affidavit testimony transcript transcripts ruling
    judgment verdict order decree law bill act legislation constitution treaty agreement contract document documents
    records record data figures statistics numbers results evidence benchmarks benchmark tests test trial trials
    model models simulation experiments images image footage video videos photographs photos recording recordings
    documentary book article articles editorial column post posts tweet tweets message messages chart map table
    circular leaflet manifesto declaration resolution draft plan proposal budget forecast forecasts outlook bulletin
    census index estimate estimates findings finding invoice invoices dossier file files database ledger diary
    diaries cable cables whitepaper guidelines guidance dissertation thesis sign signs clause provision
    warrant subpoena petition brief prospectus presentation slide slides press_release release account accounts
    version log logs minutes reading readings satellite text texts banner poem song lyrics headline headlines exit_poll
    count tally story stories blog_post screenshot screenshots scan scans autopsy medical_records""".split()
)

# Words that make the body whose name or description holds them an organisation.
ORGANISATIONS: Final = frozenset(
    """company companies group firm firms corporation corp corporate giant conglomerate maker manufacturer producer
    operator carrier airline airlines retailer supermarket chain bank banks lender insurer fund funds brokerage
    startup start-up developer utility refiner miner brewer carmaker automaker chipmaker drugmaker planemaker
    shipbuilder steelmaker publisher agency agencies ministry ministries department departments office bureau
    authority authorities commission committee council councils board panel tribunal court courts parliament
    congress senate assembly chamber cabinet government governments administration presidency regime junta
    embassy consulate mission police force army navy military militia brigade service services intelligence union
    unions association federation confederation league club team side squad charity foundation trust institute
    institution university college school academy hospital clinic laboratory lab observatory museum church mosque
    diocese guild fleet lodge party parties coalition alliance opposition campaign movement organisation
    organization ngo watchdog
    regulator supervisor exchange market tank think-tank consultancy network secretariat treasury customs
    management leadership headquarters command directorate inspectorate registry prosecution defence_team
    fire_service coastguard ambulance society cooperative co-op consortium venture subsidiary parent unit arm
    division branch contractor landlord_association provider supplier distributor exporter importer wholesaler
    broadcaster platform app studio label gang cartel syndicate cell network_operator railway railways airport port
    authority's state town city municipality county borough district village township ombudsman's_office centre
    center executive_board sect order congregation synod delegation jury bench presidium politburo directorate
    task_force taskforce crew_union lobby body bodies house household facility plant factory""".split()
)
# The same inside a capitalised name ("Ministry of", "National Bank").
NAME_PARTS: Final = frozenset(
    """Ministry Department Office Bureau Agency Authority Commission Committee Council Board Court Parliament Congress
    Senate Assembly House Cabinet Government Administration Embassy Consulate Police Force Forces Army Navy Guard
    Guards Service Services Intelligence Union Association Federation Confederation League Club United City FC AFC
    Rovers Town Athletic Institute Institution University College School Academy Hospital Clinic Clinics Laboratory
    Laboratories Labs Observatory Museum Church Party Coalition Alliance Front Movement Organisation Organization
    Nations Bank Fund Group Corp Corp. Corporation Company Co Co. Inc Inc. Ltd Ltd. Limited LLC PLC plc AG SA S.A. ASA
    AB Oy NV N.V. GmbH SE SpA S.p.A. Holdings Holding Partners Capital Securities Energy Motors Motor Airlines Airways
    Air Systems Technologies Technology Software Networks Pharmaceuticals Pharma Industries Steel Mining Oil Gas
    Petroleum
    Semiconductor Electronics Telecom Foundation Trust Society Center Centers Centre Centres Campaign Brigade Battalion
    Command Directorate Treasury Reserve Exchange Cross Crescent Watch International Amnesty Survey Secretariat Network
    Initiative Project Program Programme Task Team Cooperation Council's Chamber Registry Customs Corps Division Unit
    Brotherhood Resistance Hezbollah Hamas Taliban NATO EU UN Interpol Europol Maritime Shipping Marine Logistics
    Insurance Assurance Investments Investment Utilities Utility Water Power Electric Rail Railways Railway Transport
    Workers Engineers Teachers Farmers Electoral Elections Statistics Geological Meteorological Weather
    Hurricane""".split()
)


def _plural(word: str) -> str:
    if word.endswith("man"):
        return word[:-3] + "men"
    if word.endswith(("s", "sh", "ch", "x")):
        return word + "es"
    return word[:-1] + "ies" if word.endswith("y") and word[-2:-1] not in set("aeiou") else word + "s"


ROLE_PLURALS: Final = frozenset(_plural(word) for word in ROLES)
