"""The text of pages: what extractors lose of it is found again, and what is another text stays outside."""

import json
import time

import pytest

from tests.parsers.reading import read, record

LINES = (
    "The ferry to the islands sails again on Monday, after three weeks in which ice had kept it at its pier.",
    "About four thousand people use it on a weekday, and a bus had taken them around the bay, the harbour office said.",
    "The council will discuss a second ferry on Thursday, when the master of the harbour is to report on the ice.",
    "It was built in the town and has served the islands since, but for two winters in which the bay was frozen.",
    "Whoever sends freight to the outer islands has to book it two days ahead as long as the old crane is out of use.",
)


def paragraphs(inside: str, head: str = "") -> list[str]:
    """What is read of a page whose body has these elements."""
    page = f"<html><head><title>Ferry sails</title>{head}</head><body>{inside}</body></html>"
    return record(read(page.encode())[0]).body.split("\n\n")


def with_third(block: str, form: str = "<p>{}</p>") -> str:
    """An article of five paragraphs with a block behind the second."""
    lines = [form.format(each) for each in LINES]
    return f"<article><h1>Ferry sails</h1>{''.join([*lines[:2], block, *lines[2:]])}</article>"


IN_BOXES = '<div class="t"><div class="r"><p class="x">{}</p></div></div>'
IN_SPANS = '<div class="block"><div class="s"><span>{}</span></div></div>'


@pytest.mark.parametrize("form", [IN_BOXES, IN_SPANS, "<p>{}</p>"], ids=["boxes", "spans", "paragraphs"])
@pytest.mark.parametrize(
    ("before", "link", "behind"),
    [
        ("It has also ", "agreed to sell the crane to the town on the other side of the bay", "."),
        ("It ", "agreed to sell the crane to the town on the other side of the bay", " then."),
        ("He left the office in May with ", "Bo Ek, who was his deputy and now leads the port.", ""),
    ],
)
def test_a_sentence_that_is_mostly_a_link_is_text(form: str, before: str, link: str, behind: str) -> None:
    block = form.format(f'{before}<a href="/crane">{link}</a>{behind}')
    assert paragraphs(with_third(block, form)) == [*LINES[:2], before + link + behind, *LINES[2:]]


@pytest.mark.parametrize(
    "line",
    [
        "<a href='/x'>Why does the crane stand still all through the summer?</a>",
        "Harbour: <a href='/x'>Why does the crane stand still all through the summer?</a>",
        "Boats <a href='/x'>The crane stands still all through the summer again</a>",
        "Sign up to <a href='/x'>our weekly newsletter about all the ferries</a>.",
    ],
)
def test_a_line_that_only_leads_to_another_text_is_none(line: str) -> None:
    assert paragraphs(with_third(IN_BOXES.format(line), IN_BOXES)) == list(LINES)


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("The plan <a href='/plan'>has been published on the pages of the council</a>.", True),
        ("You may read <a href='/x'>The Crane That Stands Still All Through The Year</a>.", False),
    ],
)
def test_the_last_sentence_may_be_mostly_a_link_that_it_goes_on_with(line: str, kept: bool) -> None:
    text = "".join(IN_BOXES.format(each) for each in (*LINES, line))
    assert len(paragraphs(f"<article><h1>Ferry sails</h1>{text}</article>")) == len(LINES) + kept


@pytest.mark.parametrize("anchor", ["<a name='s1'>{}</a>", "<a href='#s1'>{}</a>", "<a id='s1'></a>{}", "<a>{}</a>"])
def test_a_heading_may_be_an_anchor(anchor: str) -> None:
    first, second = "What the crane costs", "Who pays for the crane"
    block = f"<h3>{anchor.format(first)}</h3><p>{LINES[0][:-1]} again.</p><h3>{anchor.format(second)}</h3>"
    text = [*LINES[:2], first, f"{LINES[0][:-1]} again.", second, *LINES[2:]]
    assert paragraphs(with_third(block)) == text


def test_an_anchor_around_a_text_is_no_link() -> None:
    assert paragraphs(with_third("<p><a name='s1'>The fare on the buses stays at two crowns.</a></p>"))[2] == (
        "The fare on the buses stays at two crowns."
    )


