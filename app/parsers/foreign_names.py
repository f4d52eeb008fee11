"""The names of an article's fields in data sets in languages other than English."""

from collections.abc import Mapping

FOREIGN: Mapping[str, tuple[str, ...]] = {
    "title": (
        "titulo", "titular", "titre", "titel", "titolo", "tytul", "tytuł", "judul", "baslik", "baslık",
        "otsikko", "tittel", "overskrift", "schlagzeile", "uberschrift", "naslov", "заголовок", "标题", "標題",
        "제목", "タイトル", "見出し", "tieu_de", "tieu_đe", "العنوان", "عنوان", "عنوان_الخبر", "nadpis",
        "titulek", "заголовок_новости", "заголовок_статьи", "शीर्षक", "শিরোনাম",
    ),
    "text": (
        "texto", "texte", "testo", "tekst", "inhalt", "contenido", "conteudo", "contenu", "contenuto", "cuerpo",
        "corpo", "tresc", "isi", "metin", "icerik", "teksti", "brodtext", "brodtekst", "artikel", "текст",
        "正文", "内容", "본문", "本文", "noi_dung", "النص", "نص", "المحتوى", "نص_الخبر", "obsah",
        "sisalto", "brødtekst", "текст_новости", "текст_статьи",
    ),
    "date": (
        "fecha", "fecha_publicacion", "data_publicacao", "data_hora_publicacao", "date_publication",
        "data_pubblicazione", "data_publikacji", "datum", "veroffentlicht", "veroffentlicht_am", "tanggal",
        "tarih", "dato", "дата", "дата_публикации", "日期", "时间", "時間", "日付", "日時", "날짜", "ngay_dang",
        "ngay_đang", "التاريخ", "تاريخ", "تاريخ_النشر", "erschienen", "erscheinungsdatum", "publikationsdatum",
        "date_parution", "datum_vydani", "publikovano", "julkaistu", "publicerad", "publisert", "fecha_hora",
        "公開日", "投稿日", "작성일", "입력일", "등록일", "publicado", "publicado_em", "publicado_el",
    ),
    "source": (
        "fuente", "fonte", "quelle", "zrodlo", "zrodło", "sumber", "kaynak", "kalla", "kilde", "источник",
        "来源", "媒体", "medio", "언론사", "nguon", "المصدر", "مصدر", "媒体名", "新聞社",
    ),
    "authors": (
        "autor", "autora", "autores", "autoren", "auteur", "auteurs", "autore", "autori", "autorzy", "penulis",
        "yazar", "forfattare", "forfatter", "journaliste", "redakteur", "verfasser", "автор", "авторы", "作者",
        "著者", "기자", "tac_gia", "الكاتب", "كاتب", "記者", "记者",
    ),
    "section": (
        "seccion", "secao", "categoria", "categorie", "kategorie", "kategori", "kategoria", "рубрика", "rubrik",
        "rubryka", "rubrika", "ressort", "chuyen_muc", "القسم", "栏目", "分类", "カテゴリ", "카테고리",
        "editoria",
    ),
    "url": (
        "ссылка", "链接", "リンク", "링크", "enlace", "lien",
    ),
    "keywords": (
        "palabras_clave", "palavras_chave", "mots_cles", "schlagworter", "parole_chiave", "etiquetas", "关键词",
        "ключевые_слова", "stichworte", "キーワード",
    ),
    "language": (
        "idioma", "langue", "sprache", "lingua", "bahasa", "язык", "ngon_ngu", "اللغة",
    ),
    "summary": (
        "resumen", "resumo", "resume", "chapeau", "zusammenfassung", "riassunto", "ringkasan", "аннотация",
        "descripcion", "descricao", "descrizione", "beschreibung", "ozet", "tom_tat", "mo_ta", "bajada",
        "copete", "entradilla", "perex", "ingress", "ingressi", "sommario", "摘要", "요약",
    ),
}  # fmt: skip
"""Draft field to its names, without accents."""
