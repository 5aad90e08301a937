"""What stands on a page but is no part of the article, as a table: the commands, boxes and small print of news pages.

A row is what becomes of the paragraph, the first words it can begin with, and the shape of its beginning. `inline` is
dropped where it stands; `list` takes the lines below it in the same group along; `foot` besides ends the article,
unless prose follows; `tail` is furniture only there, among what ends the article. A row whose words could open a sentence of an article says in its shape what makes it none. Rows
know no publisher, and the first one that fits decides.
"""

from __future__ import annotations

import re
from typing import Final

from worker.parser.text.letters import UP

_SHORT: Final = r"(?!.{120})"
_LINE: Final = r"(?!.{160})"
_NO_VERB: Final = r"(?!.*\b(?:is|are|was|were|has|have|had|said|says|told|will|would|could)\b)"
_NAMED: Final = rf"(?-i:(?=.{{0,40}}[{UP}]))"
_CREW: Final = (
    r"\(?(?:(?:additional|further|with|original|live|data|video|local) )*"
    r"(?:reporting|writing|editing|compiled|translat(?:ed|ion)|edited|written|produced|graphics?|research(?:ed)?"
    r"|fact[- ]check(?:ed|ing)|illustrations?|photography|contributions?|narrated)"
    r"(?:(?: and| &|,) (?:writing|editing|reporting|research|graphics|edited|produced|translated))*"
)
_TIPS: Final = r"(?:tips?|stor(?:y|ies)|letters?|photos?|pictures|videos|views?|thoughts?|opinions?|comments?|experiences?|feedback|questions?)"
_TAKEN: Final = r"(?:published|reproduced|copied|redistributed|rewritten|broadcast|republished|distributed)"
_MADE: Final = (
    r"(?:press release|originally|first (?:published|appeared)|updated|corrected|republished|reproduced|translated"
    r"|generated|automated|edited for|syndicat|affiliate|partner|licen[cs]e|archive|produced by|provided by|amended"
    r"|appeared (?:in|on)|published (?:by|in|on))"
)
_NETS: Final = r"(?:twitter|facebook|instagram|x|social|telegram|tiktok|youtube|linkedin|whatsapp|google|threads|bluesky)"
_GIVEN: Final = (
    r"(?:alerts?|newsletters?|inbox|unlimited|subscription|trial|app|notifications?|ad-free|digital access|briefing)"
)

