"""Closed lists that the main clause of a statement is read with."""

from doc_audit.tag.forms import Form, readings, third
from doc_audit.tag.words import words_in

ACTS = words_in(
    """
    accelerate achieve act adapt add address adopt advise advocate agree align allocate amplify
    analyse apply appoint approve arrange assess assist attend audit award boost bring broaden
    build campaign carry celebrate chair challenge champion check clarify close collaborate collate
    collect commission communicate complete conduct connect consider consolidate consult contact
    contribute convene coordinate cover create cut decarbonise deliver deploy design develop devise
    direct discuss disseminate distribute divert double draft drive educate eliminate embed employ
    empower enable encourage end engage enhance enrol ensure equip eradicate establish evaluate
    examine expand explore extend facilitate finalise focus foster fulfil fund gather generate give
    grant guide halve harness help hire hold host identify implement improve incentivise incorporate
    inform initiate innovate inspect install integrate intensify introduce invest investigate
    invite involve issue join keep launch lead leverage liaise limit link listen lobby maintain
    make manage map maximise meet mentor minimise mitigate mobilise modernise monitor move narrow
    negotiate nurture offer open operate optimise organise overcome oversee participate partner pay
    pilot pioneer plan pledge pool prepare prevent prioritise procure produce promote propose
    protect provide publish purchase pursue put raise reach recommend reconfigure recruit
    redesign redirect reduce refer refine reform refresh refurbish regenerate reinforce release
    remove renew reorganise replace report repurpose research respond restore restructure retain
    retrofit review revise roll run safeguard scale schedule screen secure select send set shape
    share shift showcase sign signpost simplify spend sponsor spread standardise start step
    streamline strengthen submit subsidise supply support sustain tackle tailor take target teach
    test track train transfer transform trial trim tackle undertake unify unlock update upgrade
    uphold upskill use utilise vaccinate visit welcome widen win work write merge adjust attract
    continue begin commence stop treat triage seek press hear serve buy sell help measure
    designate assign dedicate reinvest replicate refocus revisit ringfence spearhead stimulate
    stratify curate cascade configure enlist enrich finance lessen localise enact advertise
    recover shorten relieve alleviate combat confront curb dismantle redress
    rectify remedy reverse revitalise sharpen underpin reprioritise lift ease digitalise
    advance engage digitise collocate digitalise recognise value return lend rebuild
    abolish absorb accept accommodate accredit acquire activate adhere administer admit afford
    allay alter amend animate annotate appraise apprise articulate ascertain assemble assert
    assure augment authorise automate avert avoid befriend benchmark bolster borrow calculate
    calibrate cancel capitalise capture catalyse cater cement centralise certify chase circulate
    classify clean clear codesign codify combine commemorate compensate compile complement
    comply concentrate condense congratulate conserve construct contextualise convert convey
    convince cooperate coproduce counteract counterbalance cultivate customise decide declare
    decommission deepen defend defer delegate delete deliberate delineate demystify destigmatise
    detect deter determine diagnose differentiate digest dilute diminish discharge disclose
    discontinue discourage disentangle dispel dispense dispose disrupt dissolve distil
    distinguish diversify donate draw earmark earn edit elaborate elect elevate elicit endorse
    energise enforce enlarge enliven entice entrench entrust enumerate equalise erase escalate
    execute exempt exert expedite experiment exploit express extract familiarise fill fix flex
    follow forge formalise formulate fortify fundraise galvanise govern guarantee handle
    harmonise heal heighten hone honour humanise ignite illuminate immunise impart impose
    inaugurate incubate induct infuse inject inspire instigate instil instruct insulate insure
    interrogate intervene invigorate isolate justify kickstart legislate locate lower mainstream
    mandate manufacture marshal mediate modify motivate multiply navigate neutralise
    nominate normalise notify obtain offset orchestrate ordinate orient orientate outsource
    overhaul penalise perform permit personalise persuade pinpoint populate practise prescribe
    preserve preside prohibit prolong prove publicise qualify quantify ratify rationalise
    reaffirm realign realise reallocate reappraise reassess reassure rebalance rebrand
    recalibrate recall recast reclaim recommence recommission reconcile reconnect reconsider
    reconvene recreate recycle redefine redeploy redevelop redistribute redouble reemphasise
    reengage reestablish reevaluate reexamine reframe regain regulate rehabilitate rehouse
    reignite reimagine reimburse reinstate reinvigorate reiterate rejuvenate relaunch relay
    relocate remind remodel renegotiate renovate reopen reorient repatriate replenish reposition
    reproduce reset resettle reshape resolve restart restate restrict resume retender rethink
    retrain reunite reuse revamp revert revive rewrite rid save scaffold scope scrutinise seize
    separate settle shut simulate situate socialise soften solicit solve specify steer
    subcontract subscribe substitute succeed summon supersede supervise suppress synchronise
    synthesise systematise tighten transcribe transition translate transmit triangulate
    troubleshoot turn unblock unbundle uncover underline underwrite unearth unite unpack unpick
    unveil urge validate verify vet visualise weave weigh withdraw
    """
)
"""Verbs of doing, which someone could be asked about."""
CHANGES = words_in(
    "rise fall increase decrease decline grow shrink drop double worsen vary fluctuate peak "
    "exceed account range deteriorate stabilise widen reduce improve change remain stay become "
    "emerge surpass accelerate soar climb rebound"
)
"""Verbs that tell how a figure or state moved."""
REPORTS = words_in(
    "show suggest indicate find highlight demonstrate reveal estimate report note state say "
    "tell describe outline explain summarise present illustrate conclude confirm define contain "
    "refer mention comment read project predict forecast publish comprise list observe discover "
    "argue assert depict cite"
)
"""Verbs by which studies, documents and people tell something."""
STATES = words_in(
    "include involve consist depend relate affect mean need require live feel experience suffer "
    "face lack know understand believe think see belong seem appear tend cause contribute "
    "happen occur exist allow receive enjoy matter come go get lie stand die smoke drink eat "
    "sleep reflect apply represent lose cost own suit rely deserve differ like love look lead "
    "arise hear remember struggle help reside stem influence form derive persist originate "
    "compete expose constitute evolve accompany speak learn migrate survive thrive flourish "
    "matter prevail coincide overlap correlate interact undermine hinder hamper worry inhibit "
    "exacerbate"
)
"""Verbs of being, having and happening."""
WANTS = words_in(
    "aim plan intend commit seek want hope wish aspire propose pledge endeavour expect strive "
    "believe recognise value try ask look anticipate vow promise"
)
"""Verbs of wanting and undertaking."""
ORDERS = words_in(
    "alert archive back block book bridge brief budget cap care catalogue channel coach counsel "
    "counter deal debate document fight fit flag frame free gauge group guard harvest interview "
    "judge label level license log mark market match model mount name nudge order pack package "
    "pair phase place plot plug point position practice probe profile prompt pull push question "
    "queue rally rank register repair repeat request rescue reserve resource reward rotate "
    "route sample scan search segment sequence shadow shield site slate slot source spark speed "
    "staff stage stock store structure study supplement survey swap switch tag talk tap task "
    "tender thread tie tier tour trace trade transport trap travel trigger trust tune tutor "
    "voice volunteer wait walk watch wrap"
)
"""Nouns that are verbs of doing only behind “to” or an auxiliary, or before an article: “Staff
the hub”, “we will survey tenants”; elsewhere, as in “staff and volunteers”, they are none."""
VERBS = readings(sorted(ACTS | CHANGES | REPORTS | STATES | WANTS | ORDERS))
"""Every form of these verbs."""
_NOUNS = ORDERS | {third(word) for word in ORDERS}
BASE_FORMS = frozenset(
    word for word, read in VERBS.items() if Form.BASE in read.forms and word not in _NOUNS
)
THIRD_FORMS = frozenset(
    word for word, read in VERBS.items() if Form.THIRD in read.forms and word not in _NOUNS
)
PAST_FORMS = frozenset(word for word, read in VERBS.items() if Form.PAST in read.forms)
DONE_FORMS = frozenset(word for word, read in VERBS.items() if Form.DONE in read.forms)
ING_FORMS = frozenset(word for word, read in VERBS.items() if Form.ING in read.forms)

