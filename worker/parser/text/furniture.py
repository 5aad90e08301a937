"""What stands on a page but is no part of the article, as tables: the words and shapes of web and newswire furniture.

Each table is a list of patterns that a paragraph begins with. `INLINE` is dropped where it stands; `LISTS` takes the
lines that follow it in the same group along; `FOOT` besides ends the article, unless prose follows. Patterns know no
publisher; "…" at the end of a table's row stands for anything.
"""

from __future__ import annotations

import re

from worker.parser.text.letters import LOW, UP


def _table(rows: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """One pattern of all rows, matched at the start of a paragraph."""
    patterns = [row.strip() for row in rows.strip("\n").split("\n") if row.strip()]
    return re.compile("(?:" + "|".join(patterns) + ")", flags | re.ASCII)


# Commands and offers to the reader. A row that could open a sentence of an article names what makes it none.
INLINE = _table(r"""
    advert(?:isement|orial)?s?\b[^a-z]*(?:$|continue|scroll|story)
    (?:story|article|text) continues (?:below|after)
    sponsored(?: content| by| links?| post)?(?:$|:)
    (?:paid|partner) content\b
    (?:also |further )read(?:ing)?\b.{0,3}[:|»>–—-]
    (?:read|see|hear|learn|find out) (?:more|also|next|this next|the full (?:story|text|report|interview|transcript))\b(?:\W.{0,160})?$
    (?:read|see|watch|listen|view|gallery|in pictures|video|photos?|map|podcast|poll|quiz|graphic|interactive|infographic|live updates|more|opinion|analysis|background|factbox|timeline|explained) ?[:|»>] ?.{0,160}[^.!?\"”’]$
    (?:don'?t|do not) miss\b
    you (?:may|might) (?:also )?(?:like|be interested)
    recommended(?: for you| reading| stories| articles| videos?)?(?:$|:)
    [^.!?]{2,60}: ?(?:subscribe|sign up|listen|watch|read|join)(?: here| now| today| to| more)?[.!]?$
    (?:signup|sign[- ]up|register|subscribe)\b(?!.{0,60}\b(?:said|says|told)\b).{0,30}(?:$|\b(?:to|for|here|now|today|our|free|from|in)\b)(?=.{0,200}$)(?!.{200})
    (?:get|receive|enjoy|try|start|unlock)\b.{0,60}\b(?:alerts?|newsletters?|inbox|unlimited|subscription|trial|app|notifications?|ad-free|digital access|briefing)\b(?!.{160})
    (?:tap|click|swipe|scroll|press|hover)\b (?:here|below|on|to|the|through|down|for|play)\b(?!.{160})
    (?:download|install|open) (?:the|our) .{0,40}\bapp\b
    (?:download|install) .{0,40}\b(?:app store|google play)\b
    (?:join|follow|like|find|support|contact|email|message|visit) (?:us|our)\b(?!.{160})
    (?:join|follow) (?:the (?:conversation|discussion|debate)|the story|live)\b
    (?:on (?:twitter|facebook|instagram|x),? )?follow .{0,80}(?:\bon (?:twitter|facebook|instagram|x|social|telegram|tiktok|youtube|linkedin|whatsapp|google)\b|\bat ?@|@[a-z0-9_]+|https?:)
    (?:donate|contribute)(?: now| today| here|:|$)
    become a (?:member|subscriber|supporter|patron)\b
    (?:please )?(?:consider )?(?:support|supporting) (?:our|independent|quality) journalism
    already a (?:member|subscriber)
    log ?in\b.{0,40}$
    (?:create|manage) (?:an|your) account
    (?:you have|you've) (?:reached|used|read) .{0,40}(?:free|limit|articles?)
    this (?:article|content|story) is (?:for|available to|reserved for|free|locked|premium|only)\b
    listen to .{0,120}\b(?:podcast|episode|here|below|above|embedded|audio|article)\b
    listen(?: now| here| to this article)?$
    (?:watch|see|view|play)\b(?: the| this| our| more| a| now| live| full| latest| it){0,3}(?: [a-z0-9'’-]+){0,6} (?:here|below|above|video|live|now|stream|clip|trailer|highlights)[.:!]*$
    skip (?:to|past|over)\b.{0,60}$
    (?:back to|return to) (?:the )?(?:top|home|homepage|all news)
    (?:loading|please wait|play video|video unavailable|media is not supported|no compatible source)\b.{0,80}$
    (?:this )?video (?:can|cannot|can't|could) (?:not )?be played
    (?:allow|view|show) (?:content|post|tweet|embed|more (?:posts|comments|replies|stories))\b
    (?:we|this (?:site|website|page)|our (?:site|website)|by (?:using|continuing)) .{0,80}\bcookies?\b
    (?:we and our partners|we value your privacy|your privacy)\b
    (?:accept|reject|allow|manage) (?:all|cookies|preferences|settings)\b
    cookies? (?:settings|policy|preferences|notice)\b
    enable javascript|please enable|javascript (?:is|must)
    was this (?:article|page|story|content) (?:helpful|useful|interesting)
    rate this (?:article|story)
    (?:image|picture|media|video|photo) (?:source|credit|copyright|rights?)\b.{0,80}$
    (?:photos?|photographs?|pictures?|images?|foto|credits?|illustration)(?: (?:credit|by|courtesy|from))?s? ?[:/|].{0,100}$
    (?:story|article) highlights$
    (?:estimated )?(?:reading|read) time\b.{0,30}$
    [0-9]{1,3}[- ]min(?:ute)?s? (?:read|listen|watch)\b.{0,20}$
    [0-9]{1,2} (?:seconds?|mins?|minutes?|hours?|hrs?|days?|weeks?|months?) ago\b.{0,60}$
    (?:issued on|published(?: on| at| in)?|first published|posted(?: on| at)?|(?:last )?(?:updated|modified|edited|reviewed)(?: on| at)?|created|date)\b ?:.{0,100}$
    (?:issued|published|first published|posted|(?:last )?(?:updated|modified))\b(?: on| at)?(?=[^.]{0,60}[0-9]).{0,60}[0-9a-z]$
    (?:updated|modified|corrected)(?: on| at)? .{0,40}(?:[0-9]{4}|[ap]\.?m\.?|gmt|utc|bst|est|edt|et|ago)[.)]?$
    (?:at a glance|key points|summary) ?:?$
    (?:show|hide|view|load|see) (?:all|more|less|fewer|comments|caption|results|transcript|options)\b.{0,20}$
    </?[a-z!][^>]{0,400}>?
    [a-z-]+ ?: ?[^;{}]{1,60};$
    (?:function|var|let|const|window\.|document\.)[ (=.].{0,400}$
    https?://[^ ]+$
    \(?(?:attn|eds|editors?|recasts|updates?|adds|corrects|refiles|rewrites|repeats|embargo(?:ed)?|note to editors?)\b ?:.{0,300}$
    \((?:updates?|adds|corrects|refiles|recasts|rewrites|repeats|removes|changes|lead|end|more|urgent|photo|h/t|via)\b[^()]{0,300}\)\.?$
    \(? ?(?:us|u\.s\.|c|a|hk|nz)?[$€£¥][0-9.,]* ?= ?.{0,80}\)?$
    \(? ?1 (?:u\.?s\.? )?(?:dollar|euro|pound|yen|yuan)s? ?= ?.{0,80}\)?$
    byline ?:.{0,120}$
""")

# Headings of link lists and boxes: their lines go with them.
LISTS = _table(r"""
    related(?: topics?| stories| articles?| coverage| links?| content| reading| tags?| news| videos?)?(?: ?[:|]|$)
    (?:topics?|tags?|keywords?|filed under|categor(?:y|ies)|see also)(?: ?[:|]|$)
    more (?:on|from|about|in|by) (?:(?:this|the|our|these|your)\b.{0,60}|[^.!?]{0,60})$
    more (?:news|stories|coverage|headlines|reading|to explore|top stories)(?:$|:)
    (?:most|also|what others are) (?:read|popular|viewed|shared|watched|commented|recent)\b.{0,200}$
    (?:trending|top stories|top news|latest news|latest stories|latest headlines|editors?[’']? picks?|must[- ]reads?|in case you missed it|before you go|up next|next up|read next|popular now|from our partners|around the web|promoted stories|you might have missed|what to read next|elsewhere on)\b.{0,80}[^.]?$
    explore (?:more|further)\b.{0,80}$
    (?:share|print|save|email|tweet|reuse)(?: (?:this|article|story|page|on|via|with|post)\b.{0,60}[^.]?|(?: ?[·|/•,] ?.{0,60}))?$
    (?:in this (?:article|story|series)|table of contents|jump to|contents)(?: ?:|$)
    (?:quick|useful|external) links(?: ?:|$)
""")

# What stands below an article.
FOOT = _table(r"""
    (?:©|\(c\))
    copyright(?: ?(?:©|\(c\)|[0-9]{4})| [^.]{1,60}[.,]? ?(?:[0-9]{4}|all )|.{0,40}$|.{0,160}reserved\.?$)
    all (?:[a-z]+ ){0,4}rights (?:are )?reserved
    .{0,120}\ball (?:[a-z]+ ){0,4}rights (?:are )?reserved\.?
    .{0,200}\bmay not be (?:published|reproduced|copied|redistributed|rewritten|broadcast|republished|distributed)\b
    (?:our|editorial) standards ?:
    (?:executive |managing )?editor[- ](?:in[- ]chief|at large) ?[—–:-]
    \(?(?:(?:additional|further|with|original|live|data|video) )*(?:reporting|writing|editing|compiled|translat(?:ed|ion)|edited|written|produced|graphics?|research(?:ed)?|fact[- ]check(?:ed|ing)|illustrations?|photography|contributions?)(?: (?:and|&) (?:writing|editing|reporting|research|graphics))*(?: ?: ?| (?:for .{1,40} )?(?:by|from)[: ] ?)(?=(?-i:.{0,40}[A-Z]))(?!.{300})
    \((?:with|from) (?:inputs?|reporting|agenc(?:y|ies)|additional|files?)\b.{0,120}\)\.?$
    (?:with )?(?:inputs?|files|reporting|reports?|material) from (?:the )?(?:agenc|afp|ap\b|reuters|wire|staff|dpa|news).{0,80}$
    \([^()]{2,40}\bwith (?:afp|ap|reuters|dpa|agencies|wires|efe|ansa)\b[^()]{0,30}\)\.?$
    [^.!?]{2,120}\bcontributed(?: reporting)?(?: from .{2,40})? (?:to|for) (?:this|the) (?:report|story|article|piece|coverage)
    [^.!?]{2,80} contributed(?: reporting)?\.?$
    (?:live )?coverage (?:was )?contributed by\b
    live coverage (?:contributed|by|from)\b
    sources? ?: ?[^.!?]{0,80}$
    (?:this|the) (?:article|story|report|piece|page|post|column|interview|text|content|transcript)\b.{0,40}\b(?:is|was|has been|have been|first|originally|appeared|contains|may contain)\b.{0,60}\b(?:press release|originally|first (?:published|appeared)|updated|corrected|republished|reproduced|translated|generated|automated|edited for|syndicat|affiliate|partner|licen[cs]e|archive|produced by|provided by|amended|appeared (?:in|on)|published (?:by|in|on))\b
    (?:a version of this|an earlier version of|originally published|first published|reprinted|republished)\b.{0,60}\b(?:article|story|report|in|on|with|by|at|from)\b
    forward[- ]looking statements?\b
    (?:correction|clarification|editor[’']?s?[’']? note|amendment|update)s?(?: appended)?\.?$
    comments?(?: ?[:|(\[].{0,200}| \(?[0-9]+\)?| are closed.{0,40}| policy.{0,60})?$
    (?:report|flag) this (?:comment|post|content|ad)
    (?:leave|post|add|write|view|see|show|submit|read) (?:a |your |all |the )?(?:comments?|reply|replies)\b(?!.{80})
    (?:join|start) the (?:conversation|discussion)
    (?:get|keep|stay) (?:in touch|up to date|informed|connected|updated|tuned)\b(?!.{200})
    have (?:you|your)\b.{2,100}\?
    (?:do|are|were|did|can|would) you\b.{2,100}\?(?= ?(?:e-?mail|contact|tell|get|let|write|share|send|call|click|fill)\b| ?$)
    (?:contact|reach|email|e-mail|write to|call|phone|tel)\b.{0,6}(?:us|the (?:author|reporter|writer|newsroom|editor)|our|[^ ]{1,40}@)
    (?:email|e-mail|contact|phone|tel|fax|twitter|facebook|instagram|telegram|website)(?: [a-z]+)? ?:
    (?:send|submit|share|tell) (?:us )?(?:your|a|news|any) (?:tips?|stor(?:y|ies)|letters?|photos?|views?|thoughts?|opinions?|comments?|experiences?|feedback|questions?)\b
    (?:what do you|what's your|what is your) .{2,60}\?(?= ?(?:write|tell|e-?mail|let|have|share|comment|join)| ?$)
    your (?:opinions?|views?|feedback|comments?|thoughts?|voice|say) (?:matters?|counts?|(?:is|are) important|here)\b
    (?:tell|let) us (?:know|what)\b
    (?:thank you|thanks) for (?:your|reading|sharing|subscribing|visiting|signing|watching|listening|supporting)\b
    we (?:appreciate|welcome|value|want|invite|love|would love) your\b
    (?:media|press|investor|news|pr) (?:contacts?|enquir(?:y|ies)|inquir(?:y|ies)|relations|office|queries)\b ?(?::|$)
    (?:for )?(?:more|further|additional) (?:information|details|info)\b(?:$| ?:|,? (?:please |visit|contact|see|call|go to|on))(?!.{200})
    (?:learn|find out|discover|read) more (?:at|about|on|here)\b(?!.{160})
    notes? (?:to|for) editors?\b
    (?:-+ ?)?(?:\(?ends?\)?|\(?end\)|-?30-?|#+) ?-*\.?$
    (?:the )?(?:page|content|file|video|post)(?: you)?(?: requested| are looking for)?(?: was| is| could| does| cannot| can)? ?(?:not found|not be found|no longer|not exist|not available|unavailable|does not exist)\b
    the content you requested\b
    (?:error )?40[34]\b
    disclaimer\b ?(?::|$)
    (?:the )?(?:views?|opinions?) expressed (?:in this|here|are|by)\b
    (?:terms|conditions) (?:of|and|&) (?:use|service|conditions)\b.{0,80}$
    (?:privacy|legal) (?:policy|notice|statement|information)\b.{0,80}$
    (?:about|contact) us\b.{0,100}$
    [a-z0-9._%+-]{1,64}@[a-z0-9.-]{1,100}\.[a-z]{2,10}\.?$
    [a-z]{2,4}(?:-[a-z]{2,4}){0,4}/[a-z]{2,4}(?:[-/][a-z]{2,4}){0,6}\.?$
""")

# A heading after which a body speaks of itself, to the end of the text.
ABOUT = re.compile(rf"(?:About|ABOUT) (?:the )?[{UP}0-9][^.!?:\n]{{1,60}}$", re.ASCII)

# Words of menus and buttons.
SECTIONS = frozenset("""
    home homepage news world politics business opinion opinions sport sports culture arts art life lifestyle style tech
    technology science health environment climate economy economics finance markets money society travel food education
    entertainment music film films movies tv television radio books theatre theater games gaming video videos audio photo
    photos podcasts podcast live latest breaking local national nation international global regional regions region uk us
    usa eu europe european africa asia americas america australia pacific oceania latin balkans baltics nordics caucasus
    ukraine russia china india germany france israel gaza mideast football soccer cricket rugby tennis golf cycling boxing
    basketball baseball hockey athletics motorsport formula racing olympics weather crime courts law justice security
    defence defense military war conflict energy industry companies company investing banking property housing transport
    aviation automotive cars autos motoring agriculture farming religion faith history obituaries obituary letters
    editorial editorials columns columnists comment commentary analysis explainer explainers explained features feature
    interviews interview investigations investigation stories story reports report long reads longreads magazine weekend
    election elections government parliament congress senate migration refugees rights human women family parenting
    fashion beauty fitness wellness wellbeing recipes careers jobs community communities people cities city metro
    fact check factcheck data graphics cartoons puzzles crosswords quizzes horoscopes events newsletters newsletter
    archive archives topics series shop store subscribe about contact more menu search exclusive exclusives
    in-depth multimedia gallery galleries voices ideas perspectives perspective media internet cybersecurity space nature
    animals wildlife pollution disasters accidents agencies top stories must-read today the and of
""".split())
BUTTONS = frozenset("""
    share print save email e-mail mail pdf copy link tweet post pin facebook twitter whatsapp telegram linkedin reddit
    instagram tiktok youtube messenger viber vk pinterest threads mastodon bluesky x rss bookmark like reply report flag
    follow unfollow subscribe comment comments login register account menu search close open back next previous more
    show hide listen play pause mute download donate support shop help settings edit delete cancel submit send yes no ok
    text size font reuse posts gift article this page story copied translate language discuss favourite favorite
""".split())
FLAT = re.compile("(?:" + "|".join(sorted((w for w in BUTTONS if len(w) > 2), key=lambda w: (-len(w), w))) + ")", re.ASCII)
PHRASES = frozenset("""
    terms of use|terms of service|terms and conditions|terms & conditions|terms|privacy|privacy policy|privacy notice
    cookie policy|cookie settings|cookies|cookie preferences|legal|legal notice|imprint|accessibility|contact us|contact
    about us|about|advertise|advertise with us|careers|help|faq|sitemap|site map|press|licensing|corrections
    do not sell my personal information|reuse this content|share this|copy link|manage preferences|accept all
    reject all|accept|decline|learn more|sign in|log in|sign up|subscribe|all rights reserved|report this comment
    back to top|most read|most viewed|share|print|save|email|next article|previous article|subscribe now
    subscribe here|read more|editorial guidelines|ethics|code of ethics|rss|newsletter|newsletters
""".replace("\n", "|").replace("    ", "").strip("|").split("|"))

# Words that a line of a date and a time is made of.
DATES = frozenset("""
    january february march april may june july august september october november december jan feb mar apr jun jul aug sep
    sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
    am pm a.m p.m gmt utc bst est edt et ist cet cest eet msk pst pdt pt ct cst cdt mt hkt jst kst sgt at on of st nd rd th
    h hrs hours noon midnight local time updated published posted modified last first issued live
""".split())
ROLES = re.compile(
    r"\b(?:correspondent|reporter|reporters|editor|writer|columnist|contributor|staff|bureau chief|newsroom|desk|"
    r"journalist|producer|photographer|agencies|news agency|contributing|freelance|special to)\b", re.IGNORECASE | re.ASCII)
BYLINE = re.compile(
    rf"(?:[Bb]y|BY)[ :]+(?:the |our )?(?:[{UP}][{UP}{LOW}.'’-]*|AP|staff|agencies)"
    rf"(?:(?:,| and| &|,? with| [|/·•–—-]| in| for| at| of| on)*,? ?(?:[{UP}@0-9][^ ]*|staff|de|van|von|der|la|al|bin|"
    r"correspondent|reporter|editor|writer|columnist|agencies|chief|news|special|to|the|and)){0,16}[.:]?$", re.ASCII)
NAME = re.compile(rf"(?:[{UP}][{LOW}'’-]+|[{UP}]\.)(?: (?:[{UP}][{LOW}{UP}'’-]+|[{UP}]\.|de|van|von|der|bin|al|la)){{1,4}}$", re.ASCII)

# Labels that stand before a headline or a paragraph and are no part of what it says.
LABEL = re.compile(
    r"(?:\((?:\d+(?:ST|ND|RD|TH) )?(?:LEAD|URGENT|UPDATE|UPDATED|EXCLUSIVE|YONHAP INTERVIEW|NEWS FOCUS|Yonhap Interview)(?: [0-9]+)?\) ?"
    r"|(?:UPDATE|REFILE|CORRECTED|WRAPUP|RPT|EXCLUSIVE|BREAKING(?: NEWS)?|LIVE(?: UPDATES?)?|WATCH|LISTEN|VIDEO|PHOTOS|EXPLAINER|FACTBOX|"
    r"ANALYSIS|OPINION|TIMELINE|URGENT|DEVELOPING|JUST IN|Exclusive|Breaking(?: news)?|Live(?: updates?)?|Watch|Video|Explainer|Factbox|"
    r"Analysis|Opinion)(?: [0-9]+)?(?: ?[:|•] ?|-(?=[A-Z])| [–—-] )){1,2}", re.ASCII)
CLOCK = re.compile(
    r"\(?(?:[01]?[0-9]|2[0-3])(?:[:.h][0-5][0-9])? ?(?:[ap]\.?m\.?)?(?: ?(?:GMT|UTC|BST|EST|EDT|CET|CEST|ET|IST|MSK|PT|CT|PST|KST|JST|local time))?\)?"
    r" ?[:.–—|-]? ?", re.ASCII | re.IGNORECASE)
BULLET = re.compile(r"(?:[•▪◦●■‣⁃∙]|[*–—-](?= ))[ \t\u00a0]*", re.ASCII)
CAPTION = re.compile(
    r"(?:(?:image|picture|media|video|photo) caption,? ?|(?:file(?: (?:photo|picture|image|pic))?|pictured|photo|caption|above|left|right)(?:: | ?[–—-] )"
    r"(?=[A-Z\"“]))", re.ASCII | re.IGNORECASE)

_AGENCIES = (r"(?:AP|AFP|EPA|EFE|EPA-EFE|Reuters|REUTERS|Getty|Getty Images|GETTY IMAGES|TASS|Xinhua|XINHUA|Yonhap|KCNA|DPA|dpa|ANSA|Ansa|PA|UPI|"
             r"Shutterstock|Alamy|Bloomberg|NurPhoto|Zuma|ZUMA|Sipa|SIPA|Magnum|Kyodo|Anadolu|AA|Handout|HANDOUT|Supplied|"
             r"Screenshot|iStock|Unsplash|Wikimedia|Scanpix|Imago|IMAGO|APA|CTK|PAP|MTI|Belga|BELGA|ANP|TT|NTB|Ritzau|Keystone|Antara|File)")
_BY = rf"(?:[{UP}][{UP}{LOW}.'’-]*(?: [{UP}][{UP}{LOW}.'’-]*){{0,3}})"
CREDIT = re.compile(
    r"(?:"
    r"[(\[]?\b(?:Photo(?:graph|s|grapher)?|PHOTO|Image|Images|Picture|Pic|Credit|Foto|Illustration|Graphic|Video)(?: (?:[Cc]redit|[Bb]y|[Cc]ourtesy(?: of)?))?"
    r"(?: ?: ?| by | courtesy )[^.!?\n]{1,90}(?:\.[a-z]{2,3}\b[^.!?\n]{0,40})?\.?"
    rf"|\((?:{_BY} ?/ ?[^()]{{2,50}}|{_AGENCIES}(?: (?:Photo|file|File|via|Images|Wire|Media)[^()]{{0,40}})?(?:/[^()]{{2,50}})?|[^()]{{2,40}}(?:/| via ){_AGENCIES}[^()]{{0,30}})\)\.?"
    rf"|\[(?:[^\[\]]{{1,60}}/)?(?:[^\[\]]{{0,40}} via )?{_AGENCIES}[^\[\]]{{0,40}}\]\.?"
    rf"|\[[^\[\]/]{{2,40}}/[^\[\]]{{2,40}}\]\.?"
    rf"|(?:©|\([cC]\)) ?[^.!?\n]{{2,60}}\.?"
    rf"|\b(?:REUTERS|AP|AFP|EPA|AP Photo)/{_BY}(?:/[^.!?\n]{{1,40}})?\.?"
    rf"|\b{_BY}(?:/| / | via |, via ){_AGENCIES}(?:[ /][^.!?\n]{{1,40}})?\.?"
    r")$", re.ASCII)
