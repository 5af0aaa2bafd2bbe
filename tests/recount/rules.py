"""The counting rules of domain.md §4 in plain Python, a second time and by other means.

Nothing here knows the generator, nor the rules in data/indicatoren: where both agree on every day,
the rule files say what the domain says. Every function takes a day and starts again from the facts.
"""

import datetime
from decimal import Decimal

WINDOW = (datetime.date(2026, 1, 1), datetime.date(2027, 12, 31))
MUNICIPALITIES = {
    "aa_en_hunze", "assen", "borger_odoorn", "coevorden", "emmen", "hoogeveen",
    "meppel", "midden_drenthe", "noordenveld", "tynaarlo", "westerveld", "de_wolden",
}


# What the rules share (§4.0)


def happened(date, day):
    return date is not None and date <= day


def in_window(date, day):
    return happened(date, day) and WINDOW[0] <= date <= WINDOW[1]


def valid(item, day, start="van", end="tot_en_met"):
    """R12: the end is the last valid day; a missing end does not end, a missing start always was."""
    begin, last = item.get(start), item.get(end)
    return (begin is None or begin <= day) and (last is None or last >= day)


def proven(evidence):
    """R07: kind, title, date and reference; the date itself is not compared."""
    return all((evidence or {}).get(key) for key in ("soort", "titel", "datum", "verwijzing"))


def entries(history, day):
    """The entries up to the day, oldest first; of two on one day the later line is the later entry."""
    return sorted((e for e in history or [] if e["datum"] <= day), key=lambda e: e["datum"])


def last(history, day):
    known = entries(history, day)
    return known[-1] if known else None


def reporting_year(day):
    """R03: 2026 before the window, 2027 after it."""
    return min(max(day.year, WINDOW[0].year), WINDOW[1].year)


def year_later(date):
    """§4.3, R28, R74: the first day a fact of a year ago no longer counts."""
    try:
        return date.replace(year=date.year + 1)
    except ValueError:  # 29 February
        return datetime.date(date.year + 1, 3, 1)


# §4.1


def chain_project_counts(project, day):
    return (
        _is_unit(project, day)
        and _is_applied(project, day)
        and any(_is_agreement(a, day) for a in project.get("afspraken", []))
        and _is_running(project, day)
        and project["in_drenthe"]
        and any(p["vestiging_in_drenthe"] and valid(p, day) for p in project.get("partners", []))
        and _has_origin(project)
    )


def _is_unit(project, day):
    merged = project.get("opgegaan_in")
    return not project.get("onderdeel_van") and not (merged and happened(merged["datum"], day))


def _is_applied(project, day):
    phase = last(project.get("fase"), day)
    return phase is not None and phase["waarde"] in ("toepassing", "opschaling")


def _is_agreement(agreement, day):
    return (
        agreement["soort"] in ("volumes", "afzet", "gezamenlijke_uitvoering")
        and valid(agreement, day, "datum", "einddatum")
        and proven(agreement.get("bewijs"))
    )


def _is_running(project, day):
    state = last(project.get("status"), day)
    if state is None:
        return False
    return state["waarde"] == "lopend" or (
        state["waarde"] == "afgerond" and state.get("toepassing_loopt_door") is True
    )


def _has_origin(project):
    origins = project.get("herkomst", [])
    return any(o != "overig" or project.get("herkomst_toelichting") for o in origins)


# §4.2


def innovation_counts(innovation, day):
    step, before = step_to_practice(innovation, day)
    return (
        step is not None
        and in_window(step["datum"], day)
        and before in ("verkenning", "pilot")
        and step.get("vorm")
        in ("toepassing_in_keten", "regionale_praktijkpilot", "eerste_marktintroductie")
        and innovation["eigenaar_in_drenthe"]
        and any(
            (s.get("instrument") or s.get("programma")) and s["datum"] <= step["datum"]
            for s in innovation.get("ondersteuning", [])
        )
        and not innovation.get("foutief_geteld")
        and proven(step.get("bewijs"))
    )


