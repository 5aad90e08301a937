r"""The rules that decide a token's tag among its neighbours: data, in order; tags.py has the legend and applies them.

`head`: the classes that a rule may decide. `places`: where, each as `behind _ ahead` (regular expressions over one
character a token; `\n` is an end of the sentence; `!` negates; what is behind may vary in width by `?` and `{1,3}`
alone). No place: everywhere. Without a head a place is a whole expression whose first group stays; its last character
is decided.
"""

from __future__ import annotations

from typing import NamedTuple


class Rule(NamedTuple):
    """One rule, named by an example or by what it says."""

    name: str
    head: str
    tag: str
    places: tuple[str, ...] = ()


SETS = {
    "<nom>": "NSZnumsjpñft",  # can be a noun
    "<head>": "NSnumsñ",  # can be a noun, and is no adjective
    "<base>": "uvobcpn",  # can be a base verb
    "<part>": "KkòdbctX",  # can be a participle
    "<ed>": "kòdt",  # past tense or participle
    "<s>": "msyñ",  # plural noun or third person
    "<verbless>": r"[^XMYL\n;,BTWþQ:-]*[\n;,BTWþQ:-]",  # to the end of the clause no finite verb
    "<phrase>": r"[DGJNSZH#Fjnup]{1,7}(?:[Ió][DGJNSZ#jnup]{1,4})?",
}

