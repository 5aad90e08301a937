"""The act of a cue: which of the acts of the schema a lemma performs, and what it commits its source to.

The tables are read by hand from grammars and style books of news English; a synonym takes the row of its sense.
"""

from __future__ import annotations

from typing import Final

# --- the table: act -> lemmas -----------------------------------------------------------------------------------------

_ACTS: Final = {
    "report": """report cite quote publish broadcast carry relay reportedly rumour rumor leak recount document print
        air rumoured rumored hear""",
    "state": """say tell add note state announce declare explain continue comment tweet post reply respond conclude
        stress insist remark testify recall write according according_to accord : reckon emphasise emphasize
        underline underscore highlight
        observe mention point_out quip joke counter retort interject reiterate repeat assert clarify describe_how
        inform notify elaborate specify mutter shout yell whisper text email message brief put put_at put_it blog
        shrug exclaim answer opine pronounce proclaim sum_up reflect reassure assure tout boast chime_in go_on
        set_out lay_out outline spell_out update caption read speak phrase recite lament complain sigh grumble
        muse remind stipulate disclose rule determine certify intone volunteer""",
    "claim": """claim allege contend purport maintain argue allegedly allegation profess plead pretend
        supposedly purportedly ostensibly speculate hint imply insinuate intimate posit assertion argument""",
    "confirm": "confirm verify corroborate affirm reaffirm authenticate confirmation attest vouch",
    "deny": """deny dispute refute dismiss reject rule_out contradict rebut disavow brush_off brush_aside play_down
        downplay rubbish disclaim repudiate denial rejection shrug_off reject_as contest""",
    "admit": "admit acknowledge concede confess own_up admission confession come_clean accept recognise recognize",
    "accuse": "accuse blame charge accusation fault implicate",
    "criticise": """criticise criticize condemn slam denounce decry oppose attack blast lambast lambaste rebuke
        chide chastise deride mock ridicule deplore castigate bemoan berate censure pan savage rap fume rail scold
        hit_out lash_out hit_back criticism condemnation object protest disapprove scoff lambasting opposition
        objection outrage upbraid trash bash""",
    "praise": """praise hail applaud laud commend celebrate welcome salute cheer congratulate thank compliment
        pay_tribute extol admire tribute""",
    "support": """support endorse back agree favour favor approve advocate defend champion stand_by side
        backing endorsement support_for subscribe second concur sympathise sympathize""",
    "warn": "warn caution alert warning forewarn sound_the_alarm",
    "threaten": "threaten threat vow_to_retaliate menace",
    "predict": """predict forecast expect estimate project foresee envisage anticipate prediction see prophesy
        guess calculate pencil_in bet prognosis expectation estimation projection""",
    "pledge": """pledge promise vow commit swear guarantee undertake promise_to commitment assurance
        oath dedicate""",
    "propose": """propose suggest recommend advise offer proposal recommendation suggestion advice put_forward
        counsel invite moot float table prescribe nominate volunteer_to""",
    "request": """urge demand request call_for order instruct call_on ask_for appeal beg plead_for implore press
        push_for summon direct command require insist_on beseech exhort petition lobby seek_to_persuade encourage
        remind_to appeal_for appeal_to bid entreat apply_for campaign_for push call_upon demand_for""",
    "ask": "ask question wonder inquire enquire query quiz probe ask_about",
    "believe": """believe think feel consider suspect assume regard see_as view deem judge reckon_that assess
        presume suppose understand figure perceive trust belief view_as look_on suspicion assumption opinion
        conviction take_for sense interpret conceive imagine infer deduce surmise assessment treat""",
    "doubt": "doubt disbelieve distrust mistrust question_whether scepticism skepticism",
    "know": """know realise realize learn aware find_out discover notice remember forget understand_that
        knowledge recollect""",
    "hope": "hope aspire long hopeful optimistic pray hope_for confident",
    "fear": "fear worry dread concern afraid worried concerned fret anxious nervous apprehensive wary",
    "want": """want wish plan intend seek aim desire prefer mean keen eager ready willing would_like
        hanker yearn plot intention plan_to look_to aim_to like love""",
    "show": """show reveal indicate find demonstrate prove illustrate evidence expose uncover establish
        confirm_by point_to detect detail identify depict display suggest_by trace finding measure
        conclude_that depict rank""",
    "label": """call describe dub brand refer_to label term characterise characterize portray liken deem_a compare
        christen nickname cast paint style designate denounce_as hail_as""",
}

# An act whose lemma differs by frame is decided in `act_of`.
ACTS: Final = {lemma: act for act, lemmas in reversed(_ACTS.items()) for lemma in lemmas.split()}

# Their source is bound to the truth of what it passes on.
FACTIVE: Final = frozenset(
    """confirm verify corroborate reveal admit acknowledge concede confess know realise realize learn discover
    find_out prove demonstrate disclose show establish expose uncover forget remember regret notice aware
    authenticate""".split()
)

# --- a no-comment ---------------------------------------------------------------------------------------------------

# What one declines to do, when the claim is that nothing was said.
SPEAK: Final = frozenset(
    """say comment respond reply answer confirm discuss elaborate disclose reveal specify explain identify name
    clarify speculate return provide give address talk speak tell deny detail divulge""".split()
)
# The verbs that decline; `decline` and `refuse` themselves are silent only before a verb of SPEAK.
DECLINE: Final = frozenset("decline refuse".split())
# Negated, these alone are silent: "has not commented", "did not respond", "would not say".
UNSPOKEN: Final = frozenset("comment respond reply say elaborate answer discuss disclose specify return".split())

# A pledge to do one of these is a threat.
THREATS: Final = frozenset("retaliate avenge punish destroy revenge retaliation attack sue".split())
PASSERS: Final = frozenset({"outlet", "document"})


def act_of(
    lemma: str,
    kind: str,
    *,
    silent: bool,
    form: str,
    passive: bool,
    sourced: bool,
    last: str = "",
    content: tuple[str, ...] = (),
) -> str:
    """The act of a cue.

    `kind` is that of its source; `form` one of that, clause, to, wh, quote, phrase (of what is claimed);
    `sourced` says whether the text names a source at all; `last` is the last word of the cue, `content` the words of
    what is claimed.
    """
    if silent:
        return "silent"
    lemma = lemma.replace(" ", "_")
    if lemma == "quote" and passive and last == "saying":
        return "state"
    if lemma in {"vow", "promise", "pledge"} and form == "to" and not THREATS.isdisjoint(content):
        return "threaten"
    if lemma == "write":
        return "report" if kind in PASSERS else "state"
    if lemma == "suggest":
        return "show" if kind == "document" else "propose"
    if lemma in {"ask", "tell"} and form == "to":
        return "request"
    if lemma == "say" and passive and not sourced:
        return "report"
    return ACTS.get(lemma, "other")
