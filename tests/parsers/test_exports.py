"""What publishing systems export: Blogger, Movable Type, WordPress with several authors; and XML of no known kind."""

import pytest

from app.parsers.attempt import Parsed
from app.record import ArticleRecord
from tests.parsers.reading import published, read, reasons, record, records


def blogger(*entries: str) -> list[Parsed]:
    """The entries of a feed of Blogger."""
    names = 'xmlns="http://www.w3.org/2005/Atom" xmlns:app="http://purl.org/atom/app#"'
    names += ' xmlns:blogger="http://schemas.google.com/blogger/2018"'
    wrapped = "".join(
        f"<entry><id>tag:x,2022:{n}</id><title>Ferry</title><content>It sails.</content>{each}</entry>"
        for n, each in enumerate(entries)
    )
    return read(f"<feed {names}><title>Fjord</title>{wrapped}</feed>".encode())


def _kind(name: str, system: str = "blogger") -> str:
    term = f"http://schemas.google.com/{system}/2008/kind#{name}"
    return f'<category scheme="http://schemas.google.com/g/2005#kind" term="{term}"/><category term="sea"/>'


def test_of_bloggers_export_posts_and_pages_are_articles() -> None:
    post, page, *others = blogger(*map(_kind, ("post", "page", "comment", "settings", "template")))
    assert [record(each).keywords for each in (post, page)] == [("sea",), ("sea",)]
    assert reasons(others) == [
        "a Blogger comment, not an article",
        "a Blogger settings, not an article",
        "a Blogger template, not an article",
    ]


def test_drafts_in_atom_are_not_published() -> None:
    draft = "<app:control><app:draft>yes</app:draft></app:control>"
    said = "<app:control><app:draft>no</app:draft></app:control>"
    trashed = "<blogger:type>POST</blogger:type><blogger:status>SOFT_TRASHED</blogger:status>"
    comment = "<blogger:type>COMMENT</blogger:type><blogger:status>LIVE</blogger:status>"
    items = blogger(draft, said, trashed, comment, _kind("video", "youtube"), _kind("post") + draft)
    assert reasons(items) == [
        "not published: draft",
        "not published: soft_trashed",
        "a Blogger comment, not an article",
        "not published: draft",
    ]
    assert [item.body for item in items if isinstance(item, ArticleRecord)] == ["It sails.", "It sails."]


ENTRY = """AUTHOR: Ann Lee
TITLE: Ferry sails &amp; returns
STATUS: {status}
ALLOW COMMENTS: 1
PRIMARY CATEGORY: Sea
CATEGORY: Sea
CATEGORY: Travel
TAGS: ferry,"cold water"
DATE: 09/05/2022 08:15:00 PM
-----
BODY:
The ferry sails.

-----
It says so on a board.
-----
EXTENDED BODY:
<p>It is <i>late</i>.</p>
-----
EXCERPT:
At last.
-----
KEYWORDS:
ice
-----
COMMENT:
AUTHOR: Bo Ek
DATE: 09/06/2022 09:00:00 AM
Hurrah!
-----

--------
"""


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_an_entry_of_movable_type_says_all_that_its_labels_say(end: str) -> None:
    raw = "".join(ENTRY.format(status=status) for status in ("Publish", "Draft", "Publish"))
    items = read(raw.replace("\n", end).encode())
    assert reasons(items) == ["not published: draft"]
    article, _ = (item for item in items if isinstance(item, ArticleRecord))
    assert (article.provenance.format, article.title) == ("movabletype", "Ferry sails & returns")
    assert (article.authors, published(article)) == (("Ann Lee",), "2022-09-05T20:15:00Z")
    assert (article.section, article.keywords) == ("Sea", ("Travel", "ferry", "cold water", "ice"))
    assert (article.summary, article.preamble) == ("At last.", None)
    assert article.body.startswith("The ferry sails.")
    assert "It says so on a board." in article.body
    assert article.body.endswith("It is late.")


def test_labels_without_the_sections_of_movable_type_are_something_else() -> None:
    raw = b"TITLE: Ferry sails\nDATE: 2022-09-20\n\nBERGEN, Sept 20 - It sails.\n-----\nIt is late.\n"
    [article] = records(read(raw))
    assert (article.provenance.format, article.title) == ("wire", "Ferry sails")


