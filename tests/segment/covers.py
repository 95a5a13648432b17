# ruff: noqa: E501 - covers and their truth read best side by side
"""Invented fronts in the manner of English plans' covers, each with what it is, told beforehand.

The wording, titles and dates are made up; bodies' and places' names are those of real systems,
because the table of systems is what is tried.
"""

from dataclasses import dataclass, field, replace

from handmade import block, document

from doc_audit.model.document import PageBox

PROSE = "People told us what matters to them, and this is how we are going to go about it. " * 3


@dataclass(frozen=True)
class Cover:
    """`lines`: (height in points, words) of page 1; `body`: paragraphs of page 2; `truth`: by fact,
    several right forms after one another with `|`, missing = nothing there to be known."""

    name: str
    lines: tuple[tuple[float, str], ...]
    truth: dict[str, str]
    body: tuple[str, ...] = ()
    running: str = ""
    properties: dict[str, str] = field(default_factory=dict)

    def document(self):
        shown = [_line(text, size, 60 + 60 * at) for at, (size, text) in enumerate(self.lines)]
        text = [block("paragraph", words, page=2) for words in (*self.body, PROSE)]
        running = [block("furniture", self.running, page=page) for page in (2, 3)]
        made = document(*shown, *text, *(running if self.running else ()))
        return replace(made, name=self.name)


def _line(text, size, top):
    made = block("heading" if size > 13 else "paragraph", text, top=top)
    at = PageBox(1, 50, top, 400, top + size)
    return replace(made, lines=tuple(replace(line, box=at) for line in made.lines))


