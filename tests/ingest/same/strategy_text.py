"""An invented strategy of ten pages: the words and what they are, apart from any format."""

from collections.abc import Sequence
from typing import NamedTuple


class Heading(NamedTuple):
    level: int
    text: str


class Para(NamedTuple):
    """A paragraph; `note` is the text of the footnote that its last word bears."""

    text: str
    note: str = ""


class Items(NamedTuple):
    """Bullets; an item that is a pair has bullets of its own under it."""

    items: Sequence[str | tuple[str, Sequence[str]]]


class Columns(NamedTuple):
    """Two columns of a page, read one after the other."""

    left: Sequence["Part"]
    right: Sequence["Part"]


class Box(NamedTuple):
    """A call-out, a case study: a frame with a title round paragraphs or bullets."""

    title: str
    inside: Sequence["Part"]


class Boxes(NamedTuple):
    """Boxes side by side."""

    boxes: Sequence[Box]


class Grid(NamedTuple):
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]


class Figures(NamedTuple):
    """Large numbers, each with the words below it."""

    pairs: Sequence[tuple[str, str]]


class Quote(NamedTuple):
    text: str
    speaker: str


class NewPage(NamedTuple):
    pass


Part = Heading | Para | Items | Columns | Box | Boxes | Grid | Figures | Quote | NewPage

RUNNING = "Living well in Tarn Valley | Health inequalities strategy"

