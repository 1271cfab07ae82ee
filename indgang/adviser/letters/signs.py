"""The signs (kendetegn) of each kind of letter: what to look for, and how much it weighs (double in a heading)."""

import re
from collections.abc import Mapping
from typing import Final

from .kinds import Kind

_WEEKDAY: Final = r"(?:mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag)"
_US: Final = r"(?:vi|kommunen|udvalget|nævnet|styrelsen|visitationen|forvaltningen|byrådet|udbetaling danmark)"
_YOU: Final = r"(?:du|I|jer|dig|De|din|jeres|ansøgningen|anmodningen|klubben|foreningen)"
_IF: Final = r"(?<!hvis )(?<!såfremt )"
_GIVE: Final = (
    r"(?:imødekom\w*|efterkom\w*|bevilg\w*|yde|give|forny\w*|forlænge\w*|godkend\w*|tilbyd\w*|udbetale|dække|støtte)"
)

_SIGNS: Final[Mapping[Kind, tuple[tuple[int, str], ...]]] = {
    Kind.DECISION: (
        (
            4,
            r"\b(?:afgørelsen?|tilladelsen|bevillingen|påbuddet|forbuddet) er (?:truffet|givet) (?:efter"
            r"|i medfør|i henhold|med hjemmel)",
        ),
        (
            4,
            rf"\b{_US} har (?:derfor |nu |i dag )?(?:truffet|besluttet|afgjort|bestemt|valgt|ændret"
            rf"|fastsat)\b(?! at sende)",
        ),
        (4, rf"\b{_US} (?:er kommet frem til|træffer hermed|afgør hermed)\b|\bhar på møde\b.{{0,40}}\bbesluttet\b"),
        (
            3,
            r"^\W*(?:afgørelse|påbud|forbud|bevilling|tilladelse|krav om|ændring af din|tilsagn)\b"
            r"|(?:land|bygge|ibrugtagnings)\w*tilladelse(?: med|$)",
        ),
        (5, r"\b(?:pålægges|påbydes|forbydes|tildeles|frakendes)\b|\bgiver dig hermed påbud"),
        (
            4,
            r"\bhar (?:fået |nu )?(?:bevilget|givet (?:dig|jer)?\s?\w*tilladelse)|\b(?:er|bliver|får"
            r"|fået) (?:hermed |nu |blevet )*bevilget\b",
        ),
        (
            4,
            r"\b(?:er (?:hermed |nu |blevet )*(?:godkendt|imødekommet|tilkendt|visiteret til)"
            r"|imødekommer (?:hermed |derfor )?(?:din|jeres))\b",
        ),
        (3, r"\b(?:du|I) (?:har|får) ret til\b(?! at| aktindsigt)"),
        (
            5,
            r"\b(?:kan|kunne|vil) (?:\w+ ){0,2}tilbyde (?:\w+ ){1,3}?(?:plads|bolig|\w+plads|\w+bolig)\b"
            r"|\btilbyder (?:\w+ ){1,4}?(?:\w*plads|\w*bolig)\b|\b(?:tildelt"
            r"|anvist) (?:\w+ ){0,2}(?:\w*plads|\w*bolig)\b"
            r"|^tilbud om (?:\w+ ){0,2}(?:\w*plads|\w*bolig)\b",
        ),
        (
            5,
            r"\b(?:du|I|De) får (?:hermed |nu )?(?:\w*tilladelse|dispensation|bevilling)\b"
            r"|\b(?:vi|kommunen) (?:bevilger|imødekommer|giver (?:dig|jer) (?:hermed )?\w*tilladelse)\b",
        ),
        (
            4,
            r"^\W*(?:din|dit|dine|jeres|vi|dine barsels\w+) (?:\w+ ){0,3}(?:stopper|stoppes|ophører"
            r"|bortfalder|nedsættes"
            r"|sænker|sænkes|nedsætter|ændrer|forhøjes)\b|^beslutning om\b",
        ),
        (
            5,
            r"\bklage over (?:afgørelsen|denne afgørelse)|\b(?:afgørelsen|den"
            r"|denne) kan (?:\w+ ){0,5}(?:(?:på)?klages|indbringes)|\bnærværende afgørelse",
        ),
        (
            5,
            r"\b(?:vil|kan|ønsker) (?:du|I|De)\b.{0,12}\bklage\b(?!.{0,30}\bsendt\b)|\b(?:du"
            r"|I) har .{2,12} til at klage\b|\b(?:du|I) kan klage\b",
        ),
        (
            3,
            r"\bkan (?:alene |delvist? )?imødekommes\b|\bdelvist? medhold\b|\b(?:stadfæster|omgør|ophæver"
            r"|fastholder) (?:\w+ ){0,3}(?:afgørelse|kommunens)",
        ),
        (
            4,
            r"\b(?:du|I) skal (?:derfor )?(?:tilbage)?betale\b.{0,60}\b(?:tilbage|kr)\b"
            r"|\bkræve[rs]?\b.{0,30}\btilbagebetal|\bhar (?:derfor )?fået for meget\b",
        ),
        (
            3,
            r"\b(?:støtte|hjælp|ydelse|udbetaling|bevilling|kontanthjælp|sygedagpenge|plads|tilskud|pension"
            r"|bolig)\w*(?: \w+){0,6}"
            r" (?:stopper|ophører|bortfalder|nedsættes|standses|sættes ned|bliver (?:stoppet|sat ned))\b",
        ),
        (1, r"^(?:begrundelse|klagevejledning|sådan klager du|klageadgang|retsgrundlag)|^hvis (?:du|I) vil klage"),
        (
            5,
            r"\b(?:bliver|får|vil|kan) (?:du|I|De) ikke længere\b|\b(?:du|I|De) (?:bliver|får|kan|vil) ikke længere\b"
            r"|\bmed uret\b|\btræffes hermed\b|\bmeddeles hermed\b|\bvi (?:har )?(?:afgjort|bevilget|bevilger)\b",
        ),
        (4, r"^(?:begrundelse|klagevejledning|klageadgang|klagemulighed\w*)\b|\bpåklages til\b|\bindbringes for\b"),
        (
            3,
            r"\b(?:tilladelsen|godkendelsen|dispensationen) (?:er|gives|meddeles)\b|\bbetinget af\b"
            r"|\bpå (?:følgende )?vilkår\b",
        ),
        (
            3,
            r"^(?:tilladelse|dispensation|godkendelse|bevilling) (?:til|af)\b|\b(?:ophør|stop"
            r"|efterbetaling) (?:og|af)\b",
        ),
        (4, r"\b(?:hjemviser|stadfæster|omgør)\b|\bresultatet er\b"),
    ),
    Kind.REFUSAL: (
        (6, r"^\W*(?:delvist )?afslag\b|^vedr\w*\.?:? afslag\b"),
        (
            5,
            rf"{_IF}\b(?:{_US}|{_YOU}) (?:kan |har |må |er )?(?:\w+ ){{0,3}}?(?:ikke"
            rf"|ingen) (?:\w+ ){{0,3}}?{_GIVE}\b",
        ),
        (
            5,
            rf"{_IF}\bikke (?:at )?(?:kan |kunne )?{_GIVE} (?:\w+ ){{0,3}}?(?:tilskud|støtte|hjælp|ansøgning\w*"
            rf"|anmodning\w*|bevilling)",
        ),
        (
            5,
            r"\b(?:ansøgning\w*|anmodning\w*)(?: \w+){0,6} (?:er|bliver|kan)(?: \w+){0,2} (?:afslået|afvist"
            r"|ikke efterkommes|ikke imødekommes)\b",
        ),
        (
            5,
            r"\b(?:give[rt]?|meddele[rt]?|får|fået)\b(?: \w+){0,4} afslag(?! på det| i så)\b"
            r"|\b(?:afslår|afviser|afslås)\b(?: \w+){0,4} (?:ansøgning\w*|anmodning\w*)\b",
        ),
        (5, r"\bhar (?:derfor |desværre )?ikke (?:længere )?ret til\b|\bikke (?:er )?berettiget til\b"),
        (4, r"\bikke opfylder (?:betingels|krav)\w*|\bikke tilbydes\b|\btilbydes ikke\b"),
        (
            4,
            r"\bikke (?:er )?(?:omfattet af|i) (?:målgruppe|personkreds|ordning)\w*|\bomfattet ikke\b"
            r"|\b(?:bliver|blev) (?:det )?(?:desværre )?ikke til noget\b|\bsiger (?:vi )?(?:\w+ ){0,2}nej til\b"
            r"|\b(?:vi|kommunen|jeg) (?:må|er nødt til at) (?:desværre |derfor )?(?:skuffe|sige nej|afvise|afslå)\b"
            r"|\bikke (?:er )?(?:fundet|anset|vurderet) (?:berettiget|egnet|omfattet)\b",
        ),
        (
            5,
            rf"\b(?:det|den|dem|\w+(?:en|et|erne|er)) (?:kan|vil|har) (?:vi|kommunen) (?:desværre |derfor )?ikke"
            rf" (?:kunnet )?{_GIVE}\b",
        ),
        (4, r"\b(?:du|I) kan (?:desværre |derfor )?ikke (?:få|modtage)\b|\bafslår (?:den|det|hermed|at)\b"),
    ),
    Kind.HEARING: (
        (
            6,
            r"^\W*(?:parts|nabo)?høring\b|\bpartshør\w*|^høringsbrev|^naboorientering|^(?:varsling"
            r"|varsel) (?:om|af)\b|^agterskrivelse",
        ),
        (
            5,
            r"(?<!du )(?<!I )\b(?:overvejer|påtænker|agter|har til hensigt|foreslår|har planer om|regner med"
            r"|planlægger)\b(?: \w+){0,3} at\b",
        ),
        (5, r"^forslag til (?:ændring|afgørelse)|\budkast til afgørelse\b|\bvarsel om\b"),
        (
            4,
            r"\b(?:før|inden) (?:vi|kommunen|der) (?:træffe[rs]|afgør|beslutter|tager)\b"
            r"|\bbetydning for (?:afgørelsen|sagen|din sag)\b|\binden afgørelse\b",
        ),
        (
            4,
            r"\b(?:dine|jeres|eventuelle|komme med|have|sende) (?:dine |jeres )?(?:bemærkninger|kommentarer"
            r"|indsigelser)\b"
            r"|\b(?:mulighed|ret|lejlighed|anledning) (?:for|til) at (?:udtale|kommentere|komme med)\b"
            r"|\b(?:høre|ved), hvad (?:du|I) mener\b"
            r"|\bvil (?:først |derfor )?gerne høre (?:dig|jer|din|jeres)\b|\bikke afgjort sagen\b"
            r"|\bhar (?:du|I) (?:kommentar|bemærkning|indvending|noget at (?:tilføje|rette))",
        ),
        (3, r"\bforvaltningslovens? §+ 19\b"),
        (
            5,
            r"\b(?:fremkomme|komme|fremsende) (?:med )?(?:\w+ ){0,2}(?:bemærkninger|kommentarer|indsigelser)\b"
            r"|\bforinden (?:der|vi|kommunen) (?:træffe[rs]|afgør)\b|^varsel\b",
        ),
    ),
    Kind.REQUEST: (
        (
            5,
            r"\bmangl(?:er|ende) (?:\w+ ){0,4}?(?:oplysning|dokument|kontoudtog|lønsed|kopi|svar|attest|bilag"
            r"|materiale|underskrift|skema)\w*",
        ),
        (
            4,
            r"\b(?:skal (?:vi )?bruge|har brug for|anmoder om|beder om) (?:\w+ ){0,5}?(?:oplysning"
            r"|dokumentation|kopi|kontrakt|attest|lønsed|bilag|underskrift)\w*",
        ),
        (
            4,
            r"\b(?:du|I) (?:skal|bedes) (?:\w+ ){0,4}?(?:sende|indsende|oplyse|udfylde|svare|besvare)\b"
            r"|\bbeder (?:dig|jer) (?:\w+ ){0,3}(?:sende|svare|oplyse|udfylde|besvare)\b",
        ),
        (
            4,
            r"\b(?:skema|materiale|oplysninger|dokumentation|erklæring|blanket)\w*\b.{0,25}\b(?:skal"
            r"|bedes) (?:\w+ ){0,2}(?:udfyld|uploade|returner|indsend|send|modtag)\w*",
        ),
        (
            3,
            r"^(?:vi (?:mangler|skal bruge|har brug for)|anmodning om oplysninger|indhentelse af oplysninger"
            r"|oplysningsskema|manglende)",
        ),
        (3, r"\b(?:før|inden) vi (?:kan (?:behandle|gå videre|afgøre|sagsbehandle)|har (?:fået|modtaget))\b"),
        (
            3,
            r"\b(?:vil du|vil I|ønsker (?:du|I))\b(?!.*klage).*\?|\bsvar\b.{0,30}\bsenest\b|\bså skal (?:du"
            r"|I) svare\b",
        ),
    ),
    Kind.SUMMONS: (
        (6, r"\bindkald\w* (?:hermed )?(?:dig |jer )?til\b|^indkaldelse|^invitation til|^mødeindkaldelse"),
        (
            5,
            r"\b(?:har fået|reserveret|booket|aftalt|sat)\b(?: \w+){0,2} (?:en )?(?:ny )?tid\b|^(?:ny "
            r"|din )?tid (?:til|hos)\b",
        ),
        (4, r"\b(?:skal møde|mød op|møde op til|inviterer (?:dig|jer) til|skal til (?:møde|samtale))\b"),
        (4, r"^(?:hjemmebesøg|samtale|møde|opfølgningssamtale|jobsamtale)\b|\bkommer (?:jeg|vi)\b.{0,60}\bkl\."),
        (4, rf"\b{_WEEKDAY} (?:den|d\.) \d{{1,2}}\.? ?\w+(?: \d{{4}})?,? (?:kl\.|klokken) ?\d"),
        (3, r"\b(?:samtale|møde|undersøgelse|konsultation|besøg|vaccination|tid)\b.{0,60}\bkl\."),
        (
            5,
            r"\bjeg ringer til dig\b|\b(?:samtalen|mødet) (?:foregår|holdes|finder sted|varer)\b"
            r"|\bskal (?:vi )?(?:holde|have) (?:en |den |vores )?(?:\w+ )?\w*(?:samtale|møde)\b",
        ),
        (3, r"\b(?:udebliver|møder) du (?:ikke )?(?:uden|op)\b|\bdin pligt at (?:møde|tage|deltage)\b|\bbisidder\b"),
    ),
    Kind.INVOICE: (
        (6, r"^(?:faktura|regning|opkrævning|girokort)(?!en\b)\b|\bfaktura(?:dato|nr)"),
        (4, r"\bsidste rettidige|\bbetalings(?:dato|frist)\w*|\bforfald\w*"),
        (3, r"\bbetalingsservice\b|\+71<|\bFI-?kort|\b1\. rate\b"),
        (
            3,
            r"\b(?:skal (?:være )?betal\w*|betal(?:es)?) (?:\w+ )?senest\b|\bbetal via\b"
            r"|\bbedes (?:ind)?betalt\b|\b(?:at|til) (?:be|ind)tal(?:e|ing)\b:?",
        ),
        (2, r"^opkrævning af|^betaling for|\bafgift på [\d.]+ kr"),
        (5, r"^\W*(?:parkerings|kontrol|p-)?afgift(?: for \w+)?$|^(?:opkrævnings|betalings)meddelelse\b"),
        (3, r"\b(?:betales|betal) inden\b|\bbetalingsdag\b"),
    ),
    Kind.REMINDER: (
        (
            7,
            r"^(?!.*\b(?:hvis|ellers|udsendes|udsender vi|sender vi|ved (?:for sen|manglende)"
            r"|betal(?:es|er) (?:du|I|der|De)"
            r" ikke)\b).*\brykker(?:e|skrivelse|gebyr)?\b(?! for svar)|^(?:betalings)?påmindelse"
            r"|^erindring|\binkasso\w*",
        ),
        (
            4,
            r"\b(?:endnu ikke|stadig(?:væk)? ikke) (?:\w+ ){0,2}(?:modtaget|fået|betalt|hørt|svaret)"
            r"|\bikke er betalt\b",
        ),
        (2, r"\btidligere (?:har )?(?:sendt|skrevet|bedt)\b|\bskrev til (?:dig|jer) (?:den|i)\b"),
        (
            5,
            r"\bmangler (?:vi )?stadig\b|\b(?:ikke (?:fået|modtaget|set)) (?:\w+ ){0,2}(?:endnu|fra dig)\b"
            r"|\bsidste (?:mulighed|påmindelse|advarsel)\b",
        ),
    ),
    Kind.RECEIPT: (
        (
            5,
            r"^\W*(?:vi har (?:modtaget|fået) (?:din|jeres)|kvittering|bekræftelse på|tak for (?:din"
            r"|jeres) (?:ansøgning|henvendelse|klage|anmeldelse|mail))",
        ),
        (4, r"\b(?:sagsbehandlingstid\w*|behandlingstiden|svartiden|ventetiden)\b.{0,40}\b(?:er|forventes|cirka|ca)"),
        (
            5,
            r"\b(?:tager længere tid|forsinke\w*|kan (?:desværre )?ikke nå)\b|\bforventer (?:nu )?at (?:træffe"
            r"|have|kunne)\b",
        ),
        (
            5,
            r"\b(?:har|er) (?:\w+ ){0,3}(?:sendt|videresendt|oversendt)\b.{0,25}\b(?:klagen?"
            r"|sagen)\b.{0,40}\btil\b|^vi har (?:videre)?sendt din (?:klage|sag|henvendelse)",
        ),
        (4, r"\b(?:vender|melder) tilbage\b|\bgået i gang med\b|\bsvar på din henvendelse\b|\bstatus (?:på|i) din\b"),
        (2, r"\bdu (?:hører|får besked|skal ikke gøre noget|behøver ikke gøre (?:mere|noget))\b"),
        (
            5,
            r"\b(?:vi|jeg) bekræfter\b|\b(?:din|jeres|Deres) (?:\w+ ){0,1}(?:ansøgning|klage"
            r"|indsigelse|anmeldelse|henvendelse"
            r"|anmodning|besked)(?: \w+){0,6} er (?:nu )?(?:modtaget|kommet frem|registreret)\b",
        ),
    ),
    Kind.INFORMATION: (
        (
            3,
            r"^(?:orientering|information|nyhedsbrev|nye? |lukke(?:dage|t))|\bvi (?:vil )?(?:orientere"
            r"|informere)r?\b",
        ),
        (3, r"\bbehøver ikke (?:at )?(?:gøre|være)\b|\bdu skal ikke foretage dig noget\b"),
        (1, r"\b(?:fra (?:den )?1\.|fremover|holder lukket|kommer på besøg|læs mere)\b"),
        (
            4,
            r"\bbeklager (?:ulejligheden|generne|ulempe\w*)\b|^til (?:alle|beboerne|husstanden|naboer\w*|borgerne)\b"
            r"|\b(?:vi lukker|lukkes|spærre[rst]*|afbryde[rs]) (?:for|af)?\b|\båbent hus\b|\bi tidsrummet\b",
        ),
    ),
}

PATTERNS: Final = tuple(
    (kind, weight, re.compile(pattern, re.IGNORECASE)) for kind, each in _SIGNS.items() for weight, pattern in each
)
KINDS: Final = tuple(_SIGNS)
