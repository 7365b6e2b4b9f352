"""Harm: what tells of it, how near it is, and what only seems to."""

import pytest

from tests.interpret.reading import read, value


@pytest.mark.parametrize(
    "told",
    [
        "He is strangling her, I can hear it through the wall",
        "He's kicking the front door in and the kids are upstairs",
        "A patient just told me he's going home to kill his wife",
        "He has been bundled into a van by two blokes",
        "She has swallowed all her nan's heart tablets",
        "The baby has gone limp and is hardly breathing",
        "Dad's at the gates with a hammer shouting for the kids",
        "Paramedics are with a lad who has collapsed",
        "The house is on fire",
        "He pulled a blade on mum last week and he is outside now with an axe",
    ],
)
def test_danger_within_hours(told: str) -> None:
    reading = read(f"{told}. Can I tell the police where she lives?")
    assert reading.understood.get("risk") == "immediate-danger"
    assert reading.urgent


@pytest.mark.parametrize(
    "told",
    [
        "Dad put a blade to his wife's neck and threatened to stab her last week",
        "I am afraid he'll murder his wife one of these days",
        "He said he would kill her if she ever left",
        "Her husband holds her hostage most days and rapes her",
        "A carer canes the kids on Sundays",
        "A toddler has a burn in the shape of an iron",
        "The marks don't match what his mum says",
        "Her family are forcing her into a wedding",
        "Older men pass her round between them",
        "The children say their carer shouts and hits them with a pipe",
        "A girl of 13 is sleeping with a man of 30",
        "He says he broke his arm at football",
    ],
)
def test_harm_that_is_suspected_but_not_within_hours(told: str) -> None:
    assert value(f"{told}. Can I tell the police where she lives?", "risk") == "significant-harm"


@pytest.mark.parametrize(
    "told",
    [
        "Dad was brought in unconscious after a crash",
        "She took an overdose of tablets last month",
        "He drove home drunk last winter",
        "He has a previous for rape",
        "Mum said that her uncle raped her thirty years ago",
        "He broke his arm on the trampoline",
        "He was hit by a football",
        "She bruises easily",
        "The lad hit another child",
        "The beat officer is new",
        "She is always starving after swimming",
        "We have a leaflet on FGM",
        "He said goodbye to his teacher",
        "He has had paracetamol for a temperature",
        "The marriage has collapsed",
        "Mum is taking the kids with her to Spain",
        "His aunt is going round to get the kids",
        "The school is not responding to my emails",
    ],
)
def test_what_is_over_innocent_or_only_a_word_is_not_read(told: str) -> None:
    assert value(f"{told}. Can I tell the school where she lives?", "risk") is None


@pytest.mark.parametrize(
    "told",
    [
        "The lad came in black and blue",
        "The girl told me her childminder broke her arm",
        "I want to check if dad beating her is something to pass on",
        "There was sexual abuse of the girl that began years ago and is still going on",
    ],
)
def test_harm_stays_harm_however_it_is_wrapped(told: str) -> None:
    assert value(f"{told}. Can I ring social services?", "risk") == "significant-harm"


def test_what_is_announced_for_a_day_to_come_is_danger() -> None:
    assert value("Her ex says he is going to kill her on Friday, can I ring the police?", "risk") == "immediate-danger"


@pytest.mark.parametrize(
    "told",
    [
        "The lad has a scar and was at a party in the village",
        "It went down well with the grey haired ladies",
        "By the time you get this I will be on leave",
        "Dad had the lot of the paperwork",
    ],
)
def test_everyday_words_are_no_harm(told: str) -> None:
    assert value(f"{told}. Can I send his mum a photo of him?", "risk") is None


def test_a_blow_announced_for_within_hours_is_danger_and_one_that_waits_is_none() -> None:
    assert (
        value("His dad will batter him when he gets home tonight. Can I ring the police?", "risk") == "immediate-danger"
    )
    assert value("Dad will hit him if he tells. Can I ring the police?", "risk") == "significant-harm"