ROWS: Final[tuple[tuple[str, str, str], ...]] = (
    # ownership and small print
    ("foot", "no", r"no part of this (?:publication|article|website|site|story)\b"),
    ("foot", "except", r"\(?except for the headline\b"),
    ("foot", "©", r"."),
    ("foot", "c", r"\(c\) ?(?:[0-9]{4}|[^.]{1,60}$)"),
    ("foot", "copyright", rf"copyright(?: ?(?:©|\(c\)|[0-9]{{4}})| [^.]{{1,60}}[.,]? ?(?:[0-9]{{4}}|all )|(?-i: [{UP}][^.]{{0,30}}\.?$)|.{{0,160}}reserved\.?$)"),
    ("foot", "all", r"all (?:[a-z]+ ){0,4}rights (?:are )?reserved"),
    ("foot", "our editorial", r"(?:our|editorial) standards ?:"),
    ("foot", "terms conditions", r"(?:terms|conditions) (?:of|and|&) (?:use|service|conditions)\b.{0,80}$"),
    ("foot", "privacy legal", r"(?:privacy|legal) (?:policy|notice|statement|information)\b.{0,80}$"),
    ("foot", "about contact", r"(?:about|contact) us\b.{0,100}$"),
    ("foot", "disclaimer", r"disclaimer\b ?(?::|$)"),
    ("foot", "the views opinions", r"(?:the )?(?:views?|opinions?) expressed (?:in this|here|are|by)\b"),
    ("foot", "forward-looking forward", r"forward[- ]looking statements?\b"),
    # who made it
    ("foot", "editor executive managing", r"(?:executive |managing )?editor[- ](?:in[- ]chief|at large) ?[—–:-]"),
    ("foot", "additional further with original live data video local reporting writing editing compiled translated translation edited written produced graphics graphic research researched fact illustration illustrations photography contributions narrated",
     rf"{_CREW}(?: ?: ?| (?:for .{{1,40}} )?(?:by|from)[: ] ?){_NAMED}(?:(?<=..)(?=.*;)|{_SHORT}{_NO_VERB})"),
    ("foot", "reporting additional writing editing compiled edited translated with produced", rf"\({_CREW}(?: ?: ?| )(?:by|from)\b.*\)\.?$"),
    ("foot", "with from", r"\((?:with|from) (?:inputs?|reporting|agenc(?:y|ies)|additional|files?|wires?)\b.{0,120}\)\.?$"),
    ("foot", "with", r"with (?:files|inputs?|reporting|additional reporting|contributions) from (?:the )?(?-i:[A-Z])[^.!?]{1,80}\.?$"),
    ("foot", "with inputs input files reporting reports report material",
     r"(?:with )?(?:inputs?|files|reporting|reports?|material) from (?:the )?(?:agenc|afp|ap\b|reuters|wire|staff|dpa|news).{0,80}$"),
    ("foot", "live coverage", r"(?:live )?coverage (?:was )?(?:contributed|provided) by\b|live coverage (?:contributed|by|from)\b"),
    ("foot", "source sources", r"\(?sources? ?: ?[^.!?]{0,80}$"),
    ("foot", "reporter reporters writer writers words story text camera", r"(?:reporters?|writers?|words|story|text|camera)(?: ?:| by) ?(?-i:[A-Z][^.!?:]{2,80})\.?$"),
    ("foot", "press", r"press release (?:distributed|issued|provided|published|from)\b" + _LINE),
    ("foot", "this the", rf"(?:this|the) (?:article|story|report|piece|page|post|column|interview|text|content|transcript)\b.{{0,40}}\b(?:is|was|has been|have been|first|originally|appeared|contains|may contain)\b.{{0,60}}\b{_MADE}\b"),
    ("foot", "a originally first reprinted republished",
     r"(?:a version of this|originally published|first published|reprinted|republished)\b.{0,60}\b(?:article|story|report|in|on|with|by|at|from)\b" + _LINE),
    ("foot", "correction corrections clarification editor editors editor's editor’s editors' editors’ amendment update updates",
     r"(?:corrections?|clarification|editors?[’']?s?[’']? note|amendment|updates?)(?: appended)?\.?$"),
    ("foot", "media press investor news pr",
     r"(?:media|press|investor|news|pr) (?:contacts?|enquir(?:y|ies)|inquir(?:y|ies)|relations|office|queries)\b ?(?::|$)"),
    ("foot", "notes note", r"notes? (?:to|for) editors?\b"),
    ("foot", "ends end 30 enditem nnn", r"\(?(?:ends?|30|enditem|nnn+)\)? ?-*\.?$"),
    ("foot", "this more developing",
     r"this is a (?:developing|breaking)(?: news)? story\b|more (?:details |information )?to (?:follow|come)(?: soon| shortly)?[.…]*$|developing story\.?$"),
    # to the reader
    ("foot", "comments comment", r"comments?(?: ?[:|(\[].{0,200}| \(?[0-9]+\)?| are closed.{0,40}| policy.{0,60})?$"),
    ("foot", "report flag", r"(?:report|flag) (?:this (?:comment|post|content|ad)|an? (?:mistake|error|typo|correction|problem|issue)\b.{0,40}$)"),
    ("foot", "found spotted noticed see", r"(?:found|spotted|noticed|see) an? (?:mistake|error|typo|problem)\?"),
    ("foot", "be sort", r"be the first to (?:comment|reply|know|like)\b.{0,40}$|sort by ?:.{0,40}$"),
    ("foot", "have", rf"have your say\b{_LINE}|have an? (?:story|tip|question|comment|news tip|view|idea)\b.{{0,60}}\?{_LINE}"),
    ("foot", "got", rf"got an? (?:story|tip|question|comment|news tip|view|idea)\b.{{0,60}}\?{_LINE}"),
    ("foot", "if", r"if you(?!.*\b(?:said|says|told|asked)\b) (?:have been affected|['’]ve been affected|enjoyed|liked|would like to|want to|wish to|have (?:any )?(?:information|questions?|a (?:story|tip))|are (?:affected|worried|struggling)|need (?:help|support)|or someone)\b.*\b(?:call|contact|e-?mail|visit|share|sign up|subscribe|click|follow|write|get in touch|help is)\b"),
    ("foot", "for to", r"(?:for|to) (?:the |get |receive |read |stay |see |follow )*(?:latest|more|full|our|updated|all the)\b.{0,80}\b(?:follow|sign up|subscribe|click|visit|download|join|head to)\b" + _LINE),
    ("foot", "you", r"you can (?:reach|contact|e-?mail|follow|write to|call|send|sign up|subscribe)\b.{0,60}(?:@|\bus\b|\bhere\b|\bour\b)" + _LINE),
    ("foot", "leave post add write view see show submit read",
     r"(?:leave|post|add|write|view|see|show|submit|read) (?:a |your |all |the )?(?:comments?|reply|replies)\b(?!.{80})"),
    ("foot", "join start", r"(?:join|start) the (?:conversation|discussion|debate)\b"),
    ("foot", "get keep stay", rf"(?:get|keep|stay) (?:in touch|up to date|informed|connected|updated|tuned)\b{_LINE}"),
    ("foot", "have", r"have (?:you|your)\b.{2,100}\?(?= ?(?:e-?mail|contact|tell|get|let|write|share|send|call|click|fill)\b| ?$)"),
    ("foot", "do are were did can would",
     r"(?:do|are|were|did|can|would) you\b.{2,100}\?(?= ?(?:e-?mail|contact|tell|get|let|write|share|send|call|click|fill)\b| ?$)"),
    ("foot", "contact reach email e-mail write call phone tel",
     r"(?:contact|reach|e-?mail|write to|call|phone|tel)\b.{0,6}(?:us\b|the (?:author|reporter|writer|newsroom|editor)|our\b|[^ ]{1,40}@)"),
    ("foot", "email e-mail contact phone tel fax twitter facebook instagram telegram website",
     r"(?:e-?mail|contact|phone|tel|fax|twitter|facebook|instagram|telegram|website)(?: [a-z]+)? ?:" + _LINE),
    ("foot", "send submit share tell", rf"(?:send|submit|share|tell) (?:us )?(?:your|a|news|any) {_TIPS}\b{_LINE}|(?:send|submit) {_TIPS} to\b{_LINE}"),
    ("foot", "what what's what’s", r"what(?: do you|['’]s your| is your) .{2,60}\?(?= ?(?:write|tell|e-?mail|let|have|share|comment|join)| ?$)"),
    ("foot", "your", r"your (?:opinions?|views?|feedback|comments?|thoughts?|voice|say) (?:matters?|counts?|(?:is|are) important|here)\b"),
    ("foot", "tell let", rf"(?:tell|let) us (?:know|what)\b{_LINE}"),
    ("foot", "thank thanks", r"(?:thank you|thanks) for (?:your|reading|sharing|subscribing|visiting|signing|watching|listening|supporting)\b" + _LINE),
    ("foot", "we", rf"we (?:appreciate|welcome|value|want|invite|love|would love) your\b{_LINE}"),
    ("foot", "for", r"for (?:media|press) (?:enquir(?:y|ies)|inquir(?:y|ies)|queries|requests)\b" + _LINE),
    ("foot", "for more further additional",
     r"(?:for )?(?:more|further|additional) (?:information|details|info)\b(?:$| ?:|,? (?:please |visit|contact|see|call|go to))(?!.{200})"),
    ("foot", "learn find discover read", rf"(?:learn|find out|discover|read) more (?:at|about|on|here)\b{_LINE}"),
    # who wrote it, in a sentence: furniture where it ends the article
    ("tail", "*", rf"(?-i:[{UP}][^ ]* (?:[{UP}][^ ]* ){{0,3}})is (?:an?|the|our|(?-i:[{UP}])[^.]{{1,40}}['’]s?) (?:[a-z'’-]+ ){{0,4}}(?:reporter|correspondent|writer|editor|columnist|journalist|producer|contributor)\b[^,;:\"”]{{0,80}}\.$"),
    ("tail", "*", rf"(?-i:[{UP}][^ ]* (?:[{UP}][^ ]* ){{0,3}})(?:reported|contributed|wrote) from (?-i:[{UP}])[^,;:\"”]{{0,80}}\.?$"),
    ("tail", "the", r"the [^.]{2,40} is (?:part of|a member of|published by|owned by)\b[^.]{0,80}\.?$"),
    # a page that failed
    ("foot", "the page content file video post",
     r"(?:the )?(?:page|content|file|video|post)(?: you)?(?: requested| are looking for)?(?: was| is| could| does| cannot| can)? ?(?:not found|not be found|no longer|not exist|not available|unavailable|does not exist)\b"),
    ("foot", "error 404 403", r"(?:error )?40[34]\b(?: ?[:–—-]| not| page| error|$)"),
    # headings of link lists and boxes
    ("list", "related",
     r"related(?: topics?| stories| articles?| coverage| links?| content| reading| tags?| news| videos?)?(?: ?[:|]|$)"),
    ("list", "tag tags", r"tags? (?-i:[A-Z][^.!?]{1,80})$"),
    ("list", "in all posted", r"in other (?:media|news)$|all times\b.{0,30}$|posted in\b.{0,60}$"),
    ("list", "people what our explore",
     r"people (?:are )?also (?:reading|read|liked|asked?)\b.{0,30}$|what we['’]?(?:re| are) (?:watching|reading|following).{0,20}$|(?:our|editors?['’]?) (?:top |best )?picks.{0,20}$|explore our\b.{0,60}$"),
    ("list", "topic topics tag tags keyword keywords filed category categories see",
     r"(?:topics?|tags?|keywords?|filed under|categor(?:y|ies)|see also)(?: ?[:|]|$)"),
    ("list", "more", r"more (?:on|from|about|in|by) (?:(?:this|the|our|these|your)\b.{0,60}|[^.!?]{0,60})$"),
    ("list", "more", r"more (?:news|stories|coverage|headlines|reading|to explore|top stories)(?:$|:)"),
    ("list", "most also what",
     r"(?:most|also|what others are) (?:read|popular|viewed|shared|watched|commented|recent)\b(?:$| ?[:|]| ?[0-9]| (?:in|on|this|today|now|stories|articles|news)\b.{0,60}$)"),
    ("list", "trending top latest editor's editor’s editors editors' editors’ must must-read must-reads in before up next read popular from around promoted you what elsewhere",
     r"(?:trending|top stories|top news|latest news|latest stories|latest headlines|editors?[’']?s?[’']? picks?|must[- ]reads?|in case you missed it|before you go|up next|next up|read next|popular now|from our partners|around the web|promoted stories|you might have missed|what to read next|elsewhere on)\b.{0,80}(?<![.\"”’])$"),
    ("list", "explore", r"explore (?:more|further)\b.{0,80}$"),
    ("list", "share print save email tweet reuse",
     r"(?:share|print|save|email|tweet|reuse)(?: (?:this|full|article|story|page|on|via|with|post)\b.{0,60}[^.]?|(?: ?[·|/•,] ?.{0,60}))?$"),
    ("list", "in table jump contents", r"(?:in this (?:article|story|series)|table of contents|jump to|contents)(?: ?:|$)"),
    ("list", "quick useful external", r"(?:quick|useful|external) links(?: ?:|$)"),
    # adverts, offers, commands
    ("inline", "advertisement advertisements advert adverts advertorial ad ads",
     r"(?:advert(?:isement|orial)?|ad)s?\b[^a-z]*(?:$|continue|scroll|story)"),
    ("inline", "story article text", r"(?:story|article|text) continues (?:below|after)|(?:story|article) highlights$"),
    ("inline", "our", r"our journalism (?:needs|depends|relies)\b" + _LINE),
    ("inline", "text font", r"(?:text|font) size\b.{0,20}$"),
    ("inline", "supported promoted presented", r"(?:supported|promoted|presented)(?: by)?(?: (?-i:[A-Z])[^.!?]{0,40})?$"),
    ("inline", "continue jump", r"continue reading\b.{0,60}$|jump to\b.{0,40}$"),
    ("inline", "also", r"also (?:on|in|at|by|from) [^:.!?]{1,30} ?[:|»>].{0,160}(?<![.!?\"”’])$"),
    ("inline", "duration now unable slide scan", r"duration\b.{0,12}$|now playing\b.{0,60}$|unable to (?:load|play)\b.{0,60}$|slide [0-9]+ of [0-9]+.{0,20}$|scan the (?:qr )?code\b" + _LINE),
    ("inline", "getty file stock handout courtesy", r"getty images?\.?$|(?:file|stock) (?:photos?|images?|pictures?)\.?$|handout\.?$|courtesy of [^.!?]{2,60}\.?$"),
    ("inline", "previous next", r"(?:previous|next)(?: (?:article|story|post))? ?[:|»>].{0,120}$"),
    ("inline", "poll quiz", r"(?:poll|quiz) ?[:|].{0,120}\?$"),
    ("inline", "newsletter newsletters", r"newsletters? ?[:|].{0,100}$"),
    ("inline", "special exclusive", r"(?:special report|exclusive interview)$"),
    ("inline", "manage", r"manage your\b.{0,40}$"),
    ("inline", "you", r"you have [0-9a-z]+ (?:free )?(?:articles?|stories)\b.{0,40}$"),
    ("inline", "sponsored paid partner", r"sponsored(?: content| by\b[^.!?]{0,40}| links?| post)?(?:$|:)|(?:paid|partner) content\b"),
    ("inline", "also further", r"(?:also |further )read(?:ing)?\b.{0,3}[:|»>–—-]"),
    ("inline", "read see hear learn find",
     r"(?:read|see|hear|learn|find out) (?:more|also|next|this next|the full (?:story|text|report|interview|transcript))\b(?:\W.{0,160})?$"),
    ("inline", "read see watch listen view gallery in pictures video photo photos map podcast poll quiz graphic interactive infographic live more opinion analysis background factbox timeline explained",
     r"(?:read|see|watch|listen|view|gallery|in pictures|video|photos?|map|podcast|poll|quiz|graphic|interactive|infographic|live updates|more(?: [a-z]+)?|opinion|analysis|background|factbox|timeline|explained) ?[:|»>] ?.{0,160}(?<![.!?\"”’])$"),
    ("inline", "don't don’t do", r"(?:don['’]?t|do not) miss (?:out|our|the latest|this|a story)\b" + _LINE),
    ("inline", "you", r"you (?:may|might) (?:also )?(?:like|be interested)\b(?: ?[:]| in|$)" + _LINE),
    ("inline", "recommended", r"recommended(?: for you| reading| stories| articles| videos?)?(?:$|:)"),
    ("inline", "signup sign sign-up register subscribe",
     rf"(?:signup|sign[- ]up|register|subscribe)\b(?!.*\b(?:said|says|told)\b).{{0,30}}(?:$|\b(?:to|for|here|now|today|our|free|from|in)\b){_LINE}"),
    ("inline", "get receive enjoy try start unlock", rf"(?:get|receive|enjoy|try|start|unlock)\b.{{0,60}}\b{_GIVEN}\b(?!.*\bsaid\b){_LINE}"),
    ("inline", "tap click swipe scroll press hover",
     rf"(?:tap|click|swipe|scroll|press|hover)\b (?:here|below|on|to|the|through|down|for|play)\b{_LINE}"),
    ("inline", "download install open",
     r"(?:download|install|open) (?:the|our) .{0,40}\bapp\b|(?:download|install) .{0,40}\b(?:app store|google play)\b"),
    ("inline", "join follow like find support visit email message",
     rf"(?:join|follow|like|find|support|visit|email|message) (?:us|our)\b(?!.*\bsaid\b){_LINE}"),
    ("inline", "follow", rf"follow (?:the story|live)\b{_LINE}"),
    ("inline", "follow on", rf"(?:on {_NETS},? )?follow .{{0,80}}(?:\bon {_NETS}\b|\bat ?@|@[a-z0-9_]+|https?:)"),
    ("inline", "donate contribute", r"(?:donate|contribute)(?: now| today| here|:|$)"),
    ("inline", "become", r"become a (?:member|subscriber|supporter|patron)\b" + _LINE),
    ("inline", "please consider support supporting", r"(?:please )?(?:consider )?support(?:ing)? (?:our|independent|quality) journalism"),
    ("inline", "already", r"already a (?:member|subscriber)\b.{0,60}$"),
    ("inline", "log login create manage", r"log ?in\b.{0,40}$|(?:create|manage) (?:an|your) account\b" + _LINE),
    ("inline", "you you've you’ve", r"you(?: have|['’]ve) (?:reached|used|read) .{0,40}(?:free|limit|articles?)\b"),
    ("inline", "this", r"this (?:article|content|story) is (?:for|available to|reserved for|free|locked|premium|only)\b" + _LINE),
    ("inline", "listen", r"listen to .{0,120}\b(?:podcast|episode|here|below|above|embedded|audio|article)\b|listen(?: now| here)?$"),
    ("inline", "watch see view play",
     r"(?:watch|see|view|play)\b(?: the| this| our| more| a| now| live| full| latest| it){0,3}(?: [a-z0-9'’-]+){0,6} (?:here|below|above|video|live|now|stream|clip|trailer|highlights)[.:!]*$"),
    ("inline", "skip back return", r"skip (?:to|past|over)\b.{0,60}$|(?:back to|return to) (?:the )?(?:top|home|homepage|all news)\b"),
    ("inline", "loading please play video media no this enable javascript",
     r"(?:loading|please wait|play video|video unavailable|media is not supported|no compatible source)\b.{0,80}$|(?:this )?video (?:can|cannot|can['’]t|could)(?: not)? be played|(?:please )?enable javascript|javascript (?:is|must)\b"),
    ("inline", "allow view show", r"(?:allow|view|show) (?:content|post|tweet|embed|more (?:posts|comments|replies|stories))\b"),
    ("inline", "we this our by", r"(?:we|this (?:site|website|page)|our (?:site|website)|by (?:using|continuing))\b.{0,80}\bcookies?\b" + _LINE),
    ("inline", "we your", r"(?:we and our partners|we value your privacy|your privacy (?:matters|is|choices))\b"),
    ("inline", "accept reject allow manage", r"(?:accept|reject|allow|manage) (?:all|cookies|preferences|settings)\b.{0,60}$"),
    ("inline", "cookie cookies", r"cookies? (?:settings|policy|preferences|notice)\b.{0,60}$"),
    ("inline", "was rate", r"was this (?:article|page|story|content) (?:helpful|useful|interesting)|rate this (?:article|story)"),
    ("inline", "show hide view load see",
     r"(?:show|hide|view|load|see) (?:all|more|less|fewer|comments|caption|results|transcript|options)\b.{0,20}$"),
    # credits, dates and codes that stand alone
    ("inline", "image picture media video photo", r"(?:image|picture|media|video|photo) (?:source|credit|copyright|rights?)\b.{0,80}$"),
    ("inline", "photo photos photograph picture image images foto credit credits illustration",
     r"(?:photos?|photographs?|pictures?|images?|foto|credits?|illustration)(?: (?:credit|by|courtesy|from))?s? ?[:/|].{0,100}$"),
    ("inline", "credit", r"credit(?: ?\.{2,3}|…) ?.{0,80}$"),
    ("inline", "reading read estimated", r"(?:estimated )?(?:reading|read) time\b.{0,30}$"),
    ("inline", "issued published first posted last updated modified edited reviewed created date",
     r"(?:issued on|published(?: on| at| in)?|first published|posted(?: on| at)?|(?:last )?(?:updated|modified|edited|reviewed)(?: on| at)?|created|date)\b ?:.{0,100}$"),
    ("inline", "issued published first posted last updated modified corrected",
     rf"(?:issued|published|first published|posted|(?:last )?(?:updated|modified)|corrected)\b(?=[^.]{{0,60}}[0-9]){_NO_VERB}.{{0,70}}$"),
    ("inline", "at key summary", r"(?:at a glance|key points|summary) ?:?$"),
    ("inline", "attn eds editor editors recasts updates adds corrects refiles rewrites repeats embargo embargoed note",
     r"\(?(?:attn|eds|editors?|recasts|updates?|adds|corrects|refiles|rewrites|repeats|embargo(?:ed)?|note to editors?)\b ?:.{0,300}$"),
    ("inline", "updates update adds corrects refiles recasts rewrites repeats removes changes lead end more urgent photo h via",
     r"\((?:updates?|adds|corrects|refiles|recasts|rewrites|repeats|removes|changes|lead|end|more|urgent|photo|h/t|via)\b[^()]{0,300}\)\.?$"),
    ("inline", "byline", r"byline ?:.{0,120}$"),
    ("inline", "function var let const window document", r"(?:function|var|let|const|window\.|document\.)[ (=.].{0,400}[;{}]$"),
    ("inline", "http https", r"https?://[^ ]+$"),
    ("inline", "<", r"(?:</?[a-z!][^<>]{0,400}>[^a-z<]*)+$"),
    ("inline", "$ € £ ¥ us u c a hk 1", r"\(? ?(?:(?:us|u\.s\.|c|a|hk|nz)?[$€£¥][0-9.,]*|1 (?:u\.?s\.? )?(?:dollar|euro|pound|yen|yuan)s?) ?= ?.{0,80}\)?$"),
)  # fmt: skip