def step_to_practice(innovation, day):
    """R20, R21: the first entry that is a step, with the phase the innovation came from."""
    phase = None
    for entry in entries(innovation.get("fase"), day):
        if entry["waarde"] == "praktische_toepassing":
            no_step = entry.get("vorm") == "regionale_praktijkpilot" and not (
                phase == "verkenning" and entry.get("gebruiker_buiten_eigenaar")
            )
            if no_step:
                continue
            return entry, phase
        phase = entry["waarde"]
    return None, phase


# §4.3


def programme_counts(programme, programmes, provinces, day):
    by_id = {p["id"]: p for p in programmes}
    return (
        _is_programme_unit(programme, by_id)
        and valid(programme, day)
        and any(
            _is_participation(activity, provinces, day)
            for part in programmes
            if _unit_of(part, by_id) == programme["id"]
            for activity in part.get("activiteiten", [])
        )
    )


def _is_programme_unit(programme, by_id):
    """R26: no frame itself, and without a parent or below a frame."""
    parent = by_id.get(programme.get("onderdeel_van"))
    return not programme.get("fondskader") and (parent is None or bool(parent.get("fondskader")))


def _unit_of(programme, by_id):
    """R27: what happens in a part counts for the unit above it."""
    while not _is_programme_unit(programme, by_id):
        if not programme.get("onderdeel_van"):
            return None
        programme = by_id[programme["onderdeel_van"]]
    return programme["id"]


def _is_participation(activity, provinces, day):
    if not activity["vestiging_in_drenthe"] or not proven(activity.get("bewijs")):
        return False
    if activity.get("partij") in provinces and activity["soort"] != "besluit":
        return False
    if activity["soort"] == "deelname":
        return valid(activity, day)
    if activity["soort"] in ("aanvraag", "besluit"):
        return activity["datum"] <= day < year_later(activity["datum"])
    return False


# §4.4


def supported_companies(contacts, companies, vouchers, day):
    """The companies that count, each as the id that stands for it (R34)."""
    companies = {c["id"]: c for c in companies}
    vouchers = {v["id"]: v for v in vouchers}
    return {
        stands_for(contact["onderneming"], companies)
        for contact in contacts
        if _is_support(contact, companies, vouchers, day)
    }


def stands_for(company, companies):
    while companies[company].get("zelfde_onderneming_als"):
        company = companies[company]["zelfde_onderneming_als"]
    return company


def _is_support(contact, companies, vouchers, day):
    company = companies[contact["onderneming"]]
    date, evidence = _support(contact, vouchers, day)
    return (
        _is_sme(company)
        and in_window(date, day)
        and _municipality(contact, company, date) in MUNICIPALITIES
        and contact.get("handelingsperspectief") in ("besparing", "hergebruik", "samenwerking")
        and proven(evidence)
    )


def _is_sme(company):
    return company["mkb"] is True and company["soort"] == "bedrijf"


def _municipality(contact, company, date):
    """R31: as recorded on the contact, else that of the company on the day of the contact."""
    if contact.get("gemeente"):
        return contact["gemeente"]
    entry = last(company.get("gemeente"), date)
    return entry and entry["waarde"]


def _support(contact, vouchers, day):
    """The date and the evidence of a support that is valid on the day, or no date."""
    kind = contact["instrument"]
    if kind == "quickscan":
        return contact.get("geleverd_op"), contact.get("bewijs")
    if kind == "voucher":
        voucher = vouchers[contact["voucher"]]
        grant = first_grant(voucher, day)
        if grant is None or _is_undone(voucher, day):
            return None, None
        return grant["datum"], grant.get("bewijs")
    present = contact.get("aanwezig") is True
    if kind in ("ketentafel", "inkooptraject") and present:
        return contact["datum"], contact.get("bewijs")
    if kind == "bijeenkomst" and present and happened(contact.get("vervolgstap"), day):
        return contact["datum"], contact.get("bewijs")
    return None, None


