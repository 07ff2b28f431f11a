"""What arrived, and what did not: at a decent hour, once, in order; and of what is lost somebody hears."""

import logging
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import datetime

from bot import nazorg
from bot.voorvallen import Voorval
from gesprekken.model import Invoer
from opslag import Post, outbox
from tests.storingen.wijkmachine.kalender import lokaal, mag_uit_zichzelf
from tests.storingen.wijkmachine.kanaal import Aankomst, knoppen
from tests.storingen.wijkmachine.mensen import VAN, Leden
from tests.storingen.wijkmachine.signalenboek import over
from tests.storingen.wijkmachine.zicht import Rij, Spoor, Zicht, moment

OVER_DE_ACTIE = re.compile(
    r"Mooi, de eerste stap is gezet\.|Goed, ik vraag het .*weer op|Dank je voor je eerlijkheid\."
    r"|Dank je\. De actie is afgerond|Goed, jullie gaan door|Goed, de actie |Dank je\. Deze actie is nu van jou"
)
ALLEEN_GEVRAAGD = {"gevraagd_id", "gevraagd_op"}  # who was asked; the owner and what she promised stay
GEVRAAGD = re.compile(r"gevraagd:(?P<actie>\d+):(?P<op>\d{14}):proef:\d+")
HERINNERING = re.compile(
    r"(?P<wat>actie:\d+):(?:(?:stap|check):\d{4}-\d\d-\d\d:\d+(?::zacht|:stil)?|geen_antwoord:\d{14}:\d+)"
    r":(?:\d+|eigenaar):proef:(?P<aan>\d+)"
)
OVER_DE_TEKST = re.compile(
    r"(?P<wat>terugkoppeling:\d+):(?:toets|gedeeld|vervolg):[^:]+(?::\d+)?(?::zacht|:stil)?:\d+:proef:(?P<aan>\d+)"
)
BEWERKING = re.compile(r"bundel:\d+:[\d-]+:stand:")  # an edit of a post
TER_TOETS = re.compile(r"toets:(?P<bundel>\d+):(?P<versie>\d+):\d+:proef:\d+")