def _by_opener() -> dict[str, tuple[tuple[str, re.Pattern[str]], ...]]:
    table: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    for kind, openers, shape in ROWS:
        pattern = re.compile(rf"(?:{shape})", re.IGNORECASE | re.ASCII)
        for opener in openers.split(" "):
            table.setdefault(opener, []).append((kind, pattern))
    return {opener: tuple(rows) for opener, rows in table.items()}


_BY_OPENER: Final = _by_opener()
_DASHES: Final = "–—-*#"
_OPENER: Final = re.compile(r"[(\[#*–—-]*[ \t]?([a-z0-9'’-]+|.)", re.IGNORECASE | re.ASCII)
# Rows that a number or a name can begin.
_AGO: Final = re.compile(
    r"[0-9]{1,3}[- ]min(?:ute)?s? (?:read|listen|watch)\b.{0,20}$"
    r"|[0-9]{1,2} (?:seconds?|mins?|minutes?|hours?|hrs?|days?|weeks?|months?) ago\b.{0,60}$", re.IGNORECASE | re.ASCII)
_CODE: Final = re.compile(
    r"[a-z0-9._%+-]{1,64}@[a-z0-9.-]{1,100}\.[a-z]{2,10}\.?$"
    r"|\(?[a-z]{2,4}(?:-[a-z]{2,4}){0,4}/[a-z]{2,4}(?:[-/][a-z]{2,4}){0,6}\)?(?: ?\([A-Za-z, ]{2,40}\))?\.?$"
    r"|[–—-] ?[A-Z]{2,6}$"
    r"|[a-z-]+ ?: ?[^;{}]{1,60};$", re.ASCII)
