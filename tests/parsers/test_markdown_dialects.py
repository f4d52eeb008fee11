"""What site generators add to Markdown: shortcodes, attributes, HTML between the lines."""

import time

import pytest

from tests.parsers.reading import read, record


def text(body: str) -> str:
    """The text of a Markdown file with this body."""
    return record(read(f"---\ntitle: Ferry sails\n---\n\n{body}\n".encode())[0]).body


@pytest.mark.parametrize(
    "quote",
    [
        '{{< quote-block text="The ice is \\"thick\\" here." cite="Ann Lee" >}}',
        '{{% quote cite="Ann Lee" text="The ice is \\"thick\\" here." %}}',
        '{% include quote.html text="The ice is "thick" here." author="Ann Lee" %}'.replace('"thick"', '\\"thick\\"'),
        "{% include \"quote.html\", quote: “The ice is 'thick' here.”, attribution: `Ann Lee` %}".replace("'", '"'),
    ],
)
def test_a_shortcode_that_gives_a_text_as_its_own_is_that_text(quote: str) -> None:
    assert text(f"It sails.\n\n{quote}\n\nIt is late.") == (
        'It sails.\n\nThe ice is "thick" here.\n\nAnn Lee\n\nIt is late.'
    )


def test_the_label_of_a_file_stands_in_the_sentence() -> None:
    assert (
        text('See the {{< asset file="a.pdf" label="timetable (PDF)" >}} of May.') == "See the timetable (PDF) of May."
    )
    assert text('- {{< asset file="a.pdf" label="Timetable" >}}\n- {{< icon label="star" >}} Map') == "Timetable\n\nMap"


@pytest.mark.parametrize(
    "shortcode",
    [
        '{{< button text="Sign up" href="/x" >}}',
        '{{< figure src="a.jpg" title="The ferry" alt="A ferry" caption="Photo: Bo Ek" >}}',
        '{{< youtube id="x" title="The ferry sails" >}}',
        '{{ "a.jpg" | url }}',
        '[{{< img src="a.jpg" >}}]',
        '[{{< img src="a.jpg" >}}](/ferry)',
        '{{< ref "ferry.md" >}}',
        '{{< chart context="None" hypertext="x" >}}',
        '{% include figure.html text="Photo: Bo Ek" %}',
        '{% include "button.html" text="Sign up" %}',
        '{{< figure src="a.jpg" label="ferry" >}}',
        '{{< input label="Your name" >}}',
        '{% assign text = "ice" %}',
        '{{< iframe title="Map" src="/map" >}}{{< /iframe >}}',
    ],
)
def test_other_shortcodes_are_no_text(shortcode: str) -> None:
    assert text(f"It sails.\n\n{shortcode}\n\nIt is late.") == "It sails.\n\nIt is late."


def test_a_box_has_its_title_and_its_text() -> None:
    assert text('{{< ring title="Related" >}}\nIt sails.\n{{< /ring >}}') == "Related\n\nIt sails."
    assert text('{% note title="Related" %}\nIt sails.\n{% endnote %}') == "Related\n\nIt sails."


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("Write `{{ page.title }}` there.", "Write {{ page.title }} there."),
        ('```html\n<a href="{{ site.url }}">\n```', '<a href="{{ site.url }}">'),
        ("~~~\n{% if sea %}\n```\n~~~", "{% if sea %} ```"),
        ("- One:\n\n    ```\n    {{< ref >}}\n    ```", "One:\n\n{{< ref >}}"),
        ("{% raw %}{{ page.title }}{% endraw %} is it.", "{{ page.title }} is it."),
        ("Write `[a](b){.c}` and `[{{< x >}}]`.", "Write [a](b){.c} and [{{< x >}}]."),
        ("`{% comment %}` begins, `{% endcomment %}` ends it.", "{% comment %} begins, {% endcomment %} ends it."),
        ("```\n{% comment %}a{% endcomment %}\n```", "{% comment %}a{% endcomment %}"),
    ],
)
def test_code_shows_shortcodes_as_they_are(code: str, shown: str) -> None:
    assert text(code) == shown


