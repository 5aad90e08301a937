"""Which language an article is in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worker.parser.text.language import language

SAMPLES = {
    "en": "The harbour will close on Monday, and two ferries were moved, the director said after a meeting with the council.",
    "de": "Der Hafen wird am Montag geschlossen, und zwei Fähren sind nach einer Sitzung mit dem Rat verlegt worden.",
    "fr": "Le port sera fermé lundi et deux ferries ont été déplacés, a déclaré le directeur après une réunion avec le conseil.",
    "es": "El puerto se cerrará el lunes y dos transbordadores fueron trasladados, dijo el director tras una reunión con el consejo.",
    "it": "Il porto chiuderà lunedì e due traghetti sono stati spostati, ha detto il direttore dopo una riunione con il consiglio.",
    "pt": "O porto vai fechar na segunda-feira e dois barcos foram deslocados, disse o diretor após uma reunião com o conselho.",
    "nl": "De haven gaat maandag dicht en twee veerboten zijn verplaatst, zei de directeur na een vergadering met de raad.",
    "sv": "Hamnen stänger på måndag och två färjor har flyttats, säger chefen efter ett möte med kommunen som inte ville vänta.",
    "pl": "Port zostanie zamknięty w poniedziałek, a dwa promy zostały przeniesione, co jest po spotkaniu z radą, która się nie zgodziła.",
    "tr": "Liman pazartesi günü kapanacak ve iki feribot taşındı, bu karar için çok geç olduğunu söyleyen müdür ile bir toplantı oldu.",
    "ru": "Порт закроют в понедельник, и два парома уже перевели, сообщил директор после встречи с советом, который был против.",
    "uk": "Порт закриють у понеділок, і два пороми вже перевели, повідомив директор після зустрічі з радою, яка була проти, та що це.",
    "ar": "سيغلق الميناء يوم الاثنين وتم نقل عبارتين، حسبما قال المدير بعد اجتماع مع المجلس",
    "zh": "港口将于周一关闭，两艘渡轮已被转移，主任在与议会会面后表示。",
    "ja": "港は月曜日に閉鎖され、2隻のフェリーが移動されたと、所長は会議の後に述べた。",
    "ko": "항구는 월요일에 폐쇄되고 두 척의 페리가 이동했다고 책임자가 말했다.",
    "el": "Το λιμάνι θα κλείσει τη Δευτέρα και δύο πλοία μεταφέρθηκαν, είπε ο διευθυντής.",
}


@pytest.mark.parametrize(("code", "text"), SAMPLES.items())
def test_the_words_decide(code: str, text: str) -> None:
    assert language(text, None) == code


def test_a_declared_language_is_believed() -> None:
    assert language(SAMPLES["de"], "en-GB") == "en"
    assert language(SAMPLES["en"], "DE_at") == "de"
    assert language(SAMPLES["en"], "eng") == "en"


def test_a_short_line_without_small_words_is_taken_for_english() -> None:
    assert language("Harbour closed", None) == "en"


def test_a_long_text_in_no_known_language_is_undetermined() -> None:
    assert language("bandari ya mji huo itafungwa siku ya Jumatatu kwa wiki tatu " * 5, None) == "und"


def test_foreign_names_and_quotations_do_not_decide() -> None:
    text = f"{SAMPLES['en']} “Der Hafen ist die Stadt und die Stadt ist der Hafen,” he said in German, and then left. {SAMPLES['en']}"

    assert language(text, None) == "en"


@given(st.text(max_size=300))
def test_any_text_has_a_language(text: str) -> None:
    assert 2 <= len(language(text, None)) <= 3