def reached_companies(contacts, companies, vouchers, day):
    """R30: any contact with evidence."""
    companies = {c["id"]: c for c in companies}
    vouchers = {v["id"]: v for v in vouchers}
    return {
        stands_for(contact["onderneming"], companies)
        for contact in contacts
        for date, evidence in _reaches(contact, vouchers, day)
        if _is_sme(companies[contact["onderneming"]])
        and in_window(date, day)
        and _municipality(contact, companies[contact["onderneming"]], date) in MUNICIPALITIES
        and proven(evidence)
    }


def _reaches(contact, vouchers, day):
    if contact["instrument"] == "voucher":
        return [
            (entry["datum"], entry.get("bewijs"))
            for entry in entries(vouchers[contact["voucher"]]["status"], day)
            if entry["waarde"] in ("aangevraagd", "verleend")
        ]
    if contact["instrument"] == "quickscan":
        return [(contact["datum"], contact.get("bewijs"))]
    return [(contact["datum"], contact.get("bewijs"))] if contact.get("aanwezig") else []


# §4.5


def first_grant(voucher, day):
    grants = [e for e in entries(voucher["status"], day) if e["waarde"] == "verleend"]
    return grants[0] if grants else None


def _is_undone(voucher, day):
    return last(voucher["status"], day)["waarde"] in ("ingetrokken", "vastgesteld_op_nihil")


def voucher_counts(voucher, year, day):
    grant = first_grant(voucher, day)
    return (
        grant is not None
        and grant["datum"].year == year
        and not _is_undone(voucher, day)
        and proven(grant.get("bewijs"))
    )


def vouchers_of_year(vouchers, day):
    """R03, R39: the number of the year of the day; none and not 0 while 2026 has no grant."""
    year = reporting_year(day)
    if year == 2026 and not any(_granted_in(v, 2026, day) for v in vouchers):
        return None
    return sum(voucher_counts(v, year, day) for v in vouchers)


def _granted_in(voucher, year, day):
    grant = first_grant(voucher, day)
    return grant is not None and grant["datum"].year == year


def granted_sum(vouchers, day):
    """R45, R46: the last amount granted, of all that count."""
    return _sum_of_last(vouchers, day, "verleend", lambda state: True)


def settled_sum(vouchers, day):
    """R44: of the vouchers whose state is settled."""
    return _sum_of_last(vouchers, day, "vastgesteld", lambda state: state == "vastgesteld")


def _sum_of_last(vouchers, day, kind, wanted):
    total = Decimal(0)
    for voucher in vouchers:
        if not any(voucher_counts(voucher, year, day) for year in (2026, 2027)):
            continue
        known = entries(voucher["status"], day)
        if wanted(known[-1]["waarde"]):
            total += Decimal(str([e for e in known if e["waarde"] == kind][-1]["bedrag"]))
    return total


# §4.6


def municipality_counts(municipality, day):
    facts = [municipality.get(name, {}) for name in ("toegang", "instructie", "supportafspraken")]
    return (
        all(happened(fact.get("datum"), day) for fact in facts)
        and valid(facts[0], day)
        and all(proven(fact.get("bewijs")) for fact in facts)
    )


# §4.7


def is_held(table, day):
    roles = {a["rol"] for a in table.get("aanwezigen", [])}
    return (
        happened(table["datum"], day)
        and table["status"] == "gehouden"
        and table["vcgd"]
        and len(roles & {"producent", "verwerker", "afnemer"}) >= 2
        and proven(table.get("verslag"))
    )


def table_counts(table, day):
    in_quarter = datetime.date(2026, 7, 1) <= table["datum"] <= datetime.date(2026, 9, 30)
    return in_quarter and is_held(table, day)


# §4.8


def analysis_counts(analysis, day):
    return (
        not analysis["eerste_opdracht"]
        and happened(analysis.get("geleverd"), day)
        and in_window(analysis.get("verwerkt_in_v2"), day)
        and proven(analysis.get("bewijs"))
    )


def pilot_counts(pilot, day):
    return (
        pilot["soort"] in ("materiaal", "ontwerp", "proces")
        and in_window(pilot["begonnen"], day)
        and pilot["begonnen"].year == reporting_year(day)
        and proven(pilot.get("bewijs"))
    )


