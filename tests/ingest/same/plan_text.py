"""An invented action plan of 30 actions: the words, apart from any format.

Two tables: one whose themes run across it as bands, one whose priorities stand in merged cells of
the first column. A cell of several lines holds paragraphs, those with a bullet list items.
"""

from typing import NamedTuple

TITLE = "Fairer Futures: the Averdale action plan 2025–2028"
OPENING = (
    "This plan sets out what the partners of the Averdale Integrated Care System will do together"
    " over three years, and who answers for it."
)
BANDS_TITLE = "Part A: Actions by theme"
GROUPS_TITLE = "Part B: Actions by priority"
CLOSING = "Progress is reported to the Averdale Health and Care Board every quarter, in public."


class Action(NamedTuple):
    ref: str
    action: str
    lead: str
    when: str
    measure: str


HEADS = ("Ref", "Action", "Lead\norganisation", "Timescale", "How we will know\n(measure)")
ROLES = ("other", "action", "lead", "timescale", "measure")

BANDS: dict[str, tuple[Action, ...]] = {
    "Theme 1: A good start in life": (
        Action(
            "1.1",
            "Open two family hubs in Stowbeck and Marlpit, each with a midwife on site four days a"
            " week",
            "Averdale County Council",
            "Q3 2025/26",
            "1,200 families seen in the first year",
        ),
        Action(
            "1.2",
            "Offer every pregnant woman who smokes a “quit for two” voucher worth £400",
            "Tarn Valley Maternity Trust",
            "by March 2027",
            "Smoking at delivery down from 11.4% to 6%",
        ),
        Action("1.3", "Train 85 health visitors in infant feeding", "TBC", "2026", "85 trained"),
        Action(
            "1.4",
            "Bring the uptake of the second MMR dose in the ten wards with the lowest figures up to"
            " that of the county, beginning with Marlpit East and Quarry Bank",
            "NHS Averdale Integrated Care Board\nAverdale County Council",
            "ongoing",
            "",
        ),
        Action(
            "1.5",
            "Run a supervised toothbrushing scheme in 40 nurseries",
            "Averdale County Council",
            "September 2026 – July 2028",
            "5-year-olds with decay: 31% to 25% by 2028",
        ),
    ),
    "Theme 2: Healthy places and fair work": (
        Action(
            "2.1",
            "Repair damp and mould in 300 rented homes:\n• inspect all homes on the list\n"
            "• serve notice within 28 days where a child under 5 lives there",
            "Stowbeck Borough Council",
            "Year 2",
            "300 homes; no repeat complaint in 12 months",
        ),
        Action(
            "2.2",
            "Pay the Real Living Wage",
            "All NHS trusts",
            "April 2026",
            "100% of staff and of contractors’ staff",
        ),
        Action(
            "2.3",
            "Buy at least 30% of food for hospital kitchens from within 50 miles",
            "Tarn Valley Hospitals NHS Foundation Trust",
            "2025/26 – 2027/28",
            "Share of spend (£), reported half-yearly",
        ),
        Action("2.4", "Plant a wood of 4,000 trees at Quarry Bank", "", "Winter 2025", "TBC"),
        Action(
            "2.5",
            "Give 150 people with a long-term condition a place on the “Back to Work” programme",
            "Averdale Works CIC",
            "31/03/2026",
            "60 in paid work after six months",
        ),
    ),
    "Theme 3: Prevention": (
        Action(
            "3.1",
            "Find the 6,500 people with high blood pressure who don’t know it, by testing in"
            " barbers’ shops, mosques, markets and libraries",
            "Community pharmacies; Averdale Voluntary Action",
            "By the end of 2026",
            "Recorded prevalence at 16.2% (now 14.0%)",
        ),
        Action(
            "3.2",
            "Double the number of targeted lung health checks",
            "North Averdale Cancer Alliance",
            "Q1 2026/27",
            "9,000 checks a year",
        ),
        Action(
            "3.3",
            "Start a tier 3 weight service for people with a learning disability",
            "NHS Averdale Integrated Care Board",
            "Autumn 2027",
            "",
        ),
        Action(
            "3.4",
            "Cut waits for NHS Health Checks in Marlpit to four weeks",
            "Marlpit Primary Care Network",
            "June 2026",
            "Median wait (weeks)",
        ),
        Action(
            "3.5",
            "Publish an alcohol harm strategy – with people who have lived with addiction",
            "Director of Public Health",
            "December 2025",
            "Strategy agreed by the Board",
        ),
    ),
}

