"""How text is cut into tokens."""

from __future__ import annotations

import pytest

from tests.parser.text.reading import document


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They don't, can’t, won't.", "They|do|n't|,|ca|n’t|,|wo|n't|."),
        ("He's they’ll I'm we've she'd you're", "He|'s|they|’ll|I|'m|we|'ve|she|'d|you|'re"),
        ("the mayor's men, the workers' pay, Ruiz’s", "the|mayor|'s|men|,|the|workers|'|pay|,|Ruiz|’s"),
        ("a state-run, 19-year-old co-founder", "a|state-run|,|19-year-old|co-founder"),
        ("in the U.S. on Nov. 8 at 9 a.m. with Dr. Osei", "in|the|U.S.|on|Nov.|8|at|9|a.m.|with|Dr.|Osei"),
        ("J. B. Okoro, Gov.-elect", "J.|B.|Okoro|,|Gov.-elect"),
        ("$5.3 million, 12,000 men, 41%, 3-2", "$5.3|million|,|12,000|men|,|41%|,|3-2"),
        ("1990s, 20th, ’90s", "1990s|,|20th|,|’90s"),
        ("@ann #vote https://liro.example/a?b=1, x", "@ann|#vote|https://liro.example/a?b=1|,|x"),
        ("yes—no – maybe... so… ok", "yes|—|no|–|maybe|...|so|…|ok"),
        ("O'Malley, AT&T, F-16, COVID-19, liro.com", "O'Malley|,|AT&T|,|F-16|,|COVID-19|,|liro.com"),
        ("(R-Ohio) [sic] a/b", "(|R-Ohio|)|[|sic|]|a|/|b"),
        ("Élodie Müller-Ångström naïve Łódź", "Élodie|Müller-Ångström|naïve|Łódź"),
        ("a  b\tc\u00a0d\u200be\nf", "a|b|c|d|e|f"),
        ("rock 'n' roll, give 'em hell", "rock|'n'|roll|,|give|'em|hell"),
        ("No. 5 and No. 10", "No.|5|and|No.|10"),
    ],
)
def test_tokens(text: str, expected: str) -> None:
    assert "|".join(word for sentence in document(text).sentences for word in sentence.words) == expected


def test_a_word_is_one_object_wherever_it_stands() -> None:
    words = [word for sentence in document("The pier, said “pier” pier.").sentences for word in sentence.words]
    assert len({id(word) for word in words if word == "pier"}) == 1
