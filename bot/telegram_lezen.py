"""Reading Telegram: what came in becomes something that happened, or is refused as a whole.

The schema names only what is read of an update, with the bounds that hold for it, so nothing behind it has to
doubt. Photos, voice, documents, contacts and locations are seen to be there and never fetched; what people
say to each other in a group is not looked at. Pure: polling is telegram_in.py.
"""

import re
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct, ValidationError, field

from bot.receive import Binnen, Gebeurtenis, Lidmaatschap, Verhuizing
from bot.telegram_uit import NIETS, TELEGRAM
from gesprekken import GESPREKKEN
from gesprekken.model import Invoer, Soort

NAAM = 128  # characters of a name that are kept; Telegram has 64 for each half

_OPDRACHT = re.compile(r"/(?P<naam>\w+)(?:@(?P<aan>\w+))?(?:\s+(?P<rest>.*))?", re.DOTALL)
_ONZE = {"koppel", "start", "stop", "terug"} | {g.commando for g in GESPREKKEN.gesprekken.values()} - {""}

# --- the schema ---

Nummer = Annotated[int, Meta(ge=0, le=2**63 - 1)]
Chatnummer = Annotated[int, Meta(ge=-(2**63), le=2**63 - 1)]
Groepsnummer = Annotated[int, Meta(ge=-(2**63), lt=0)]
Kenmerk = Annotated[str, Meta(pattern=r"\A[!-~]{1,64}\Z")]  # what Telegram calls a press or an album
Tekst = Annotated[str, Meta(max_length=16_384)]  # four times the longest that Telegram sends


class Chat(Struct, frozen=True):
    id: Chatnummer
    type: Literal["private", "group", "supergroup", "channel"]

    def __post_init__(self) -> None:
        if self.id == 0 or self.prive != (self.id > 0):
            raise ValueError("people have positive numbers, groups and channels negative ones")

    @property
    def prive(self) -> bool:
        return self.type == "private"


class Mens(Struct, frozen=True):
    id: Nummer
    first_name: str
    last_name: str | None = None

    @property
    def naam(self) -> str:
        return f"{self.first_name} {self.last_name or ''}".rstrip()[:NAAM]


class Bijlagen(Struct, frozen=True):
    """All that a message can hold in the place of a text. Only whether it is there counts."""

    animation: object = None
    audio: object = None
    checklist: object = None
    contact: object = None
    dice: object = None
    document: object = None
    game: object = None
    giveaway: object = None
    invoice: object = None
    live_photo: object = None
    location: object = None
    paid_media: object = None
    passport_data: object = None
    photo: object = None
    poll: object = None
    sticker: object = None
    story: object = None
    successful_payment: object = None
    venue: object = None
    video: object = None
    video_note: object = None
    voice: object = None

    @property
    def bijlage(self) -> bool:
        return any(getattr(self, naam) for naam in Bijlagen.__struct_fields__)


class Bericht(Bijlagen, frozen=True, kw_only=True):
    message_id: Nummer
    chat: Chat
    van: Mens | None = field(name="from", default=None)
    sender_chat: object = None
    text: Tekst | None = None
    date: object = None
    edit_date: object = None
    media_group_id: Kenmerk | None = None
    migrate_to_chat_id: Groepsnummer | None = None
    migrate_from_chat_id: Groepsnummer | None = None

    @property
    def verstuurd(self) -> float:
        """When it was sent or edited, by the clock of Telegram; 0 when it does not say."""
        momenten = [w for w in (self.date, self.edit_date) if type(w) is int and 0 < w < 2**40]
        return float(max(momenten, default=0))

    @property
    def afzender(self) -> str:
        """Where who wrote this is found in private; empty when it was written in the name of a group or channel."""
        return str(self.van.id) if self.van and self.sender_chat is None else ""


class Plek(Struct, frozen=True):
    """The message of a button: which one it is, and where."""

    message_id: Nummer
    chat: Chat


class Druk(Struct, frozen=True):
    """A press. Its message is missing when it is too old."""

    id: Kenmerk
    van: Mens = field(name="from")
    message: Plek | None = None
    data: Tekst | None = None


class Lid(Struct, frozen=True):
    status: Literal["creator", "administrator", "member", "restricted", "left", "kicked"]
    is_member: bool | None = None

    def __post_init__(self) -> None:
        if self.status == "restricted" and self.is_member is None:
            raise ValueError("who is restricted is a member, or not")

    @property
    def erbij(self) -> bool:
        if self.status == "restricted":
            return bool(self.is_member)
        return self.status not in ("left", "kicked")


class Ledenwijziging(Struct, frozen=True):
    chat: Chat
    old_chat_member: Lid
    new_chat_member: Lid