ITEM = "<b>In the north</b> the storm has torn three houses from the quay, and the ferry has lost its anchor."


def test_a_list_in_a_box_of_its_own_is_text() -> None:
    box = '<div class="part">{}</div>'
    listed = box.format(f'<ul class="list" data-x="1"><li class="item">{ITEM}</li></ul>')
    text = ITEM.replace("<b>", "").replace("</b>", "")
    assert paragraphs(with_third(listed, box.format("<p class='text'>{}</p>"))) == [*LINES[:2], text, *LINES[2:]]


def test_a_list_in_a_box_between_paragraphs_without_boxes_is_text() -> None:
    text = ITEM.replace("<b>", "").replace("</b>", "")
    listed = f'<div class="part"><ul class="list"><li class="item">{ITEM}</li></ul></div>'
    one, two, *others = (f"<p class='x'>{each}</p>" for each in LINES)
    inside = "".join([one, two, listed, *others])
    page = f"<div class='article'><h1>Ferry sails</h1><section class='box'>{inside}</section></div>"
    assert paragraphs(page) == [*LINES[:2], text, *LINES[2:]]


def test_a_heading_is_text_where_paragraphs_are() -> None:
    part = "<div class='part'>{}</div>"
    parts = [part.format(f"<p>{one}</p><p>{two}</p>") for one, two in (LINES[:2], LINES[2:4])]
    heading = part.format("<h3>What the crane costs</h3><div><img src='/boat.jpg'></div><h3>Who pays for it</h3>")
    inside = parts[0] + heading + parts[1]
    page = f"<div class='article'><h1>Ferry sails</h1><section class='box'>{inside}</section></div>"
    assert paragraphs(page) == [*LINES[:2], "What the crane costs", "Who pays for it", *LINES[2:4]]


def test_a_list_of_links_in_a_box_of_its_own_is_none() -> None:
    box = '<div class="part">{}</div>'
    listed = box.format(f'<ul class="list"><li><a href="/x">{ITEM}</a></li><li>Boats</li></ul>')
    assert paragraphs(with_third(listed, box.format("<p class='text'>{}</p>"))) == list(LINES)


TEXT = "".join(f"<p>{each}</p>" for each in LINES)
DECK = "Three weeks of ice have changed what the islands expect from the mainland"
FIRST = (
    "The ferry of the outer islands, which had lain in the ice since January, has been freed, its master said today."
)
TOLD = f'<meta property="og:description" content="{DECK}">'


def test_a_first_paragraph_below_the_summary_is_not_lost() -> None:
    above = f"<div class='deck'>{DECK}</div><div class='top'><div>{FIRST}</div></div>"
    page = f"<div><h1>Ferry sails</h1>{above}</div><article><div class='rest'>{TEXT}</div></article>"
    assert paragraphs(page, TOLD) == [DECK, FIRST, *LINES]


@pytest.mark.parametrize(
    ("said", "kept"),
    [(f"{FIRST[:70]}.", False), (" ".join([FIRST] * 4), True), (" ".join([FIRST] * 6), False)],
    ids=["label", "paragraph", "another text"],
)
def test_what_stands_below_the_summary_is_a_first_paragraph_by_its_length(said: str, kept: bool) -> None:
    above = f"<div class='deck'>{DECK}</div><div class='top'><div>{said}</div></div>"
    page = f"<div><h1>Ferry sails</h1>{above}</div><article><div class='rest'>{TEXT}</div></article>"
    assert paragraphs(page, TOLD) == [DECK, *([said] if kept else []), *LINES]


def test_a_place_that_stands_in_an_element_of_its_own_is_not_lost() -> None:
    above = f"<div class='top'><b class='place'>Bergen.</b> <span>{FIRST}</span></div>"
    page = f"<div><h1>Ferry sails</h1>{above}</div><article><div>{TEXT}</div></article>"
    told = f'<meta property="og:description" content="{FIRST}">'
    assert paragraphs(page, told) == [f"Bergen. {FIRST}", *LINES]


def test_several_short_sentences_of_one_class_above_a_text_are_text() -> None:
    leads = ["The ice is gone.", "The ferry sails again.", "“It was a long winter”, the master says."]
    above = "".join(f"<p class='lead'>{each}</p>" for each in leads)
    page = f"<article><header><h1>Ferry sails</h1>{above}</header><section>{TEXT}</section></article>"
    assert paragraphs(page, f'<meta property="og:description" content="{" ".join(leads[:2])}">') == [*leads, *LINES]