def test_authors_that_wordpress_keeps_as_categories_are_authors() -> None:
    names = 'xmlns:wp="http://wordpress.org/export/1.2/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    names += ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    tags = '<category domain="author" nicename="cap-ann">Ann Lee</category>'
    tags += '<category domain="author" nicename="cap-bo">Bo Ek</category><category domain="post_tag">sea</category>'
    item = f"<title>Ferry</title><dc:creator>ann</dc:creator><content:encoded>It sails.</content:encoded>{tags}"
    [article] = records(read(f'<rss version="2.0" {names}><channel><item>{item}</item></channel></rss>'.encode()))
    assert (article.authors, article.keywords) == (("Ann Lee", "Bo Ek"), ("sea",))


_POST = """<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"
xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><item><title>Ferry</title>
<content:encoded><![CDATA[{}]]></content:encoded></item></channel></rss>"""


@pytest.mark.parametrize(
    "picture", ['<img src="a.jpg" />', '<a href="a.jpg"><img src="a.jpg" /></a>', '\n<img src="a.jpg">\n']
)
def test_a_caption_of_wordpress_is_no_text(picture: str) -> None:
    said = "The ferry to the islands sails again on Monday."
    caption = f'[caption id="x" align="left"]{picture} The <em>old</em> ferry[/caption]'
    assert record(read(_POST.format(f"{said}\n\n{caption}\n\n{said}").encode())[0]).body == f"{said}\n\n{said}"


def test_captions_of_wordpress_stay_where_there_is_hardly_another_text() -> None:
    captions = "".join(
        f'[caption id="{name}"]<img src="a.jpg" /> The {name} ferry[/caption]' for name in ("old", "new")
    )
    assert "The new ferry" in record(read(_POST.format(f"Two pictures. {captions}").encode())[0]).body
    assert record(read(_POST.format("[caption]It sails[/caption] again").encode())[0]).body == "It sails again"


_STORY = """<article id="{id}"><headline>Ferry sails</headline><author>By Ann Lee, Transport Editor</author>
<pubdate>2022-09-20</pubdate><publication>Fjord Press</publication><tags><tag>sea</tag><tag>ice</tag></tags>
<body>{body}</body></article>"""


def test_xml_with_an_element_for_each_article_is_read_by_the_names_of_data_sets() -> None:
    marked = _STORY.format(id=1, body="<p>It sails.</p><p>It is late.</p>")
    quoted = _STORY.format(id=2, body="<![CDATA[<p>It sails.</p><p>It is late.</p>]]>")
    parts = _STORY.format(id=3, body="<para>It sails.</para><para>It is late.</para>")
    for article in records(read(f"<export><count>3</count>{marked}{quoted}{parts}</export>".encode())):
        assert (article.provenance.format, article.title) == ("xml", "Ferry sails")
        assert article.body == "It sails.\n\nIt is late."
        assert (article.authors, article.keywords) == (("Ann Lee",), ("sea", "ice"))
        assert (published(article), article.source) == ("2022-09-20", "Fjord Press")
    inside = records(read(f"<export><articles>{marked}</articles></export>".encode()))
    assert [each.provenance.identity for each in inside] == ["id Fjord Press\n1"]


def test_an_agency_s_item_may_be_the_root() -> None:
    sender = "<publisher><id>7</id><name>Fjord Press</name><address>Pier 3</address></publisher>"
    told = "<leadtext>Ice is over.</leadtext><byLine>By Ann Lee</byLine><publishDate>2022-09-20</publishDate>"
    text = "<title>Ferry sails</title><body>&lt;p&gt;It sails.&lt;/p&gt;</body>"
    [article] = records(read(f"<release><NewsID>4</NewsID>{text}{told}{sender}</release>".encode()))
    assert (article.title, article.body, article.summary) == ("Ferry sails", "It sails.", "Ice is over.")
    assert (published(article), article.source, article.authors) == ("2022-09-20", "Fjord Press", ("Ann Lee",))
    assert article.provenance.identity == "id Fjord Press\n4"
    listed = "".join(_STORY.format(id=number, body="It sails.") for number in (1, 2))
    assert len(records(read(f"<export><title>All</title><date>2022-09-20</date>{listed}</export>".encode()))) == 2