class Update(Struct, frozen=True):
    """Another kind of update than these is none of ours."""

    update_id: Nummer
    message: Bericht | None = None
    edited_message: Bericht | None = None
    callback_query: Druk | None = None
    my_chat_member: Ledenwijziging | None = None

    @property
    def bericht(self) -> Bericht | None:
        return self.message or self.edited_message


def ontleed(ruw: object) -> Update:
    """The update, as far as it is read. Raises ValidationError when it is not as the schema says."""
    try:
        return msgspec.convert(ruw, Update)
    except UnicodeEncodeError as fout:  # half a character in the name of a field or a kind: msgspec stumbles
        raise ValidationError("half a character where a name belongs") from fout


# --- what happened ---


def lees(update: Update, botnaam: str) -> Gebeurtenis | None:
    """What happened; None for what is not meant for us, or is no message (someone joined, a pinned message …)."""
    nummer = str(update.update_id)
    if update.my_chat_member is not None:
        return _lees_lidmaatschap(nummer, update.my_chat_member)
    if update.callback_query is not None:
        return _lees_druk(nummer, update.callback_query)
    bericht = update.bericht
    if bericht is None or bericht.chat.type == "channel":
        return None
    return _lees_bericht(nummer, bericht, bericht is update.edited_message, botnaam)


def _lees_lidmaatschap(nummer: str, wijziging: Ledenwijziging) -> Lidmaatschap | None:
    if wijziging.chat.type == "channel":
        return None
    return Lidmaatschap(
        TELEGRAM,
        nummer,
        str(wijziging.chat.id),
        groep=not wijziging.chat.prive,
        erbij=wijziging.new_chat_member.erbij,
        was_erbij=wijziging.old_chat_member.erbij,
    )


def _lees_druk(nummer: str, druk: Druk) -> Binnen | None:
    """Whoever made up a press, or took its message away, is refused with what is no button of ours."""
    if druk.data == NIETS:
        return None
    plek = druk.message
    if plek is None or plek.chat.type == "channel":
        return Binnen(TELEGRAM, nummer, str(druk.van.id), Invoer(Soort.KNOP), druk.van.naam)
    invoer = Invoer(Soort.KNOP, druk.data or "", bron=str(plek.message_id))
    if plek.chat.prive:
        return Binnen(TELEGRAM, nummer, str(plek.chat.id), invoer, druk.van.naam)
    return Binnen(TELEGRAM, nummer, str(druk.van.id), invoer, druk.van.naam, groep=str(plek.chat.id))


def _lees_bericht(nummer: str, bericht: Bericht, bewerkt: bool, botnaam: str) -> Binnen | Verhuizing | None:
    chat, groep = str(bericht.chat.id), not bericht.chat.prive
    if groep and bericht.migrate_to_chat_id is not None:
        return Verhuizing(TELEGRAM, nummer, chat, str(bericht.migrate_to_chat_id))
    if groep and bericht.migrate_from_chat_id is not None:
        return Verhuizing(TELEGRAM, nummer, str(bericht.migrate_from_chat_id), chat)
    invoer = lees_invoer(bericht, bewerkt)
    if invoer is None or (groep and not _voor_ons(bericht, invoer, botnaam)):
        return None
    naam = bericht.van.naam if bericht.van else ""
    if groep:
        return Binnen(TELEGRAM, nummer, bericht.afzender, invoer, naam, groep=chat)
    return Binnen(TELEGRAM, nummer, chat, invoer, naam)


def lees_invoer(bericht: Bericht, bewerkt: bool = False) -> Invoer | None:
    bron, tekst = str(bericht.message_id), bericht.text
    if tekst is None:
        return Invoer(Soort.ONLEESBAAR, bron=bron) if bericht.bijlage and not bewerkt else None
    opdracht = _OPDRACHT.fullmatch(tekst)
    if bewerkt:  # of `/signaal er ligt afval` the sentence is what counts
        return Invoer(Soort.BEWERKING, (opdracht and (opdracht["rest"] or "").strip()) or tekst, bron=bron)
    if opdracht:
        return Invoer(Soort.COMMANDO, opdracht["naam"].lower(), (opdracht["rest"] or "").strip(), bron)
    return Invoer(Soort.TEKST, tekst, bron=bron)


def _voor_ons(bericht: Bericht, invoer: Invoer, botnaam: str) -> bool:
    """In a group only commands: `/koppel`, `/koppel@onzebot`, and not `/koppel@anderebot` or `/weer`."""
    opdracht = _OPDRACHT.fullmatch(bericht.text or "")
    if opdracht is None or invoer.soort is not Soort.COMMANDO:
        return False
    if opdracht["aan"]:
        return opdracht["aan"].lower() == botnaam.lower()
    return invoer.tekst in _ONZE