@pytest.mark.parametrize(
    "beside",
    [
        f"<img src='/boat.jpg'><div>{FIRST}</div>",
        f"<div><form><div>{FIRST}</div><button>Go</button></form></div>",
        f"<aside><p>{FIRST}</p></aside>",
        "<p>By Ann Lee.</p>",
        "<p class='nl'>Sign up for our newsletter.</p><p class='nl'>Follow us on Facebook.</p>",
    ],
)
def test_what_stands_between_summary_and_text_may_be_none(beside: str) -> None:
    page = f"<div><h1>Ferry sails</h1><div class='deck'>{DECK}</div>{beside}</div><article><div>{TEXT}</div></article>"
    assert paragraphs(page, TOLD) == [DECK, *LINES]


def preamble(below: str) -> str | None:
    """The preamble of an article with a description, below whose headline these elements are."""
    told = '<meta property="og:description" content="A ferry is free.">'
    page = f"<article><header><h1>Ferry sails</h1>{below}</header><div>{TEXT}</div></article>"
    return record(read(f"<html><head>{told}</head><body>{page}</body></html>".encode())[0]).preamble


@pytest.mark.parametrize(
    "form",
    [
        "<h2>{}</h2>",
        "<div class='article__subtitle'>{}</div>",
        "<div class='deck'><p>{}</p></div>",
        "<strong class='entradilla'>{}</strong>",
    ],
)
def test_a_deck_that_is_not_the_pages_description_is_in_the_preamble(form: str) -> None:
    assert preamble(form.format(DECK)) == DECK


@pytest.mark.parametrize(
    "below",
    [
        f"<div class='lead'><img src='/boat.jpg'>{DECK}</div>",
        f"<figure><figcaption class='lead'>{DECK}</figcaption></figure>",
        f"<figure><div class='subtitle'>{DECK}</div></figure>",
        f"<div class='lead'><p>{DECK}</p><p>{DECK}</p></div>",
        f"<p class='subscribe__subtitle'>{DECK}</p>",
        f"<h2><a href='/x'>{DECK}</a></h2>",
    ],
)
def test_the_caption_of_a_picture_and_an_offer_are_no_deck(below: str) -> None:
    assert preamble(below) is None


BREAKS = ["<br><br>", "<div></div>", "<div class='ad'><div></div></div>", "<figure><img src='/boat.jpg'></figure>"]


@pytest.mark.parametrize("between", BREAKS)
def test_loose_text_is_whole_whatever_is_between_its_paragraphs(between: str) -> None:
    linked = [each.replace("ferry", "<a href='/ferry'>ferry</a>").replace("bay", "<b>bay</b>") for each in LINES]
    assert paragraphs(f"<h1>Ferry sails</h1><div class='f'>{between.join(linked)}</div>") == list(LINES)


def test_loose_text_may_have_paragraphs_of_several_kinds() -> None:
    linked = [f"BERGEN: <a href='/bay'>Bergen</a>'s {LINES[0]}", *LINES[1:]]
    loose = "".join(each + between for each, between in zip(linked, [*BREAKS, ""], strict=True))
    page = f"<h1>Ferry sails</h1><div class='a'><section></section> <div class='b'>{loose}</div></div>"
    assert paragraphs(page)[0].endswith(f"Bergen's {LINES[0]}")
    assert paragraphs(page)[1:] == list(LINES[1:])


def test_an_empty_element_that_is_called_a_line_break_is_one() -> None:
    loose = "<span class='x br'></span><span class='br'></span>".join(LINES)
    assert paragraphs(f"<h1>Ferry sails</h1><div class='f'>{loose}</div>") == list(LINES)


@pytest.mark.parametrize(
    "box",
    [
        "<div class='part'><h2>What the crane costs</h2></div>",
        "<div class='part'><ul><li>What the crane costs</li></ul></div>",
    ],
)
def test_a_heading_or_a_list_in_a_box_of_its_own_between_loose_text_is_text(box: str) -> None:
    loose = "".join([*(f"{each}<div></div>" for each in LINES[:2]), box, *(f"{each}<br><br>" for each in LINES[2:])])
    page = f"<h1>Ferry sails</h1><div class='f'>{loose}</div>"
    assert paragraphs(page) == [*LINES[:2], "What the crane costs", *LINES[2:]]


