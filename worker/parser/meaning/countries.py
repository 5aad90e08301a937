"""Countries: ISO 3166-1 code, names, capitals (and the seats that stand for a government), demonyms. Public facts."""

from __future__ import annotations

from typing import Final

# code | names | capital or seat of government | demonyms
_ROWS: Final = """
AF|Afghanistan|Kabul|Afghan,Afghans
AL|Albania|Tirana|Albanian,Albanians
DZ|Algeria|Algiers|Algerian,Algerians
AD|Andorra|Andorra la Vella|Andorran,Andorrans
AO|Angola|Luanda|Angolan,Angolans
AG|Antigua and Barbuda|St. John's|Antiguan,Antiguans
AR|Argentina|Buenos Aires,Casa Rosada|Argentine,Argentinian,Argentines,Argentinians
AM|Armenia|Yerevan|Armenian,Armenians
AU|Australia|Canberra|Australian,Australians
AT|Austria|Vienna|Austrian,Austrians
AZ|Azerbaijan|Baku|Azerbaijani,Azeri,Azerbaijanis
BS|Bahamas|Nassau|Bahamian,Bahamians
BH|Bahrain|Manama|Bahraini,Bahrainis
BD|Bangladesh|Dhaka|Bangladeshi,Bangladeshis
BB|Barbados|Bridgetown|Barbadian,Barbadians
BY|Belarus|Minsk|Belarusian,Belarusians
BE|Belgium||Belgian,Belgians
BZ|Belize|Belmopan|Belizean,Belizeans
BJ|Benin|Porto-Novo,Cotonou|Beninese
BT|Bhutan|Thimphu|Bhutanese
BO|Bolivia|La Paz,Sucre|Bolivian,Bolivians
BA|Bosnia and Herzegovina,Bosnia|Sarajevo|Bosnian,Bosnians
BW|Botswana|Gaborone|Botswanan,Botswanans
BR|Brazil|Brasilia,Brasília|Brazilian,Brazilians
BN|Brunei|Bandar Seri Begawan|Bruneian
BG|Bulgaria|Sofia|Bulgarian,Bulgarians
BF|Burkina Faso|Ouagadougou|Burkinabe
BI|Burundi|Gitega,Bujumbura|Burundian,Burundians
KH|Cambodia|Phnom Penh|Cambodian,Cambodians
CM|Cameroon|Yaounde,Yaoundé|Cameroonian,Cameroonians
CA|Canada|Ottawa|Canadian,Canadians
CV|Cape Verde,Cabo Verde|Praia|Cape Verdean
CF|Central African Republic|Bangui|Central African
TD|Chad|N'Djamena,N’Djamena|Chadian,Chadians
CL|Chile|Santiago|Chilean,Chileans
CN|China|Beijing|Chinese
CO|Colombia|Bogota,Bogotá|Colombian,Colombians
KM|Comoros|Moroni|Comorian,Comorians
CG|Republic of the Congo|Brazzaville|Congolese
CD|Democratic Republic of Congo,Democratic Republic of the Congo,DR Congo,Congo|Kinshasa|Congolese
CR|Costa Rica|San Jose,San José|Costa Rican,Costa Ricans
CI|Ivory Coast,Côte d'Ivoire,Côte d’Ivoire|Yamoussoukro,Abidjan|Ivorian,Ivorians
HR|Croatia|Zagreb|Croatian,Croatians,Croats
CU|Cuba|Havana|Cuban,Cubans
CY|Cyprus|Nicosia|Cypriot,Cypriots
CZ|Czech Republic,Czechia|Prague|Czech,Czechs
DK|Denmark|Copenhagen|Danish,Danes
DJ|Djibouti||Djiboutian
DM|Dominica|Roseau|
DO|Dominican Republic|Santo Domingo|Dominican,Dominicans
EC|Ecuador|Quito|Ecuadorian,Ecuadorean,Ecuadorians
EG|Egypt|Cairo|Egyptian,Egyptians
SV|El Salvador|San Salvador|Salvadoran,Salvadorans
GQ|Equatorial Guinea|Malabo|Equatoguinean
ER|Eritrea|Asmara|Eritrean,Eritreans
EE|Estonia|Tallinn|Estonian,Estonians
SZ|Eswatini,Swaziland|Mbabane|Swazi,Swazis
ET|Ethiopia|Addis Ababa|Ethiopian,Ethiopians
FJ|Fiji|Suva|Fijian,Fijians
FI|Finland|Helsinki|Finnish,Finns
FR|France|Paris,Elysee,Élysée|French
GA|Gabon|Libreville|Gabonese
GM|Gambia,The Gambia|Banjul|Gambian,Gambians
GE|Georgia|Tbilisi|Georgian,Georgians
DE|Germany|Berlin|German,Germans
GH|Ghana|Accra|Ghanaian,Ghanaians
GR|Greece|Athens|Greek,Greeks
GL|Greenland|Nuuk|Greenlandic,Greenlanders
GD|Grenada||Grenadian
GT|Guatemala|Guatemala City|Guatemalan,Guatemalans
GN|Guinea|Conakry|Guinean,Guineans
GW|Guinea-Bissau|Bissau|
GY|Guyana|Georgetown|Guyanese
HT|Haiti|Port-au-Prince|Haitian,Haitians
HN|Honduras|Tegucigalpa|Honduran,Hondurans
HK|Hong Kong||Hongkonger,Hongkongers
HU|Hungary|Budapest|Hungarian,Hungarians
IS|Iceland|Reykjavik,Reykjavík|Icelandic,Icelanders
IN|India|New Delhi,Delhi|Indian,Indians
ID|Indonesia|Jakarta|Indonesian,Indonesians
IR|Iran|Tehran|Iranian,Iranians
IQ|Iraq|Baghdad|Iraqi,Iraqis
IE|Ireland|Dublin|Irish
IL|Israel|Jerusalem,Tel Aviv|Israeli,Israelis
IT|Italy|Rome|Italian,Italians
JM|Jamaica|Kingston|Jamaican,Jamaicans
JP|Japan|Tokyo|Japanese
JO|Jordan|Amman|Jordanian,Jordanians
KZ|Kazakhstan|Astana|Kazakh,Kazakhs
KE|Kenya|Nairobi|Kenyan,Kenyans
KI|Kiribati|Tarawa|
XK|Kosovo|Pristina|Kosovar,Kosovan,Kosovars
KW|Kuwait||Kuwaiti,Kuwaitis
KG|Kyrgyzstan|Bishkek|Kyrgyz
LA|Laos|Vientiane|Laotian,Lao
LV|Latvia|Riga|Latvian,Latvians
LB|Lebanon|Beirut|Lebanese
LS|Lesotho|Maseru|Basotho
LR|Liberia|Monrovia|Liberian,Liberians
LY|Libya|Tripoli|Libyan,Libyans
LI|Liechtenstein|Vaduz|
LT|Lithuania|Vilnius|Lithuanian,Lithuanians
LU|Luxembourg||Luxembourgish
MG|Madagascar|Antananarivo|Malagasy
MW|Malawi|Lilongwe|Malawian,Malawians
MY|Malaysia|Kuala Lumpur,Putrajaya|Malaysian,Malaysians
MV|Maldives|Male|Maldivian,Maldivians
ML|Mali|Bamako|Malian,Malians
MT|Malta|Valletta|Maltese
MR|Mauritania|Nouakchott|Mauritanian,Mauritanians
MU|Mauritius|Port Louis|Mauritian,Mauritians
MX|Mexico|Mexico City|Mexican,Mexicans
MD|Moldova|Chisinau|Moldovan,Moldovans
MC|Monaco||Monegasque
MN|Mongolia|Ulaanbaatar|Mongolian,Mongolians
ME|Montenegro|Podgorica|Montenegrin,Montenegrins
MA|Morocco|Rabat|Moroccan,Moroccans
MZ|Mozambique|Maputo|Mozambican,Mozambicans
MM|Myanmar,Burma|Naypyidaw,Naypyitaw,Yangon|Burmese
NA|Namibia|Windhoek|Namibian,Namibians
NP|Nepal|Kathmandu|Nepali,Nepalese
NL|Netherlands|The Hague,Amsterdam|Dutch
NZ|New Zealand|Wellington|New Zealander,New Zealanders
NI|Nicaragua|Managua|Nicaraguan,Nicaraguans
NE|Niger|Niamey|Nigerien
NG|Nigeria|Abuja|Nigerian,Nigerians
KP|North Korea|Pyongyang|North Korean,North Koreans
MK|North Macedonia,Macedonia|Skopje|Macedonian,Macedonians
NO|Norway|Oslo|Norwegian,Norwegians
OM|Oman|Muscat|Omani,Omanis
PK|Pakistan|Islamabad|Pakistani,Pakistanis
PS|Palestine,Gaza,Gaza Strip,West Bank|Ramallah|Palestinian,Palestinians
PA|Panama|Panama City|Panamanian,Panamanians
PG|Papua New Guinea|Port Moresby|
PY|Paraguay|Asuncion,Asunción|Paraguayan,Paraguayans
PE|Peru|Lima|Peruvian,Peruvians
PH|Philippines|Manila|Philippine,Filipino,Filipinos
PL|Poland|Warsaw|Polish,Poles
PT|Portugal|Lisbon|Portuguese
PR|Puerto Rico|San Juan|Puerto Rican,Puerto Ricans
QA|Qatar|Doha|Qatari,Qataris
RO|Romania|Bucharest|Romanian,Romanians
RU|Russia,Russian Federation|Moscow,Kremlin|Russian,Russians
RW|Rwanda|Kigali|Rwandan,Rwandans
WS|Samoa|Apia|Samoan,Samoans
SM|San Marino||
SA|Saudi Arabia|Riyadh|Saudi,Saudis
SN|Senegal|Dakar|Senegalese
RS|Serbia|Belgrade|Serbian,Serbs,Serbians
SC|Seychelles||
SL|Sierra Leone|Freetown|
SG|Singapore||Singaporean,Singaporeans
SK|Slovakia|Bratislava|Slovak,Slovaks
SI|Slovenia|Ljubljana|Slovenian,Slovene,Slovenes
SB|Solomon Islands|Honiara|
SO|Somalia|Mogadishu|Somali,Somalis
ZA|South Africa|Pretoria|South African,South Africans
KR|South Korea|Seoul|South Korean,South Koreans
SS|South Sudan|Juba|South Sudanese
ES|Spain|Madrid|Spanish,Spaniards,Spaniard
LK|Sri Lanka|Colombo|Sri Lankan,Sri Lankans
SD|Sudan|Khartoum|Sudanese
SR|Suriname|Paramaribo|Surinamese
SE|Sweden|Stockholm|Swedish,Swedes
CH|Switzerland|Bern|Swiss
SY|Syria|Damascus|Syrian,Syrians
TW|Taiwan|Taipei|Taiwanese
TJ|Tajikistan|Dushanbe|Tajik,Tajiks
TZ|Tanzania|Dodoma,Dar es Salaam|Tanzanian,Tanzanians
TH|Thailand|Bangkok|Thai,Thais
TL|Timor-Leste,East Timor|Dili|Timorese
TG|Togo|Lome,Lomé|Togolese
TO|Tonga|Nuku'alofa|Tongan,Tongans
TT|Trinidad and Tobago|Port of Spain|Trinidadian
TN|Tunisia|Tunis|Tunisian,Tunisians
TR|Turkey,Türkiye,Turkiye|Ankara|Turkish,Turks
TM|Turkmenistan|Ashgabat|Turkmen
UG|Uganda|Kampala|Ugandan,Ugandans
UA|Ukraine|Kyiv,Kiev|Ukrainian,Ukrainians
AE|United Arab Emirates,UAE|Abu Dhabi|Emirati,Emiratis
GB|United Kingdom,UK,U.K.,Britain,Great Britain,England,Scotland,Wales,Northern Ireland|London,Downing Street,\
Whitehall,No 10|British,Britons,English,Scottish,Welsh,Scots
US|United States,United States of America,US,U.S.,USA,U.S.A.,America|Washington,White House|American,Americans
UY|Uruguay|Montevideo|Uruguayan,Uruguayans
UZ|Uzbekistan|Tashkent|Uzbek,Uzbeks
VU|Vanuatu|Port Vila|
VA|Vatican,Vatican City,Holy See||
VE|Venezuela|Caracas|Venezuelan,Venezuelans
VN|Vietnam|Hanoi|Vietnamese
EH|Western Sahara||Sahrawi
YE|Yemen|Sanaa,Sana’a,Sana'a|Yemeni,Yemenis
ZM|Zambia|Lusaka|Zambian,Zambians
ZW|Zimbabwe|Harare|Zimbabwean,Zimbabweans
"""

# Seats that are a state's voice and not a place to look for.
_SEATS: Final = frozenset(
    "Kremlin;Elysee;Élysée;White House;Downing Street;Whitehall;No 10;Casa Rosada".split(";")
)
# Names that are more often something else.
_AMBIGUOUS: Final = frozenset("Male;Georgetown;Kingston;Wellington".split(";"))


def _table(column: int) -> dict[str, str]:
    rows = [row.split("|") for row in _ROWS.replace("\\\n", "").split("\n") if row]
    return {name: row[0] for row in reversed(rows) for name in row[column].split(",") if name}


COUNTRIES: Final = _table(1)
CAPITALS: Final = {name: code for name, code in _table(2).items() if name not in _AMBIGUOUS}
DEMONYMS: Final = _table(3)
STATES: Final = COUNTRIES | CAPITALS  # what may speak for a state
PLACES: Final = COUNTRIES | {name: code for name, code in CAPITALS.items() if name not in _SEATS}
# "Republic of the Congo" and the like begin with a word that is no name of a place by itself.
STATE_HEADS: Final = frozenset(name.split(" ")[0] for name in STATES)