class Klachten(logging.Handler):
    """What the service says went wrong inside. That something waits too long is about the channel."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.gehoord: list[object] = []

    def emit(self, record: logging.LogRecord) -> None:
        if not isinstance(record.msg, dict) or record.msg.get("event") != Voorval.WACHT_TE_LANG.naam:
            self.gehoord.append(record.msg)


class Bezorging:
    def __init__(self, zicht: Zicht, leden: Leden) -> None:
        self._zicht, self._leden = zicht, leden
        self._opnieuw: Counter[int] = Counter()  # "Nee, stuur het opnieuw"
        self._staat_er: set[int] = set()  # "Ja, het staat er"
        self._antwoord_op: defaultdict[str, int] = defaultdict(int)  # the last message before it was answered
        self._herschreven: defaultdict[str, int] = defaultdict(
            int
        )  # the same of a text that somebody read along
        self._beoordeeld: set[tuple[int, int]] = set()
        self._keren: Counter[str] = Counter()
        self._verst: defaultdict[str, int] = defaultdict(int)

    def boek(self, invoer: Invoer, antwoorden: Sequence[Rij], sporen: Sequence[Spoor]) -> None:
        laatste = self._zicht.laatste
        sporen = [spoor for spoor in sporen if not spoor.is_concept]
        beantwoord = {
            f"{spoor.tabel}:{spoor.nieuw['id']}"
            for spoor in sporen
            if spoor.tabel in ("actie", "terugkoppeling")
            and spoor.wat == "UPDATE"
            and (not spoor.veranderd or not spoor.veranderd <= ALLEEN_GEVRAAGD)
        }
        self._antwoord_op |= dict.fromkeys(beantwoord, laatste)
        for spoor in sporen:
            if spoor.tabel == "terugkoppeling":
                zoek = "SELECT id FROM bundel WHERE wijkverband_id = ? AND ronde = ?"
                self._herschreven[str(self._zicht.een(zoek, spoor.naar_waar, spoor.nieuw["ronde"]))] = laatste
        for rij in antwoorden:
            if OVER_DE_ACTIE.match(rij.bericht.tekst):
                assert any(wat.startswith("actie:") for wat in beantwoord), "what was answered counts"
            elif rij.bericht.tekst == "Goed, ik stuur het opnieuw.":
                self._opnieuw[int(over(invoer.tekst))] += 1
            elif rij.bericht.tekst == "Fijn, dan is het goed.":
                self._staat_er.add(int(over(invoer.tekst)))

    # --- what arrived ---

    def keur_aankomst(self, aankomst: Aankomst) -> None:
        post = aankomst.post
        self._zicht.telling[f"aankomst_{post.soort}"] += 1
        if post.soort not in outbox.GEVRAAGD:
            assert mag_uit_zichzelf(aankomst.moment), f"{post.soort} came at {lokaal(aankomst.moment)}"
        if post.wijkverband is not None:
            assert self._leden.mag_lezen(post.adres, post.wijkverband), f"not for here, by now: {post}"
        if post.soort == outbox.ANTWOORD and post.id > self._verst[post.adres]:
            self._verst[post.adres] = post.id
        elif post.soort == outbox.ANTWOORD:
            eerder = [a.post.id for a in self._zicht.kanaal.aankomsten if a.post.id == post.id]
            assert len(eerder) > 1, "replies come in the order in which they were said"
        anders = post.bewerkt or nazorg.is_navraag(post)  # these may be repeated
        if post.soort in (outbox.HERINNERING, outbox.GROEP) and not anders:
            self._keur_eenmaal(post, self._zicht.rijen[post.id].sleutel)

    def _keur_eenmaal(self, post: Post, sleutel: str) -> None:
        if sleutel.startswith(("actie:", "terugkoppeling:")):
            self._zicht.telling["herinneringen"] += 1
            gelezen = HERINNERING.fullmatch(sleutel) or OVER_DE_TEKST.fullmatch(sleutel)
            assert gelezen is not None, f"no key for a reminder: {sleutel}"
            assert gelezen["aan"] == str(VAN[post.adres].nummer)
            assert self._antwoord_op[gelezen["wat"]] < post.id, "its answer was in already"
        self._keren[sleutel] += 1
        assert self._keren[sleutel] <= 1 + self._opnieuw[post.id], f"{sleutel} came twice"

    # --- what did not ---

    def keur_mislukt(self) -> None:
        """Of what did not arrive, or may not have, somebody heard."""
        zoek = "SELECT id, status, reden, pogingen FROM outbox WHERE status IN ('onzeker', 'mislukt')"
        for id, status, reden, pogingen in self._zicht.ogen.execute(zoek):
            if (id, pogingen) not in self._beoordeeld:
                self._beoordeeld.add((id, pogingen))
                self._zicht.telling[status] += 1
                self._keur_verteld(self._zicht.rijen[id], status, reden, pogingen)

    def _keur_verteld(self, rij: Rij, status: str, reden: str, pogingen: int) -> None:
        navraag = any(knop.doet.startswith("o:verzending:") for knop in knoppen(rij.bericht))
        if navraag or rij.soort in (outbox.DOOF, outbox.VRAAG):
            return
        if status == "onzeker" and rij.soort in (outbox.ANTWOORD, outbox.LEDEN):
            assert pogingen >= 2, "what is said in private is repeated once"
        elif status == "onzeker":
            self._is_verteld(rij, f"onzeker:{rij.id}:")
        elif reden == "Onbereikbaar":
            if rij.soort == outbox.GROEP:
                self._is_verteld(rij, "groep_weg:")
            if rij.sleutel.startswith("actie:") and ":stil:" not in rij.sleutel:
                self._is_verteld(rij, f"onbereikbaar:{VAN[rij.adres].nummer}:")
        elif rij.soort == outbox.ANTWOORD:
            chat, rijen = self._zicht.kanaal.thans(rij.adres), self._zicht.rijen.values()
            later = (r for r in rijen if self._zicht.kanaal.thans(r.adres) == chat and r.id > rij.id)
            assert rij.bericht.tekst == nazorg.GEEN_ANTWOORD or any(
                r.bericht.tekst == nazorg.GEEN_ANTWOORD for r in later
            ), "who waits for an answer hears that there is none"
        else:
            self._is_verteld(rij, f"geweigerd:{rij.id}:")

    def _is_verteld(self, rij: Rij, begin: str) -> None:
        """To who coördineerde then, unless she cannot be reached herself."""
        assert rij.wijk is not None
        verteld = [r for r in self._zicht.rijen.values() if r.sleutel.startswith(begin)]
        toen = min((r.id for r in verteld), default=None)
        wie = {m.adres for m in self._leden.coordinatoren(rij.wijk, toen)} - self._zicht.kanaal.geblokkeerd
        assert wie <= {r.adres for r in verteld}, f"nobody heard what became of {rij}"

    # --- the end ---

    def keur_niets_open(self) -> None:
        aangekomen = {a.post.id for a in self._zicht.kanaal.aankomsten} | self._staat_er
        for id, status, vervalt in self._zicht.ogen.execute("SELECT id, status, vervalt FROM outbox"):
            rij = self._zicht.rijen[id]
            if status == "verzonden":
                assert id in aangekomen, f"it never arrived: {rij}"
            elif status == "vervallen":
                self._keur_vervallen(rij, vervalt)
            else:
                assert status in ("onzeker", "mislukt"), f"{status}: {rij}"

    def _keur_vervallen(self, rij: Rij, vervalt: str | None) -> None:
        """It had lost its sense: answered, asked anew, or past its window."""
        if gelezen := HERINNERING.fullmatch(rij.sleutel) or OVER_DE_TEKST.fullmatch(rij.sleutel):
            assert rij.id <= self._antwoord_op[gelezen["wat"]], f"nobody answered: {rij}"
        elif toets := TER_TOETS.fullmatch(rij.sleutel):
            assert rij.id <= self._herschreven[toets["bundel"]], (
                f"this is the text that has to be read: {rij}"
            )
        elif vraag := GEVRAAGD.fullmatch(rij.sleutel):
            zoek = "SELECT 1 FROM actie WHERE id = ? AND gevraagd_op = ?"
            gevraagd = datetime.strptime(f"{vraag['op']}+0000", "%Y%m%d%H%M%S%z")
            op = f"{gevraagd:%Y-%m-%d %H:%M:%S}.000000"
            assert self._zicht.een(zoek, vraag["actie"], op) is None, f"this still waits for an answer: {rij}"
        elif (bewerking := BEWERKING.match(rij.sleutel)) and self._kwam_later(bewerking[0], rij.id):
            pass  # by then there was more to say
        elif rij.adres.startswith("-") and rij.soort == outbox.ANTWOORD:
            pass  # the welcome in a group that asks to be linked, and was
        else:
            assert vervalt is not None, f"this had no end: {rij}"
            assert moment(vervalt) <= self._zicht.klok.nu(), rij

    def _kwam_later(self, begin: str, na: int) -> bool:
        return any(rij.id > na and rij.sleutel.startswith(begin) for rij in self._zicht.rijen.values())
