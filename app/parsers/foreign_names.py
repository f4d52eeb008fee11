"""The names of an article's fields in data sets in languages other than English."""

from collections.abc import Mapping

FOREIGN: Mapping[str, tuple[str, ...]] = {
    "title": (
        "titulo", "titular", "titre", "titel", "titolo", "tytul", "judul", "baslik", "otsikko", "tittel",
        "overskrift", "schlagzeile", "naslov", "заголовок", "标题", "標題", "제목",
    ),
    "text": (
        "texto", "texte", "testo", "tekst", "inhalt", "contenido", "conteudo", "contenu", "contenuto", "cuerpo",
        "corpo", "tresc", "isi", "metin", "icerik", "teksti", "brodtext", "brodtekst", "artikel", "текст", "正文",
        "内容", "본문",
    ),
    "date": (
        "fecha", "fecha_publicacion", "data_publicacao", "data_hora_publicacao", "date_publication",
        "data_pubblicazione", "datum", "veroffentlicht", "tanggal", "tarih", "dato", "дата", "日期",
    ),
    "source": ("fuente", "fonte", "quelle", "zrodlo", "sumber", "kaynak", "kalla", "kilde", "источник", "来源"),
    "authors": (
        "autor", "autores", "autoren", "auteur", "auteurs", "autore", "autori", "autorzy", "penulis", "yazar",
        "forfattare", "forfatter", "автор", "авторы", "作者",
    ),
    "section": ("seccion", "secao", "categoria", "categorie", "kategorie", "kategori", "kategoria", "рубрика"),
    "keywords": ("palabras_clave", "palavras_chave", "mots_cles", "schlagworter", "parole_chiave", "etiquetas"),
    "language": ("idioma", "langue", "sprache", "lingua", "bahasa", "язык"),
    "summary": ("resumen", "resumo", "resume", "chapeau", "zusammenfassung", "riassunto", "ringkasan", "аннотация"),
}  # fmt: skip
"""Draft field to its names, without accents."""