NOUN_LIKE = words_in(
    "check checks work works support supports access use uses need needs research demand contact "
    "target targets "
    "change changes plan plans offer offers review reviews report reports focus impact programme "
    "transition progress share shares stop test tests track lead leads outline issue issues cover "
    "record records measure measures screen study map form forms group house move reach value "
    "values source limit limits end ends start starts run help look list lists pool press account "
    "accounts balance link links invite monitor audit audits pilot pilots campaign campaigns aim "
    "aims fund funds budget market open close trial trials direct spread show influence influences "
    "feed flag control question display cut cuts live lives drop drops rise rises fall falls "
    "increase increases decrease decreases decline peak range challenge challenges cost costs "
    "visit visits note notes state states project projects design designs drive ask process "
    "experience experiences face drink drinks sleep smoke returns return approach roll set sets "
    "contract estimate estimates forecast projects award awards host hosts champion champions "
    "partner partners sponsor sponsors grant grants guide guides mentor mentors coach release "
    "sign signs step steps supply supplies trim update updates upgrade view welcome win wins love "
    "hope hopes wish wishes pledge pledges result results call calls mean means being meeting "
    "present further transfer shape scale direct transform interest effect relay reset "
    "double lower clear diagnoses"
)
"""Words of these verbs that are as often nouns."""