@pytest.mark.parametrize(
    "root",
    [
        "<article><title>Ferry sails</title><author>Ann Lee</author>{}</article>",
        "<article><title>Ferry sails</title><author>By <name>Ann Lee</name></author>{}</article>",
        "<item><headline>Ferry sails</headline><authors><a><name>Ann Lee</name><at>Pier 3</at></a></authors>{}</item>",
        "<article author='Ann Lee' status='new'><title>Ferry sails</title>{}</article>",
        "<news><title>Ferry sails</title><writer><name>Ann Lee</name><mail>a@x.example</mail></writer>{}</news>",
    ],
)
def test_an_article_in_fields_may_be_called_so(root: str) -> None:
    [article] = records(read(root.format("<date>2022-09-20</date><text>It sails.</text>").encode()))
    assert (article.provenance.format, article.title, article.body) == ("xml", "Ferry sails", "It sails.")
    assert (published(article), article.authors) == ("2022-09-20", ("Ann Lee",))


@pytest.mark.parametrize(
    "raw",
    [
        "<event><title>Fair</title><text>It.</text><date>2022-09-20</date><timeStart>09:00</timeStart></event>",
        "<book><title>Sea</title><date>2022</date><text>Once.</text><text>Upon.</text></book>",
        "<set><title>Boats</title><date>2022</date><size>3</size></set>",
        "<config><title>Ferry</title><date>2022-09-20</date><content>Of the port.</content></config>",
        "<job><title>Sailor</title><date>2022-09-20</date><body>We look for a sailor.</body></job>",
        "<ware><title>Oar</title><source>Port</source><date>2022</date><price>3</price><text>It is long.</text></ware>",
        "<page><title>Ferry</title><author>Ann Lee</author><date>2022-09-20</date><html>ferry.html</html></page>",
        "<svg xmlns='http://www.w3.org/2000/svg'><title>Ferries</title><date>2022</date><text>In a year</text></svg>",
        f"<export>{_STORY.format(id=1, body='It.')}</export>",
        "<shop><ware><title>Boat</title><price>3</price></ware><ware><title>Oar</title><price>1</price></ware></shop>",
        "<shop><ware><title>A</title><text>x</text></ware><part><title>B</title><text>y</text></part></shop>",
        "<r><d><title>A</title><text>x</text><startDate>2022-09-20</startDate></d><d><title>B</title><text>y</text>"
        "<startDate>2022-09-21</startDate></d></r>",
        "<book><title>Sea</title><text>Once.</text></book>",
    ],
)
def test_xml_that_lists_no_articles_is_not_read(raw: str) -> None:
    [reason] = reasons(read(raw.encode()))
    assert reason.startswith("not a known format: <")


@pytest.mark.parametrize(
    "around",
    [
        "<archive><day date='2022-09-20'>{0}{1}</day><day date='2022-09-21'>{2}</day></archive>",
        "<archive><news>{0}{1}</news><blog>{2}</blog><menu><item><title>World</title></item></menu></archive>",
        "<archive><blog>{0}</blog><news>{1}{2}</news></archive>",
    ],
)
def test_xml_may_have_its_articles_in_groups(around: str) -> None:
    stories = [f"<story><title>{name}</title><text>It rains.</text></story>" for name in "ABC"]
    assert [each.title for each in records(read(around.format(*stories).encode()))] == ["A", "B", "C"]


def test_an_article_in_fields_may_have_names_in_another_language() -> None:
    fields = (
        "<FECHA>20/09/2022</FECHA><HORA>14:05</HORA><TITULAR>Zarpa el ferry</TITULAR><ENTRADILLA>Sin hielo</ENTRADILLA>"
    )
    told = f"<{{0}}><SECCION>MAR</SECCION>{fields}<CONTENIDO>El ferry zarpa.</CONTENIDO></{{0}}>"
    article = record(read(told.format("NOTICIA").encode())[0])
    assert (article.title, article.section, article.body) == ("Zarpa el ferry", "MAR", "El ferry zarpa.")
    assert (published(article), article.summary) == ("2022-09-20", "Sin hielo")
    assert reasons(read(told.format("FACTURA").encode()))