@pytest.mark.parametrize(
    ("text", "urgent"),
    [
        ("mum has left a 2 year old at home by herself", True),
        ("he says he is going to end his life", True),
        ("the toddler plays by himself at nursery, can I tell his gran", False),
        ("she tried to take her own life two years ago, can I tell the college", False),
    ],
)
def test_a_little_one_left_alone_and_an_end_of_ones_life_bring_the_emergency_line(text: str, urgent: bool) -> None:
    assert read(text).urgent is urgent


@pytest.mark.parametrize(
    ("text", "risk"),
    [
        ("Her ex says he'll stab her once he finds out. Do I ring the police?", "significant-harm"),
        ("Her ex says he'll stab her tonight. Do I ring the police?", "immediate-danger"),
    ],
)
def test_a_threat_without_a_time_is_grave_and_one_for_tonight_is_danger(text: str, risk: str) -> None:
    assert value(text, "risk") == risk


@pytest.mark.parametrize(
    ("text", "risk"),
    [
        ("My client's husband thumps her when he's had a drink. Can I tell her GP?", None),
        ("My client's husband thumps the lad when he's had a drink. Can I tell his GP?", "significant-harm"),
        ("My client's husband strangled her on Sunday. Can I tell her GP?", "significant-harm"),
    ],
)
def test_a_blow_between_partners_is_domestic_abuse_unless_it_is_grave(text: str, risk: str | None) -> None:
    assert value(text, "risk") == risk


@pytest.mark.parametrize(
    "told",
    [
        "A boy in Y2 says his uncle has a special game for when mum is out",
        "She whispered that she had been touched by the lodger",
        "My niece says her brother forces himself on her",
        "His wrists are covered in welts",
        "They have booked the wedding for June, and she does not want it",
        "He held a carving knife to his wife's throat on Sunday",
    ],
)
def test_harm_is_heard_in_the_words_that_children_and_families_use(told: str) -> None:
    assert value(f"{told}. Do I ring social care?", "risk") == "significant-harm"


@pytest.mark.parametrize(
    "text",
    [
        "Jack's social worker has broken her arm and is off. Can I ring the duty desk?",
        "She broke her wrist on the climbing frame. Can I tell the school?",
        "Mum's firm cut her hours. Can I tell the housing office?",
        "We have hit our targets. Can we send the figures to the funder?",
        "The wedding is booked for June and she is over the moon. Can I tell the school?",
        "The club's new board game is touching on maths. Can I tell the school?",
        "The police are after whoever was at the stabbing. Can I give the names?",
    ],
)
def test_a_fall_a_figure_of_speech_and_a_crime_are_no_harm(text: str) -> None:
    assert value(text, "risk") is None


def test_who_broke_her_jaw_struck_her() -> None:
    assert value("He has broken her jaw. Do I ring the police?", "risk") == "significant-harm"


@pytest.mark.parametrize(
    "told",
    [
        "Her uncle is heading over for us with a crowbar",
        "He has a pistol on the table and says nobody is leaving",
        "My lad says granddad wants to smash mum's face tonight",
        "She is 34 weeks pregnant and bleeding and on the bus",
        "The girl gulped down four wraps when the police knocked",
        "Somebody spiked her vape, she can barely stand",
        "He has shut himself in the shed with a razor",
        "A girl of ours is about to be sold on to another gang",
        "Dad went off with the twins and left a note behind",
        "A three year old is alone in the street",
        "My grandson of 4 is on his own at the house, nobody answers",
        "Her son, 6, never came back and nobody can find him",
        "Her niece, 5, on her own in the park",
        "He overdosed on his break",
    ],
)
def test_danger_by_means_by_state_and_by_an_act_announced(told: str) -> None:
    assert value(f"{told}.", "risk") == "immediate-danger"


