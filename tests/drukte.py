"""What people do on a busy day: real updates of every kind, one at a time, and presses that an app made up.

Everything comes from the `Random` that is given, so a day can be had again.
"""

from collections.abc import Sequence
from random import Random
from typing import Any

from tests.mensen import GROEP, TelegramMens
from tests.mutaties import BIJLAGEN, verzonnen_druk
from tests.neptelegram import NepTelegram
from tests.test_een_maand import COLLEGAS

Update = dict[str, Any]

ANDERE_GROEP, SUPERGROEP, KANAAL = -4001, -1009876543210987, -1002222222222222
NOOR = "Noor Visser"
VAN_NOOR = "wielewaal"  # told in Proef only
VOGELS = dict(zip(COLLEGAS, ("merel", "specht", "ijsvogel", "roodborst"), strict=True))  # told by nobody else
ZINNEN = (
    "Bij de flat ligt elke week afval, en er zit een {vogel}",
    "De lampen bij de brug zijn stuk, zegt de man met de {vogel}",
    "Een vrouw op Kerkstraat 12 belt met 06 12345678 over een {vogel}",
    "/signaal er is een {vogel} in de lift",
    "de buurman slaat zijn vrouw, en een {vogel}",
)
ANTWOORDEN = (
    "dank je",
    "ok",
    "niets",
    "9 december",
    "12-12",
    "overmorgen",
    "ma wo vr 10.30",
    "Gemeente",
    "x",
)
VREEMDS = (
    "x" * 4096,
    "😀" * 2048,
    "\x00",
    "half \ud83d",
    "\u202eomgekeerd",
    "   ",
    "'; DROP TABLE signaal; --",
)
OPDRACHTEN = (
    *"/help /pauze /stop /terug /acties /bundel /kiezen /terugkoppelen /uitnodigen /koppel /start /weer".split(),
    *"/leden /privacy /mijngegevens /corrigeer /verwijder /woorden /wijkteam".split(),
    *(
        "/pauze 9 januari",
        "/start kiezen-1",
        "/start bundel-1",
        "/start kiezen-2",
        "/start bundel-2",
        "/start rommel",
        "/start {op}",
        "/start {over}",
    ),
)
IN_DE_GROEP = (
    *("Bij mevrouw Jansen is ingebroken", "/koppel", "/koppel rommel", "/koppel@wijksignaalbot {op}"),
    *("/start@wijksignaalbot rommel", "/koppel@anderebot x", "/help", "/signaal er ligt afval", "/weer"),
)
STANDEN = "member administrator restricted left kicked".split()


class Drukte:
    """`vreemden` are not of the wijkverband; the first runs another one. `op` is the code of an invitation
    that is used up, `over` of one that still has room."""

    def __init__(
        self,
        rng: Random,
        nep: NepTelegram,
        leden: Sequence[TelegramMens],
        vreemden: Sequence[TelegramMens],
        op: str,
        over: str,
    ) -> None:
        self.rng, self.nep, self.codes = rng, nep, {"op": op, "over": over}
        self.leden, self.mensen, self.noor = leden, [*leden, *vreemden], vreemden[0]
        self.soorten = (
            *(self.tekst,) * 7,
            *(self.druk,) * 7,
            *(self.verzonnen,) * 7,
            *(self.bewerking,) * 2,
            *(self.bijlage, self.lid, self.groep, self.verhuizing),
        )

    def update(self) -> Update:
        """Somebody does something; who had blocked the bot comes back with it."""
        mens = self.rng.choice(self.mensen)
        self.nep.geblokkeerd.discard(mens.id)
        return self.rng.choice(self.soorten)(mens)

    def elders(self, update: Update) -> Update:
        """The same in another chat: of somebody else, of a group, of a channel, of nobody we know."""
        chats = [{"id": mens.id, "type": "private"} for mens in self.mensen]
        chats += [{"id": GROEP, "type": "supergroup"}, {"id": ANDERE_GROEP, "type": "group"}]
        chats += [{"id": KANAAL, "type": "channel"}, {"id": 1, "type": "private"}]
        (soort,) = update.keys() - {"update_id"}
        update[soort].get("message", update[soort])["chat"] = self.rng.choice(chats)
        return update

    def zin(self, mens: TelegramMens) -> str:
        """A signal, an answer, a command, the words of a button, or what nobody would type."""
        knoppen = mens.chat[-1].knopteksten if mens.chat else []
        zinnen = self.rng.choice((ZINNEN, ZINNEN, ANTWOORDEN, OPDRACHTEN, VREEMDS, knoppen or ZINNEN))
        if mens in self.leden:  # who is of Laak never gets into Proef
            zinnen = [zin.replace("{over}", "rommel") for zin in zinnen]
        vogel = VAN_NOOR if mens.naam == NOOR else VOGELS.get(mens.naam, "mus")
        return self._ingevuld(zinnen, vogel)

    def _ingevuld(self, zinnen: Sequence[str], vogel: str = "") -> str:
        zin = self.rng.choice(zinnen).replace("{vogel}", vogel)
        return zin.replace("{op}", self.codes["op"]).replace("{over}", self.codes["over"])

    def tekst(self, mens: TelegramMens) -> Update:
        return self.nep.bericht(mens.id, mens.naam, self.zin(mens))

    def bewerking(self, mens: TelegramMens) -> Update:
        eigen = [b.id for b in mens.chat if b.van == mens.naam]
        if not eigen:
            return self.tekst(mens)
        return self.nep.bewerking(mens.id, mens.naam, self.rng.choice(eigen), self.zin(mens))

    def druk(self, mens: TelegramMens) -> Update:
        """Mostly under the newest message with buttons, sometimes long after."""
        rijen = [(bericht.id, rij) for bericht in mens.chat for rij in bericht.knoppen]
        knoppen = [(id, k["callback_data"]) for id, rij in rijen for k in rij if "callback_data" in k]
        if not knoppen:
            return self.tekst(mens)
        oud, nieuwste = self.rng.random() < 0.2, knoppen[-1][0]
        return self.nep.druk(
            mens.id, mens.naam, *self.rng.choice([k for k in knoppen if oud or k[0] == nieuwste])
        )

    def verzonnen(self, mens: TelegramMens) -> Update:
        update = self.druk(mens)
        if druk := update.get("callback_query"):
            druk["data"] = verzonnen_druk(self.rng, druk["data"])
            if self.rng.random() < 0.2:
                druk["message"]["message_id"] = self.rng.randrange(100, 2000)
        return update

    def bijlage(self, mens: TelegramMens) -> Update:
        album = {"media_group_id": str(self.rng.randrange(5))} if self.rng.random() < 0.3 else {}
        inhoud = {self.rng.choice(BIJLAGEN): {"file_id": "f"}}
        return self.nep.bericht(mens.id, mens.naam, caption="Mevrouw Jansen", **inhoud, **album)

    def lid(self, mens: TelegramMens) -> Update:
        chat = self.rng.choice((mens.id, GROEP, ANDERE_GROEP))
        standen = STANDEN if chat < 0 else ["member", "kicked"]
        return self.nep.lidmaatschap(chat, mens.id, mens.naam, *self.rng.choices(standen, k=2))

    def groep(self, mens: TelegramMens) -> Update:
        chat = self.rng.choice((GROEP, ANDERE_GROEP, SUPERGROEP))
        return self.nep.bericht(mens.id, mens.naam, self._ingevuld(IN_DE_GROEP), chat)

    def verhuizing(self, mens: TelegramMens) -> Update:
        return self.rng.choice(self.nep.verhuis(self.rng.choice((GROEP, ANDERE_GROEP)), SUPERGROEP))
