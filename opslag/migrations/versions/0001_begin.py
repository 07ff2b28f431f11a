"""The first tables."""

import sqlalchemy as sa
from alembic import op

from opslag.database import Id, Moment

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "bronbericht",
        sa.Column("kanaal", sa.String(length=16), nullable=False),
        sa.Column("adres", sa.String(length=64), nullable=False),
        sa.Column("bericht", sa.String(length=64), nullable=False),
        sa.Column("nummer", Id, nullable=False),
        sa.Column("veld", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("kanaal", "adres", "bericht", name=op.f("pk_bronbericht")),
    )
    op.create_table(
        "gedaan",
        sa.Column("sleutel", sa.String(length=128), nullable=False),
        sa.Column("over", sa.String(length=64), nullable=False),
        sa.Column("moment", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("sleutel", name=op.f("pk_gedaan")),
    )
    op.create_index(op.f("ix_gedaan_over"), "gedaan", ["over"], unique=False)
    op.create_table(
        "gesprek",
        sa.Column("kanaal", sa.String(length=16), nullable=False),
        sa.Column("adres", sa.String(length=64), nullable=False),
        sa.Column("beurt", Id, nullable=False),
        sa.Column("toestand", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("kanaal", "adres", name=op.f("pk_gesprek")),
    )
    op.create_table(
        "gezien",
        sa.Column("kanaal", sa.String(length=16), nullable=False),
        sa.Column("update", sa.String(length=64), nullable=False),
        sa.Column("moment", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("kanaal", "update", name=op.f("pk_gezien")),
    )
    op.create_table(
        "hartslag",
        sa.Column("id", Id, nullable=False),
        sa.Column("moment", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hartslag")),
    )
    op.create_table(
        "webbericht",
        sa.Column("id", Id, nullable=False),
        sa.Column("adres", sa.String(length=64), nullable=False),
        sa.Column("post", Id, nullable=True),
        sa.Column("van", sa.String(length=8), nullable=False),
        sa.Column("inhoud", sa.Text(), nullable=False),
        sa.Column("gekozen", sa.Text(), nullable=False),
        sa.Column("gedoofd", sa.Boolean(), nullable=False),
        sa.Column("bewerkt", sa.Boolean(), nullable=False),
        sa.Column("moment", Moment(), nullable=False),
        sa.Column("versie", Id, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_webbericht")),
        sa.UniqueConstraint("post", name=op.f("uq_webbericht_post")),
    )
    op.create_index(op.f("ix_webbericht_adres_id"), "webbericht", ["adres", "id"], unique=False)
    op.create_table(
        "wijkverband",
        sa.Column("id", Id, nullable=False),
        sa.Column("naam", sa.Text(), nullable=False),
        sa.Column("vraag1", sa.Text(), nullable=False),
        sa.Column("vraag2", sa.Text(), nullable=False),
        sa.Column("buurten", sa.JSON(), nullable=False),
        sa.Column("organisaties", sa.JSON(), nullable=False),
        sa.Column("oefening", sa.Boolean(), nullable=False),
        sa.Column("sinds", Moment(), nullable=False),
        sa.Column("sleutel", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wijkverband")),
    )
    op.create_table(
        "bundel",
        sa.Column("id", Id, nullable=False),
        sa.Column("wijkverband_id", Id, nullable=False),
        sa.Column("ronde", sa.String(length=7), nullable=False),
        sa.Column("inhoud", sa.Text(), nullable=False),
        sa.Column("gemaakt", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["wijkverband_id"], ["wijkverband.id"], name=op.f("fk_bundel_wijkverband_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bundel")),
        sa.UniqueConstraint("wijkverband_id", "ronde", name=op.f("uq_bundel_wijkverband_id_ronde")),
    )
    op.create_table(
        "deelname",
        sa.Column("pseudoniem", sa.String(length=32), nullable=False),
        sa.Column("dag", sa.Date(), nullable=False),
        sa.Column("wijkverband_id", Id, nullable=False),
        sa.Column("ronde", sa.String(length=7), nullable=False),
        sa.ForeignKeyConstraint(
            ["wijkverband_id"], ["wijkverband.id"], name=op.f("fk_deelname_wijkverband_id")
        ),
        sa.PrimaryKeyConstraint("pseudoniem", "dag", name=op.f("pk_deelname")),
    )
    op.create_table(
        "groep",
        sa.Column("id", Id, nullable=False),
        sa.Column("wijkverband_id", Id, nullable=False),
        sa.Column("kanaal", sa.String(length=16), nullable=False),
        sa.Column("adres", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["wijkverband_id"], ["wijkverband.id"], name=op.f("fk_groep_wijkverband_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_groep")),
        sa.UniqueConstraint("kanaal", "adres", name=op.f("uq_groep_kanaal_adres")),
        sa.UniqueConstraint("wijkverband_id", "kanaal", name=op.f("uq_groep_wijkverband_id_kanaal")),
    )
    op.create_table(
        "historie",
        sa.Column("id", Id, nullable=False),
        sa.Column("moment", Moment(), nullable=False),
        sa.Column("wijkverband_id", Id, nullable=False),
        sa.Column("wie", sa.String(length=32), nullable=False),
        sa.Column("wat", sa.String(length=32), nullable=False),
        sa.Column("object", sa.String(length=64), nullable=False),
        sa.Column("waarden", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["wijkverband_id"], ["wijkverband.id"], name=op.f("fk_historie_wijkverband_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_historie")),
    )
    op.create_index(op.f("ix_historie_wijkverband_id"), "historie", ["wijkverband_id"], unique=False)
    op.create_table(
        "outbox",
        sa.Column("id", Id, nullable=False),
        sa.Column("sleutel", sa.String(length=128), nullable=True),
        sa.Column("kanaal", sa.String(length=16), nullable=False),
        sa.Column("adres", sa.String(length=64), nullable=False),
        sa.Column("soort", sa.String(length=16), nullable=False),
        sa.Column("wijkverband_id", Id, nullable=True),
        sa.Column("inhoud", sa.Text(), nullable=False),
        sa.Column("bewerkt", sa.String(length=64), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("worker", sa.String(length=32), nullable=False),
        sa.Column("pogingen", Id, nullable=False),
        sa.Column("geplaatst", Moment(), nullable=False),
        sa.Column("niet_voor", Moment(), nullable=False),
        sa.Column("vervalt", Moment(), nullable=True),
        sa.Column("verzonden", Moment(), nullable=True),
        sa.Column("extern", sa.String(length=64), nullable=True),
        sa.Column("wacht", sa.Boolean(), nullable=False),
        sa.Column("gedoofd", sa.Boolean(), nullable=False),
        sa.Column("reden", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["wijkverband_id"], ["wijkverband.id"], name=op.f("fk_outbox_wijkverband_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("sleutel", name=op.f("uq_outbox_sleutel")),
    )
    op.create_index(op.f("ix_outbox_adres_wacht"), "outbox", ["adres", "wacht"], unique=False)
    op.create_index(
        op.f("ix_outbox_kanaal_adres_extern"), "outbox", ["kanaal", "adres", "extern"], unique=False
    )
    op.create_index(op.f("ix_outbox_status_id"), "outbox", ["status", "id"], unique=False)
    op.create_table(
        "persoon",
        sa.Column("id", Id, nullable=False),
        sa.Column("kanaal", sa.String(length=16), nullable=False),
        sa.Column("adres", sa.String(length=64), nullable=False),
        sa.Column("naam", sa.Text(), nullable=False),
        sa.Column("uur", sa.String(length=5), nullable=True),
        sa.Column("dagen", sa.String(length=7), nullable=False),
        sa.Column("pauze_tot", sa.Date(), nullable=True),
        sa.Column("bereikbaar", sa.Boolean(), nullable=False),
        sa.Column("laatst_in", Id, nullable=False),
        sa.Column("aangemeld", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["laatst_in"], ["wijkverband.id"], name=op.f("fk_persoon_laatst_in")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_persoon")),
        sa.UniqueConstraint("kanaal", "adres", name=op.f("uq_persoon_kanaal_adres")),
    )
    op.create_table(
        "signaal",
        sa.Column("id", Id, nullable=False),
        sa.Column("wijkverband_id", Id, nullable=False),
        sa.Column("pseudoniem", sa.String(length=32), nullable=False),
        sa.Column("nummer", Id, nullable=False),
        sa.Column("ronde", sa.String(length=7), nullable=False),
        sa.Column("organisatie", sa.Text(), nullable=False),
        sa.Column("functie", sa.Text(), nullable=False),
        sa.Column("ontvangen", Moment(), nullable=False),
        sa.Column("gehoord", sa.Text(), nullable=False),
        sa.Column("nodig", sa.Text(), nullable=False),
        sa.Column("thema", sa.Text(), nullable=False),
        sa.Column("thema_zelf", sa.Boolean(), nullable=False),
        sa.Column("buurt", sa.Text(), nullable=False),
        sa.Column("ingetrokken", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["wijkverband_id"], ["wijkverband.id"], name=op.f("fk_signaal_wijkverband_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signaal")),
        sa.UniqueConstraint("pseudoniem", "nummer", name=op.f("uq_signaal_pseudoniem_nummer")),
    )
    op.create_index(
        op.f("ix_signaal_wijkverband_id_ronde"), "signaal", ["wijkverband_id", "ronde"], unique=False
    )
    op.create_table(
        "terugkoppeling",
        sa.Column("id", Id, nullable=False),
        sa.Column("wijkverband_id", Id, nullable=False),
        sa.Column("ronde", sa.String(length=7), nullable=False),
        sa.Column("inhoud", sa.Text(), nullable=False),
        sa.Column("vastgelegd", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["wijkverband_id"], ["wijkverband.id"], name=op.f("fk_terugkoppeling_wijkverband_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_terugkoppeling")),
    )
    op.create_index(
        op.f("ix_terugkoppeling_wijkverband_id_ronde"),
        "terugkoppeling",
        ["wijkverband_id", "ronde"],
        unique=False,
    )
    op.create_table(
        "uitnodiging",
        sa.Column("id", Id, nullable=False),
        sa.Column("wijkverband_id", Id, nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("rol", sa.String(length=24), nullable=False),
        sa.Column("aantal", Id, nullable=False),
        sa.Column("gebruikt", Id, nullable=False),
        sa.Column("vervalt", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["wijkverband_id"], ["wijkverband.id"], name=op.f("fk_uitnodiging_wijkverband_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_uitnodiging")),
        sa.UniqueConstraint("hash", name=op.f("uq_uitnodiging_hash")),
    )
    op.create_table(
        "actie",
        sa.Column("id", Id, nullable=False),
        sa.Column("wijkverband_id", Id, nullable=False),
        sa.Column("ronde", sa.String(length=7), nullable=False),
        sa.Column("patroon", sa.Text(), nullable=False),
        sa.Column("verandering", sa.Text(), nullable=False),
        sa.Column("wat", sa.Text(), nullable=False),
        sa.Column("eigenaar_id", Id, nullable=False),
        sa.Column("partners", sa.Text(), nullable=False),
        sa.Column("eerste_stap", sa.Text(), nullable=False),
        sa.Column("eerste_stap_op", sa.Date(), nullable=False),
        sa.Column("eerste_stap_gedaan", sa.Boolean(), nullable=False),
        sa.Column("check_op", sa.Date(), nullable=False),
        sa.Column("zin", sa.Text(), nullable=False),
        sa.Column("stand", sa.String(length=16), nullable=False),
        sa.Column("reden", sa.Text(), nullable=False),
        sa.Column("opbrengst", sa.Text(), nullable=False),
        sa.Column("merkbaar", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(["eigenaar_id"], ["persoon.id"], name=op.f("fk_actie_eigenaar_id")),
        sa.ForeignKeyConstraint(["wijkverband_id"], ["wijkverband.id"], name=op.f("fk_actie_wijkverband_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actie")),
    )
    op.create_index(op.f("ix_actie_wijkverband_id"), "actie", ["wijkverband_id"], unique=False)
    op.create_table(
        "lidmaatschap",
        sa.Column("persoon_id", Id, nullable=False),
        sa.Column("wijkverband_id", Id, nullable=False),
        sa.Column("organisatie", sa.Text(), nullable=False),
        sa.Column("functie", sa.Text(), nullable=False),
        sa.Column("rol", sa.String(length=24), nullable=False),
        sa.Column("sinds", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["persoon_id"], ["persoon.id"], name=op.f("fk_lidmaatschap_persoon_id")),
        sa.ForeignKeyConstraint(
            ["wijkverband_id"], ["wijkverband.id"], name=op.f("fk_lidmaatschap_wijkverband_id")
        ),
        sa.PrimaryKeyConstraint("persoon_id", "wijkverband_id", name=op.f("pk_lidmaatschap")),
    )
    op.create_index(op.f("ix_lidmaatschap_wijkverband_id"), "lidmaatschap", ["wijkverband_id"], unique=False)
    op.create_table(
        "pseudoniem",
        sa.Column("persoon_id", Id, nullable=False),
        sa.Column("wijkverband_id", Id, nullable=False),
        sa.Column("waarde", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["persoon_id"], ["persoon.id"], name=op.f("fk_pseudoniem_persoon_id")),
        sa.ForeignKeyConstraint(
            ["wijkverband_id"], ["wijkverband.id"], name=op.f("fk_pseudoniem_wijkverband_id")
        ),
        sa.PrimaryKeyConstraint("persoon_id", "wijkverband_id", name=op.f("pk_pseudoniem")),
        sa.UniqueConstraint("waarde", name=op.f("uq_pseudoniem_waarde")),
    )