STRATEGY: tuple[Part, ...] = (
    Heading(1, "Living well in Tarn Valley"),
    Para("A strategy to reduce health inequalities, 2025 to 2030, agreed by the partners of the"
         " Tarn Valley Integrated Care System in May 2025."),
    Heading(2, "Foreword"),
    Para("People in Tarn Valley don’t all have the same chance of a long and healthy life. A boy"
         " born in Quarry Bank today can expect to live nine years less than one born in Elm Park,"
         " four miles away. That isn’t fair, and it isn’t fate."),
    Para("This strategy says what we’ll do about it together: councils, the NHS, voluntary groups"
         " and, above all, the people who live here. We have listened to 2,300 residents. We will"
         " report on what we have done each spring, in public, and we will say where we failed."),
    Quote("Nobody had asked us before what would make the difference. They wrote it down, and then"
          " they came back.", "Resident of Quarry Bank, aged 61"),
    NewPage(),
    Heading(2, "1. Our vision"),
    Para("Our vision is that by 2040 where you are born in Tarn Valley no longer decides how long"
         " you live in good health. To come closer to it we will:"),
    Items((
        "put most money where need is greatest, street by street",
        ("work with three groups first:",
         ("people who live in the most deprived fifth of the county",
          "people from minority ethnic groups who are served worst today",
          "people who are homeless, travel or have left prison")),
        "publish what we learn, good and bad, within six months",
    )),
    Heading(3, "1.1 What we mean by inequality"),
    Para("By health inequalities we mean differences in health between groups that are avoidable"
         " and unfair.", "The definition is that of the county’s charter of 2019, page 4."),
    Para("They come from the conditions in which people grow up, live, work and age, and from"
         " differences in the care they are offered once they are ill."),
    Figures((("9 years", "gap in life expectancy between two wards"),
             ("1 in 4", "children live in a home with a low income"),
             ("41%", "of adults in Quarry Bank smoke or used to smoke"))),
    Box("How we will work",
        (Para("Every partner will name one board member who answers for this strategy. The names"
              " will be on our website by September 2025."),)),
    NewPage(),
    Heading(2, "2. Where we are now"),
    Columns(
        (Heading(3, "2.1 Our people"),
         Para("Tarn Valley has 412,000 residents. One in six is over 65, and in the north of the"
              " county it will be one in four by 2035. The south is younger: half of all births"
              " are in Stowbeck."),
         Para("About 61,000 people live in places that are among the most deprived fifth in"
              " England. Most of these are in Quarry Bank, Marlpit and the harbour wards."),
         Para("Work is there, but it is badly paid. The median wage is £1.90 an hour below that of"
              " the region, and 14% of those in work have no fixed hours.")),
        (Heading(3, "2.2 Our health"),
         Para("Life expectancy has not risen since 2014. For women in the poorest tenth it has"
              " fallen by eight months. Heart disease, cancer and lung disease make up two thirds"
              " of the gap."),
         Para("Fewer people in poor places come to screening. In Marlpit 48% took part in bowel"
              " cancer screening in 2023; in Elm Park 71% did."),
         Para("Waiting lists grew from 31,000 to 44,000 people between 2019 and 2024. Those who"
              " wait longest live in the poorest places.")),
    ),
    Heading(3, "2.3 What residents told us"),
    Para("Between March and July 2024 we held 46 meetings and read 1,900 answers to a survey."
         " Three things came up again and again."),
    Items((
        "Getting an appointment is hard for those who work shifts.",
        "Letters are written in words that nobody uses.",
        "People want to see the same person twice.",
    )),
    NewPage(),
    Heading(2, "3. Our five aims"),
    Para("We chose five aims because the gap is widest there and because we can act on them"
         " ourselves. For each we set out what we will do, with whom, and by when."),
    Heading(3, "3.1 The best start"),
    Para("Too many children start school without the words they need. In 2023 only 58% of children"
         " in Quarry Bank reached a good level of development. Our family hubs will:"),
    Items((
        "offer a speech and language check at two years to every child in the most deprived fifth",
        "visit 600 first-time parents at home, twice a month, until the child is one",
        "halve the gap in school readiness by 2029",
    )),
    Para("The Director of Children’s Services leads this aim. Tarn Valley Maternity Trust will"
         " fund eight more midwives from April 2026."),
    Heading(3, "3.2 Work and money"),
    Para("Debt makes people ill, and illness brings debt. We’ll put an adviser on debt and benefits"
         " into each of our 22 largest practices by March 2027.",
         "Practices with more than 9,000 patients on their list."),
    Para("As employers we will pay all of our staff the Real Living Wage. We will keep one in five"
         " apprenticeships for young people who have been in care."),
    Box("Case study: the advice desk in Marlpit",
        (Para("In 2023 the Marlpit practice gave a room to the advice service for two mornings a"
              " week. In its first year 340 patients came, and together they gained £410,000 in"
              " benefits they had a right to."),
         Para("One of them was able to leave a damp flat, and hasn’t been in hospital with her"
              " asthma since."))),
    NewPage(),
    Heading(3, "3.3 Prevention"),
    Para("Smoking, high blood pressure and weight explain half of the gap in early deaths. The"
         " Integrated Care Board and the county council will, by 2028:"),
    Items((
        "bring smoking among routine and manual workers down from 23% to 15%",
        "find and treat 9,000 more people with high blood pressure",
        ("run a lung health check in each harbour ward, with",
         ("evening and weekend places", "a bus from the market square")),
        "open two clubs for men over 50 who live alone",
    )),
    Para("We won’t wait for people to come to us. Teams will go to barbers’ shops, mosques, betting"
         " shops and building sites."),
    Heading(3, "3.4 Fair care"),
    Para("Care should be there first for those who need it most. Our hospitals will look at their"
         " waiting lists by deprivation and ethnicity every month, and the boards will see the"
         " result."),
    Boxes((
        Box("Hospitals will",
            (Items(("call those who miss a first visit within five days",
                    "offer travel money to patients on low incomes")),)),
        Box("Practices will",
            (Items(("keep one slot in ten for people without an address",
                    "book an interpreter whenever one is asked for")),)),
        Box("Councils will",
            (Items(("share housing data with care teams",
                    "pay for 30 link workers until 2028")),)),
    )),
    NewPage(),
    Heading(3, "3.5 Mental health"),
    Para("People with a severe mental illness die 17 years earlier than others in Tarn Valley."
         " Three in four of these deaths come from illnesses of the body that could have been"
         " treated."),
    Para("By December 2027 the Partnership Trust will give 80% of people with a severe mental"
         " illness a full physical health check each year. It’s 52% today."),
    Items((
        "A crisis café will open in Stowbeck in autumn 2026, and one in Marlpit a year later.",
        "Every school in the most deprived fifth will have a mental health support team by 2028.",
        "Peer workers will make up a tenth of community teams.",
    )),
    NewPage(),
    Heading(2, "4. How we will know"),
    Para("We will use eight measures, each of them by deprivation, sex and ethnic group. The table"
         " shows where we stand and where we want to be."),
    Grid(("Measure", "Baseline (2024)", "Target (2030)"),
         (("Gap in life expectancy at birth, men", "9.1 years", "7.5 years"),
          ("Gap in life expectancy at birth, women", "7.8 years", "6.4 years"),
          ("Children ready for school, Quarry Bank", "58%", "66%"),
          ("Smoking at time of delivery", "11.4%", "6%"),
          ("Bowel cancer screening, Marlpit", "48%", "60%"),
          ("People with severe mental illness checked", "52%", "80%"),
          ("Adults out of work with a health condition", "8,900", "7,500"),
          ("Staff paid the Real Living Wage", "91%", "100%"))),
    Para("The Health and Wellbeing Board will look at all of them in March and September. If a"
         " measure moves away from its target twice running, the partner who leads on it will"
         " bring a plan to the next meeting."),
    Heading(2, "5. Money"),
    Para("The partners have set aside £12.6 million over five years. Two thirds come from the"
         " Integrated Care Board and one third from the councils."),
    Items((
        "£5.4 million for the best start",
        "£3.1 million for prevention",
        "£2.3 million for mental health",
        "£1.8 million for advice on work and money",
    )),
    Para("No less than 15% of it will go to voluntary and community groups, in grants of three"
         " years or more."),
    NewPage(),
    Heading(2, "6. Who does what"),
    Heading(3, "6.1 Boards"),
    Para("The Integrated Care Partnership owns this strategy. The Inequalities Group, chaired by"
         " the Director of Public Health, meets every six weeks and reports to it."),
    Heading(3, "6.2 Places"),
    Para("Each of our four places will write a plan of its own by January 2026, which will:"),
    Items((
        "name the ten streets or estates where need is greatest",
        "set out three changes that can be seen within a year",
        "say what it will stop doing to pay for them",
    )),
    Heading(3, "6.3 Communities"),
    Para("A panel of 24 residents will advise us. Its members are paid for their time, serve for"
         " two years, and choose their own chair."),
    Quote("If it’s about us, we should be in the room before the paper is written, not after.",
          "Member of the youth forum"),
    NewPage(),
    Heading(2, "7. What could go wrong"),
    Para("Money may be cut, and people may leave. We will keep a list of risks and go through it"
         " every quarter."),
    Grid(("Risk", "Likelihood", "Impact", "What we do about it"),
         (("Too few midwives can be hired", "High", "High", "Train our own, with the college"),
          ("Data can’t be shared in time", "Medium", "High", "One agreement for all partners"),
          ("Grants end in 2027", "Medium", "Medium", "Plan for it from 2026"))),
    Heading(2, "8. Next steps"),
    Para("This is a living document. It will be reviewed in 2027, halfway through, with the same"
         " residents who helped to write it."),
    Items((
        "September 2025: names of board members published",
        "January 2026: plans of the four places agreed",
        "March 2026: first report to the public",
    )),
    NewPage(),
    Heading(2, "Thank you"),
    Para("We thank all who gave us their time, in meetings, by letter and at the kitchen table."),
    Para("If you need this strategy in large print, Easy Read or another language, write to the"
         " Inequalities Group at County Hall, Stowbeck."),
)  # fmt: skip
