"""The wording of a page's frame: headings of its boxes and lines that stand on every page."""

import re

_DATE = r"(?:\w+,?\s+)?\d{1,2}(?:st|nd|rd|th)?[\s/.-]+\w+[\s/.-]+\d{2,4}.{0,40}"
_PAGE = r"(?:this\ |the\ )?(?:web\ ?)?(?:page|article|post)"
_THIS = rf"(?:{_PAGE}|(?:this\ |the\ )?(?:publication|document|content|plan|guide|strategy))"

_BOX = re.compile(
    r"""(?:in|more\ in|also\ in|explore|browse)\ this
        \ (?:section|guide|area|topic|collection|series)
    |(?:more\ )?(?:related|similar|recommended)\ (?:content|pages?|links?|information|documents?|
        articles?|news|posts?|topics?|publications?|services?|guides?|resources?)
    |(?:our\ |more\ |the\ )?(?:latest|recent)\ (?:news|updates?|posts?|articles?|tweets?|stories)
        (?:\ and\ (?:events|updates|blogs))?
    |(?:more\ )?news|(?:news|events)\ and\ (?:news|events)
    |popular\ (?:pages|content|searches|topics)
    |upcoming\ events|you\ (?:may|might)\ also\ (?:like|be\ interested\ in).{0,20}
    |read\ next|see\ also
    |(?:was|is|did\ you\ find)\ this\ (?:page|information|content|article|guide)
        \ (?:helpful|useful).{0,40}
    |is\ there\ anything\ wrong\ with\ this\ page|rate\ this\ page|help\ us\ improve\ .{2,60}
    |(?:give\ |leave\ |page\ |your\ )?feedback(?:\ on\ this\ page)?
    |report\ a\ problem(?:\ with\ this\ page)?
    |share(?:\ this)?(?:\ page|\ article|\ post)?(?:\ on|\ via)?|follow\ us(?:\ on\ .{0,30})?
    |(?:sign\ up|subscribe)\b.{0,20}\b(?:newsletter|bulletin|updates|news|alerts|mailing\ list)
        .{0,20}
    |subscribe|(?:our\ |e-?)?newsletter|stay\ (?:connected|up\ to\ date|in\ touch|informed)
    |(?:about\ )?cookies(?:\ on\ .{2,60})?|we\ (?:use|value)\ (?:cookies|your\ privacy).{0,30}
    |(?:your\ |manage\ |our\ use\ of\ )?(?:cookie|privacy)\ (?:choices|preferences|settings|consent
        |policy|notice|statement)
    |(?:quick|useful|site|footer|support|important)\ links|(?:main\ |navigation\ |site\ )?menu
    |(?:main\ |page\ |site\ )?navigation|search(?:\ this\ site|\ for)?|breadcrumbs?|you\ are\ here:?
    |accessibility\ tools|contact(?:\ us|\ details|\ information)?|tags|categories|archives?
    |leave\ a\ (?:comment|reply)|(?:\d+\ )?comments|downloads?|print(?:\ this\ page)?|legal
    |services\ and\ information|government\ activity|skip\ links?""",
    re.IGNORECASE | re.VERBOSE,
)
_LINE = re.compile(
    rf"""skip\ to\ (?:the\ )?(?:main\ )?(?:content|navigation|search)
    |(?:print|save|e-?mail|share|tweet|bookmark|translate|listen\ to)\ {_PAGE}
        (?:\ (?:on|via|with|to|as|by)\ .{{2,30}})?
    |(?:share|tweet|post|follow\ us|like\ us)\ (?:on|via)\ (?:x|twitter|facebook|linkedin|e-?mail|
        whatsapp|bluesky|instagram)(?:\ .{{0,20}})?
    |back\ to\ (?:the\ )?(?:top|contents|homepage|home|results)(?:\ of\ (?:the\ )?page)?
    |(?:previous|next)(?:\ (?:page|chapter|section|part))?(?:\s*[:»›→].{{0,80}})?
    |[«‹←<]\s*(?:previous|back)(?:\ page)?|read\ (?:more|on)(?:\ about\ this)?
    |(?:find\ out|see|view)\ more
    |get\ (?:emails|updates|alerts)\ about\ this\ page|sign\ up\ for\ email\ alerts
    |download\ {_THIS}?(?:.{{0,40}}\ )?(?:\(?as\ )?(?:a\ )?\(?(?:pdf|word|docx?)\b.{{0,20}}
    |(?:©|copyright\b|\(c\)\ ).{{0,120}}|all\ rights\ reserved.{{0,60}}
    |all\ content\ is\ available\ under\ .{{0,120}}
    |(?:e-?mail|tel(?:ephone)?|phone|fax|web(?:site)?|twitter)(?:\ us)?:?
        \ (?:\S+@\S+|[\d\ ()+]{{8,}}|www\S+)
    |\d+\ min(?:ute)?s?\ read
    |(?:expand|collapse|show|hide|open|close)\ all(?:\ sections)?
    |(?:show|hide)(?:\ this\ section)?|opens?\ in\ (?:a\ )?new\ (?:window|tab)
    |page\ \d{{1,4}}\ of\ \d{{1,4}}|loading|advertisement|enter\ your\ e-?mail(?:\ address)?""",
    re.IGNORECASE | re.VERBOSE,
)
_DATED = re.compile(
    rf"(?:{_THIS} )?(?:was )?(?:first |last |next )?"
    r"(?:updated?|reviewed|published|modified|created|review(?: due)?|posted)"
    rf"(?: on| at| due)?:? (?:on )?{_DATE}"
    r"|\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8} (?:19|20)\d\d$"
    r"|(?:publication|document) (?:reference|type|number|version|status):.{0,60}$"
    r"|(?:table of )?contents$|[io]n this (?:page|document)$",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:photo(?:graph)?s?|images?|pictures?|illustrations?)"
    r"(?: (?:credits?|courtesy of|by|©|copyright|from))?\s?[:©]\s?.{2,100}"
    r"|(?:photo(?:graph)?s?|images?|pictures?) (?:credits?|courtesy of|by|copyright) .{2,100}"
    r"|credit: .{2,100}"
    r"|(?:tagged(?: with| as)?|tags|posted in|filed under|categor(?:y|ies)|topics?): ?.{2,160}"
    r"|tagged (?:with|as) .{2,160}",
    re.IGNORECASE,
)
_CREDIT_WORDS = 16
_ENDS = " \t\n\xa0.!?:…»›>→↑▲«‹<←|"
_LONGEST = 200  # characters; a longer text is never a line of the frame


def is_box_heading(text: str) -> bool:
    """Whether a heading names a box of the frame: `Related content`, `Was this page helpful?`."""
    return len(text) <= _LONGEST and _BOX.fullmatch(_spaced(text)) is not None


def is_frame_line(text: str) -> bool:
    """Whether a whole text is a line that sites put on every page: `Print this page`."""
    return len(text) <= _LONGEST and _LINE.fullmatch(_spaced(text)) is not None


def is_dated(text: str) -> bool:
    """Whether a whole text says what and when the page is: `Last updated: 3 May 2025`."""
    return len(text) <= _LONGEST and _DATED.match(_spaced(text)) is not None


def _spaced(text: str) -> str:
    return text.strip(_ENDS)


def is_aside(text: str) -> bool:
    """Whether a whole text credits a picture or lists the tags of a page; a sentence is none."""
    short = len(text) <= _LONGEST and len(text.split()) <= _CREDIT_WORDS
    return short and not text.endswith(".") and _CREDIT.fullmatch(text) is not None