@pytest.mark.parametrize(
    "told",
    [
        "A newborn was shaken by her aunt",
        "Mum thought of pressing a cushion on his face",
        "A four year old was found walking by the canal, barefoot",
        "He was begging not to be sent home with his uncle",
        "He took the twins and says I will never see them again",
        "A lad has been sharing execution clips in the canteen",
        "A boy in my form has nudes of a year 8",
        "The twins come in smelly and starving most days",
        "A girl of 12 told the nurse she was cut in Kenya",
        "A girl 13 says her boyfriend is 22",
        "Mum leaves the three year old on his own every night",
    ],
)
def test_harm_stated_without_a_question_is_read(told: str) -> None:
    assert value(f"{told}.", "risk") == "significant-harm"


@pytest.mark.parametrize(
    "text",
    [
        "He is 3 and sleeps alone in his room, can I tell the health visitor?",
        "Year 8 do a lesson on drink spiking, can I send the slides to school?",
        "He was cut from the football team, can I tell his dad?",
        "Mum left a note that he has the dentist at two, can I tell school?",
        "The boy is 7 and plays on his own at break, can I tell mum?",
        "Police want the medical notes of a man who is unconscious on the ward, can I give them?",
    ],
)
def test_words_of_danger_in_everyday_sense_are_none(text: str) -> None:
    assert value(text, "risk") is None


def test_who_is_unconscious_on_a_floor_is_in_danger_though_the_police_ask() -> None:
    assert value("The police ask who he is, he is unconscious in the kitchen.", "risk") == "immediate-danger"


@pytest.mark.parametrize(
    ("told", "risk"),
    [
        ("She bleeds heavily every month. Can I tell the GP", None),
        ("I have not breathed a word to his mum. Can I tell the school", None),
        ("He strangled her unconscious on Sunday. Do I ring adult safeguarding", "significant-harm"),
        ("The neighbour asks whether it is true he batters the lad. Can I tell her", None),
        ("Detectives from the rape investigation want her address. Can I give it", None),
        ("Mum is doing ok. Can I tell the school she is on a diet", None),
        ("She is not breathing. Can I give the ambulance her notes", "immediate-danger"),
    ],
)
def test_what_only_sounds_like_danger_or_calm_is_neither(told: str, risk: str | None) -> None:
    assert value(told, "risk") == risk


@pytest.mark.parametrize(
    "told",
    [
        "The ex has gone off with a hammer after mum",
        "He has a machete on him",
        "The twins are in the house by themselves, aged 2 and 4",
        "Mum shut the baby in the van and it is boiling",
        "Stepdad stinking of booze turned up to pick up his stepdaughter",
        "Her arm is bleeding and she does not want me to phone for help",
        "She swallowed 14 codeine half an hour ago",
        "Nan says they will have her cut at the weekend",
        "A girl of ours is missing and it is snowing",
        "He is hitting her right now",
        "Dad used to strangle her and he is outside the house now",
        "He used to hit her and now he is hitting the baby",
    ],
)
def test_danger_of_today_is_read_in_few_words(told: str) -> None:
    assert value(f"{told}.", "risk") == "immediate-danger"


@pytest.mark.parametrize(
    "told",
    [
        "Her uncle used to beat her, he is in Australia now, can we tell the college?",
        "Her uncle beat her but he is dead now, can we tell the college?",
        "Her gran hit her with a slipper once, now they get on, can we tell the college?",
    ],
)
def test_harm_that_is_over_is_no_danger_though_something_else_is_now(told: str) -> None:
    assert value(told, "risk") == "significant-harm"
    assert not read(told).urgent


@pytest.mark.parametrize(
    "told",
    [
        "The hotel form is missing and it is getting dark",
        "He left his coat in the car for hours",
        "The hairdresser is cutting her fringe tomorrow",
        "The lads are home alone at 15 and 16",
        "Dad is coming to collect the cake",
        "There is a water gun under the bed",
    ],
)
def test_what_is_near_to_those_words_is_no_danger(told: str) -> None:
    assert value(f"{told}. Can I tell his mum?", "risk") is None
    assert not read(told).urgent


