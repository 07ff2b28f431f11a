"""Who may what: nobody acts outside the own wijkverband and role.

Held against what the database itself wrote down of a turn, against the conversation that is open after it, and
against every message that is put out: to whom, with which words, which file and which buttons.
"""

from collections.abc import Sequence
from typing import Any

from gesprekken.model import Bericht
from gesprekken.vorm import van_json
from gesprekken.wijk import Bundel
from opslag import outbox
from tests.sleutels import bewaard_adres, leesbaar
from tests.storingen.wijkmachine.kanaal import Aankomst, knoppen
from tests.storingen.wijkmachine.mensen import MERK, MET_NUMMER, VAN, WIJKEN, Leden, Mens, Rol
from tests.storingen.wijkmachine.zicht import Rij, Spoor, Zicht

# What only a coördinator opens; the others depend on what they are about, or are for every member.
VAN_DE_COORDINATOR = {
    "kiezen",
    "terugkoppeling",
    "publiceer",
    "mapje",
    "afspreken",
    "overleg",
    "gekozen",
    "voorproef",
    "stemming",
    "uitnodigen",
    "koppel",
    "leden",
    "verzending",
    "woorden",
    "wijkteam",
}
OVER_EEN_ACTIE = {"stap", "check", "bijwerken"}
VAN_DE_DELER = {"gedeeld", "vervolg", "rechtzetten"}
OOK_VOOR_WIE_WAAKT = {"gedeeld", "rechtzetten"}
# What of an action who was only asked to own it may change, and who owns it.
ANTWOORD_OP_DE_VRAAG = {"eigenaar_id", "gevraagd_id", "gevraagd_op"}