ARTICLE = f"<article class='post'><h1>Ferry sails</h1><div class='entry'>{TEXT}</div></article>"
POST = f"<div class='entry'><p>{FIRST}</p><p>{FIRST[:-7]} yesterday.</p></div>"


@pytest.mark.parametrize("heading", ["<h1>Crane falls</h1>", "<h2><a href='/crane'>Crane falls</a></h2>"])
def test_the_next_article_on_a_page_is_another(heading: str) -> None:
    page = f"<main>{ARTICLE}<article class='post'>{heading}{POST}</article></main>"
    assert paragraphs(page) == list(LINES)


def test_an_article_that_is_many_times_as_long_is_the_text_that_another_introduces() -> None:
    long = "".join(f"<p>{number}. {line}</p>" for number in range(5) for line in LINES)
    page = f"<main>{ARTICLE}<article class='post'><h2><a href='/ice'>Ice breaks</a></h2>{long}</article></main>"
    assert f"4. {LINES[-1]}" in paragraphs(page)


def test_an_article_that_is_only_twice_as_long_is_the_next() -> None:
    long = "".join(f"<p>{number}. {line}</p>" for number in range(2) for line in LINES)
    page = f"<main>{ARTICLE}<article class='post'><h2><a href='/ice'>Ice breaks</a></h2>{long}</article></main>"
    assert paragraphs(page) == list(LINES)


def test_beside_an_article_of_two_paragraphs_another_may_be_its_text() -> None:
    brief = f"<article class='post'><h1>Ferry sails</h1><p>{LINES[0]}</p><p>{LINES[1]}</p></article>"
    page = f"<main>{brief}<article class='post'><h1>Crane falls</h1>{POST}</article></main>"
    assert paragraphs(page)[:3] == [*LINES[:2], FIRST]


@pytest.mark.parametrize(
    ("heading", "head"),
    [
        ("", ""),
        ("<h2>Ice breaks</h2>", ""),
        ("<h2><a href='#post-2'>Ice breaks</a></h2>", ""),
        ("<h2><a href='/ice'>Ice breaks</a></h2>",
         '<script type="application/ld+json">{"@type": "LiveBlogPosting", "headline": "Ferry sails"}</script>'),
    ],
)  # fmt: skip
def test_the_parts_of_a_live_report_are_text(heading: str, head: str) -> None:
    page = f"<main>{ARTICLE}<article class='post'>{heading}{POST}</article></main>"
    assert FIRST in paragraphs(page, head)


@pytest.mark.parametrize("name", ["id='disqus'", "id='comments' class='area'", "class='wide comment-list'"])
def test_what_readers_write_below_an_article_is_no_text(name: str) -> None:
    assert paragraphs(f"{ARTICLE}<div {name}><h3>Readers write</h3>{POST * 2}</div>") == list(LINES)


@pytest.mark.parametrize("name", ["respond", "disqus"])
def test_a_text_may_be_called_what_comments_are(name: str) -> None:
    assert paragraphs(f"<h1>Ferry sails</h1><div class='{name}'>{TEXT}</div>") == list(LINES)


def data_page(script: str, title: str = "Ferry sails") -> str:
    """A page that has its text in a script only."""
    meta = '<meta property="og:type" content="article">'
    return f"<html><head>{meta}<title>{title}</title></head><body><main><h1>{title}</h1></main>{script}</body></html>"


MARKED = "".join(f"<p>{each}</p>" for each in LINES)
OBJECT = json.dumps(
    {"page": [{"title": "Ferry sails", "publishedAt": "2022-09-20", "body": MARKED}, {"title": "Crane"}]}
)
SENT = f"4:T{len(MARKED):x},{MARKED}5:{json.dumps({'title': 'Ferry sails', 'contentHtml': '$4'})}\n:HL[1]\n6:I[7]\n"
UPDATES = [{"@type": "BlogPosting", "headline": "Ice breaks", "articleBody": each} for each in LINES]
LIVE = json.dumps({"@type": "LiveBlogPosting", "headline": "Ferry sails", "liveBlogUpdate": UPDATES})