@pytest.mark.parametrize(
    ("told", "risk"),
    [
        ("She is drowning in coursework", None),
        ("Dad tried drowning the lad in the bath", "significant-harm"),
        ("Her nan beat leukaemia", None),
        ("United beat us on Sunday", None),
        ("His dad beat him in the final", None),
        ("His dad beat him in the kitchen", "significant-harm"),
        ("She beat everybody to the line", None),
    ],
)
def test_a_figure_of_speech_is_no_harm_and_the_words_in_earnest_are(told: str, risk: str | None) -> None:
    assert value(f"{told}. Can I tell the school?", "risk") == risk


def test_what_is_killing_the_writer_is_no_suicide_and_killing_oneself_is() -> None:
    assert not read("This commute is killing me").alarms
    assert read("I want to kill myself").alarms


def test_who_would_shoot_up_a_school_injects_nothing() -> None:
    assert value("A pupil wants to shoot up the college", "information") is None
    assert value("Dad is shooting up at home", "information") == ("substance-misuse",)


@pytest.mark.parametrize(
    "told",
    [
        "I can hear him hitting her through the wall",
        "Uncle is slapping the girl, he's in reception",
        "The toddler is being shaken next door",
        "He's torching the bungalow tonight",
        "She has stormed out with a cleaver",
        "Her ex is on the landing with a crowbar",
        "He's on his way to finish her",
        "He's gone off with a blade after the lad",
        "She has taken the baby and we will never see either of them alive",
        "He's smashing up the flat and the kids are hiding under the bed",
        "She is passing out",
    ],
)
def test_a_blow_at_this_moment_is_danger(told: str) -> None:
    assert value(f"{told}. Can I give the police the address?", "risk") == "immediate-danger"


@pytest.mark.parametrize(
    ("told", "risk"),
    [
        ("He has started beating her daughter and now she wants out", "significant-harm"),
        ("He swears he will burn the place with them inside once he is let out", "significant-harm"),
        ("Nan is pleased as punch with the twins", None),
        ("She was beaten in the semi final", None),
        ("She punched a door", None),
        ("He was kicked by another pupil", None),
        ("The boy was kicked by his stepdad", "significant-harm"),
        ("Mum was raped as a girl and has a counsellor", None),
        ("He got done for indecent images", None),
        ("We gave a talk on FGM", None),
        ("She let slip she is going away to be cut", "significant-harm"),
        ("Grandad found a husband for her abroad and she is scared", "significant-harm"),
        ("Dad belts the twins", "significant-harm"),
    ],
)
def test_what_began_lately_was_punished_or_only_sounds_so_is_weighed(told: str, risk: str | None) -> None:
    assert value(f"{told}. Can I tell the school?", "risk") == risk


@pytest.mark.parametrize(
    ("told", "risk"),
    [
        ("He ran out with a knife", "immediate-danger"),
        ("He goes out to scouts with a knife for whittling", None),
        ("They tear round the house with a toy knife", None),
        ("They shut themselves in the kitchen with a knife drawer", None),
        ("He walks down to the workshop with a hammer", None),
        ("She sets off to baseball with a bat", None),
        ("Her sister is going to be cut in the summer", "significant-harm"),
        ("Mum's hours were cut in March", None),
        ("His benefits got cut on Monday", None),
        ("The funding will be cut on Friday", None),
        ("She is going to be cut from the team", None),
        ("The bus is going to be cut over the holidays", None),
        ("The grant got cut before Easter", None),
        ("Dad belts the kids when he is drunk", "significant-harm"),
        ("Does the driver belt the kids in?", None),
        ("She always belts the children up in the minibus", None),
        ("She will jump the queue", None),
        ("She met a grown man online", "significant-harm"),
        ("Her brother is a grown man now", None),
        ("Dad wept like a grown man", None),
        ("He is going to glass her boyfriend", "significant-harm"),
        ("They are going to bottle the jam", None),
    ],
)
def test_tools_savings_and_seat_belts_are_no_harm(told: str, risk: str | None) -> None:
    assert value(f"{told}. Can I tell the school?", "risk") == risk