MOSTLY_NOUNS = words_in(
    "work research contact target focus project process progress programme issue record demand "
    "control question award host market budget challenge champion partner sponsor mentor coach "
    "account balance drive roll contract estimate forecast result call interest effect step start "
    "end approach experience access audit sign cost trial pilot test trim press process campaign"
)
"""Those that seldom are verbs where no article follows: “Project management of …”."""

DETERMINERS = words_in(
    "the a an our their its his her my your this these those that each every all both any some no "
    "many more most several few other another such"
)
PRONOUNS = words_in("we it they he she i you there this these everyone")
PREPOSITIONS = words_in(
    "of in on at by for from with through during following across over under within without to "
    "despite alongside among amongst including between into onto upon against about around per "
    "via before after since until as like than beyond towards throughout based due out up off"
)
OPENERS = PREPOSITIONS | words_in(
    "if when where while although though because once unless whilst given whether whereas"
)
"""Words that begin a part of the sentence before its main clause."""
PREFIXES = words_in("co re pre de")
"""Parts of verbs that a hyphen joins on, as in “co-design”."""
RELATIVES = words_in("who which that where whose how what when whether if while because although")
"""Words after which the next verb belongs to a clause of its own."""
ADVERBS = words_in(
    "also now already not never then both all further still just only often always always now "
    "recently well currently therefore together soon too even first successfully jointly n't "
    "collectively each once so yet ever again more less better"
)
ASIDES = words_in(
    "however moreover furthermore therefore also instead overall meanwhile thus indeed example "
    "instance addition year today"
)
"""Words that end a short opening before a comma, with those in -ly."""
MODALS = {
    "will": "will", "shall": "will", "'ll": "will", "must": "must", "should": "should",
    "can": "can", "could": "hedge", "may": "hedge", "might": "hedge", "would": "hedge",
    "cannot": "can", "can't": "can", "won't": "will", "ought": "should", "couldn't": "hedge",
}  # fmt: skip
BE_NOW = words_in("is are am 're isn't aren't")
BE_PAST = words_in("was were wasn't weren't")
HAVE_NOW = words_in("has have 've hasn't haven't")
DO = {"do": "present", "does": "present", "did": "past", "don't": "present", "doesn't": "present",
      "didn't": "past"}  # fmt: skip