class Rechten:
    def __init__(self, zicht: Zicht, leden: Leden) -> None:
        self._zicht, self._leden = zicht, leden
        zoek = "SELECT waarde, persoon_id FROM pseudoniem"
        self._wie_is = {naam: MET_NUMMER[persoon] for naam, persoon in zicht.ogen.execute(zoek)}

    # --- what a turn changed ---

    def keur_beurt(
        self, mens: Mens, sporen: Sequence[Spoor], voor: dict[str, Any], na: dict[str, Any]
    ) -> None:
        for spoor in sporen:
            elders = spoor.waar - mens.bij.keys() if spoor.tabel != "groep" else set()
            assert not elders, f"{mens.naam} changed something of another wijkverband: {spoor}"
            assert self._mag(mens, spoor), f"{mens.naam} did what is not hers: {spoor}"
        if na != voor and na["gesprek"]:
            assert self._mag_openen(mens, na["gesprek"], na["onderwerp"]), f"{mens.naam} is in {na}"
        if any(spoor.tabel == "lidmaatschap" for spoor in sporen):
            self._keur_rollen()

    def _mag(self, mens: Mens, spoor: Spoor) -> bool:
        coordineert = bool(spoor.waar) and all(self._leden.coordineert(mens, waar) for waar in spoor.waar)
        kiest = bool(spoor.waar) and all(self._kiest(mens, f"w{waar}") for waar in spoor.waar)
        match spoor.tabel:
            case "persoon":
                return (
                    self._is(mens, spoor, "id") or not spoor.veranderd
                )  # that she can be reached is for anybody
            case "gesprek" | "bronbericht":
                return self._is_haar_chat(mens, spoor)
            case "signaal" | "deelname":
                return all(self._wie_is[rij["pseudoniem"]] is mens for rij in _rijen(spoor))
            case "historie":
                return spoor.wat == "INSERT"
            case "pseudoniem":
                return False  # nobody comes in
            case "lidmaatschap":
                return (self._is(mens, spoor, "persoon_id") and not spoor.veranderd) or (
                    coordineert and spoor.wat == "UPDATE"
                )
            case "stem":  # votes go along when two patterns become one
                return self._is(mens, spoor, "persoon_id") or coordineert
            case "besluit":
                return coordineert or kiest
            case "actie":
                if kiest and spoor.wat == "INSERT":  # who asks somebody is the owner until the answer
                    return bool(spoor.nieuw["eigenaar_id"] == mens.nummer)
                return (coordineert and self._niemand_benoemd(mens, spoor)) or self._van_haar(mens, spoor)
            case "terugkoppeling":
                return self._mag_schrijven(mens, spoor, coordineert)
            case "groep":
                return True  # the channel itself changes these: see `keur_groepen`
            case _:
                return coordineert

    def _is(self, mens: Mens, spoor: Spoor, veld: str) -> bool:
        return all(rij[veld] == mens.nummer for rij in _rijen(spoor))

    def _is_haar_chat(self, mens: Mens, spoor: Spoor) -> bool:
        adres = bewaard_adres(mens.adres).hex().upper()
        return all(rij["adres"] == adres for rij in _rijen(spoor))

    def _niemand_benoemd(self, mens: Mens, spoor: Spoor) -> bool:
        """Nobody owns by appointment: who becomes the owner says so herself."""
        return "eigenaar_id" not in spoor.veranderd or spoor.nieuw["eigenaar_id"] == mens.nummer

    def _van_haar(self, mens: Mens, spoor: Spoor) -> bool:
        """Of an action that she owns; or the answer to the question whether she will."""
        if spoor.wat != "UPDATE" or not self._niemand_benoemd(mens, spoor):
            return False
        if spoor.oud["eigenaar_id"] == mens.nummer:
            return True
        gevraagd = spoor.oud["gevraagd_id"] == mens.nummer and spoor.oud["gevraagd_op"] is not None
        return gevraagd and spoor.veranderd <= ANTWOORD_OP_DE_VRAAG

    def _mag_schrijven(self, mens: Mens, spoor: Spoor, coordineert: bool) -> bool:
        """The coördinator writes and publishes; who reads along finds it clear or not; its owner, or who guards it,
        shares it."""
        (waar,) = spoor.waar
        oud, nieuw = spoor.oud.get("stand"), spoor.nieuw.get("stand")
        leest_mee = self._leden.rol(mens, waar) is Rol.ERVARING
        if (oud, nieuw) in {("voorgelegd", "goed"), ("voorgelegd", "terug")}:
            herschreven = coordineert and nieuw == "goed" and not self._leden.met_rol(waar, Rol.ERVARING)
            return leest_mee or herschreven
        if leest_mee and (oud, nieuw) == ("gepubliceerd", "gedeeld"):
            return True
        if leest_mee and oud == nieuw == "gedeeld" and spoor.veranderd <= {"gedeeld_op", "inhoud"}:
            return True
        return coordineert or (oud in ("gepubliceerd", "gedeeld") and spoor.oud["eigenaar_id"] == mens.nummer)

    def _keur_rollen(self) -> None:
        zoek = "SELECT persoon_id, wijkverband_id, rol FROM lidmaatschap"
        rollen = {(persoon, waar): rol for persoon, waar, rol in self._zicht.ogen.execute(zoek)}
        assert rollen == self._leden.rollen, "who is what is what was told"

    def keur_groepen(self) -> None:
        """A group belongs where a coördinator of there linked it."""
        for waar, adres in self._zicht.ogen.execute("SELECT wijkverband_id, adres FROM groep"):
            assert self._leden.groep_van(leesbaar("adres", adres)) == waar

    # --- which conversation is open ---

    def _mag_openen(self, mens: Mens, gesprek: str, onderwerp: str) -> bool:
        if gesprek == "aanmelden":
            return False
        if not mens.bij:
            return False
        if gesprek == "kiezen" and self._kiest(mens, onderwerp):
            return True
        if gesprek in VAN_DE_COORDINATOR:
            return self._coordineert_over(mens, onderwerp)
        if gesprek == "toets":
            return self._leest_mee(mens, onderwerp)
        if gesprek in OOK_VOOR_WIE_WAAKT and self._leest_mee(mens, onderwerp):
            return True
        if gesprek in VAN_DE_DELER:
            return self._deelt(mens, onderwerp) or self._coordineert_over(mens, onderwerp)
        if gesprek in OVER_EEN_ACTIE | {"eigenaar"}:
            return self._mag_over_actie(mens, gesprek, onderwerp)
        return True

    def _coordineert_over(self, mens: Mens, onderwerp: str) -> bool:
        """`w2`, or a bundle; without either she coördineert somewhere."""
        if not onderwerp:
            return any(self._leden.coordineert(mens, waar) for waar in WIJKEN)
        waar = int(onderwerp[1:]) if onderwerp.startswith("w") else self._waar_van_bundel(onderwerp)
        return self._leden.coordineert(mens, waar)

    def _waar_van_bundel(self, onderwerp: str) -> int | None:
        gevonden = self._zicht.bundel(onderwerp.partition("v")[0])
        return gevonden[0] if gevonden else None

    def _leest_mee(self, mens: Mens, bundel: str) -> bool:
        """She guards that residents hear it."""
        waar = self._waar_van_bundel(bundel)
        return waar is not None and self._leden.rol(mens, waar) is Rol.ERVARING

    def _kiest(self, mens: Mens, onderwerp: str) -> bool:
        """The coördinator lets her choose from this bundle; or from the last one of a wijkverband (`w2`, or hers)."""
        waar = self._waar_van_bundel(onderwerp) if onderwerp.isdecimal() else None
        hier = [int(onderwerp[1:])] if onderwerp.startswith("w") else [waar] if waar else [*mens.bij]
        for verband in hier:
            zoek = "SELECT inhoud FROM bundel WHERE wijkverband_id = ? ORDER BY ronde DESC"
            bewaard = self._zicht.een(zoek, verband)
            if bewaard and van_json(Bundel, leesbaar("inhoud", bewaard)).kiezer == mens.nummer:
                return True
        return False

    def _deelt(self, mens: Mens, bundel: str) -> bool:
        plek = self._zicht.bundel(bundel)
        zoek = (
            "SELECT eigenaar_id FROM terugkoppeling WHERE wijkverband_id = ? AND ronde = ? AND stand != 'concept' "
            "ORDER BY id DESC"
        )
        return plek is not None and plek[0] in mens.bij and self._zicht.een(zoek, *plek) == mens.nummer

    def _mag_over_actie(self, mens: Mens, gesprek: str, actie: str) -> bool:
        zoek = "SELECT wijkverband_id, eigenaar_id, gevraagd_id, gevraagd_op FROM actie WHERE id = ?"
        rij = self._zicht.ogen.execute(zoek, (actie,)).fetchone()
        if rij is None or rij[0] not in mens.bij:
            return False
        waar, eigenaar, gevraagd, sinds = rij
        if gesprek == "eigenaar":
            return gevraagd == mens.nummer and sinds is not None
        return eigenaar == mens.nummer or self._leden.coordineert(mens, waar)

    # --- what is said ---

    def keur_geplaatst(self, rij: Rij, bezig_met: str = "") -> None:
        """To whom it goes, and what stands in it. `bezig_met`: the conversation that was open."""
        if rij.wijk is not None:
            assert self._leden.mag_lezen(rij.adres, rij.wijk), f"this goes to another wijkverband: {rij}"
        else:
            assert rij.soort in outbox.GEVRAAGD, f"of which wijkverband is this? {rij}"
        tekst = _alles(rij.bericht)
        for waar, merk in MERK.items():
            assert merk not in tekst or self._leden.mag_lezen(rij.adres, waar), (
                f"this was told elsewhere: {rij}"
            )
        if rij.adres.startswith("-") or rij.soort == outbox.DOOF:
            return
        mens = VAN[rij.adres]
        for knop in knoppen(rij.bericht):
            if bezig_met and knop.doet.startswith(f"o:{bezig_met}:"):
                continue  # whether she may go on with it is looked at when she does
            assert self._mag_drukken(mens, knop.doet, rij), f"this button is not for her: {knop} in {rij}"

    def _mag_drukken(self, mens: Mens, doet: str, rij: Rij) -> bool:
        soort, _, rest = doet.partition(":")
        gesprek, _, rest = rest.partition(":")
        onderwerp = rest.rpartition(":")[0]
        if soort not in ("o", "w") or gesprek not in VAN_DE_COORDINATOR | {"toets"}:
            return True
        if gesprek == "toets":
            return self._leden.rol(mens, rij.wijk) is Rol.ERVARING
        if gesprek == "kiezen" and self._kiest(mens, onderwerp):
            return True
        if gesprek == "verzending" or not onderwerp:
            return self._leden.coordineert(mens, rij.wijk)
        return self._coordineert_over(mens, onderwerp)

    def keur_document(self, aankomst: Aankomst) -> None:
        """Which file arrived where."""
        post = aankomst.post
        soort, _, nummer = post.bericht.document.partition(":")
        if not aankomst.met_document or not nummer:
            return
        self._zicht.telling[f"document_{soort}"] += 1
        if soort in ("agenda", "afzegging"):
            waar = self._zicht.een("SELECT wijkverband_id FROM actie WHERE id = ?", nummer)
        else:
            waar = self._waar_van_bundel(nummer)
        assert waar == post.wijkverband, f"a file of another wijkverband: {post}"
        assert self._leden.mag_lezen(post.adres, waar), f"not for here: {post}"
        if soort == "mapje":
            assert self._leden.coordineert(VAN[post.adres], waar), f"not for her: {post}"


def _rijen(spoor: Spoor) -> list[dict[str, Any]]:
    """Before and after, as far as there is one."""
    return [rij for rij in (spoor.oud, spoor.nieuw) if rij]


def _alles(bericht: Bericht) -> str:
    return "\n".join((bericht.tekst, *(knop.tekst for knop in knoppen(bericht)))).casefold()
