"""Small invented projects with a private register of companies, from a seed."""

import datetime
import random

SECTORS = ["bouw", "landbouw", "zorg", "textiel", "techniek"]
SERVICES = ["advies", "lening", "cursus"]
FIRST, LAST = datetime.date(2026, 1, 1), datetime.date(2027, 12, 31)

FIXED = {
    "data/plan.yaml": """
id: proefplan
titel: Proefplan (voorbeeld)
kort: Een verzonnen plan, om na te gaan of er niets uitlekt.
organisatie: Proefdorp
periode: {van: 2026-01-01, tot_en_met: 2027-12-31}
peildatum: 2027-12-31
taal: nl
""",
    "data/pijlers.yaml": """
- id: p1
  titel: Ondernemen
  soort: pijler
  kort: {citaat: "Ondernemers helpen.", plaats: "§1"}
""",
    "data/lijsten/diensten.yaml": """
titel: Diensten
keuzes:
  - {code: advies, titel: Advies}
  - {code: lening, titel: Lening}
  - {code: cursus, titel: Cursus}
""",
    "data/registers/sectoren/register.yaml": """
titel: Sectoren
enkelvoud: sector
openbaar: true
bestaat: altijd
titelveld: titel
paginas: false
velden:
  - {naam: titel, type: tekst, titel: Naam, verplicht: true, openbaar: true}
""",
    "data/registers/bedrijven/register.yaml": """
titel: Bedrijven
enkelvoud: bedrijf
openbaar: false
voorbeeld: true
bestaat: altijd
titelveld: kenmerk
paginas: false
velden:
  - {naam: kenmerk, type: tekst, titel: Kenmerk, verplicht: true}
  - {naam: sector, type: verwijzing, register: sectoren, titel: Sector, verplicht: true}
""",
    "data/registers/contacten/register.yaml": """
titel: Contacten
enkelvoud: contact
openbaar: false
voorbeeld: true
bestaat: vanaf_eerste_feit
titelveld: kenmerk
paginas: false
velden:
  - {naam: kenmerk, type: tekst, titel: Kenmerk, verplicht: true}
  - {naam: bedrijf, type: verwijzing, register: bedrijven, titel: Bedrijf, verplicht: true}
  - {naam: dienst, type: keuze, lijst: diensten, titel: Dienst, verplicht: true}
  - {naam: datum, type: datum, titel: Datum, rol: gebeurtenis, verplicht: true}
  - {naam: geholpen, type: ja_nee, titel: Geholpen, verplicht: true}
""",
    "content/index.md": "---\ntitel: Proefplan (voorbeeld)\n---\n\nEen verzonnen plan.\n",
}

FIGURE = """
titel: {title}
kort: Een verzonnen cijfer.
{belongs}eenheid: {{een: bedrijf, meer: bedrijven}}
getal: aantal
{type}soort: cumulatief
pijler: p1
volgorde: 1
bron: Verzonnen
eigenaar: Proefdorp
frequentie: elk kwartaal
telregel:
  register: contacten
  tel: uniek
  eenheid: bedrijf
  telt_op: datum
  uitleg: Elk bedrijf telt één keer.
  voorwaarden:
    - {{datum: datum, binnen: planperiode, reden: het contact was buiten de looptijd}}
{more}uitsplitsingen:
  - {{id: sector, titel: Per sector, naar: bedrijf.sector, optellend: true}}
  - {{id: dienst, titel: Per dienst, naar: dienst, optellend: false}}
"""
TARGET = """doel:
  citaat: "veel bedrijven"
  plaats: "§1"
  minimum: 1000
  richting: omhoog
  toetsdatum: 2027-12-31
nulmeting: ontbreekt
"""


def write_project(folder, seed):
    """A project in which some sectors and services are rare and others are not."""
    chance = random.Random(seed)
    files = dict(FIXED)
    files["data/indicatoren/geholpen.yaml"] = TARGET + FIGURE.format(
        title="Geholpen bedrijven", belongs="", type="type: output\n",
        more="    - {veld: geholpen, is: true, reden: niet geholpen}\n")  # fmt: skip
    files["data/kengetallen/bereikt.yaml"] = FIGURE.format(
        title="Bereikte bedrijven", belongs="hoort_bij: geholpen\n", type="", more="")
    files["data/registers/sectoren/sectoren.yaml"] = "".join(
        f"- {{id: {one}, titel: {one.capitalize()}}}\n" for one in SECTORS)
    weights = [chance.choice([1, 2, 6, 12]) for _ in SECTORS]
    services = [chance.choice([1, 5, 10]) for _ in SERVICES]
    companies, contacts = [], []
    for i in range(chance.randint(6, 60)):
        sector = chance.choices(SECTORS, weights)[0]
        companies.append(f"- {{id: b-{i:03}, kenmerk: Bedrijf {i}, sector: {sector}}}\n")
        for j in range(chance.choice([1, 1, 1, 2, 3])):
            day = FIRST + datetime.timedelta(days=chance.randrange((LAST - FIRST).days + 1))
            service = chance.choices(SERVICES, services)[0]
            helped = str(chance.random() < 0.7).lower()
            contacts.append(
                f"- {{id: c-{i:03}-{j}, kenmerk: Contact {i}, bedrijf: b-{i:03}, dienst: {service}, "
                f"datum: {day}, geholpen: {helped}}}\n")
    files["data/registers/bedrijven/bedrijven.yaml"] = "".join(companies)
    files["data/registers/contacten/contacten.yaml"] = "".join(contacts)
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text.lstrip("\n"), encoding="utf-8")
    return folder