@pytest.mark.parametrize(
    "script",
    [
        f'<script id="__NEXT_DATA__" type="application/json">{OBJECT}</script>',
        f"<script>window.Fusion=window.Fusion||{{}};Fusion.globalContent={OBJECT};Fusion.x={{}}</script>",
        f"<script>window.__PRELOADED_STATE__ = {OBJECT}</script>",
        f"<script>window.__INITIAL_STATE__=JSON.parse({json.dumps(OBJECT)});</script>",
        *(
            f"<script>self.__next_f.push([1,{json.dumps(SENT[:cut])}])</script>"
            f"<script>self.__next_f.push([1,{json.dumps(SENT[cut:])}])</script>"
            for cut in (0, 100, len(MARKED) + 20)
        ),
    ],
)
def test_a_text_that_only_scripts_have_is_read_from_them(script: str) -> None:
    assert record(read(data_page(script).encode())[0]).body.split("\n\n") == list(LINES)
    assert record(read(data_page(script, "Ferry sinks").encode())[0]).body == ""
    shown = "".join(f"<p>{each}</p>" for each in LINES[1:])
    assert paragraphs(f"<article><h1>Ferry sails</h1>{shown}</article>{script}") == list(LINES[1:])


def in_data(text: str) -> str:
    """What is read of a page whose script has this text."""
    value = json.dumps({"title": "Ferry sails", "body": text})
    return record(read(data_page(f"<script>window.__INITIAL_STATE__={value}</script>").encode())[0]).body


def test_a_teaser_in_scripts_is_no_text() -> None:
    assert in_data(LINES[0][:70]) == ""
    assert in_data(LINES[0]) == LINES[0]


@pytest.mark.parametrize("place", ["$$AD$$", "{{ gallery }}", "[[video 12]]"])
def test_what_a_program_replaces_is_none_of_a_text_in_scripts(place: str) -> None:
    assert in_data("\n\n".join([LINES[0], place, LINES[1]])) == f"{LINES[0]}\n\n{LINES[1]}"


def test_a_live_report_may_have_its_text_in_linked_data_only() -> None:
    body = record(read(data_page(f'<script type="application/ld+json">{LIVE}</script>').encode())[0]).body
    assert body.split("\n\n") == [text for each in LINES for text in ("Ice breaks", each)]


@pytest.mark.parametrize(
    "script",
    [
        "<script>" + "__NUXT__ = [__NUXT__ = {" * 100_000 + "</script>",
        "<script>" + "self.__next_f.push([" * 100_000 + "</script>",
        "<script>self.__next_f.push([1," + json.dumps("4:Tffffffff," + "5:" * 100_000) + "])</script>",
        "<script>__NUXT__=" + "[" * 200_000 + "</script>",
        "<script id=__NEXT_DATA__>["
        + ",".join(['{"title":"Ferry sails","text":"Ice and snow."}'] * 20_000)
        + "]</script>",
    ],
    ids=["names", "pushes", "rows", "deep", "many"],
)
def test_hostile_data_take_no_time(script: str) -> None:
    started = time.process_time()
    assert record(read(data_page(script).encode())[0]).body == ""
    assert time.process_time() - started < 3.0


@pytest.mark.parametrize(
    "inside",
    [
        "<div><ul class='x'>" + "<li>A boat of the port is here.</li>" * 6_000 + "</ul></div>",
        "<div><h3>A boat of the port</h3></div>" * 3_000 + "<div></div>" * 3_000,
        "<div>" + "<h3>A boat of the port</h3>" * 6_000 + "</div>",
        "<p>It also <a href='/x'>sold the crane to the town</a>.</p>" * 5_000,
        "<span>A boat of the port. </span>" * 6_000,
    ],
    ids=["list", "boxes", "headings", "links", "spans"],
)
def test_pages_with_many_blocks_take_no_time(inside: str) -> None:
    one, two, *others = (f"<p class='x'>{each}</p>" for each in LINES)
    text = "".join([one, two, inside, *others])
    started = time.process_time()
    paragraphs(f"<div class='article'><h1>Ferry sails</h1><section class='box'>{text}</section></div>")
    assert time.process_time() - started < 5.0
