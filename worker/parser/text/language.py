"""Which language an article is in: the declared one, else the one whose function words it uses most.

The tables hold small words that news cannot do without. A script that only a few languages use decides by itself.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

SAMPLE: Final = 3_000  # code points that are looked at
FEW: Final = 30  # words below which nothing can be said of a Latin text, and English is taken

_WORDS: Final = {
    "en": (
        "the of and to in that is was for on with as by at from it he his be are this which had have has not they "
        "were been who their its or an but will said after would more she her we also about than when up out one "
        "there into new over"
    ),
    "de": (
        "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus "
        "er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber "
        "vor zur bis mehr durch"
    ),
    "fr": (
        "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec été "
        "son ses elle aux mais ont cette leur ou nous comme fait deux après être selon entre sans même lors "
        "depuis dont avait"
    ),
    "es": (
        "de la que el en y a los del se las por un para con no una su al lo como más pero sus le ya o este sí "
        "porque esta entre cuando muy sin sobre ser también fue había desde está según durante tras ha han son "
        "hasta hay donde quien"
    ),
    "it": (
        "di e il la che in a un per è del non una con si da le dei i al sono della come ha più anche ma gli alla "
        "nel dal delle lo se su nella ai essere questo stato dopo tra fra era degli sua suo due hanno dalla sulla "
        "ci cui loro"
    ),
    "pt": (
        "de a o que e do da em um para com não uma os no se na por mais as dos como mas foi ao ele das tem à seu "
        "sua ou ser quando muito nos já está eu também só pelo pela até isso ela entre era depois sem mesmo aos "
        "são segundo"
    ),
    "nl": (
        "de van het een en in is dat op te zijn met voor niet aan er om ook als dan maar door over bij uit nog "
        "naar heeft hij worden wordt tot kan hebben was zich meer geen werd deze dit ze of al na zegt hun onder "
        "tegen haar moet"
    ),
    "sv": (
        "och i att det som en på är av för med till den har de inte om ett han men var jag sig från vi så kan när "
        "år säger under också efter eller nu sin där vid mot ska skulle kommer ut får finns vara hade alla andra "
        "mycket än"
    ),
    "da": (
        "og i at det er en til af på som med for den der de har ikke et han var men om sig fra vi kan ved så "
        "efter nu eller bliver skal også ud mod sin hvor være hun havde over alle når siger år mere blev må"
    ),
    "no": (
        "og i det er på som en til av for med at den har de ikke om et han men var seg fra vi så kan når år sier "
        "under også etter eller nå sin der ved mot skal skulle kommer ut får være hadde alle andre mye enn hun "
        "ble blir"
    ),
    "fi": (
        "ja on ei että se oli hän mutta ovat joka myös kun jos niin tai sen ole mukaan kuin sekä jo vuoden sanoo "
        "jälkeen vain"
    ),
    "pl": (
        "w i na z do się nie to że jest o od za przez po jak dla są tym co ale który oraz przed został także ich "
        "być tylko jego tego pod było był była może które roku już ze czy jednak"
    ),
    "cs": (
        "a v se na je že z s o do to k za i pro po ve by však jako ale který od které byl jsou jeho až při také "
        "bude před podle už jen bylo ze nebo této tak roku"
    ),
    "ro": (
        "și de în la a cu pe că din o nu care pentru mai este au fost un se prin să lui sau după cele ale dar va "
        "sunt între către această unui fi iar"
    ),
    "hu": (
        "a az és hogy nem is egy volt meg van ez el csak már még de ha azt majd szerint mint vagy után ki lesz "
        "között pedig amely illetve során"
    ),
    "tr": (
        "ve bir bu da de için ile olarak çok olan daha gibi kadar sonra en ancak ise her göre o ya ki değil "
        "olduğunu var tarafından dedi yeni"
    ),
    "id": (
        "yang dan di dari untuk pada dengan itu dalam tidak akan ini ke oleh juga tersebut kata ada telah sebagai "
        "mereka karena bahwa menjadi saat bisa kepada para"
    ),
    "ru": (
        "в и на не что с по а он к это из у за от его как для о было но так все до она они мы также при этом уже "
        "который был или того будет после сообщил"
    ),
    "uk": (
        "в і на не що з та до у за від про це як для його по але й також він які було при під буде вже або час "
        "який був після повідомив України є"
    ),
    "bg": "на и да в се за от не с че е по са като до но към което които това ще при след има беше или той",
    "sr": "и у је да на се за од су са не као по што из али који које није био ће или због након до",
}
_LANGUAGES: Final[dict[str, list[str]]] = {}
for _code, _listed in _WORDS.items():
    for _word in _listed.split():
        if _code not in _LANGUAGES.setdefault(_word, []):
            _LANGUAGES[_word].append(_code)
_LATIN: Final = "a-zß-öø-ÿāăąćčďđēĕęěğģīįıķļľłńņňōőœŕřśşšţťūůűųźżžșț"
_TOKEN: Final = re.compile(f"[{_LATIN}]+|[Ѐ-ӿ]+")
# Scripts and the language that is meant where nothing is declared; each pattern counts letters.
_SCRIPTS: Final = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7a3\u1100-\u11ff]")),
    ("zh", re.compile("[\u4e00-\u9fff\u3400-\u4dbf]")),
    ("ar", re.compile("[\u0600-\u06ff\u0750-\u077f]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("ka", re.compile("[\u10a0-\u10ff]")),
    ("hy", re.compile("[\u0530-\u058f]")),
)
_OTHERS: Final = re.compile(
    "[\u0370-\u03ff\u0530-\u07bf\u0900-\u0eff\u10a0-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]"
)
_CYRILLIC: Final = re.compile("[Ѐ-ӿ]")
_LETTERS: Final = re.compile(f"[A-Z{_LATIN}À-ÞЀ-ӿ]")


def language(text: str, declared: str | None) -> str:
    """The primary subtag of BCP 47, in lower case; `und` where the words speak for no language that is known."""
    if declared:
        tag = declared.replace("_", "-").split("-")[0].lower()
        return "en" if tag == "eng" else tag
    return _counted(text[:SAMPLE])


def _by_script(sample: str) -> str:
    """The script that most letters are of; a few kana make Japanese of Chinese characters."""
    counts = {code: len(script.findall(sample)) * (3 if code == "ja" else 1) for code, script in _SCRIPTS}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] else "und"


def _counted(sample: str) -> str:
    if not sample.isascii() and len(_OTHERS.findall(sample)) * 3 > len(_LETTERS.findall(sample)):
        return _by_script(sample)
    words = Counter(_TOKEN.findall(sample.lower()))
    scores, kinds = dict.fromkeys(_WORDS, 0), dict.fromkeys(_WORDS, 0)
    for word, count in words.items():
        for code in _LANGUAGES.get(word, ()):
            scores[code] += count
            kinds[code] += 1
    total = sum(words.values())
    best = max(scores, key=lambda code: scores[code])
    if total >= FEW and scores[best] * 12 >= total and kinds[best] >= (4 if total > 60 else 3):
        return best
    if total < FEW and scores[best] >= 2:
        return best
    return "und" if total >= FEW or _CYRILLIC.search(sample) else "en"
