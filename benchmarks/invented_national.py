"""A corpus of national size whose every sentence is invented: documents, manifest, sizes.

Systems are those of `corpora/systems.csv`, each with a strategy and a forward plan. Sentences come
from a small grammar and say nothing true of anybody. Same seed, same bytes.
"""

import csv
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from invented_pdf import Item, pdf_of

SYSTEMS = Path(__file__).parents[1] / "corpora" / "systems.csv"
SHORTEST, LONGEST, MEDIAN = 150, 3500, 560
"""Statements of a document; eleven real plans had 150 to 1,500."""
SPREAD = 0.62
"""Of the logarithm of length."""
UNREADABLE = 0.15
"""Share of documents with pages that hold no text."""
KINDS = {"strategy": "Strategy", "forward_plan": "Forward plan"}


def forms(joined: str) -> list[str]:
    """Forms of sentences and their parts, with gaps in braces."""
    return joined.split("|")


ACTS = forms(
    "open|extend|commission|pilot|review|redesign|fund|publish|train staff for|set up|"
    "bring together|double|trial|deliver|simplify"
)
SERVICES = forms(
    "stop-smoking clinics|dental checks|blood-pressure checks|interpreting|warm-home visits|"
    "health checks|antenatal classes|bowel screening|talking therapies|foot care|"
    "mobile vaccination|falls classes|welfare advice|memory clinics|asthma reviews|"
    "community pharmacy visits|school nursing|weight management|cardiac rehabilitation|"
    "hospital discharge support|drop-in hubs|sleep clinics|hearing tests|eye tests|"
    "debt advice|carers' breaks|cervical screening|liver scans|lung checks|peer mentoring"
)
PEOPLE = forms(
    "people in the most deprived fifth of areas|Gypsy, Roma and Traveller communities|"
    "people with a learning disability|autistic adults|people who sleep rough|unpaid carers|"
    "women from Black and Asian backgrounds|care leavers|residents|patients|everyone|"
    "children under five|people seeking asylum|older people who live alone|our communities|"
    "people with severe mental illness|young people|vulnerable groups|veterans|farm workers"
)
PLACES = forms(
    "in {place}|in our most deprived wards|across {system}|in every neighbourhood|"
    "in coastal towns|in each primary care network|locally|in {place} and {other}"
)
AGENTS = forms(
    "We will|The Integrated Care Board will|{place} Council will|Partners will|"
    "The {place} Health Inequalities Board will|Our trusts will|The director of public health will|"
    "NHS {system} and its councils will|Primary care networks will|The alliance will"
)
DATES = forms(
    "by March {year}|by {year}|over the next few years|in the first quarter of {year}|soon|"
    "by the end of {year}/{next}|within 12 months|during the life of this plan"
)
MONEY = forms(
    "with £{n}0,000 from the inequalities fund|within existing resources|"
    "using £{n}.5 million of recurrent funding|subject to funding|paid for by the better care fund"
)
TARGETS = forms(
    "so that uptake rises from {n}% to {m}%|to reduce waits|to halve the gap in uptake|"
    "so that {n}00 more people are seen a year|to improve outcomes|to cut admissions by {n}%"
)
INEQUALITY = forms(
    "to narrow the gap in life expectancy|to reduce unequal access|to tackle health inequalities|"
    "because waits are longest in poorer areas|to improve experience for those treated worst|"
    "so that outcomes no longer depend on where people live"
)
REPORTS = forms(
    "progress will be reported to the board each quarter|the partnership will review this yearly|"
    "a dashboard will be published twice a year"
)
CONTEXT = forms(
    "In {year} about {n}% of {people} {where} smoked|Waits for {service} are longest {where}|"
    "{place} has {n} general practices and {m} pharmacies|One in {n} of {people} told us that "
    "{service} were hard to reach|The number of {people} is expected to grow by {n}% in ten years|"
    "Transport {where} is poor and many trips to {service} take over an hour|"
    "National guidance asks systems to offer {service} to {people}"
)
ACHIEVED = forms(
    "Last year we opened {service} {where}|In {year} {n}00 of {people} used {service} {where}|"
    "{place} Council trained {n} advisers for {service}"
)
HOPES = forms(
    "Our vision is that {people} live longer and healthier lives {where}|"
    "We aspire to be a place where {people} can reach {service} {where}|"
    "Our ambition is for {service} to work for {people}, whatever their background"
)
HEADINGS = forms(
    "Our population|Where we are now|Starting well|Living well|Ageing well|Prevention|"
    "Mental health|Access to care|Our workforce|Our estate|Places and neighbourhoods|"
    "Reducing health inequalities|What people told us|Delivery plan|How we will know"
)


@dataclass(frozen=True, slots=True)
class Made:
    """A document: line of the manifest, bytes."""

    row: dict[str, str]
    content: bytes