GROUP_HEADS = ("Priority", *HEADS)
GROUPS: dict[str, tuple[Action, ...]] = {
    "Fair access": (
        Action(
            "4.1",
            "Give each practice in the most deprived fifth a named translator",
            "NHS Averdale Integrated Care Board",
            "Q2 2026/27",
            "18 practices covered",
        ),
        Action(
            "4.2",
            "Offer evening outpatient clinics in cardiology, eyes and skin, so that shift workers"
            " needn’t lose pay to be seen",
            "Tarn Valley Hospitals NHS Foundation Trust",
            "2026/27",
            "Missed appointments down by a fifth in IMD 1 and 2",
        ),
        Action(
            "4.3",
            "Rewrite all invitation letters in plain English & Easy Read",
            "Communications team",
            "within 6 months",
            "95% of letters",
        ),
        Action(
            "4.4",
            "Put a free bus in place between Quarry Bank and the hospital",
            "Averdale County Council",
            "TBC",
            "£180,000 a year agreed",
        ),
    ),
    "Mind and body": (
        Action(
            "5.1",
            "Make sure that 75% of people with a severe mental illness have their physical health"
            " check every year",
            "Averdale Partnership NHS Trust",
            "March 2027",
            "75% (2024: 58%)",
        ),
        Action(
            "5.2",
            "Set up a crisis café in Stowbeck that is open until midnight",
            "Averdale Mind Together",
            "October 2026",
            "300 visits a month",
        ),
        Action(
            "5.3",
            "Halve the number of people placed out of area",
            "Averdale Partnership NHS Trust",
            "by 31 March 2028",
            "Bed days out of area",
        ),
        Action(
            "5.4",
            "Recruit 12 peer workers",
            "Averdale Partnership NHS Trust\nAverdale Mind Together",
            "2025/26",
            "12 in post",
        ),
        Action("5.5", "Review the bereavement offer for children", "", "ongoing", ""),
        Action(
            "5.6",
            "Screen veterans for loneliness, depression and gambling harm at every new patient"
            " check",
            "Primary care networks",
            "From January 2026",
            "1 in 2 veterans screened",
        ),
    ),
    "Growing older": (
        Action(
            "6.1",
            "Prevent falls through strength and balance classes for 2,400 people over 70",
            "Averdale Leisure Trust",
            "2025–2028",
            "Falls admissions per 100,000 down 12%",
        ),
        Action(
            "6.2",
            "Visit each carer aged over 75 at home",
            "District councils",
            "Year 1",
            "All 1,050 visited",
        ),
        Action(
            "6.3",
            "Agree an advance care plan with 60% of people in their last year",
            "St Wilfrid’s Hospice",
            "Q4 2027/28",
            "60% by district",
        ),
        Action(
            "6.4",
            "Stock 14 warm hubs, and tell those who are on pension credit about them",
            "Averdale Age Alliance",
            "each winter",
            "Visits, by ward",
        ),
        Action(
            "6.5",
            "Test remote monitoring for heart failure in 90 care homes",
            "Averdale Community Services",
            "Q3–Q4 2026/27",
            "Emergency admissions per home",
        ),
    ),
}
assert sum(map(len, (*BANDS.values(), *GROUPS.values()))) == 30

Record = tuple[tuple[str, str, str], ...]
"""Head, role and words of each filled cell of a row."""


def flat(words: str) -> str:
    """Lines of a cell as one."""
    return " ".join(words.split("\n"))


def _record(heads: tuple[str, ...], roles: tuple[str, ...], cells: tuple[str, ...]) -> Record:
    rows = zip(map(flat, heads), roles, map(flat, cells), strict=True)
    return tuple((head, role, words) for head, role, words in rows if words)


def band_records() -> list[Record]:
    return [_record(HEADS, ROLES, action) for theme in BANDS.values() for action in theme]


def group_records() -> list[Record]:
    return [
        _record(GROUP_HEADS, ("other", *ROLES), (group, *action))
        for group, actions in GROUPS.items()
        for action in actions
    ]


def label_records() -> list[Record]:
    """The same actions written as labels, without a number of their own."""
    both = [action for part in (BANDS, GROUPS) for group in part.values() for action in group]
    return [
        _record(("What", "Who", "When", "How we will know"), ROLES[1:], tuple(action)[1:])
        for action in both
    ]
