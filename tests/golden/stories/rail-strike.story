title: Rail unions call week-long strike across three countries
source: Kanaal Noord
url: https://www.kanaalnoord.example/en/rail-unions-strike
byline: By Maarten de Wael
dateline: ROTTERDAM
agency:
date: 2021-11-19
knows: 2021-11-19
date_line: Friday 19 November 2021
body | | NL BE DE | Rail workers in the Netherlands, Belgium and Germany will walk out for a week from Monday, their unions said on Friday, in the first strike to cross all three borders.
body | Annelies van den Bosch | | “We have been polite for two winters,” said Annelies van den Bosch, who chairs the Federation of Railway Unions. “Politeness did not fill the shifts.”
body | van den Bosch=Annelies van den Bosch | | Van den Bosch said the employers had offered a rise of 1.5 percent, “which is to say, nothing.”
body | Jürgen Thalheim | DE CH AT | Jürgen Thalheim, a spokesman for the German operator, called the strike irresponsible and said night trains to Switzerland and Austria would be cancelled first.
caption | | NL | Passengers wait at Rotterdam Central station during a warning strike last month. (Photo: Ilse Kramer for Kanaal Noord)
body | Luc Desmedt | BE | In Brussels, the Belgian transport minister, Luc Desmedt, urged both sides to return to the table.
body | Desmedt=Luc Desmedt | | “A strike is a failure that everyone pays for,” Desmedt told the broadcaster. “I have cleared my diary, and I expect others to do the same.”
body | | CH AT | Night-train services to Zurich and Vienna, which had only just been restored, are expected to stop on Sunday evening.
body | Federation of Railway Unions | | The Federation of Railway Unions said members who work in hospitals’ supply chains would be exempt.
body | Thalheim=Jürgen Thalheim; van den Bosch=Annelies van den Bosch | | Thalheim and van den Bosch both said they remained ready to talk over the weekend.
body | | | A passengers’ association offered advice to those who cannot postpone a journey: travel before noon, and carry water.
