"""What is wrong with a file, in Swedish: the reader's and the linter's messages for those who never code.

Messages are made in English, as the file language is; here they are turned part by part. A part that is not
on the list stands as it is, so that nothing is lost.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from radslag.statute.source import Problem

_PARTS: Final = (
    (
        r"is (\d+) characters long\. Shorten it to at most (\d+)\.",
        r"är \1 tecken långt. Korta det till högst \2.",
    ),
    (r"the line cannot be read \((?:column (\d+): )?(.*?)\)\.", r"raden kan inte läsas (kolumn \1: \2)."),
    (
        r"a quotation mark is missing\. Text stands between two of them, on one line: (.*)",
        r"ett citattecken saknas. Text står mellan två citattecken, på en och samma rad: \1",
    ),
    (
        r"no house file is beside this one, so what rests on house rules is not checked \(lines (.*?)\)\.",
        r"filen med lokala rutiner ligger inte bredvid, så det som bygger på dem är okontrollerat (rad \1).",
    ),
    (
        r"Put (\S+) beside it, if there is one\.",
        r"Lägg \1 bredvid, om den finns.",
    ),
    (
        r"the file cannot be read \(no such file or directory\)\. Check the path\.",
        "filen finns inte. Se efter att sökvägen stämmer.",
    ),
    (
        r"the file cannot be read \(permission denied\)\. Check the path\.",
        "du har inte rätt att läsa filen. Se efter att sökvägen stämmer.",
    ),
    (
        r"the file cannot be read \(is a directory\)\. Check the path\.",
        "det här är en mapp och inte en fil. Se efter att sökvägen stämmer.",
    ),
    (
        r"the file cannot be read \((.*?)\)\. Check the path\.",
        r"filen kan inte läsas (\1). Se efter att sökvägen stämmer.",
    ),
    (r"One rule stands on one line: kind\.id = ", "En regel står på en rad: slag.id = "),
    (r"expected '(.)'(?: at the end of .*?(?=\)))?", r"'\1' väntades"),
    (r"the file is larger than (\d+) MB.*", r"filen är större än \1 MB. Är det rätt fil?"),
    (r"the file is UTF-16\..*", "filen är skriven i UTF-16. Spara den i UTF-8 utan byteordningsmärke."),
    (
        r"the file begins with a byte order mark\..*",
        "filen börjar med ett byteordningsmärke. Spara den i UTF-8 utan.",
    ),
    (
        r"the line holds a NUL byte.*",
        "raden innehåller ett NUL-tecken, så detta är ingen text. Spara filen i UTF-8.",
    ),
    (r"the line is not UTF-8.*", "raden är inte skriven i UTF-8. Spara filen i UTF-8."),
    (r"the file is nested too deeply.*", "filen är för djupt nästlad. En regel behöver högst två nivåer."),
    (
        r"the table (\[\w+\]) is missing\. Begin the file with it: (.*)",
        r"tabellen \1 saknas. Börja filen med den: \2",
    ),
    (
        r"'advice' is a house rule\. Move it to (\S+), with why\.",
        r"'advice' är en lokal rutin. Flytta den till \1, med why.",
    ),
    (
        r"'(\S+)' is kept for the duty to renew a statute\.",
        r"'\1' är upptaget av skyldigheten att förnya reglementet.",
    ),
    (
        r"'(\S+)' is already used on line (\d+)(?: \(clause (\".*?\")\))?\.",
        r"'\1' används redan på rad \2 (punkt \3).",
    ),
    (r"Ids are unique in a file\.", "Ett id får stå en gång i en fil."),
    (
        r"'ahead' is missing\. Write the days: (.*), or say in reading that the text has no number\.",
        r"'ahead' saknas. Skriv dagarna: \1, eller säg i reading att texten inte har något tal.",
    ),
    (
        r"is neither a whole number nor (.*)\. Write 1 or (.*)\.",
        r"är varken ett heltal eller \1. Skriv 1 eller \2.",
    ),
    (r"'(\S+)' is missing\. Write .*?: (\S+ = )", r"'\1' saknas. Skriv: \2"),
    (r"'(\S+)' is not a field of (.*?)\.(?= |$)", r"'\1' är inget fält i \2."),
    (r"a statute file", "ett reglemente"),
    (r"a house file", "de lokala rutinerna"),
    (r"a house rule", "en lokal rutin"),
    (r"an example", "ett exempel"),
    (r"a clause", "en punkt"),
    (r"Fields: ", "Fält: "),
    (r"Did you mean '(\S+?)'\?", r"Menade du '\1'?"),
    (r"Otherwise declare it in \[names\]\.", "Annars: lägg till det i [names]."),
    (r"is neither a body, seat, thing nor name\.", "är varken organ, plats, sak eller namn."),
    (r"does not begin with an act\.", "börjar inte med en handling som räknas."),
    (r"The acts are: ", "Handlingarna är: "),
    (r"The statuses are: ", "Utfallen är: "),
    (r"does not say what the act is about\.", "säger inte vad handlingen gäller."),
    (
        r"is no duration\. Write 10d, 5b \(working days\), 1w, 6m or 2y\.",
        "är ingen tidslängd. Skriv 10d, 5b (arbetsdagar), 1w, 6m eller 2y.",
    ),
    (r"is no day of a year\. Write the month and the day: ", "är ingen dag på året. Skriv månad och dag: "),
    (r"is no season\. Write its first and last day: ", "är ingen del av året. Skriv första och sista dag: "),
    (r"is no date\. Write year, month and day: ", "är inget datum. Skriv år, månad och dag: "),
    (r"is no fraction\. Write 1/2, 1/3 or 2/3\.", "är inget bråk. Skriv 1/2, 1/3 eller 2/3."),
    (r"is no id\. An id is made of a-z, 0-9 and _", "är inget id. Ett id består av a–z, 0–9 och _"),
    (
        r"is no lineage\. A lineage is made of a-z, 0-9 and -",
        "är inget adressord. Det består av a–z, 0–9 och -",
    ),
    (r"is no lineage at hand\.", "finns inte här."),
    (r"is no address\. Write lineage and rule: ", "är ingen adress till en regel. Skriv: "),
    (r"is no inherited rule\.", "är ingen regel i lagen som reglementet bygger på."),
    (r"is no rule of the statute\.", "är ingen regel i reglementet."),
    (r"'(\S+)' is a (\w+), not a (\w+)\. Write ", r"'\1' är av slaget \2, inte \3. Skriv "),
    (r"does not belong to (\w+)\.", r"hör inte till slaget \1."),
    (r"It can have: ", "Det kan ha: "),
    (r"No house key does\.", "Det kan inte ha någon lokal rutin."),
    (
        r"house: '(\S+)' is stated in the statute and cannot be changed here\.",
        r"'\1' står i reglementet och kan inte ändras här.",
    ),
    (r", but the statute has (\S+)\. Write the statute's\.", r", men i reglementet står \1. Skriv som där."),
    (
        r"only 'why' is written\. Write what it is the reason for: ",
        "bara 'why' står där. Skriv vad det är skäl till: ",
    ),
    (
        r"lies before valid_from = (\S+)\. Both days are in force: write a later valid_through\.",
        r"ligger före valid_from = \1. Båda dagarna gäller: skriv en senare valid_through.",
    ),
    (
        r"'verified_by' and 'verified_on' belong together\. Write both or neither\.",
        "'verified_by' och 'verified_on' hör ihop. Skriv båda eller ingen.",
    ),
    (
        r"'at_least' and 'at_most' are both missing\. Write one of them",
        "'at_least' och 'at_most' saknas. Skriv en av dem",
    ),
    (r"'(\w+)' and '(\w+)' are both missing\. Write one", r"'\1' och '\2' saknas. Skriv en av dem"),
    (
        r"'(\w+)' and '(\w+)' both give a (?:day|number)\. Keep one of them\.",
        r"'\1' och '\2' står båda. Behåll en.",
    ),
    (r"expected an act held\. Write ", "handlingen held väntades. Skriv "),
    (r": expected text within quotation marks\.", ": text inom citattecken väntades."),
    (r": expected a whole number\.", ": ett heltal väntades."),
    (r": expected a date\.", ": ett datum väntades."),
    (r": expected true or false\.", ": true eller false väntades."),
    (r": expected some text\.", ": någon text väntades."),
    (r": expected a larger number\.", ": ett större tal väntades."),
    (r": expected a table\. Begin it with ", ": en tabell väntades. Börja den med "),
    (r": expected tables\. Write ", ": tabeller väntades. Skriv "),
    (r": expected a word\. Write ", ": ett ord väntades. Skriv "),
    (r": expected a rule with an id\. Write ", ": en regel med id väntades. Skriv "),
    (r": expected (.*?) or (\S+?)\. Write ", r": \1 eller \2 väntades. Skriv "),
    (r": expected (.*?)\. Write ", r": \1 väntades. Skriv "),
    (r"is no kind of rule\.", "är inget slag av regel."),
    (
        r"is more than (\w+) = (\d+)\. Lower it, or raise the other\.",
        r"är mer än \1 = \2. Sänk det, eller höj det andra.",
    ),
    (
        r", but the seats of '(\S+)' have min (\d+) together\. Raise it, or lower them\.",
        r", men platserna i '\1' kräver \2 tillsammans. Höj talet, eller sänk dem.",
    ),
    (
        r"is shorter than the notice of (\S+), ahead = (\S+)\. Lengthen it\.",
        r"är kortare än kallelsetiden i \1, ahead = \2. Förläng tiden.",
    ),
    (
        r"example '(\S+)': (\S+) expected (\S+), is (\S+?)(?: \((.*?)\))?\. Check the facts or the rule\.",
        r"exemplet '\1': \2 skulle bli '\3' men blir '\4' (\5). Se över posterna eller regeln.",
    ),
    (r"(\d+) of (\d+)(?:, due (\S+?))?\)", r"\1 av \2, senast \3)"),
    (
        r"binds whatever a statute says\. Take the rule away\.",
        "gäller vad ett reglemente än säger. Ta bort regeln.",
    ),
    (
        r"the clause has neither rule nor text\. Write a rule, or say what it is: ",
        "punkten har varken regel eller text. Skriv en regel, eller säg vad den är: ",
    ),
    (
        r"no example shows what the rules mean\. Add one with facts, on and expect\.",
        "inget exempel visar vad reglerna betyder. Lägg till ett med facts, on och expect.",
    ),
    (
        r"several rules of the clause have one label\. Give the rule a label of its own\.",
        "flera regler i punkten har samma namn. Ge regeln ett eget namn (label).",
    ),
    (
        r"the label says bör, the rule shall\. Write modality = \"should\", or mend the label\.",
        'namnet säger bör, regeln ska. Skriv modality = "should", eller ändra namnet.',
    ),
    (
        r"the label says ska, the rule should\. Take modality away, or mend the label\.",
        "namnet säger ska, regeln bör. Ta bort modality, eller ändra namnet.",
    ),
    (
        r"the rule says should where (\S+) says shall\. Read the text again\.",
        r"regeln säger bör där \1 säger ska. Läs texten igen.",
    ),
    (
        r"the rule has no day\. Write (\S+), or advice as a house rule\.",
        r"regeln har ingen dag. Skriv \1, eller advice som lokal rutin.",
    ),
    (
        r"the rule is never met in the examples\. Add one where it is\.",
        "regeln blir aldrig uppfylld i exemplen. Lägg till ett där den blir det.",
    ),
    (
        r"the rule is never missed in the examples\. Add one where it is\.",
        "regeln blir aldrig försenad i exemplen. Lägg till ett där den blir det.",
    ),
    (
        r"'(\S+)' is not used\. Take it away, or use it\.",
        r"'\1' används inte. Ta bort det, eller använd det.",
    ),
    (
        r"'(\S+)' of (\S+) is bound to nothing here, so its rules are not judged\. Add it to (\S+)\.",
        r"'\1' i \2 är inte knutet till något här, så de reglerna räknas inte. Lägg till det i \3.",
    ),
    (
        r"is '(.*?)', not '(.*?)'\. Write its number and title\.",
        r"heter '\1', inte '\2'. Skriv nummer och namn.",
    ),
    (
        r"not verified by anyone yet\. Compare with the adopted text, then write who and when\.",
        "ingen har jämfört med den antagna texten än. Jämför, och skriv verified_by och verified_on.",
    ),
    (r"'(\S+)' is no id of (\S+?)\.(?= |$)", r"'\1' finns inte i \2."),
    (r"tightens (\S+): ", r"skärper \1: "),
    (r"Use fills with a reading\.", "Använd fills med en reading."),
    (r", or use fills with a reading\.", ", eller använd fills med en reading."),
    (r"a (\w+) cannot tighten a (\w+)\.", r"slaget \1 kan inte skärpa slaget \2."),
    (r" is longer than ", " är längre än "),
    (r" is shorter than ", " är kortare än "),
    (r" is smaller than ", " är mindre än "),
    (r" is larger than ", " är större än "),
    (r" is wider than ", " är vidare än "),
    (r" lacks a part of ", " saknar en del av "),
    (r" differs from ", " skiljer sig från "),
    (r"Shorten it", "Korta tiden"),
    (r"Lengthen it", "Förläng tiden"),
    (r"Raise it", "Höj talet"),
    (r"Lower it", "Sänk talet"),
    (r"Narrow it", "Gör den snävare"),
    (r"Add what is missing", "Lägg till det som saknas"),
    (r"Write the same", "Skriv likadant"),
    (r"an act is adopted by parliament\. Leave level out\.", "en lag beslutas av riksdagen. Ta bort level."),
    (
        r"is taken\. Choose another word for this statute\.",
        "är upptaget. Välj ett annat ord för reglementet.",
    ),
    (
        r"no wording with this lineage and first day holds here\. Write those of the wording\.",
        "det finns ingen lydelse med detta adressord och denna första dag. Skriv lydelsens.",
    ),
    (r"Choose another id\.", "Välj ett annat id."),
    (r"line (\d+) of the entries: ", r"rad \1 av posterna: "),
    (r"is no act\.", "är ingen handling som räknas."),
    (r"is no status\.", "är inget utfall."),
    (
        r"names the same id twice\. Write each id once\.",
        "nämner samma id två gånger. Skriv varje id en gång.",
    ),
    (
        r"begins with no mark\. Write one of @body, <by, >to and \+item, with one space before it\.",
        "börjar inte med något märke. Skriv ett av @organ, <av, >till och +del, med ett mellanslag före.",
    ),
    (r"Write: ", "Skriv: "),
    (r"Write ", "Skriv "),
)
_TURNED: Final = tuple((re.compile(pattern), words) for pattern, words in _PARTS)
# What is left where the message had nothing to say.
_EMPTY: Final = ((" (punkt )", ""), ("(kolumn : ", "("), (", senast )", ")"), (" ()", ""))


_PLACES: Final = ((re.compile(r"^clause "), "punkt "), (re.compile(r"\bexample "), "exempel "))


def retold(problem: Problem) -> Problem:
    """Return a problem told in Swedish, its place too."""
    place = problem.place
    for pattern, word in _PLACES:
        place = pattern.sub(word, place)
    return replace(problem, place=place, message=in_swedish(problem.message))


def in_swedish(message: str) -> str:
    """Return a problem's message in Swedish; what is quoted from the file stays as it was written."""
    for pattern, words in _TURNED:
        message = pattern.sub(words, message)
    for left, nothing in _EMPTY:
        message = message.replace(left, nothing)
    return message
