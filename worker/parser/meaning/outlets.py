"""News media by name: agencies, papers, broadcasters, sites; and the words that make a name a medium's.

Names are public facts. `FULL` has the long form of an initialism, used only where the article itself gives it.
"""

from __future__ import annotations

from typing import Final

# One a line or parted by ";". A name may be written with or without its article.
NAMES: Final = frozenset(
    name.strip()
    for name in """
Reuters;Associated Press;AP;Agence France-Presse;AFP;dpa;Deutsche Presse-Agentur;DPA;TASS;Tass;ITAR-TASS;Interfax
RIA;RIA Novosti;Yonhap;Yonhap News Agency;Kyodo;Kyodo News;Jiji;Jiji Press;Xinhua;ANSA;EFE;Efe;Europa Press;Lusa
PTI;Press Trust of India;ANI;UNI;Anadolu;Anadolu Agency;IRNA;ISNA;Tasnim;Fars;Mehr;UNIAN;Ukrinform
Interfax-Ukraine;BelTA;BelTa;BNS;LETA;ERR;ELTA;STT;NTB;TT;Ritzau;PAP;CTK;ČTK;MTI;Tanjug;HINA;Hina;STA;BTA;Agerpres
Mediafax;KCNA;VNA;Bernama;Antara;SPA;WAM;Petra;MENA;NAN;GNA;APA;SDA;Keystone-SDA;Belga;ANP;UPI;PA Media;PA
Press Association;AAP;CP;Canadian Press;The Canadian Press;Bloomberg;Bloomberg News;Dow Jones;MarketWatch;CNA
Central News Agency;APTN;NHK;KBS;MBC;SBS;YTN;JTBC;Nikkei;Asahi Shimbun;Yomiuri;Yomiuri Shimbun;Mainichi
Mainichi Shimbun;Sankei;Korea Herald;Korea Times;Chosun Ilbo;JoongAng Ilbo;Dong-A Ilbo;Hankyoreh;CCTV;CGTN
Global Times;People's Daily;People’s Daily;China Daily;Caixin;South China Morning Post;SCMP;RTHK;Straits Times
Channel NewsAsia;Jakarta Post;Kompas;Tempo;Detik;Bangkok Post;Philippine Daily Inquirer;Rappler;VnExpress;Tuoi Tre
Times of India;The Hindu;Hindustan Times;Indian Express;NDTV;India Today;Mint;Dawn;Geo;Geo News;Geo TV;ARY
Express Tribune;Daily Star;Prothom Alo;TOLO;TOLOnews;Al Jazeera;Al-Jazeera;Al Arabiya;Al-Arabiya;Al Mayadeen
Al-Manar;Al-Akhbar;An-Nahar;L'Orient-Le Jour;L’Orient-Le Jour;Al-Ahram;Asharq Al-Awsat;Press TV;Haaretz
Times of Israel;Jerusalem Post;Ynet;Maariv;Yedioth Ahronoth;Israel Hayom;Channel 12;Channel 13;Channel 14
Channel 4;Channel 4 News;Channel 5;Channel One;Kan;Hurriyet;Hürriyet;Sabah;Cumhuriyet;NTV;TRT;TRT World;Sozcu;BBC
BBC News;BBC Radio;BBC Radio 4;Radio 4;ITV;ITV News;Sky;Sky News;Guardian;The Guardian;The Observer;The Times
Sunday Times;The Telegraph;Daily Telegraph;Sunday Telegraph;The Independent;Independent;Daily Mail;Mail Online
MailOnline;Daily Mirror;The Mirror;The Sun;Sun;Daily Express;Evening Standard;Metro;Financial Times;FT
The Economist;Economist;The Spectator;New Statesman;Private Eye;LBC;GB News;TalkTV;STV;The Scotsman;The Herald;RTE
RTÉ;Irish Times;Irish Independent;Irish Examiner;New York Times;NYT;The Times;Washington Post;Wall Street Journal
WSJ;Los Angeles Times;LA Times;USA Today;Chicago Tribune;Boston Globe;Miami Herald;Dallas Morning News
Houston Chronicle;San Francisco Chronicle;Seattle Times;Denver Post;Detroit News;Detroit Free Press
Philadelphia Inquirer;Star Tribune;Tampa Bay Times;Politico;POLITICO;The Hill;Axios;ProPublica;Vox;Slate;Salon
Vice;Vice News;BuzzFeed;BuzzFeed News;HuffPost;Huffington Post;Daily Beast;The Daily Beast;Business Insider
Insider;Forbes;Fortune;Time;TIME;Newsweek;The Atlantic;New Yorker;The New Yorker;New York Magazine;Rolling Stone
Mother Jones;National Review;Breitbart;Breitbart News;Daily Caller;The Intercept;Semafor;Punchbowl News;CNN;CNBC
MSNBC;Fox;Fox News;Fox Business;NBC;NBC News;ABC;ABC News;CBS;CBS News;PBS;PBS NewsHour;NPR;C-SPAN;Newsmax
Univision;Telemundo;Meet the Press;Face the Nation;60 Minutes;Good Morning America;TMZ;Variety;Deadline
Hollywood Reporter;Billboard;ESPN;The Athletic;Sports Illustrated;Globe and Mail;Toronto Star;National Post;CBC
CBC News;CTV;CTV News;Global News;La Presse;Radio-Canada;Le Devoir;The Australian;Sydney Morning Herald;The Age
ABC Radio;Nine News;Seven News;New Zealand Herald;NZ Herald;RNZ;Radio New Zealand;Stuff;Le Monde;Le Figaro
Liberation;Libération;Les Echos;Les Échos;Le Parisien;Mediapart;L'Équipe;L’Équipe;L'Equipe;L’Equipe;Le Point
L'Express;L’Express;La Croix;Le Canard Enchaine;BFM;BFMTV;BFM TV;TF1;France 2;France 24;France 3;France Info
Franceinfo;France Inter;France Bleu;Europe 1;RTL;RMC;RFI;Arte;Der Spiegel;Spiegel;SPIEGEL;Die Zeit;Zeit;Die Welt
Welt;Bild;BILD;Bild am Sonntag;Frankfurter Allgemeine;Frankfurter Allgemeine Zeitung;FAZ;Süddeutsche Zeitung
Handelsblatt;Tagesspiegel;Der Tagesspiegel;taz;Stern;Focus;Rheinische Post;ARD;ZDF;Deutsche Welle;DW
Deutschlandfunk;n-tv;NDR;WDR;SWR;Kicker;Der Standard;Die Presse;Kronen Zeitung;Kurier;ORF;NZZ;Neue Zürcher Zeitung
Tages-Anzeiger;Blick;SRF;Le Temps;RTS;El Pais;El País;El Mundo;ABC;La Vanguardia;El Confidencial;RTVE;TVE
Cadena SER;Marca;AS;Mundo Deportivo;Sport;Corriere della Sera;La Repubblica;Repubblica;La Stampa;Il Sole 24 Ore
Il Messaggero;RAI;Rai;Gazzetta dello Sport;La Gazzetta dello Sport;Corriere dello Sport;Tuttosport;Publico;Público
Expresso;Diario de Noticias;Diário de Notícias;A Bola;Record;RTP;SIC;De Telegraaf;De Volkskrant;Volkskrant;NRC
Algemeen Dagblad;AD;NOS;RTL Nieuws;De Standaard;De Morgen;Het Laatste Nieuws;Het Nieuwsblad;Le Soir
La Libre Belgique;VRT;RTBF;Sporza;Dagens Nyheter;Svenska Dagbladet;Aftonbladet;Expressen;SVT;Sveriges Radio
Aftenposten;Verdens Gang;VG;Dagbladet;Dagens Naeringsliv;Dagens Næringsliv;NRK;TV2;TV 2;Berlingske;Politiken
Jyllands-Posten;Børsen;Borsen;Ekstra Bladet;DR;Danmarks Radio;Helsingin Sanomat;Yle;YLE;Iltalehti;Ilta-Sanomat;RUV
RÚV;Morgunbladid;Postimees;Delfi;Eesti Paevaleht;Eesti Päevaleht;LRT;Gazeta Wyborcza;Rzeczpospolita;TVN;TVN24;TVP
Onet;Polsat;RMF;RMF FM;Seznam;Novinky;Lidovky;Dennik N;Denník N;SME;Telex;HVG;Index;Magyar Nemzet;24ur;Delo
Jutarnji List;Vecernji List;N1;B92;Danas;Politika;Blic;Kurir;Novosti;Digi24;G4Media;Hotnews;Protothema;Kathimerini
To Vima;Skai;ERT;Novaya Gazeta;Novaya Gazeta Europe;Meduza;Mediazona;The Insider;The Bell;Vazhnye Istorii
Important Stories;Kommersant;Vedomosti;RBC;RBK;Izvestia;Izvestiya;Rossiyskaya Gazeta;Gazeta.ru;Lenta.ru;Fontanka
Baza;Mash;Shot;RT;Russia Today;Sputnik;Rossiya 1;Rossiya-1;Rossiya-24;Rossiya 24;Channel One Russia;Dozhd;TV Rain
Ekho Moskvy;Moscow Times;Novaya Gazeta Baltiya;Kyiv Post;The Kyiv Post;Kyiv Independent;The Kyiv Independent
Ukrainska Pravda;Suspilne;Hromadske;Dzerkalo Tyzhnia;Liga;Babel;Nasha Niva;Zerkalo;Belsat;NEXTA;Radio Free Europe
Radio Liberty;RFE/RL;Radio Svoboda;Current Time;Voice of America;VOA;Radio Free Asia;Civil.ge;OC Media;Azatutyun
Tengrinews;Kun.uz;Asia-Plus;24.kg;Fergana;Folha de S.Paulo;Folha;O Globo;O Estado de S. Paulo;Estadão;TV Globo
Globo;Clarin;Clarín;La Nacion;La Nación;Pagina 12;Página 12;Infobae;El Mercurio;La Tercera;El Tiempo;El Espectador
Caracol;El Comercio;La Republica;La República;RPP;El Universal;Reforma;Milenio;La Jornada;Televisa;El Nacional
Granma;Telesur;teleSUR;Daily Nation;The Nation;Nation;The Standard;The East African;Daily Monitor;New Vision
Citizen TV;The Punch;Punch;Premium Times;Vanguard;ThisDay;Guardian Nigeria;Channels TV;Daily Maverick;News24
Mail & Guardian;Business Day;SABC;eNCA;The Herald;Jeune Afrique;Addis Standard;Radio France Internationale
Radio Okapi;Radio Dabanga;Sudan Tribune;Bellingcat;The Conversation;TechCrunch;The Verge;Wired;WIRED;Ars Technica
404 Media;The Register;Recode;The Information;Engadget;Gizmodo;CNET;ZDNet;Lloyd's List;Lloyd’s List;Platts;Argus
Jane's;STAT;STAT News;Fact-check;Drudge Report;The Onion;Barron's;Barron’s;Quartz;Eurasianet;Euronews;EUobserver
Euractiv;EURACTIV;Balkan Insight;BIRN;IRIN;NK News;Daily NK
""".replace("\n", ";").split(";")
    if name.strip()
)

