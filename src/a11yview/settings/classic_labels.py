"""The names of the classic schemes and presets in the further languages of the panel.

No native reader has confirmed them. Belarusian, Russian and English, in which such panels have
been common for years, stand beside the colors in ``classic``.
"""

from __future__ import annotations

from typing import Final

__all__ = ["further_labels", "further_short_labels"]

_LOCALES: Final = ("uk", "kk", "pl", "lt", "lv", "de", "fr", "es", "zh", "ar")

# One line a language, in the order of _LOCALES: the name, then the short one, where it differs.
_LABELS: Final = {
    "black-on-white": """
        чорним по білому | на білому
        ақ фонда қара | ақ фонда
        czarny na białym | na białym
        juoda baltame fone | baltame fone
        melns uz balta | uz balta
        Schwarz auf Weiß | auf Weiß
        noir sur blanc | sur blanc
        negro sobre blanco | sobre blanco
        白底黑字 | 白底
        أسود على أبيض | على أبيض
    """,
    "white-on-black": """
        білим по чорному | на чорному
        қара фонда ақ | қара фонда
        biały na czarnym | na czarnym
        balta juodame fone | juodame fone
        balts uz melna | uz melna
        Weiß auf Schwarz | auf Schwarz
        blanc sur noir | sur noir
        blanco sobre negro | sobre negro
        黑底白字 | 黑底
        أبيض على أسود | على أسود
    """,
    "dark-blue-on-blue": """
        темно-синім по блакитному | на блакитному
        көгілдір фонда көк | көгілдір фонда
        granatowy na niebieskim | na niebieskim
        tamsiai mėlyna žydrame fone | žydrame fone
        tumši zils uz gaiši zila | uz gaiši zila
        Dunkelblau auf Hellblau | auf Hellblau
        bleu foncé sur bleu clair | sur bleu clair
        azul oscuro sobre azul claro | sobre azul claro
        浅蓝底深蓝字 | 浅蓝底
        أزرق داكن على أزرق فاتح | على أزرق فاتح
    """,
    "brown-on-beige": """
        коричневим по бежевому | на бежевому
        беж фонда қоңыр | беж фонда
        brązowy na beżowym | na beżowym
        ruda smėlio spalvos fone | smėlio spalvos fone
        brūns uz bēša | uz bēša
        Braun auf Beige | auf Beige
        brun sur beige | sur beige
        marrón sobre beige | sobre beige
        米色底棕字 | 米色底
        بني على بيج | على بيج
    """,
    "green-on-dark-brown": """
        зеленим по темно-коричневому | на темно-коричневому
        қою қоңыр фонда жасыл | қою қоңыр фонда
        zielony na ciemnobrązowym | na ciemnobrązowym
        žalia tamsiai rudame fone | tamsiai rudame fone
        zaļš uz tumši brūna | uz tumši brūna
        Grün auf Dunkelbraun | auf Dunkelbraun
        vert sur brun foncé | sur brun foncé
        verde sobre marrón oscuro | sobre marrón oscuro
        深棕底绿字 | 深棕底
        أخضر على بني داكن | على بني داكن
    """,
    "yellow-on-black": """
        жовтим по чорному
        қара фонда сары
        żółty na czarnym
        geltona juodame fone
        dzeltens uz melna
        Gelb auf Schwarz
        jaune sur noir
        amarillo sobre negro
        黑底黄字
        أصفر على أسود
    """,
    "dim": """
        світло-сірим по темно-сірому | на темно-сірому
        қою сұр фонда ашық сұр | қою сұр фонда
        jasnoszary na ciemnoszarym | na ciemnoszarym
        šviesiai pilka tamsiai pilkame fone | tamsiai pilkame fone
        gaiši pelēks uz tumši pelēka | uz tumši pelēka
        Hellgrau auf Dunkelgrau | auf Dunkelgrau
        gris clair sur gris foncé | sur gris foncé
        gris claro sobre gris oscuro | sobre gris oscuro
        深灰底浅灰字 | 深灰底
        رمادي فاتح على رمادي داكن | على رمادي داكن
    """,
    "sepia": """
        коричневим по сепії | на сепії
        сепия фонда қоңыр | сепия фонда
        brązowy na sepii | na sepii
        ruda sepijos fone | sepijos fone
        brūns uz sēpijas | uz sēpijas
        Braun auf Sepia | auf Sepia
        brun sur sépia | sur sépia
        marrón sobre sepia | sobre sepia
        褐色底棕字 | 褐色底
        بني على سيبيا | على سيبيا
    """,
    "large-and-clear": """
        велико й чітко
        ірі және анық
        duże i wyraźne
        didelis ir aiškus
        liels un skaidrs
        groß und deutlich
        grand et net
        grande y claro
        大而清晰
        كبير وواضح
    """,
    "low-glare": """
        без відблисків
        жарқылсыз
        bez olśnienia
        be akinimo
        bez žilbināšanas
        blendfrei
        sans éblouissement
        sin deslumbramiento
        不刺眼
        بلا توهج
    """,
    "easy-letters": """
        легке читання
        жеңіл оқу
        łatwe czytanie
        lengvas skaitymas
        viegli lasīt
        leicht zu lesen
        lecture facile
        lectura fácil
        易读
        قراءة سهلة
    """,
    "calm": """
        спокійно
        тыныш
        spokojnie
        ramiai
        mierīgi
        ruhig
        calme
        tranquilo
        平静
        هادئ
    """,
}


def further_labels(token: str) -> dict[str, str]:
    """Return the names of a classic scheme or preset by locale; none for any other token."""
    return {locale: names[0] for locale, names in _names(token)}


def further_short_labels(token: str) -> dict[str, str]:
    """Return the short names of a classic scheme by locale: the long ones where none is."""
    return {locale: names[-1] for locale, names in _names(token)}


def _names(token: str) -> list[tuple[str, list[str]]]:
    lines = _LABELS.get(token, "").strip().splitlines()
    names = ([name.strip() for name in line.split("|")] for line in lines)
    return list(zip(_LOCALES, names, strict=bool(lines)))