COVERS = (
    Cover(
        "sussex-shared-delivery-plan-2023.pdf",
        ((36, "Improving Lives Together"), (20, "Our Shared Delivery Plan 2023-2028"),
         (12, "June 2023"), (12, "NHS Sussex Integrated Care Board")),
        {"title": "Improving Lives Together: Our Shared Delivery Plan 2023-2028"
                  "|Improving Lives Together",
         "publisher": "NHS Sussex Integrated Care Board", "system": "Sussex",
         "area": "Sussex", "start": "2023-04-01", "end": "2028-03-31", "date": "2023-06",
         "kind": "forward_plan"},
        ("Our Shared Delivery Plan is our Joint Forward Plan under the 2022 Act.",),
    ),
    Cover(
        "JFP-2024-update-final.pdf",
        ((34, "Joint Forward Plan 2023/24 – 2027/28"), (24, "2024 update"),
         (14, "NHS South Yorkshire Integrated Care Board")),
        {"title": "Joint Forward Plan 2023/24 – 2027/28 2024 update"
                  "|Joint Forward Plan 2023/24 – 2027/28",
         "publisher": "NHS South Yorkshire Integrated Care Board", "system": "South Yorkshire",
         "kind": "forward_plan", "start": "2023-04-01", "end": "2028-03-31",
         "area": "South Yorkshire"},
    ),
    Cover(
        "hnyhcp-strategy.pdf",
        ((30, "Humber and North Yorkshire Health and Care Partnership"),
         (34, "Integrated Health and Care Strategy"), (14, "December 2022")),
        {"title": "Humber and North Yorkshire Health and Care Partnership"
                  " Integrated Health and Care Strategy|Integrated Health and Care Strategy",
         "publisher": "Humber and North Yorkshire Health and Care Partnership",
         "system": "Humber and North Yorkshire", "kind": "strategy", "date": "2022-12",
         "area": "Humber and North Yorkshire"},
        ("Humber and North Yorkshire Health and Care Partnership serves 1.7 million people.",),
    ),
    Cover(
        "Hackney JLHWS.pdf",
        ((30, "Hackney Joint Local Health and Wellbeing Strategy"), (20, "2022-2026"),
         (12, "London Borough of Hackney"), (12, "City and Hackney Public Health")),
        {"title": "Hackney Joint Local Health and Wellbeing Strategy"
                  "|Hackney Joint Local Health and Wellbeing Strategy 2022-2026",
         "publisher": "London Borough of Hackney", "system": "North East London",
         "kind": "hwb_strategy", "area": "Hackney", "start": "2022-04-01", "end": "2026-03-31"},
    ),
    Cover(
        "bcp-dorset-hwb.pdf",
        ((28, "Pan-Dorset Drug and Alcohol Strategy"), (16, "2020 to 2025"),
         (12, "Bournemouth, Christchurch and Poole Council"), (12, "Dorset Council")),
        {"title": "Pan-Dorset Drug and Alcohol Strategy",
         "publisher": "Bournemouth, Christchurch and Poole Council|Dorset Council",
         "system": "Dorset", "kind": "strategy", "start": "2020-04-01", "end": "2025-03-31",
         "area": "Dorset"},
    ),
    Cover(
        "MSE_ICS_JFP_v0.7_DRAFT.docx",
        ((30, "Mid and South Essex Joint Forward Plan"), (16, "2025/26 to 2029/30"),
         (40, "DRAFT"), (12, "Version 0.7"), (12, "12 February 2025")),
        {"title": "Mid and South Essex Joint Forward Plan", "system": "Mid and South Essex",
         "kind": "forward_plan", "start": "2025-04-01", "end": "2030-03-31",
         "area": "Mid and South Essex", "draft": "yes", "version": "0.7", "date": "2025-02-12"},
    ),
    Cover(
        "surrey-sussex-commissioning.pdf",
        ((32, "Five-year strategic commissioning plan"), (18, "2026/27 to 2030/31"),
         (14, "NHS Surrey and Sussex Integrated Care Board"), (12, "Published: 30 April 2026")),
        {"title": "Five-year strategic commissioning plan",
         "publisher": "NHS Surrey and Sussex Integrated Care Board",
         "system": "Surrey and Sussex", "kind": "commissioning_plan", "start": "2026-04-01",
         "end": "2031-03-31", "area": "Surrey and Sussex", "date": "2026-04-30"},
    ),
    Cover(
        "CIOS-ICS-Strategy.pdf",
        ((30, "Cornwall and the Isles of Scilly Integrated Care Strategy"),
         (14, "Cornwall and the Isles of Scilly Integrated Care Partnership"),
         (12, "Draft for consultation")),
        {"title": "Cornwall and the Isles of Scilly Integrated Care Strategy",
         "publisher": "Cornwall and the Isles of Scilly Integrated Care Partnership",
         "system": "Cornwall and the Isles of Scilly", "kind": "strategy", "draft": "yes",
         "area": "Cornwall and the Isles of Scilly"},
    ),
    Cover(
        "oxfordhealth-strategy-2021-26.pdf",
        ((34, "Our Strategy 2021-2026"), (18, "Outstanding care by an outstanding team"),
         (14, "Oxford Health NHS Foundation Trust")),
        {"title": "Our Strategy 2021-2026|Our Strategy 2021-2026 Outstanding care by an"
                  " outstanding team",
         "publisher": "Oxford Health NHS Foundation Trust", "kind": "strategy|other",
         "system": "Buckinghamshire, Oxfordshire and Berkshire West",
         "start": "2021-04-01", "end": "2026-03-31"},
        ("Oxford Health NHS Foundation Trust works with Oxfordshire County Council and "
         "Buckinghamshire Council. Oxfordshire County Council is our partner. We meet "
         "Oxfordshire County Council monthly.",),
    ),
    Cover(
        "director-of-public-health-annual-report-2023.pdf",
        ((30, "Healthy High Streets"), (18, "Annual Report of the Director of Public Health 2023"),
         (12, "Lincolnshire County Council")),
        {"title": "Healthy High Streets: Annual Report of the Director of Public Health 2023"
                  "|Healthy High Streets", "publisher": "Lincolnshire County Council",
         "system": "Lincolnshire", "kind": "annual_report", "area": "Lincolnshire"},
    ),
    Cover(
        "icb-annual-report-and-accounts-22-23.pdf",
        ((30, "Annual Report and Accounts 2022/23"), (16, "NHS Frimley Integrated Care Board"),
         (12, "1 July 2022 to 31 March 2023")),
        {"title": "Annual Report and Accounts 2022/23",
         "publisher": "NHS Frimley Integrated Care Board", "system": "Frimley",
         "kind": "annual_report", "start": "2022-07-01", "end": "2023-03-31", "area": "Frimley"},
    ),
    Cover(
        "liverpool-place-plan.pdf",
        ((30, "One Liverpool Delivery Plan"), (16, "2024-25"),
         (12, "Liverpool Integrated Care Partnership")),
        {"title": "One Liverpool Delivery Plan", "system": "Cheshire and Merseyside",
         "publisher": "Liverpool Integrated Care Partnership", "kind": "action_plan",
         "start": "2024-04-01", "end": "2025-03-31", "area": "Liverpool"},
    ),
    Cover(
        "Joined Up Care Derbyshire 5 year plan.pdf",
        ((32, "Derby and Derbyshire NHS' Five Year Plan"), (18, "2023/24 to 2027/28"),
         (12, "Joined Up Care Derbyshire")),
        {"title": "Derby and Derbyshire NHS' Five Year Plan", "system": "Derby and Derbyshire",
         "kind": "forward_plan", "start": "2023-04-01", "end": "2028-03-31",
         "area": "Derby and Derbyshire", "publisher": "Joined Up Care Derbyshire"},
        ("This is our Joint Forward Plan. NHS Derby and Derbyshire ICB leads it.",),
    ),
    Cover(
        "core20plus5-action-plan.xlsx.pdf",
        ((24, "Core20PLUS5 Action Plan"), (14, "Birmingham & Solihull ICS"),
         (12, "Approved by the Board, 14 March 2024"), (12, "Review date: March 2025")),
        {"title": "Core20PLUS5 Action Plan", "system": "Birmingham and Solihull",
         "kind": "action_plan", "area": "Birmingham and Solihull", "date": "2024-03-14",
         "publisher": "Birmingham & Solihull ICS|Birmingham and Solihull ICS"},
    ),
    Cover(
        "statutory-guidance-icp-strategies.html",
        ((28, "Guidance on the preparation of integrated care strategies"),
         (12, "Published 29 July 2022"), (12, "Department of Health and Social Care"),
         (12, "Last updated 1 February 2024")),
        {"title": "Guidance on the preparation of integrated care strategies",
         "publisher": "Department of Health and Social Care", "kind": "guidance",
         "date": "2022-07-29"},
    ),
    Cover(
        "JSNA older people 2021.pdf",
        ((30, "Older People in Gloucestershire"), (18, "Joint Strategic Needs Assessment"),
         (12, "March 2021"), (12, "Gloucestershire County Council")),
        {"title": "Older People in Gloucestershire: Joint Strategic Needs Assessment"
                  "|Older People in Gloucestershire"
                  "|Older People in Gloucestershire Joint Strategic Needs Assessment",
         "publisher": "Gloucestershire County Council", "system": "Gloucestershire",
         "kind": "needs_assessment", "date": "2021-03", "area": "Gloucestershire"},
    ),
    Cover(
        "2024-jhws-refresh.pdf",
        ((30, "Cambridgeshire and Peterborough Health and Wellbeing Integrated Care Strategy"),
         (16, "2023 – 2028"), (12, "Refreshed December 2024")),
        {"title": "Cambridgeshire and Peterborough Health and Wellbeing Integrated Care Strategy",
         "system": "Cambridgeshire and Peterborough", "kind": "strategy|hwb_strategy",
         "start": "2023-04-01", "end": "2028-03-31", "date": "2024-12",
         "area": "Cambridgeshire and Peterborough"},
    ),
    Cover(
        "north-lincs-hwb.pdf",
        ((30, "North Lincolnshire Health and Wellbeing Strategy"), (16, "2021 - 2026"),
         (12, "North Lincolnshire Council"), (12, "Version 1.0 FINAL")),
        {"title": "North Lincolnshire Health and Wellbeing Strategy",
         "publisher": "North Lincolnshire Council", "system": "Humber and North Yorkshire",
         "kind": "hwb_strategy", "start": "2021-04-01", "end": "2026-03-31",
         "area": "North Lincolnshire", "version": "1.0"},
    ),
    Cover(
        "summary.pdf",
        ((30, "Joint Forward Plan: a summary"), (16, "April 2024 to March 2029"),
         (14, "NHS Devon"), (12, "onedevon.org.uk")),
        {"title": "Joint Forward Plan: a summary", "publisher": "NHS Devon",
         "system": "Devon", "kind": "forward_plan|other", "start": "2024-04-01",
         "end": "2029-03-31", "area": "Devon"},
    ),
    Cover(
        "nwl-strategy-nov-2023.pdf",
        ((34, "Health and Care Strategy"), (18, "for North West London"),
         (12, "November 2023"), (12, "www.nwlondonicb.nhs.uk")),
        {"title": "Health and Care Strategy for North West London|Health and Care Strategy",
         "system": "North West London", "kind": "strategy", "date": "2023-11",
         "area": "North West London"},
        ("NHS North West London ICB works with eight boroughs.",),
    ),
    Cover(
        "bnssg.pdf",
        ((40, "Healthier Together"), (22, "Joint Forward Plan 2024/25"),
         (12, "Bristol, North Somerset and South Gloucestershire Integrated Care System")),
        {"title": "Healthier Together: Joint Forward Plan 2024/25"
                  "|Healthier Together Joint Forward Plan 2024/25|Healthier Together",
         "system": "Bristol, North Somerset and South Gloucestershire", "kind": "forward_plan",
         "publisher": "Bristol, North Somerset and South Gloucestershire Integrated Care System",
         "start": "2024-04-01", "end": "2029-03-31",
         "area": "Bristol, North Somerset and South Gloucestershire"},
        ("This plan covers the five years from April 2024 to March 2029.",),
    ),
    Cover(
        "essex-jhws-2022-2026.pdf",
        ((30, "Essex Joint Health and Wellbeing Strategy"), (18, "2022-2026"),
         (12, "Essex Health and Wellbeing Board")),
        {"title": "Essex Joint Health and Wellbeing Strategy",
         "publisher": "Essex Health and Wellbeing Board", "kind": "hwb_strategy",
         "start": "2022-04-01", "end": "2026-03-31", "area": "Essex"},
    ),
    Cover(
        "reading-jhws-2021-2030.pdf",
        ((26, "Berkshire West Joint Health and Wellbeing Strategy 2021-2030"),
         (12, "Reading Borough Council, West Berkshire Council, Wokingham Borough Council")),
        {"title": "Berkshire West Joint Health and Wellbeing Strategy 2021-2030",
         "publisher": "Reading Borough Council|West Berkshire Council|Wokingham Borough Council",
         "system": "Buckinghamshire, Oxfordshire and Berkshire West", "kind": "hwb_strategy",
         "start": "2021-04-01", "end": "2030-03-31", "area": "Berkshire West"},
    ),
    Cover(
        "lancs-2023-2026.pdf",
        ((30, "Suicide Prevention Strategy"), (18, "2023-2028"),
         (12, "Lancashire and South Cumbria")),
        {"title": "Suicide Prevention Strategy", "system": "Lancashire and South Cumbria",
         "kind": "strategy", "start": "2023-04-01", "end": "2028-03-31",
         "area": "Lancashire and South Cumbria"},
        ("Written for Lancashire and South Cumbria Integrated Care Board.",),
    ),
    Cover(
        "Board paper 7 - draft JFP.pdf",
        ((18, "NHS Norfolk and Waveney Integrated Care Board"), (18, "Joint Forward Plan 2023-2028"),
         (11, "Board meeting in public, 28 March 2023"), (11, "Agenda item 7")),
        {"title": "Joint Forward Plan 2023-2028|NHS Norfolk and Waveney Integrated Care Board"
                  " Joint Forward Plan 2023-2028",
         "publisher": "NHS Norfolk and Waveney Integrated Care Board",
         "system": "Norfolk and Waveney", "kind": "forward_plan", "start": "2023-04-01",
         "end": "2028-03-31", "area": "Norfolk and Waveney", "draft": "yes"},
        running="DRAFT – not for circulation",
    ),
    Cover(
        "sel.pdf",
        ((32, "Our Integrated Care Strategy"), (18, "Lambeth, Southwark, Lewisham, Greenwich, "
          "Bexley and Bromley"), (12, "South East London ICS"), (12, "Final, July 2023")),
        {"title": "Our Integrated Care Strategy", "publisher": "South East London ICS",
         "system": "South East London", "kind": "strategy", "area": "South East London",
         "date": "2023-07"},
        ("We looked at the draft strategy again after the public had answered.",),
    ),
    Cover(
        "west-sussex-and-brighton-response.pdf",
        ((24, "Response to the NHS Sussex draft Joint Forward Plan"),
         (12, "West Sussex County Council"), (12, "May 2023")),
        {"title": "Response to the NHS Sussex draft Joint Forward Plan",
         "publisher": "West Sussex County Council", "system": "Sussex", "kind": "other",
         "area": "West Sussex", "date": "2023-05"},
    ),
)  # fmt: skip