def test_a_comment_is_no_text_even_with_code_in_it() -> None:
    assert text("{% comment %}\n```\nice\n```\n{% endcomment %}\nIt sails.") == "It sails."


def test_ticks_that_open_no_code_keep_no_shortcode() -> None:
    assert text("It `sails. {{< note >}}Mind the ice.{{< /note >}}") == "It `sails. Mind the ice."
    assert text("```ferry``` sails. {{< note >}}It is late.") == "ferry sails. It is late."


@pytest.mark.parametrize(
    "picture", ['{% image "a.jpg" "A ferry" %}', '{{< legacy-img src="a.jpg" >}}', '{{% figure src="a.jpg" %}}']
)
def test_a_line_in_emphasis_right_below_a_picture_by_shortcode_is_its_caption(picture: str) -> None:
    assert text(f"{picture}\n*The ferry. Photo: Bo Ek*\n\nIt sails.") == "It sails."
    assert text(f"{picture}\n\n*It sails.*") == "It sails."
    assert text(f"{picture}\n*It* sails.") == "It sails."
    assert text("{{< note >}}\n*It sails.*\n{{< /note >}}") == "It sails."


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ('The [ferry](/f){:target="_blank"} sails.', "The ferry sails."),
        ("The [ferry](/f){.mailto} sails.", "The ferry sails."),
        ('The [ferry](/f){target="_blank" rel=x} sails.', "The ferry sails."),
        ("### The ferry {#ferry}<figure><img src=a></figure>\n\nIt sails.", "The ferry\n\nIt sails."),
        ("The ferry (see {note} and {.x}) sails.", "The ferry (see {note} and {.x}) sails."),
        ("The ferry (1){ice} sails.", "The ferry (1){ice} sails."),
        ("Call f(x){a=b} or see (1){.x} there.", "Call f(x){a=b} or see (1){.x} there."),
    ],
)
def test_attributes_behind_links_and_headings_are_no_text(body: str, shown: str) -> None:
    assert text(body) == shown


def test_text_right_behind_a_block_of_html_is_markdown() -> None:
    assert text("<p>\nIt sails.\n</p>_The [ferry](/f) is late._") == "It sails.\n\nThe ferry is late."
    assert text("<p>It sails.</p><p>It is late.</p>") == "It sails.\n\nIt is late."
    assert text("```\n</p>a\n```") == "</p>a"


def test_a_picture_between_blank_lines_is_none_whatever_its_description() -> None:
    picture = '<img src="{{ "/a.gif" | url }}" alt="The "new" ferry." />'
    assert text(f"It sails.\n\n{picture}\n\nIt is late.") == "It sails.\n\nIt is late."
    assert text("    <img src=a>") == "<img src=a>"
    assert text('<img src="a"> It sails.\n\nWrite `<img src=a>`.') == "It sails.\n\nWrite <img src=a>."


def test_references_to_notes_and_the_way_back_are_no_text() -> None:
    body = (
        'It sails <sup><a href="#fn1" id="ref1">[1]</a></sup>.\n\n'
        '<ol><li id="fn1">At noon. <a href="#ref1" aria-label="Back">↩</a></li></ol>'
    )
    assert text(body) == "It sails.\n\nAt noon."
    kept = 'CO<sup>2</sup> and a <a href="https://fjord.example">↩</a>, <sup><a href="/2">2nd</a></sup>.'
    assert text(kept) == "CO2 and a ↩, 2nd."


@pytest.mark.parametrize("piece", ["{{< a ", "{% raw %}", "`{", "```x\n", "</p>a\n", '{% image "', "){:a=", "<sup>"])
def test_hostile_repetition_takes_no_time(piece: str) -> None:
    began = time.perf_counter()
    text(piece * (200_000 // len(piece)))
    assert time.perf_counter() - began < 5