NEGATIVES = words_in(
    "not never no cannot can't won't isn't aren't wasn't weren't hasn't haven't don't doesn't "
    "didn't couldn't"
)

HEADS = {
    "we": "we i us",
    "partners": """partners partnership partnerships organisations agencies providers stakeholders
        authorities councils trusts boards icbs systems commissioners employers universities
        schools pharmacies practices practitioners clinicians gps doctors nurses professionals
        hospitals charities businesses bodies leaders managers members collaborative collaboratives
        alliance system sector vcse colleges""",
    "body": """council board trust icb ics ccg committee department directorate authority
        team teams group groups forum director officer lead nhs company university hospital
        institute association taskforce chair executive partnership staff colleagues consortium
        police wscc ccgs sussex leeds governors volunteers workers foundation""",
    "national": """government parliament england uk britain ministers nhse ukhsa phe nice cqc ons
        legislation act bill law regulation regulations guidance policy secretary minister
        country dhsc commission usa""",
    "service": """service services programme programmes project projects scheme schemes hub hubs
        initiative initiatives clinic clinics centre centres campaign campaigns network app
        website charity course courses pilot pilots unit units helpline package platform
        training sessions session workshop workshops event events support intervention
        interventions model pathway pathways care tool funding fund offer system facility
        facilities garden college clubs club""",
    "plan": """plan plans strategy report document section chapter appendix annex page table figure
        paper framework assessment review audit briefing addendum diagram chart map box jsna
        priorities objectives aims goals outcomes vision ambition objective priority aim goal
        targets target purpose scope indicator indicators recommendations recommendation actions
        action principles themes mission""",
    "people": """people residents children adults patients carers families women men everyone
        individuals person population populations pupils students smokers users clients
        mothers parents babies infants child patient man woman households persons group citizens
        communities community person's respondents participants customers boys girls tenants
        community survivors veterans offenders homeless many most those anyone""",
    "data": """rate rates number numbers prevalence proportion proportions percentage average data
        cases deaths costs cost figures figure statistics evidence research study studies survey
        analysis trend trends estimates estimate levels level incidence expectancy mortality
        admissions survival ratio findings results demand uptake gap gaps inequalities variation
        scores score sample percent quarter half third majority spend income expenditure revenue
        difference differences deficit surplus total risk increase decrease literature""",
    "matter": """issue issues problem problems need needs risks factors factor challenge challenges
        barriers cause causes reason reasons disease diseases condition conditions dementia suicide
        smoking obesity poverty health illness behaviour behaviours deprivation loneliness
        homelessness disorder symptoms pandemic infection cancer change climate exercise stress
        housing environment life wellbeing impact effects effect consequences emissions""",
    "work": """work approach training action activity activities progress investment opportunities
        opportunity development changes improvements measures role process arrangements engagement
        consultation focus meetings meeting working partnership collaboration steps commitment
        delivery success achievements improvement response lessons agreement""",
}  # fmt: skip
"""Kind of subject → words that such a subject ends in."""
SUBJECT_OF = {word: kind for kind in reversed(list(HEADS)) for word in HEADS[kind].split()}
"""Head word → kind of subject; of several kinds the first listed."""
LEMMA_KINDS = (("want", WANTS), ("act", ACTS | ORDERS), ("change", CHANGES), ("report", REPORTS),
               ("state", STATES))  # fmt: skip
KIND_OF_VERB = {
    base: next(name for name, verbs in LEMMA_KINDS if base in verbs)
    for base in sorted({r.base for r in VERBS.values()})
}
"""Base → the first of these kinds it is of."""
GLUE = words_in(
    "We Our The This These It In As For During To By There They A An When Where If All Following "
    "Through Since Working Many Some Over At On From People"
)
"""Words with a capital that begin a sentence where no stop parts it from a heading before it."""