LATER = (
    Cover(
        "icb-jfp-refresh-march-2025.pdf",
        (
            (30, "NHS Kent and Medway"),
            (34, "Joint Forward Plan"),
            (14, "Refreshed for 2025/26"),
            (12, "March 2025"),
        ),
        {
            "title": "NHS Kent and Medway Joint Forward Plan|Joint Forward Plan",
            "publisher": "NHS Kent and Medway",
            "system": "Kent and Medway",
            "kind": "forward_plan",
            "area": "Kent and Medway",
            "date": "2025-03",
            "start": "2023-04-01|2025-04-01",
            "end": "2028-03-31",
        },
        ("Our first joint forward plan covered 2023/24 to 2027/28.",),
        running="",
    ),
    Cover(
        "Somerset-Improving-Lives-Strategy.pdf",
        (
            (36, "Improving Lives in Somerset Strategy"),
            (18, "2019 – 2028"),
            (12, "Somerset Health and Wellbeing Board"),
        ),
        {
            "title": "Improving Lives in Somerset Strategy",
            "publisher": "Somerset Health and Wellbeing Board",
            "system": "Somerset",
            "kind": "strategy|hwb_strategy",
            "area": "Somerset",
            "start": "2019-04-01",
            "end": "2028-03-31",
        },
        (),
        running="",
    ),
    Cover(
        "HWE Integrated Care Strategy.pdf",
        (
            (20, "Hertfordshire & West Essex Integrated Care Partnership"),
            (36, "A healthier, happier, fairer future"),
            (18, "Integrated Care Strategy 2023 to 2033"),
            (11, "Final version – approved by the Integrated Care Partnership on 14 December 2022"),
        ),
        {
            "title": "A healthier, happier, fairer future: Integrated Care Strategy 2023 to 2033|A healthier, happier, fairer future",
            "publisher": "Hertfordshire & West Essex Integrated Care Partnership",
            "system": "Hertfordshire and West Essex",
            "kind": "strategy",
            "area": "Hertfordshire and West Essex",
            "start": "2023-04-01",
            "end": "2033-03-31",
            "date": "2022-12-14",
        },
        (),
        running="",
    ),
    Cover(
        "epping-forest-hwb.pdf",
        (
            (28, "Epping Forest District Health and Wellbeing Strategy"),
            (16, "2022-2026"),
            (12, "Epping Forest District Council"),
        ),
        {
            "title": "Epping Forest District Health and Wellbeing Strategy",
            "publisher": "Epping Forest District Council",
            "kind": "hwb_strategy",
            "area": "Epping Forest|Epping Forest District",
            "start": "2022-04-01",
            "end": "2026-03-31",
            "system": "Hertfordshire and West Essex",
        },
        (),
        running="",
    ),
    Cover(
        "annual_report_2023-24_final.pdf",
        (
            (34, "Annual Report"),
            (34, "and Accounts"),
            (20, "2023/24"),
            (14, "University Hospitals Sussex NHS Foundation Trust"),
        ),
        {
            "title": "Annual Report and Accounts",
            "publisher": "University Hospitals Sussex NHS Foundation Trust",
            "kind": "annual_report",
            "start": "2023-04-01",
            "end": "2024-03-31",
            "system": "Sussex",
        },
        ("We worked with NHS Sussex. NHS Sussex funded this. NHS Sussex met us.",),
        running="",
    ),
    Cover(
        "rcsp.pdf",
        (
            (30, "Royal Borough of Kensington and Chelsea and Westminster City Council"),
            (34, "Joint Health and Wellbeing Strategy"),
            (14, "2023 to 2033"),
        ),
        {
            "title": "Royal Borough of Kensington and Chelsea and Westminster City Council Joint Health and Wellbeing Strategy|Joint Health and Wellbeing Strategy",
            "publisher": "Royal Borough of Kensington and Chelsea|Westminster City Council",
            "system": "North West London",
            "kind": "hwb_strategy",
            "area": "Kensington and Chelsea and Westminster",
            "start": "2023-04-01",
            "end": "2033-03-31",
        },
        (),
        running="",
    ),
    Cover(
        "central-east-5yr-plan-draft-2.docx",
        (
            (34, "Five Year Integrated Commissioning Plan"),
            (16, "April 2026 to March 2031"),
            (14, "NHS Central East ICB"),
            (12, "Working draft, January 2026"),
        ),
        {
            "title": "Five Year Integrated Commissioning Plan",
            "publisher": "NHS Central East ICB",
            "system": "Central East",
            "kind": "commissioning_plan",
            "area": "Central East",
            "start": "2026-04-01",
            "end": "2031-03-31",
            "draft": "yes",
            "date": "2026-01",
        },
        (),
        running="",
    ),
    Cover(
        "BOB JFP summary.pdf",
        (
            (30, "BOB ICS Joint Forward Plan"),
            (16, "Easy read"),
            (12, "Buckinghamshire, Oxfordshire and Berkshire West"),
        ),
        {
            "title": "BOB ICS Joint Forward Plan",
            "system": "Buckinghamshire, Oxfordshire and Berkshire West",
            "publisher": "BOB ICS",
            "kind": "forward_plan|other",
            "area": "Buckinghamshire, Oxfordshire and Berkshire West",
        },
        (),
        running="",
    ),
    Cover(
        "minutes-icb.pdf",
        (
            (20, "NHS North East London Integrated Care Board"),
            (24, "Minutes of the meeting held in public"),
            (12, "Wednesday 29 May 2024"),
        ),
        {
            "title": "Minutes of the meeting held in public|NHS North East London Integrated Care Board Minutes of the meeting held in public",
            "publisher": "NHS North East London Integrated Care Board",
            "system": "North East London",
            "kind": "other",
            "area": "North East London",
            "date": "2024-05-29|",
        },
        ("The Board approved the draft Joint Forward Plan.",),
        running="",
    ),
    Cover(
        "stw-jfp.pdf",
        (
            (30, "NHS Shropshire, Telford and Wrekin"),
            (30, "Joint Forward Plan 2023 - 2028"),
            (12, "Published June 2023, updated March 2024"),
        ),
        {
            "title": "NHS Shropshire, Telford and Wrekin Joint Forward Plan 2023 - 2028",
            "publisher": "NHS Shropshire, Telford and Wrekin",
            "system": "Shropshire, Telford and Wrekin",
            "kind": "forward_plan",
            "area": "Shropshire, Telford and Wrekin",
            "start": "2023-04-01",
            "end": "2028-03-31",
            "date": "2023-06",
        },
        (),
        running="",
    ),
    Cover(
        "york-jlhws.pdf",
        (
            (30, "York Joint Local Health and Wellbeing Strategy"),
            (16, "2022-2032"),
            (12, "City of York Council"),
        ),
        {
            "title": "York Joint Local Health and Wellbeing Strategy",
            "publisher": "City of York Council",
            "system": "Humber and North Yorkshire",
            "kind": "hwb_strategy",
            "area": "York",
            "start": "2022-04-01",
            "end": "2032-03-31",
        },
        (),
        running="",
    ),
    Cover(
        "cost-of-living-plan.docx",
        (
            (26, "Cost of Living Action Plan"),
            (14, "2022/23"),
            (12, "Leicester City Council and Leicestershire County Council"),
        ),
        {
            "title": "Cost of Living Action Plan",
            "publisher": "Leicester City Council|Leicestershire County Council",
            "kind": "action_plan",
            "start": "2022-04-01",
            "end": "2023-03-31",
            "system": "Leicester, Leicestershire and Rutland",
        },
        (),
        running="",
    ),
    Cover(
        "devon-pna.pdf",
        (
            (30, "Devon Pharmaceutical Needs Assessment 2022-2025"),
            (12, "Devon Health and Wellbeing Board"),
            (12, "Published 1 October 2022"),
        ),
        {
            "title": "Devon Pharmaceutical Needs Assessment 2022-2025",
            "publisher": "Devon Health and Wellbeing Board",
            "system": "Devon",
            "kind": "needs_assessment",
            "area": "Devon",
            "start": "2022-04-01|2022-10-01",
            "end": "2025-03-31|2025-09-30",
            "date": "2022-10-01",
        },
        (),
        running="",
    ),
    Cover(
        "place-plan-v2.pdf",
        (
            (30, "North Cumbria Integrated Care Partnership"),
            (24, "Operational Plan 2021/22"),
            (12, "Version 2.1"),
        ),
        {
            "title": "North Cumbria Integrated Care Partnership Operational Plan 2021/22|Operational Plan 2021/22",
            "publisher": "North Cumbria Integrated Care Partnership",
            "system": "North East and North Cumbria",
            "kind": "action_plan",
            "area": "North Cumbria",
            "start": "2021-04-01",
            "end": "2022-03-31",
            "version": "2.1",
        },
        (),
        running="",
    ),
    Cover(
        "gm-strategy.pdf",
        (
            (40, "Improving health and care in Greater Manchester"),
            (20, "Integrated Care Partnership Strategy 2023-2028"),
            (12, "March 2023"),
            (12, "GM Integrated Care Partnership"),
        ),
        {
            "title": "Improving health and care in Greater Manchester: Integrated Care Partnership Strategy 2023-2028|Improving health and care in Greater Manchester",
            "publisher": "GM Integrated Care Partnership",
            "system": "Greater Manchester",
            "kind": "strategy",
            "area": "Greater Manchester",
            "start": "2023-04-01",
            "end": "2028-03-31",
            "date": "2023-03",
        },
        ("NHS Greater Manchester is part of the partnership.",),
        running="",
    ),
    Cover(
        "consultation-feedback.pdf",
        (
            (30, "What you told us about the draft strategy"),
            (14, "Cheshire and Merseyside Health and Care Partnership"),
            (12, "April 2023"),
        ),
        {
            "title": "What you told us about the draft strategy",
            "publisher": "Cheshire and Merseyside Health and Care Partnership",
            "system": "Cheshire and Merseyside",
            "kind": "other",
            "area": "Cheshire and Merseyside",
            "date": "2023-04",
        },
        (),
        running="",
    ),
    Cover(
        "jsna-guidance.html",
        (
            (
                28,
                "Statutory guidance on joint strategic needs assessments and joint health and wellbeing strategies",
            ),
            (12, "Published 26 March 2013"),
            (12, "Department of Health and Social Care"),
        ),
        {
            "title": "Statutory guidance on joint strategic needs assessments and joint health and wellbeing strategies",
            "publisher": "Department of Health and Social Care",
            "kind": "guidance",
            "date": "2013-03-26",
        },
        (),
        running="",
    ),
    Cover(
        "bradford-craven.pdf",
        (
            (32, "Act as One"),
            (20, "Bradford District and Craven Health and Care Partnership strategy 2023-26"),
        ),
        {
            "title": "Act as One: Bradford District and Craven Health and Care Partnership strategy 2023-26|Act as One",
            "publisher": "Bradford District and Craven Health and Care Partnership",
            "system": "West Yorkshire",
            "kind": "strategy",
            "area": "Bradford District and Craven",
            "start": "2023-04-01",
            "end": "2026-03-31",
        },
        ("We are part of the West Yorkshire Integrated Care System.",),
        running="",
    ),
    Cover(
        "jfp_2023.pdf",
        (
            (30, "Lincolnshire NHS Joint Forward Plan"),
            (14, "2024-2029"),
            (12, "NHS Lincolnshire Integrated Care Board"),
        ),
        {
            "title": "Lincolnshire NHS Joint Forward Plan",
            "publisher": "NHS Lincolnshire Integrated Care Board",
            "system": "Lincolnshire",
            "kind": "forward_plan",
            "area": "Lincolnshire",
            "start": "2024-04-01",
            "end": "2029-03-31",
        },
        (),
        running="",
    ),
    Cover(
        "dph-2022.pdf",
        (
            (34, "The Cost of Poverty"),
            (18, "Director of Public Health Report 2022"),
            (12, "London Borough of Barking and Dagenham"),
        ),
        {
            "title": "The Cost of Poverty: Director of Public Health Report 2022|The Cost of Poverty",
            "publisher": "London Borough of Barking and Dagenham",
            "system": "North East London",
            "kind": "annual_report",
            "area": "Barking and Dagenham",
        },
        (),
        running="",
    ),
    Cover(
        "ssot-5yr.pdf",
        (
            (28, "Joint Forward Plan"),
            (16, "2023-2028"),
            (14, "Staffordshire and Stoke-on-Trent Integrated Care System"),
            (12, "Version 1.0 – 30/06/2023"),
            (11, "Next review: March 2024"),
        ),
        {
            "title": "Joint Forward Plan",
            "publisher": "Staffordshire and Stoke-on-Trent Integrated Care System",
            "system": "Staffordshire and Stoke-on-Trent",
            "kind": "forward_plan",
            "area": "Staffordshire and Stoke-on-Trent",
            "start": "2023-04-01",
            "end": "2028-03-31",
            "version": "1.0",
            "date": "2023-06-30",
        },
        (),
        running="",
    ),
    Cover(
        "health-inequalities-strategy.pdf",
        (
            (32, "Tackling Health Inequalities"),
            (18, "Our plan 2022-2025"),
            (12, "Central London Community Healthcare NHS Trust"),
            (12, "Approved: Trust Board, May 2022"),
        ),
        {
            "title": "Tackling Health Inequalities: Our plan 2022-2025|Tackling Health Inequalities|Tackling Health Inequalities Our plan 2022-2025",
            "publisher": "Central London Community Healthcare NHS Trust",
            "kind": "other|strategy|action_plan",
            "start": "2022-04-01",
            "end": "2025-03-31",
            "date": "2022-05",
            "system": "North West London|North Central London",
        },
        ("North West London Integrated Care Board commissions us.",),
        running="",
    ),
)
"""A second set, told after the reader of facts had been tried on the first."""