@dataclass(frozen=True, slots=True)
class Voice:
    """How one document writes: shares of commitments that name each thing, and its places."""

    rng: Random
    system: str
    places: tuple[str, ...]
    commitments: float
    names: dict[str, float]

    def fill(self, form: str) -> str:
        """A form with its gaps filled."""
        rng, year = self.rng, self.rng.randint(2023, 2029)
        place, other = rng.choice(self.places), rng.choice(self.places)
        where = rng.choice(PLACES).format(place=place, other=other, system=self.system)
        return form.format(
            place=place, other=other, system=self.system, where=where, year=year,
            next=str(year + 1)[2:], n=rng.randint(2, 60), m=rng.randint(61, 95),
            people=rng.choice(PEOPLE), service=rng.choice(SERVICES),
        )  # fmt: skip

    def act(self) -> str:
        """An act without its agent; parts are there as often as the document names them."""
        rng, often = self.rng, self.names
        parts = [f"{rng.choice(ACTS)} {rng.choice(SERVICES)} and {rng.choice(SERVICES)}"]
        for name, forms in (
            ("whom", ["for {people}"]), ("where", ["{where}"]), ("why", INEQUALITY),
            ("target", TARGETS), ("when", DATES), ("money", MONEY),
        ):  # fmt: skip
            if rng.random() < often[name]:
                parts.append(rng.choice(forms))
        if rng.random() < often["report"]:
            parts.append("and " + rng.choice(REPORTS))
        return self.fill(" ".join(parts))

    def sentence(self) -> str:
        """A sentence of any type."""
        draw = self.rng.random()
        if draw < self.commitments:
            return f"{self.fill(self.rng.choice(AGENTS))} {self.act()}."
        forms = HOPES if draw > 0.94 else ACHIEVED if draw > 0.88 else CONTEXT
        return self.fill(self.rng.choice(forms)) + "."


def corpus(seed: int, statements: int) -> Iterator[Made]:
    """Documents of all systems, `statements` in all as near as may be."""
    rng = Random(seed)
    with SYSTEMS.open(encoding="utf-8-sig", newline="") as file:
        systems = list(csv.DictReader(file))
    tasks = [(row, kind) for row in systems for kind in KINDS]
    for (row, kind), length in zip(tasks, lengths(rng, len(tasks), statements), strict=True):
        yield document(Random(rng.random()), row, kind, length)


def lengths(rng: Random, documents: int, statements: int) -> list[int]:
    """Statements a document: lognormal, one as long as any, the sum as asked."""
    drawn = [math.exp(rng.gauss(math.log(MEDIAN), SPREAD)) for _ in range(documents)]
    scale = (statements - LONGEST) / sum(drawn[1:]) if documents > 1 else 1.0
    return [LONGEST, *(round(min(LONGEST, max(SHORTEST, n * scale))) for n in drawn[1:])]


def document(rng: Random, row: dict[str, str], kind: str, length: int) -> Made:
    """One document and its line of the manifest."""
    system = row["name"]
    places = tuple(p.replace(" (part)", "") for p in row["local_authorities"].split(";") if p)
    quality = rng.random()
    names = {
        key: min(0.95, max(0.02, rng.gauss(mean, 0.12) + 0.4 * (quality - 0.5)))
        for key, mean in (("whom", 0.7), ("where", 0.5), ("why", 0.45), ("target", 0.3),
                          ("when", 0.35), ("money", 0.15), ("report", 0.1))
    }  # fmt: skip
    voice = Voice(rng, system, places or (system,), 0.12 + 0.2 * rng.random(), names)
    title = f"{system} {KINDS[kind].lower()} (invented)"
    blank = tuple(rng.sample(range(2, 12), 3)) if rng.random() < UNREADABLE else ()
    file = f"{row['ods_code'].lower()}-{kind.replace('_', '-')}.pdf"
    facts = {
        "file": file, "plan": title, "system": system, "kind": kind, "title": title,
        "area": system, "start": "2023-07-01", "end": "2028-03-31",
    }  # fmt: skip
    return Made(facts, pdf_of([Item("heading", title), *items(voice, length)], blank))


def items(voice: Voice, length: int) -> Iterator[Item]:
    """Headings, paragraphs, lists under stems and tables of actions."""
    rng, made = voice.rng, 0
    while made < length:
        yield Item("heading", f"{rng.choice(HEADINGS)} {made // 20 + 1}")
        for _ in range(rng.randint(2, 5)):
            number = rng.randint(2, 5)
            yield Item("paragraph", " ".join(voice.sentence() for _ in range(number)))
            made += number
        if rng.random() < 0.6:
            number = rng.randint(3, 7)
            yield Item("paragraph", f"{voice.fill(rng.choice(DATES)).capitalize()} we will:")
            for _ in range(number):
                yield Item("bullet", voice.act())
            made += number
        elif rng.random() < 0.4:
            number = rng.randint(3, 8)
            yield Item("row", "", ("Action", "Lead", "By when"))
            for _ in range(number):
                lead = voice.fill("{place} Council" if rng.random() < 0.5 else "NHS {system}")
                yield Item("row", "", (voice.act().capitalize(), lead, voice.fill("March {year}")))
            made += number
