"""The words and shapes of web and newswire furniture, and the sentences that only look like it."""

from __future__ import annotations

import pytest

from worker.parser.text import edges, furniture, menus
from worker.parser.text.sections import sections

TITLE = "Harbour to close for repairs"
LEAD = "The harbour of Kelder will close on Monday for three weeks, its director said, as the quay wall is cracked."
NEXT = "Two ferries were moved to Sandhaven, and the fishermen were told to keep their boats at home."
LAST = "Work on the wall is to begin as soon as the storm has passed, according to the town council."


def bodies(*paragraphs: str) -> list[str]:
    text = "\n\n".join(paragraphs)
    return [text[block.start : block.end] for block in sections(text, TITLE) if block.section == "body"]


FURNITURE = [
    "WorldPoliticsOpinion",
    "SPORT > ROWING",
    "Environment | Norland",
    "National / Transport / Shipping",
    "Home",
    "shareprintpdf",
    "Share · Reuse this content",
    "Share",
    "Skip to main content",
    "ADVERTISEMENT",
    "Story continues below advertisement",
    "Read more: The divers of Sandhaven",
    "Also read: The divers of Sandhaven",
    "More photos: Life on the quay",
    "Related: The best harbours of 2026",
    "Most read: 1. Whale in the harbour 2. Ferry late again",
    "Sign up for our weekly newsletter, The Tide Table",
    "Subscribe now for $1 a week",
    "Get our alerts: tap the bell above.",
    "Follow us on Facebook",
    "Follow Ada Quill on Twitter @adaquill",
    "We use cookies and similar tools on this site. Reject all | Accept",
    "Was this article helpful? Yes / No",
    "What do you think? Write to letters@kelder.example",
    "Have you seen the cracks? Email us.",
    "By Ada Quill",
    "By Ada Quill, Northwire | Friday, March 6, 2026",
    "By Ada Quill and Bert Oake in Sandhaven",
    "Friday, March 6, 2026",
    "Published: 6 March 2026, 09:30",
    "Issued on: 06/03/2026 - 09:30 Modified: 06/03/2026 - 11:00",
    "Last updated 3 hours ago",
    "4 min read",
    "Photo: Ada Quill/Northwire",
    "Image source, Northwire",
    "(Reporting by Ada Quill; Editing by Bert Oake)",
    "(Additional reporting by Ada Quill in Sandhaven; Writing by Bert Oake)",
    "Reporting by Ada Quill; editing by Bert Oake",
    "Edited by: Bert Oake",
    "Ada Quill contributed to this report.",
    "($1 = 7.1204 Norland crowns)",
    "(ATTN: UPDATES with details; CHANGES headline)",
    "(END)",
    "Our Standards: The Northwire Trust Principles.",
    "© The Kelder Post 2026. Terms of use. Cookie settings.",
    "Copyright 2026 Northwire. All rights reserved.",
    "Copyright Northwire. All reproduction rights reserved.",
    "Terms of use. Privacy policy.",
    "Editor in chief — Bert Oake. Terms of use. Privacy policy.",
    "This article was originally published in The Kelder Post.",
    "Media contact: press@kelder.example, 555 0199",
    "SOURCE: NORTHWIRE AND AGENCIES",
    "___",
    "* * *",
    "aq-bo/kp",
    "aquill@kelder.example",
]
MORE_FURNITURE = [
    "Also on KP: The storm that broke the wall",
    "See also: The storm that broke the wall",
    "READ ALSO: The storm that broke the wall",
    "Watch: Drone footage of the broken wall",
    "Listen to this article · 6 min",
    "Share this article",
    "Facebook Twitter WhatsApp Email",
    "Comments (24)",
    "Join the conversation",
    "Text size: A A",
    "Print Email",
    "Topics: Climate, Energy",
    "Tags: harbour, storm",
    "Last modified on Mon 3 Mar 2025 10.15 GMT",
    "First published on 3 March 2026",
    "This is a developing story. Check back for updates.",
    "This is a breaking news story and will be updated.",
    "More to follow.",
    "More details to follow",
    "Developing story",
    "With reporting from AFP",
    "— With files from The Canadian Press",
    "AFP contributed to this report",
    "The Associated Press contributed to this report.",
    "(c) 2025 AFP",
    "©AFP",
    "© 2026 AFP",
    "Our journalism needs your support. Donate",
    "Subscribe to unlock this article",
    "You have 2 free articles remaining.",
    "Already a subscriber? Log in",
    "Recommended",
    "Up next",
    "Trending now",
    "Most popular",
    "This article was amended on 3 March 2025 to correct a figure.",
    "Photo by Jane Doe / AFP",
    "Credit...Jane Doe for The Kelder Post",
    "Getty Images",
    "File photo",
    "Source: Reuters",
    "Follow live updates",
    "Watch live",
    "Play",
    "Duration 2:31",
    "2:31",
    "Now Playing",
    "Unable to load the video",
    "View Comments",
    "Sign in",
    "Sponsored by Kelder Ferries",
    "Promoted",
    "Ad",
    "Cookies policy",
    "Manage your subscription",
    "Download our app",
    "Scan the QR code to join our channel",
    "Contact the reporter at jdoe@kelder.example",
    "Follow her on Twitter",
    "Stay up to date with the latest from the coast",
    "For the latest headlines, follow our Google News channel",
    "To get the latest stories in your inbox, sign up here",
    "If you enjoyed this article, share it with your friends",
    "If you have been affected by the issues in this story, call 0800 111",
    "OPINION",
    "By AFP - Agence France Presse",
    "Agencies",
    "Published: 03 March ,2026: 10:21 AM GST Updated: 03 March ,2026: 11:00 AM GST",
    "PUBLISHED MAR 03, 2026, 10:00 AM",
    "Mar 3, 2026 / 10:21 AM",
    "3 March 2026, 10:21 UTC",
    "1 hour ago Europe",
    "3 min read",
    "Menu",
    "Search",
    "Close",
    "Subscribe",
    "Log in",
    "Jump to comments",
    "Continue reading the main story",
    "Supported by",
    "Share full article",
    "Gallery: 12 images",
    "Slide 1 of 4",
    "(Source: AFP)",
    "Edited by Jane Doe",
    "Translated by Jane Doe",
    "(bo/rt)",
    "jsi/wd (AFP, dpa)",
    "ab/wmr (AFP, AP, Reuters)",
    "-ANI",
    "(With inputs from agencies)",
    "(Except for the headline, this story has not been edited by KP staff and is published from a syndicated feed.)",
    "NNN",
    "Enditem",
    "Copyright © TASS",
    "Tags United States",
    "In other media",
    "All times ET",
    "Newsletter: Morning briefing",
    "Don't miss a story",
    "Advertisement - scroll to continue",
    "Related Articles",
    "Read the full story here",
    "Read more about: Harbours",
    "Click here for more stories",
    "Sign up here to receive our daily newsletter, The Tide.",
    "Get the day's top stories delivered to your inbox",
    "Download the Kelder Post app for breaking news",
    "We welcome your comments on this story.",
    "Send tips to tips@kelder.example",
    "Have a story? Contact our newsroom.",
    "You can reach us at desk@kelder.example",
    "All rights reserved. Reproduction in whole or in part without permission is prohibited.",
    "No part of this publication may be reproduced without permission",
    "Terms & Conditions | Privacy | Contact",
    "Terms of Service · Privacy Notice · Your Ad Choices",
    "Back to top ↑",
    "Return to homepage",
    "Accept cookies",
    "This site uses cookies. By continuing to browse you agree to our use of cookies.",
    "Share on Facebook Share on Twitter",
    "Share via WhatsApp",
    "Copy link",
    "LISTEN: The wall that broke",
    "PODCAST: The wall that broke",
    "Watch the video above",
    "In pictures: The wall that broke",
    "Photos: the wall through the years",
    "Map: Where the wall broke",
    "Poll: Should the harbour close?",
    "Quiz: How well do you know your harbour?",
    "Factbox: Harbours of the coast",
    "More from Kelder",
    "More stories",
    "Next article",
    "Previous: Whale seen",
    "Reporting: Jane Doe. Editing: John Roe.",
    "Additional reporting: Jane Doe",
    "Reporters: Jane Doe and John Roe",
    "Writer: Jane Doe",
    "Produced by Jane Doe and John Roe",
    "Graphic by Jane Doe",
    "Additional reporting by AFP",
    "Story by Jane Doe",
    "Words: Jane Doe",
    "Kelder | March 6, 2026",
    "Updated 10:21 am",
    "Updated at 10:21 GMT",
    "Updated on: March 6, 2026 / 10:21 AM",
    "Posted March 6, 2026",
    "March 6, 2026 10:21 am",
    "Fri, 6 Mar 2026 10:21:00 GMT",
    "10:21, 06/03/2026",
    "Reading Time: 3 minutes",
    "Print this page",
    "Report a mistake",
    "Found an error? Let us know.",
    "Support independent journalism. Donate today.",
    "Become a member today for $5 a month",
    "Advertise with us",
    "Press release distributed by Northwire",
    "Contact: Jane Doe, press office, 555 0199",
    "For media enquiries: press@kelder.example",
    "For further information, please contact Jane Doe on 555 0199.",
    "Notes to editors:",
    "ENDS",
    "###",
    "Explore our other newsletters",
    "Our top picks",
    "You might also like",
    "People are also reading",
    "What we're watching",
    "BREAKING NEWS",
    "EXCLUSIVE",
    "ANALYSIS",
    "Special Report",
    "Editorial",
    "World",
    "World News",
    "Europe | Norland",
    "Home / News / Coast",
    "You are here: Home > News > Coast",
    "Filed under: Coast, Harbour",
    "Posted in Coast",
    "Category: Coast",
    "The views expressed in this article are the author's own.",
    "Have your say in our comments section below",
    "Comments are closed.",
    "Sort by: Newest",
    "Be the first to comment",
    "Log in to comment",
    "The opinions expressed are his own.",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_has_no_block_below_the_text(line: str) -> None:
    assert bodies(TITLE, LEAD, NEXT, LAST, line) == [LEAD, NEXT, LAST]


@pytest.mark.parametrize("line", MORE_FURNITURE)
def test_more_furniture_has_no_block_below_the_text(line: str) -> None:
    assert bodies(TITLE, LEAD, NEXT, LAST, line) == [LEAD, NEXT, LAST]


INSIDE = [line for line in FURNITURE if not line.startswith(("SOURCE", "aq-bo", "Media contact"))]


@pytest.mark.parametrize("line", INSIDE)
def test_furniture_within_the_text_takes_nothing_along(line: str) -> None:
    assert bodies(TITLE, LEAD, line, NEXT, LAST) == [LEAD, NEXT, LAST]


SENTENCES = [
    "Share prices of the ferry company fell by a tenth on Monday.",
    "Copyright law does not protect a harbour, the judge said.",
    "Subscribe to that view and you will drown, the director said.",
    "Photographs of the wall were shown to the council on Friday.",
    "Related companies own two thirds of the fleet, the council said.",
    "By Monday the harbour will be empty, the director said.",
    "Published in 2019, the report warned that the wall was cracked.",
    "Have you ever seen a harbour without boats? the mayor asked.",
    "“Have you seen the wall?” she asked the council.",
    "The company changed its privacy policy in March, the council said.",
    "Read my lips, the director said: the harbour will close.",
    "More than forty boats were moved to Sandhaven.",
    "Follow the money, an opposition councillor told Northwire.",
    "“We use the harbour,” said a fisherman. “Nobody asked us.”",
    "Comments by the director made the fishermen angry.",
    "Most fishermen said that they had not been asked.",
    "Watching from the quay, Bert Oake said he was afraid.",
    "Reporting by the Kelder Post showed that the wall had been cracked for years.",
    "All rights of way will be closed, the council said.",
    "End the closure now, the fishermen demanded.",
    "“Enough.”",
    "Nobody came.",
    "If you want to call that a harbour, call it one, the mayor said.",
    "For more than forty years nobody had looked at the wall.",
    "To see the latest cracks, divers went down twice a day.",
    "No part of this harbour is safe, the director said.",
    "More details to be expected from the report will come on Friday.",
    "This is a developing port, the minister said.",
    "Corrections to the plan were made on Friday.",
    "Reporters were told to stay away.",
    "The story by now was known to every fisherman.",
    "Supported by the council, the director closed the harbour.",
    "Previous reports had said nothing of cracks.",
    "With files from the archive she proved that the wall was old.",
    "Tags on the crates were wrong, customs officers said.",
    "Found guilty of neglect, the company was fined.",
    "You can reach the island by boat only, the mayor said.",
    "Be the first to leave, he told his crew.",
    "Poll: more than half of Kelder wants the harbour open, the council said.",
    "Editor Bert Oake said that he had warned the council.",
    "An earlier version of this report gave the wrong name, the council said.",
    "Play stopped when the wall broke, a coach said.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_stays_however_it_begins(sentence: str) -> None:
    assert bodies(TITLE, LEAD, sentence, NEXT) == [LEAD, sentence, NEXT]
    assert sentence in bodies(TITLE, LEAD, NEXT, sentence)


# --- the tables ------------------------------------------------------------------------------------------------------


def test_every_row_of_the_table_can_be_reached() -> None:
    """A shape never begins with a word that is not among its openers: no row is dead."""
    openers = {opener for _, words, _ in furniture.ROWS for opener in words.split(" ")}

    assert "" not in openers
    assert {kind for kind, _, _ in furniture.ROWS} == {"foot", "list", "inline", "tail"}


def test_the_tables_of_words_are_in_lower_case() -> None:
    words = menus.SECTIONS | menus.BUTTONS | menus.DATES | menus.PHRASES

    assert {word for word in words if word != word.lower()} == set()


def test_a_credit_begins_near_the_end() -> None:
    text = "Photo: Ada Quill " + "x" * 400

    assert edges.credit_at(text, 0, len(text)) == -1
