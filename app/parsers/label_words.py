"""Words that label what stands beside them on a page, in many languages, as patterns to use regardless of case."""

PUBLISHED = (
    r"(?:published|posted|publiée?|veröffentlicht|erschienen|pubblicato|publicad[oa]|geplaatst|gepubliceerd|publicerad"
    r"|publisert|publiceret|opublikowano|опубликовано|julkaistu|publikováno|zveřejněno|objavljeno|yayın\w*|発行"
    r"|公開(?:日時?)?|配信|入力|입력|등록|승인|نُ?شر)"
)
"""When it was published."""
CHANGE = (
    r"(?:updated?|modified|edited|aktualisiert|geändert|mise? à jour|modifié|actualizad[oa]|aggiorna\w+|modifica\w*|"
    r"aangepast|atualizad[oa]|обновлен[оа]?|изменено|bijgewerkt|oppdatert|uppdaterad|opdateret|päivitetty|aktualizacja|"
    r"güncelle\w+|módosít\w+|frissít\w+|aktualizov\w+|zaktualizow\w+|оновлено|ενημ[εέ]ρ\w+|actualizat\w*|muokattu|"
    r"redigert|diperbarui|cập nhật|수정|更新|(?:[آا]خر )?تحديث|به\u200c?روزرسانی|עודכן|अपडेट|আপডেট|อั[ปพ]เดต|ปรับปรุง|แก้ไข)"
)
"""When it was changed."""
SOURCE = (
    r"(?:sources?|quellen?|fuentes?|fontes?|bron|kilde|källa|lähde|kaynak|nguồn|sumber|źródło|zdroj|forrás|sursa|πηγή"
    r"|источник|джерело|المصدر|מקור|स्रोत|ที่มา|(?:文章)?[来來]源|稿源|出典|출처)"
)
"""From whom it is."""
