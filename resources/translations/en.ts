<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>About</name>
    <message numerus="yes">
        <source>%n title(s) are in order.</source>
        <translation>
            <numerusform>%n title is in order.</numerusform>
            <numerusform>%n titles are in order.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Afterwards</name>
    <message numerus="yes">
        <source>%n form(s) entered</source>
        <translation>
            <numerusform>%n form entered</numerusform>
            <numerusform>%n forms entered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Feedback: %n form(s)</source>
        <translation>
            <numerusform>Feedback: %n form</numerusform>
            <numerusform>Feedback: %n forms</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Attendance</name>
    <message numerus="yes">
        <source>%n people were marked.</source>
        <translation>
            <numerusform>%n person was marked.</numerusform>
            <numerusform>%n people were marked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a mark</source>
        <translation>
            <numerusform>%n without a mark</numerusform>
            <numerusform>%n without a mark</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people without a mark are marked absent. Whoever another door has seen stays present, also when it tells so later.</source>
        <translation>
            <numerusform>%n person without a mark is marked absent. Whoever another door has seen stays present, also when it tells so later.</numerusform>
            <numerusform>%n people without a mark are marked absent. Whoever another door has seen stays present, also when it tells so later.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people were marked absent.</source>
        <translation>
            <numerusform>%n person was marked absent.</numerusform>
            <numerusform>%n people were marked absent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n marks of the closing were taken back.</source>
        <translation>
            <numerusform>%n mark of the closing was taken back.</numerusform>
            <numerusform>%n marks of the closing were taken back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Attention</name>
    <message numerus="yes">
        <source>%n row(s) were fetched again; they agree now.</source>
        <translation>
            <numerusform>%n row was fetched again; it agrees now.</numerusform>
            <numerusform>%n rows were fetched again; they agree now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) not missing after all: {name}</source>
        <translation>
            <numerusform>%n item not missing after all: {name}</numerusform>
            <numerusform>%n items not missing after all: {name}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n more note(s)</source>
        <translation>
            <numerusform>Show %n more note</numerusform>
            <numerusform>Show %n more notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Badge</name>
    <message numerus="yes">
        <source>everybody listed who has a seat (%n)</source>
        <translation>
            <numerusform>everybody listed who has a seat (%n)</numerusform>
            <numerusform>everybody listed who has a seat (%n)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Calendar</name>
    <message numerus="yes">
        <source>%n public holiday(s) of {year} are not closed here yet</source>
        <translation>
            <numerusform>%n public holiday of {year} is not closed here yet</numerusform>
            <numerusform>%n public holidays of {year} are not closed here yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) are closed now.</source>
        <translation>
            <numerusform>%n day is closed now.</numerusform>
            <numerusform>%n days are closed now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n loan(s) fall due on the next open day.</source>
        <translation>
            <numerusform>%n loan falls due on the next open day.</numerusform>
            <numerusform>%n loans fall due on the next open day.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n loan(s) fall due on it again.</source>
        <translation>
            <numerusform>%n loan falls due on it again.</numerusform>
            <numerusform>%n loans fall due on it again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CarryOver</name>
    <message numerus="yes">
        <source>Carry over %n</source>
        <translation>
            <numerusform>Carry over %n</numerusform>
            <numerusform>Carry over %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s), types and closed days were carried over.</source>
        <translation>
            <numerusform>%n rule, type or closed day was carried over.</numerusform>
            <numerusform>%n rules, types and closed days were carried over.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) of type {name}</source>
        <translation>
            <numerusform>%n item of type {name}</numerusform>
            <numerusform>%n items of type {name}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CataloguePage</name>
    <message numerus="yes">
        <source>%n copies</source>
        <translation>
            <numerusform>%n copy</numerusform>
            <numerusform>%n copies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n on the shelf</source>
        <translation>
            <numerusform>%n on the shelf</numerusform>
            <numerusform>%n on the shelf</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n available here</source>
        <translation>
            <numerusform>%n available here</numerusform>
            <numerusform>%n available here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n at other branches</source>
        <translation>
            <numerusform>%n at other branches</numerusform>
            <numerusform>%n at other branches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n title(s)</source>
        <translation>
            <numerusform>%n title</numerusform>
            <numerusform>%n titles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CertificateDesign</name>
    <message numerus="yes">
        <source>%n logo(s)</source>
        <translation>
            <numerusform>%n logo</numerusform>
            <numerusform>%n logos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Certificates</name>
    <message numerus="yes">
        <source>Left out, %n certificate(s) that cannot be printed:</source>
        <translation>
            <numerusform>Left out, %n certificate that cannot be printed:</numerusform>
            <numerusform>Left out, %n certificates that cannot be printed:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Group of %n, without names: no certificate</source>
        <translation>
            <numerusform>Group of %n, without names: no certificate</numerusform>
            <numerusform>Group of %n, without names: no certificate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Issue %n certificate(s)?</source>
        <translation>
            <numerusform>Issue %n certificate?</numerusform>
            <numerusform>Issue %n certificates?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n certificate(s) issued.</source>
        <translation>
            <numerusform>%n certificate issued.</numerusform>
            <numerusform>%n certificates issued.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n certificate(s) not issued yet.</source>
        <translation>
            <numerusform>%n certificate not issued yet.</numerusform>
            <numerusform>%n certificates not issued yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Open Badge(s) saved.</source>
        <translation>
            <numerusform>%n Open Badge saved.</numerusform>
            <numerusform>%n Open Badges saved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) saved, one for each.</source>
        <translation>
            <numerusform>%n file saved, one for each.</numerusform>
            <numerusform>%n files saved, one for each.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Issue to %n</source>
        <translation>
            <numerusform>Issue to %n</numerusform>
            <numerusform>Issue to %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CirculationPage</name>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <translation>
            <numerusform>%n day late</numerusform>
            <numerusform>%n days late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open day(s) late</source>
        <translation>
            <numerusform>%n open day late</numerusform>
            <numerusform>%n open days late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s) today</source>
        <translation>
            <numerusform>%n time today</numerusform>
            <numerusform>%n times today</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n action(s) in this visit</source>
        <translation>
            <numerusform>%n action in this visit</numerusform>
            <numerusform>%n actions in this visit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On loan: %n item(s)</source>
        <translation>
            <numerusform>On loan: %n item</numerusform>
            <numerusform>On loan: %n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reservation(s)</source>
        <translation>
            <numerusform>%n reservation</numerusform>
            <numerusform>%n reservations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message numerus="yes">
        <source>%n title(s).</source>
        <translation>
            <numerusform>%n title.</numerusform>
            <numerusform>%n titles.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more (all of them with --json)</source>
        <translation>
            <numerusform>… and %n more (all of them with --json)</numerusform>
            <numerusform>… and %n more (all of them with --json)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s).</source>
        <translation>
            <numerusform>%n note.</numerusform>
            <numerusform>%n notes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open day(s) late</source>
        <translation>
            <numerusform>%n open day late</numerusform>
            <numerusform>%n open days late</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CopyHistory</name>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n times</source>
        <translation>
            <numerusform>%n time</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Days</name>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>in %n day</numerusform>
            <numerusform>in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <translation>
            <numerusform>%n day late</numerusform>
            <numerusform>%n days late</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Deposits</name>
    <message numerus="yes">
        <source>%n item(s) marked as missing at the partner.</source>
        <translation>
            <numerusform>%n item marked as missing at the partner.</numerusform>
            <numerusform>%n items marked as missing at the partner.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) will be missing.</source>
        <translation>
            <numerusform>%n item will be missing.</numerusform>
            <numerusform>%n items will be missing.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Door</name>
    <message numerus="yes">
        <source>%n in now</source>
        <translation>
            <numerusform>%n in now</numerusform>
            <numerusform>%n in now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Group of %n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>Group of %n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n year(s) old</source>
        <translation>
            <numerusform>%n year old</numerusform>
            <numerusform>%n years old</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more of this booking</source>
        <translation>
            <numerusform>%n more of this booking</numerusform>
            <numerusform>%n more of this booking</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DueList</name>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <translation>
            <numerusform>%n day late</numerusform>
            <numerusform>%n days late</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExchangePage</name>
    <message numerus="yes">
        <source>%n record(s) are in {name}.</source>
        <translation>
            <numerusform>%n record is in {name}.</numerusform>
            <numerusform>%n records are in {name}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) looked at</source>
        <translation>
            <numerusform>%n record looked at</numerusform>
            <numerusform>%n records looked at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with a barcode</source>
        <translation>
            <numerusform>%n with a barcode</numerusform>
            <numerusform>%n with a barcode</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message numerus="yes">
        <source>At least %n characters, please.</source>
        <translation>
            <numerusform>At least %n character, please.</numerusform>
            <numerusform>At least %n characters, please.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At least %n characters, for example four words.</source>
        <translation>
            <numerusform>At least %n character, for example four words.</numerusform>
            <numerusform>At least %n characters, for example four words.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <translation>
            <numerusform>%n day late</numerusform>
            <numerusform>%n days late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>in %n day</numerusform>
            <numerusform>in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n loan(s)</source>
        <translation>
            <numerusform>%n loan</numerusform>
            <numerusform>%n loans</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Labels</name>
    <message numerus="yes">
        <source>%n label(s) marked for printing.</source>
        <translation>
            <numerusform>%n label marked for printing.</numerusform>
            <numerusform>%n labels marked for printing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s)</source>
        <translation>
            <numerusform>%n label</numerusform>
            <numerusform>%n labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a call number</source>
        <translation>
            <numerusform>%n without a call number</numerusform>
            <numerusform>%n without a call number</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Letters</name>
    <message numerus="yes">
        <source>%n sent.</source>
        <translation>
            <numerusform>%n sent.</numerusform>
            <numerusform>%n sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not taken: the list says why.</source>
        <translation>
            <numerusform>%n not taken: the list says why.</numerusform>
            <numerusform>%n not taken: the list says why.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not tried: send again to go on.</source>
        <translation>
            <numerusform>%n not tried: send again to go on.</numerusform>
            <numerusform>%n not tried: send again to go on.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send to %n</source>
        <translation>
            <numerusform>Send to %n</numerusform>
            <numerusform>Send to %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n will get it</source>
        <translation>
            <numerusform>%n will get it</numerusform>
            <numerusform>%n will get it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n had it</source>
        <translation>
            <numerusform>%n had it</numerusform>
            <numerusform>%n had it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without an address</source>
        <translation>
            <numerusform>%n without an address</numerusform>
            <numerusform>%n without an address</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Losses</name>
    <message numerus="yes">
        <source>%n day(s) of suspension</source>
        <translation>
            <numerusform>%n day of suspension</numerusform>
            <numerusform>%n days of suspension</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Meeting</name>
    <message numerus="yes">
        <source>Mark %n people</source>
        <translation>
            <numerusform>Mark %n person</numerusform>
            <numerusform>Mark %n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MembersPage</name>
    <message numerus="yes">
        <source>%n on loan</source>
        <translation>
            <numerusform>%n on loan</numerusform>
            <numerusform>%n on loan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n overdue</numerusform>
            <numerusform>%n overdue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n member(s) changed.</source>
        <translation>
            <numerusform>%n member changed.</numerusform>
            <numerusform>%n members changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n member</numerusform>
            <numerusform>%n members</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Expires in %n day(s)</source>
        <translation>
            <numerusform>Expires in %n day</numerusform>
            <numerusform>Expires in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pupil(s) go up</source>
        <translation>
            <numerusform>%n pupil goes up</numerusform>
            <numerusform>%n pupils go up</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pupil(s) leave</source>
        <translation>
            <numerusform>%n pupil leaves</numerusform>
            <numerusform>%n pupils leave</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of the leavers have something</source>
        <translation>
            <numerusform>%n of the leavers has something</numerusform>
            <numerusform>%n of the leavers have something</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n member(s) were changed before; that stays.</source>
        <translation>
            <numerusform>%n member was changed before; that stays.</numerusform>
            <numerusform>%n members were changed before; that stays.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message numerus="yes">
        <source>%n to be told</source>
        <translation>
            <numerusform>%n to be told</numerusform>
            <numerusform>%n to be told</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n told</source>
        <translation>
            <numerusform>%n told</numerusform>
            <numerusform>%n told</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sent.</source>
        <translation>
            <numerusform>%n sent.</numerusform>
            <numerusform>%n sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not taken: the list says why.</source>
        <translation>
            <numerusform>%n not taken: the list says why.</numerusform>
            <numerusform>%n not taken: the list says why.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not tried: send again to go on.</source>
        <translation>
            <numerusform>%n not tried: send again to go on.</numerusform>
            <numerusform>%n not tried: send again to go on.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Outbox</name>
    <message numerus="yes">
        <source>%n operation(s) saved in a file</source>
        <translation>
            <numerusform>%n operation saved in a file</numerusform>
            <numerusform>%n operations saved in a file</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Overrides</name>
    <message numerus="yes">
        <source>%n time(s) against the rules</source>
        <translation>
            <numerusform>%n time against the rules</numerusform>
            <numerusform>%n times against the rules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Last %n day(s)</source>
        <translation>
            <numerusform>Last %n day</numerusform>
            <numerusform>Last %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Partners</name>
    <message numerus="yes">
        <source>Agreement begins in %n day(s)</source>
        <translation>
            <numerusform>Agreement begins in %n day</numerusform>
            <numerusform>Agreement begins in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Agreement ends in %n day(s)</source>
        <translation>
            <numerusform>Agreement ends in %n day</numerusform>
            <numerusform>Agreement ends in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Agreement ended %n day(s) ago</source>
        <translation>
            <numerusform>Agreement ended %n day ago</numerusform>
            <numerusform>Agreement ended %n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n workshop(s) under it</source>
        <translation>
            <numerusform>%n workshop under it</numerusform>
            <numerusform>%n workshops under it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at most %n under way</source>
        <translation>
            <numerusform>at most %n under way</numerusform>
            <numerusform>at most %n under way</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PdfPreview</name>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Policies</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{amount}/%n day(s)</source>
        <translation>
            <numerusform>{amount}/%n day</numerusform>
            <numerusform>{amount}/%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n year</numerusform>
            <numerusform>%n years</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Refusals</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n loan(s) open</source>
        <translation>
            <numerusform>%n loan open</numerusform>
            <numerusform>%n loans open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reservation(s) open</source>
        <translation>
            <numerusform>%n reservation open</numerusform>
            <numerusform>%n reservations open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The next try is possible in %n second(s).</source>
        <translation>
            <numerusform>The next try is possible in %n second.</numerusform>
            <numerusform>The next try is possible in %n seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The next try is possible in %n minute(s).</source>
        <translation>
            <numerusform>The next try is possible in %n minute.</numerusform>
            <numerusform>The next try is possible in %n minutes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n seat(s) are given, and there is no waiting list.</source>
        <translation>
            <numerusform>The %n seat is given, and there is no waiting list.</numerusform>
            <numerusform>All %n seats are given, and there is no waiting list.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) with {partner} are under way, the most that was agreed.</source>
        <translation>
            <numerusform>%n request with {partner} is under way, the most that was agreed.</numerusform>
            <numerusform>%n requests with {partner} are under way, the most that was agreed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Registrations</name>
    <message numerus="yes">
        <source>Ticket printed %n time(s)</source>
        <translation>
            <numerusform>Ticket printed %n time</numerusform>
            <numerusform>Ticket printed %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ticket(s) saved, a file each.</source>
        <translation>
            <numerusform>%n ticket saved, a file.</numerusform>
            <numerusform>%n tickets saved, a file each.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>0 put back in front of %n telephone number(s)</source>
        <translation>
            <numerusform>0 put back in front of %n telephone number</numerusform>
            <numerusform>0 put back in front of %n telephone numbers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>not a member; %n of this name</source>
        <translation>
            <numerusform>not a member; %n of this name</numerusform>
            <numerusform>not a member; %n of this name</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Renewals</name>
    <message numerus="yes">
        <source>%n loan(s) renewed by themselves.</source>
        <translation>
            <numerusform>%n loan renewed by itself.</numerusform>
            <numerusform>%n loans renewed by themselves.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Renew %n now</source>
        <translation>
            <numerusform>Renew %n now</numerusform>
            <numerusform>Renew %n now</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReturnSlip</name>
    <message numerus="yes">
        <source>%n open day(s) late</source>
        <translation>
            <numerusform>%n open day late</numerusform>
            <numerusform>%n open days late</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Rotas</name>
    <message numerus="yes">
        <source>%n item(s) sent on or put aside.</source>
        <translation>
            <numerusform>%n item sent on or put aside.</numerusform>
            <numerusform>%n items sent on or put aside.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left: they stay in the list.</source>
        <translation>
            <numerusform>%n left: it stays in the list.</numerusform>
            <numerusform>%n left: they stay in the list.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScanBox</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Scan %n line(s) one after another?</source>
        <translation>
            <numerusform>Scan %n line one after another?</numerusform>
            <numerusform>Scan %n lines one after another?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message numerus="yes">
        <source>At least %n character(s); a few words in a row are good.</source>
        <translation>
            <numerusform>At least %n character; a few words in a row are good.</numerusform>
            <numerusform>At least %n characters; a few words in a row are good.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At least %n character(s), please.</source>
        <translation>
            <numerusform>At least %n character, please.</numerusform>
            <numerusform>At least %n characters, please.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShutOut</name>
    <message numerus="yes">
        <source>Nothing was lost: %n operation(s) that had not been sent were saved, sealed, in:</source>
        <translation>
            <numerusform>Nothing was lost: %n operation that had not been sent was saved, sealed, in:</numerusform>
            <numerusform>Nothing was lost: %n operations that had not been sent were saved, sealed, in:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message numerus="yes">
        <source>The next try is possible in %n second(s).</source>
        <translation>
            <numerusform>The next try is possible in %n second.</numerusform>
            <numerusform>The next try is possible in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Station</name>
    <message numerus="yes">
        <source>%n item(s) now</source>
        <translation>
            <numerusform>%n item now</numerusform>
            <numerusform>%n items now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You have %n item(s).</source>
        <translation>
            <numerusform>You have %n item.</numerusform>
            <numerusform>You have %n items.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>%n operation(s) waiting</source>
        <translation>
            <numerusform>%n operation waiting</numerusform>
            <numerusform>%n operations waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Stocktake</name>
    <message numerus="yes">
        <source>Mark %n item(s) as missing?</source>
        <translation>
            <numerusform>Mark %n item as missing?</numerusform>
            <numerusform>Mark %n items as missing?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new barcode(s) of {all} in the file.</source>
        <translation>
            <numerusform>%n new barcode of {all} in the file.</numerusform>
            <numerusform>%n new barcodes of {all} in the file.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) are marked as missing.</source>
        <translation>
            <numerusform>%n item is marked as missing.</numerusform>
            <numerusform>%n items are marked as missing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) are not found yet.</source>
        <translation>
            <numerusform>%n item is not found yet.</numerusform>
            <numerusform>%n items are not found yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Syncing</name>
    <message numerus="yes">
        <source>%n row(s) were not the server&apos;s and were fetched again.</source>
        <translation>
            <numerusform>%n row was not the server&apos;s and was fetched again.</numerusform>
            <numerusform>%n rows were not the server&apos;s and were fetched again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ticket</name>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n persons</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message numerus="yes">
        <source>Took back “{title}”, %n day(s) late: a fine of {fine}.</source>
        <translation>
            <numerusform>Took back “{title}”, %n day late: a fine of {fine}.</numerusform>
            <numerusform>Took back “{title}”, %n days late: a fine of {fine}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sent all of it to the server beside the desk; %n note(s) need attention.</source>
        <translation>
            <numerusform>Sent all of it to the server beside the desk; %n note needs attention.</numerusform>
            <numerusform>Sent all of it to the server beside the desk; %n notes need attention.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Visits</name>
    <message numerus="yes">
        <source>%n people have come.</source>
        <translation>
            <numerusform>%n person has come.</numerusform>
            <numerusform>%n people have come.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Workshops</name>
    <message numerus="yes">
        <source>%n file(s) saved in {folder}.</source>
        <translation>
            <numerusform>%n file saved in {folder}.</numerusform>
            <numerusform>%n files saved in {folder}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n date(s) added.</source>
        <translation>
            <numerusform>%n date added.</numerusform>
            <numerusform>%n dates added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n workshop(s) with registration of their own are added.</source>
        <translation>
            <numerusform>%n workshop with registration of its own is added.</numerusform>
            <numerusform>%n workshops with registration of their own are added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) of this workshop are added.</source>
        <translation>
            <numerusform>%n session of this workshop is added.</numerusform>
            <numerusform>%n sessions of this workshop are added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n session(s)</source>
        <translation>
            <numerusform>%n session</numerusform>
            <numerusform>%n sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{needed} of %n session(s)</source>
        <translation>
            <numerusform>{needed} of %n session</numerusform>
            <numerusform>{needed} of %n sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) in all</source>
        <translation>
            <numerusform>%n minute in all</numerusform>
            <numerusform>%n minutes in all</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seat(s)</source>
        <translation>
            <numerusform>%n seat</numerusform>
            <numerusform>%n seats</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n workshop(s) changed.</source>
        <translation>
            <numerusform>%n workshop changed.</numerusform>
            <numerusform>%n workshops changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change %n workshop(s)</source>
        <translation>
            <numerusform>Change %n workshop</numerusform>
            <numerusform>Change %n workshops</numerusform>
        </translation>
    </message>
</context>
</TS>