CLOSED = (
    Rule("to back, officials back the deal", "û", "V", (r"[áM] _ [DGNSZJPãâçàú]", r"[Sms] _ [DGNSZJnujãâç]")),
    Rule("back, a particle", "û", "æ"),
    Rule("let's", "ä", "P", (r"ù _",)),
    Rule("let", "ù", "b"),
    Rule("it's, he's", "ä", "X", (r"[PWþàçRV] _", r"_ [EDúGPRX]")),
    Rule("possessive 's", "ä", "H"),
    Rule("her before a noun", "â", "G", (r"_ [Rrï]?[<nom>JKFdkòhroö#Q]",)),
    Rule("her", "â", "P"),
    Rule("his before a noun", "ã", "G", (r"_ ![.,:;)XMYqá\n]",)),
    Rule("his", "ã", "P"),
    Rule("this before a noun", "ç", "D", (r"_ [JRrïö]?[<nom>JdkòhKFö#]",)),
    Rule("this", "ç", "P"),
    Rule("many fear the", "ú", "P", (r"_ [nuvp][DGPà]",)),
    Rule("some are, some of", "úü", "P", (r"_ [XMYLKV.,:;)q\nèéêìíîBàáWþôIóPkòvc]", r"_ R[XMéêíkò]")),
    Rule("some people", "úü", "D"),
    Rule("would like, they like the", "õ", "V", (r"[MOPS] _ [áDúGQPWþ]", r"[MR] _")),
    Rule("like", "õ", "å"),
    Rule("to before a verb", "á", "O", (r"_ [REï]{0,2}Q?[uvVobcpèìX]", r"_ n[DGPQàæóâãZ]", r"[Fñ] _ n")),
    Rule("to", "á", "I"),
    Rule("have had", "èéêë", "X", (r"_ [REïö]{0,2}ê",)),
    Rule("had, behind have", "ê", "K", (r"X _", r"X[RE] _", r"X[RE][RE] _")),
    Rule("have before a participle", "èéêë", "X", (
        r"_ [REïö]{0,3}[<part>]", r"_ P[RE]?[<part>]", r"\n _ [DGJNSZjnu]{1,4}[<part>]",
    )),
    Rule("have", "è", "V"),
    Rule("has", "é", "Y"),
    Rule("had", "ê", "L"),
    Rule("having", "ë", "F"),
    Rule("do not, do they, do people", "ìíî", "Ð", (r"_ R?E", r"_ P?R?[uvVobcpnè]", r"[\nWþQ] _ [DGPNSZJç]")),
    Rule("do", "ì", "V"),
    Rule("does", "í", "Y"),
    Rule("did", "î", "L"),
    Rule("that, alone", "à", "P", (r"_ [.;:q)\n?]", r"[\nQ(-] _ [,XM]")),
    Rule("the plan that is", "à", "T", (r"[<head>Z,)] _ X",)),
    Rule("says that is", "à", "P", (r"_ X",)),
    Rule("of that plan", "à", "D", (r"[IôóD] _ [<head>J]",)),
    Rule("of that", "à", "P", (r"[Iôó] _",)),
    Rule("won that day", "à", "D", (r"![JNSns] _ [Nnu][.,:;ICR)q\nóX]", r"![JNSns] _ [Jj][Nn][.,:;I)q\nó]")),
    Rule("That plan", "à", "D", (r"[\n,CQ(] _ [Nnju]",)),
    Rule("that", "à", "T"),
)
FIRST = (
    Rule("adverb before a participle", "rïö", "R", (r"_ [Kkdò](?![NSnu])", r"X _ [Kkdò]")),
    Rule("adjective in a noun phrase", "jopröï", "J", (r"[DGHIJ#\n] _ [<nom>JKv]", r"[DGHIJ#] _ [kdhF][NSn]")),
    Rule("adjective behind be", "jopröï", "J", (r"X _ ![DG]", r"X[RE] _ ![DG]")),
    Rule("adverb before an adjective", "rïö", "R", (r"_ [JKkdòjo]",)),
    Rule("more people", "ïö", "J", (r"_ [<nom>]",)),
    Rule("adverb", "rïö", "R"),
    Rule("base behind to, will, do", "<base>", "V", (
        r"[OMÐ] _", r"[OMÐ][RE] _", r"[OMÐ][RE][RE] _", r"[OM]Q _", r"[OM]Q[RE] _",
    )),
    Rule("base behind will they", "<base>", "V", (r"[MÐ]P _", r"[MÐ]PR _")),
    Rule("base behind they", "<base>", "V", (r"P(?=[uvopn]) _",)),
    Rule("participle behind have, be", "<ed>bc", "K", (r"X _", r"X[RE] _", r"X[RE][RE] _", r"XP _")),
    Rule("10 say they", "uv", "V", (r"# _ [DGPTQBWþ]",)),
    Rule("noun behind the, an adjective, a preposition", "nuvbpVct", "N", (
        r"[DGH] _", r"#(?!V) _", r"[JI](?=[nubpvVc]) _",
    )),
    Rule("third person behind he", "<s>", "Y", (r"[PW] _", r"[NSZ),]T _", r"[PWZN]R _", r"[NSZ),]TR _")),
    Rule("plural behind the", "<s>", "S", (r"[DGH#I] _", r"[JF] _ ![DGPT]")),
    Rule("-ing noun behind the", "fF", "N", (r"[DGH] _ ![DGP<nom>]",)),
    Rule("-ing adjective", "h", "J", (r"[DGJ] _ [<nom>]",)),
    Rule("participle behind the", "<ed>", "K", (r"[DGH] _", r"[J#I] _ [<nom>]")),
)
PAST = (
    Rule("adjective before a noun", "d", "J", (r"[IC,\n] _ [NSJ]",)),
    Rule("…, who …, said", "", "L", (
        r"(,[WþT][^,\n]{1,60},)[<ed>](?!R?ô)",
    )),
    Rule("…, a lawyer, said", "<ed>", "L", (r",[DGJNSZ#njuk]{1,6}, _ !R?ô",)),
    Rule("participle before by", "kd", "K", (r"![P\n] _ R?ô",)),
    Rule("broadcast by", "b", "K", (r"[NSZjnu] _ ô",)),
    Rule("reduced relative before a finite verb", "kd", "K", (
        r"[NSZjnu] _ [Ióæ]{1,2}<phrase>(?:[XMY]|[kòt][DGPTZ#S])", r"[NSZjnu], _ [Ióæ]",
        r"[NSZjnu], _ OX[^,\n]{1,40},R?[XMYLkò]", r"[NSZjnu], _ Z{1,2},R?[XMYLkòsyñ]",
    )),
    Rule("reduced relative before to", "kd", "K", (r"S _ OV.{0,6}[XMY]",)),
    Rule("participle at the start of a clause", "<ed>", "K", (r"[\nBþ] _ [IóáæO,]", r"\n(?=[kd]) _ [<nom>]")),
    Rule("coordinated participle", "<ed>", "K", (r"[^DGJI#]K[A-Z#óôæ]{0,6}C(?=[kdt]) _", r"[^DGJI#]KC _")),
    Rule("participle in a list, get hurt", "<ed>", "K", (r"K, _", r"[VYF] _")),
    Rule("past", "<ed>", "L", (r"[NSZPWTq)REumnsjJCñ,A-] _",)),
    Rule("cut, past", "b", "L", (r"[NZPWTq)R] _",)),
    Rule("participle", "<ed>", "K"),
)
THIRD = (
    Rule("payroll files had", "<s>", "S", (r"[NZJn] _ [XM]",)),
    Rule("investigators suspect a", "p", "V", (r"S _ [DGPTWBO]",)),
    Rule("officials make", "vc", "V", (r"S _ ![XM]",)),
    Rule("rail strike ends", "nuv", "N", (r"[NZ] _ [<s>]",)),
    Rule("the clause needs a verb", "syñ", "Y", (
        r"[\nBTWþQ;:][RDGJNZH#nj]{1,5} _ <verbless>", r",R?,?Z{1,3} _ <verbless>", r"\nR,Z{1,3} _ <verbless>",
    )),
    Rule(", Ann Smith claims.; The Liro Post reports:", "syñ", "Y", (
        r"[,q]D?Z{1,4} _ [.,:;\n-]", r"\nD?Z{1,4} _ :",
    )),
    Rule("as Ann claims; Ann points out", "syñ", "Y", (r"åD?Z{1,4} _", r"Z _ æ")),
    Rule(", the report notes.", "syñ", "Y", (r"[,q][DG][JN]{0,2}N _ \.q?\n",)),
    Rule(", the team reports in; , the report notes,", "syñ", "U", (
        r",[DG]?[JNZ]{0,2}[NZ] _ [Ió]<verbless>", r"[,q][DG][JN]{0,2}N _ [.,:;-]",
    )),
    Rule("the sentence needs a verb", "m", "Y", (r"\n[RDGJNZH#nju,F]{1,6} _ [^XMYLVTvb\n]*\n",)),
    Rule("claims that; and claims the", "<s>", "Y", (r"[ZNnujFf)q] _ [DGPTOWBQE]", r"[ZNnu] _ Z", r"[,C] _ [DGPTWB]")),
    Rule("now claims; claims, at the end; , reports Ann", "<s>", "Y", (
        r"R(?=[syñ]) _", r"q(?=[syñ]) _ [.,:;\n-]", r"[,q](?=[syñ]) _ Z",
    )),
    Rule("plural as an object", "<s>", "S", (r"[VYLKF] _",)),
    Rule("mostly third person", "y", "Y", (r"[ZNFf)q,CRS] _",)),
    Rule("plural", "<s>", "S"),
    Rule("how, when", "þ", "W"),
)
BASE = (
    Rule("will the people go; Ann and Bob play", "uv", "V", (r"[MÐ][DGJNSZHjn]{1,5} _", r"[NSZ]C[DGJ]?[NSZ] _")),
    Rule("hope has; barge traffic", "nu", "N", (r"_ [XMY]", r"\n _ [NS]")),
    Rule("rights plan will", "nuv", "N", (r"S _ [XMYL]",)),
    Rule("officials say; officials claim the", "nuvoc", "V", (
        r"[SW](?=[uvoc]) _", r"[SPW][RE](?=[uvoc]) _", r"[SW] _ [DGPTWBOQ]", r"[SW]R _ [DGPTWBOQ]",
        r"[\nCRT,Q](?=[uv]) _ [DGP]",
    )),
    Rule("compound; object", "nuv", "N", (r"[NZJVYLKF] _",)),
    Rule("cut, as an object", "b", "N", (r"[VYLKF] _",)),
    Rule("compound of three", "nuv", "N", (r"[NZJ] _",)),
    Rule("mostly noun", "nt", "N"),
    Rule("mostly verb", "vcob", "V"),
    Rule("undecided", "u", "U", (r"[C,\nR] _",)),
    Rule("noun", "u", "N"),
)
REST = (
    Rule("-ing behind be", "f", "F", (r"[XVYL] _", r"X[RE] _")),
    Rule("-ing behind be, with an object", "h", "F", (r"X _ [DGPTIOWBóJZS]", r"X[RE] _ [DGPTIOWBóJZS]")),
    Rule("-ing adjective behind be", "h", "J", (r"X _",)),
    Rule("-ing before an object", "fh", "F", (r"_ [DGPTOWBIAóSZJ]",)),
    Rule("-ing noun", "f", "N", (r"_ [X.,MLYVCô]",)),
    Rule("-ing", "fh", "F"),
    Rule("adjective before a noun, at last", "jp", "J", (r"_ [NSZJUF#K]",)),
    Rule("so fast", "jp", "J", (r"R _",)),
    Rule("noun, at last", "jp", "N"),
    Rule("the poor", "J", "N", (r"[DG] _ [.;:XMYLIó\nTW)qH]",)),
    Rule("as he, as the man left", "å", "B", (r"_ P(?![.,;:\n])", r"_ [DGJNSZ#]{1,6}[XMYL]")),
    Rule("as", "å", "I"),
    Rule("went on, let them in", "ó", "A", (r"[VYLKF] _ [.;:COTBWq\n]", r"[VYLKF]P _ [.;:q\n]")),
    Rule("on, by", "óô", "I"),
    Rule("point out", "æ", "A", (r"[VYLKFU] _", r"[VYLKFU][PNSZ] _")),
    Rule("back lanes", "æ", "J", (r"[DGH] _ [NSJ]",)),
    Rule("up the hill", "æ", "I", (r"_ [DGNSZ#]",)),
    Rule("up", "æ", "A"),
    Rule("do as an auxiliary", "Ð", "X"),
)  # fmt: skip
RULES: tuple[Rule, ...] = CLOSED + FIRST + PAST + THIRD + BASE + REST