# An initialism and what it stands for; the article must hold the long form for it to become the name.
FULL: Final = {
    "AP": "Associated Press",
    "AFP": "Agence France-Presse",
    "PTI": "Press Trust of India",
    "UPI": "United Press International",
    "PA": "Press Association",
    "AAP": "Australian Associated Press",
    "CP": "Canadian Press",
    "NYT": "New York Times",
    "WSJ": "Wall Street Journal",
    "FT": "Financial Times",
    "FAZ": "Frankfurter Allgemeine Zeitung",
    "DW": "Deutsche Welle",
    "RFE/RL": "Radio Free Europe",
    "VOA": "Voice of America",
    "SCMP": "South China Morning Post",
}

# A capitalised name that ends in one of these is a medium's.
ENDINGS: Final = frozenset(
    """Times Post News Herald Tribune Journal Gazette Chronicle Courier Mirror Telegraph Guardian Observer Express
    Mail Echo Ledger Monitor Bulletin Dispatch Sentinel Examiner Inquirer Independent Globe Today TV Radio FM
    Television Magazine Weekly Daily Broadcasting Zeitung Novosti Press Pravda Gazeta Nachrichten Shimbun Ilbo
    Reporter Register Advertiser Argus Recorder Standard Star Sun Record Review Citizen Broadcast Blog Newspaper
    Wire Newswire Dagblad Dagbladet Tidende Posten Allehanda Journaal Kurier Anzeiger Presse Figaro Istorii""".split()
)

# Common nouns for a medium, singular; they describe it and may stand before or behind its name.
HEADS: Final = frozenset(
    """newspaper newspapers paper daily weekly tabloid broadsheet magazine broadcaster broadcasters channel network
    station website site newswire wire outlet outlets podcast blog monthly portal periodical
    newscast programme program show newsroom press media television radio tv journal gazette e-paper""".split()
)
# What makes the noun "agency", "service", "site" a medium's.
NEWS: Final = frozenset("news wire press information broadcasting media".split())