_ANYWHERE: Final = re.compile(
    rf"\ball (?:[a-z]+ ){{0,4}}rights (?:are )?reserved\b|\bmay not be {_TAKEN}\b(?=.*\b(?:permission|rewritten|consent)\b)"
    r"|^[^.!?]{2,120}\bcontributed(?: reporting)?(?: from .{2,40})? (?:to|for) (?:this|the) (?:report|story|article|piece|coverage)\b"
    r"|^[^.!?]{2,80} contributed(?: reporting)?\.?$", re.IGNORECASE | re.ASCII)
_LAST: Final = re.compile(
    r"^\([^()]{2,40}\bwith (?:afp|ap|reuters|dpa|agencies|wires|efe|ansa)\b[^()]{0,30}\)\.?$"
    r"|^[^.!?]{2,60}: ?(?:subscribe|sign up|listen|watch|read|join)(?: here| now| today| to| more)?[.!]?$", re.IGNORECASE | re.ASCII)
# A heading after which a body speaks of itself, to the end of the text.
ABOUT: Final = re.compile(rf"(?:About|ABOUT) (?:the )?[{UP}0-9][^.!?:\n]{{1,60}}$", re.ASCII)


def kind_of(piece: str) -> str | None:
    """What becomes of a paragraph: inline, list, foot, tail, about; None if it may be the article's."""
    opener = _OPENER.match(piece)
    start = opener.start(1) if opener and piece[0] in _DASHES else 0
    rows = _BY_OPENER.get(opener[1].lower(), ()) if opener else ()
    for kind, shape in rows:
        if shape.match(piece, start):
            return kind
    hinted = len(piece) < 400 and ("ights " in piece or "may not be " in piece or "contributed" in piece)
    if hinted and _ANYWHERE.search(piece):
        return "foot"
    if len(piece) < 160:
        for kind, shape in _BY_OPENER["*"]:
            if shape.match(piece):
                return kind
    if len(piece) < 120:
        if _CODE.match(piece) or _LAST.search(piece):
            return "foot"
        if _AGO.match(piece):
            return "inline"
        return "about" if ABOUT.match(piece) else None
    return None