# §4.9, §9


def milestone_status(milestone, progress, counted_on, day):
    """The key of §9. `counted_on` tells the day a counted part was first reached, or nothing."""
    dropped = progress.get("vervallen")
    due = quarter_end(quarter_in_force(milestone, progress, day))
    done = _part_dates(milestone, progress, counted_on, day)
    complete = all(date is not None for date in done.values())
    if complete:
        on_time = max(done.values()) <= due
        return "gereed" if on_time else "gereed (later dan gepland)"
    if dropped and happened(dropped["datum"], day):
        return "vervallen"
    if day > due:
        return "te laat"
    started = happened(progress.get("gestart"), day) or any(done.values())
    return "loopt" if started else "gepland"


def quarter_in_force(milestone, progress, day):
    """The quarter of the last move up to the day; without one that of the plan."""
    moved = [m["naar"] for m in progress.get("verplaatst", []) if happened(m["datum"], day)]
    return moved[-1] if moved else milestone["kwartaal"]


def _part_dates(milestone, progress, counted_on, day):
    entered = {p["onderdeel"]: p for p in progress.get("onderdelen", [])}
    dates = {}
    for part in milestone["onderdelen"]:
        if "geteld" in part:
            date = counted_on(milestone["id"], part["id"], day)
        else:
            fact = entered.get(part["id"], {})
            known = happened(fact.get("datum"), day) and proven(fact.get("bewijs"))
            date = fact["datum"] if known else None
        dates[part["id"]] = date
    return dates


def quarter_end(quarter):
    year, number = int(quarter[:4]), int(quarter[-1])
    following = datetime.date(year + number // 4, number % 4 * 3 + 1, 1)
    return following - datetime.timedelta(days=1)


# §6


def booked(bookings, line, year, kind, day):
    """R60: the sum of the bookings of a budget year up to the day.

    Without any booking nothing is known (R63); with one, the other kind is known to be 0.
    """
    known = [
        b
        for b in bookings
        if b["post"] == line and int(b["budgetjaar"]) == year and b["datum"] <= day
    ]
    if not known:
        return None
    return sum((Decimal(str(b["bedrag"])) for b in known if b["soort"] == kind), Decimal(0))


def last_figure(figures, line, year, kind, day):
    known = [
        f
        for f in figures
        if f["regel"] == line and f["jaar"] == year and f["soort"] == kind and f["datum"] <= day
    ]
    return Decimal(str(max(known, key=lambda f: f["datum"])["bedrag"])) if known else None


# Targets, decisions and measures


def target_in_force(indicator, day):
    """(minimum, maximum) of the plan, with the changes dated up to the day."""
    bounds = indicator["doel"]
    for change in indicator.get("doelwijzigingen", []):
        if happened(change["datum"], day):
            bounds = change["naar"]
    return bounds.get("minimum"), bounds.get("maximum")


def decision_state(decision, day):
    """(state, overdue) on a day; nothing before the decision was there."""
    if not happened(decision["datum"], day):
        return None
    steps = [s["stand"] for s in decision.get("verloop", []) if happened(s["datum"], day)]
    state = steps[-1] if steps else "open"
    due = decision.get("uiterlijk")
    return state, state in ("open", "in_behandeling") and due is not None and due < day


def lacks_explanation(judgements, day):
    """§9, of the judgement in force: none, green without evidence, off course without explanation."""
    known = [j for j in judgements if happened(j["datum"], day)]
    if not known:
        return True
    last = max(known, key=lambda j: j["datum"])
    if last["oordeel"] in ("op_koers", "bereikt"):
        return not proven(last.get("bewijs"))
    if last["oordeel"] in ("aandacht", "niet_op_koers", "niet_bereikt"):
        measure = last.get("maatregel", {})
        told = [last.get("oorzaak"), last.get("gevolg"), *map(measure.get, ("tekst", "eigenaar", "datum"))]
        return not all(told)
    return False


def measure_state(measure, day):
    if happened(measure.get("gereed"), day):
        return "gedaan"
    return "te laat" if measure["datum"] < day else "loopt"
