title: Italy returns icons to Kosovo monastery, and Serbia objects to the envelope
source: Adriatic Weekly
url: https://adriaticweekly.example/2017/09/icons-envelope
byline: By Drita Berisha-Koch in Pristina, Luca Ferrandi in Bari
dateline: PRISTINA
agency:
date: 2017-09-19
knows: 2017-09-19
date_line: September 19th 2017
body | | IT XK | Nine icons that vanished from a monastery in Kosovo in 1999 came home on Tuesday in the back of an Italian police van.
body | Chiara Lombardi-Greco | IT | “They were hanging in a dentist’s waiting room in Bari,” said Captain Chiara Lombardi-Greco of the Carabinieri. “Patients had been looking at them for years and thinking about their teeth.”
body | Serbia | RS | What should have been a quiet ceremony became a quarrel because of the address on the customs papers, which named one country and which Serbia says is part of its own.
body | Zoran Milovanović | RS | “You cannot return a thing to a place that does not exist,” said Zoran Milovanović, the culture minister in Belgrade. Milovanović demanded that the papers be sent again.
body | Luljeta Krasniqi-Hoti | XK | Luljeta Krasniqi-Hoti, his counterpart in Pristina, said the place had existed long enough to be robbed.
body | Sava Janković | XK | Between the two stands Father Sava Janković, the abbot, who signed for the crate at Peja. “I checked the saints,” he told Adriatic Weekly. “I did not check the envelope.”
body | Rome=Italy | IT | Rome says it used the address on the original report.
body | dentist=Giuseppe Ferrandi | DE | The dentist, Giuseppe Ferrandi, is not accused of theft. In an interview with Gazzetta del Levante he said he bought the icons at a flea market in Munich in 2003.
body | Anja Petrovska | MK AL | Anja Petrovska, an art historian in Skopje, believes that hundreds more are hanging in living rooms. She has traced forty through Albania and North Macedonia, she says.
body | Interior Ministry=Interior Ministry (Kosovo) | | The van was delayed for two hours on its way. The Interior Ministry said the driver lacked a stamp.
body | ministry=Interior Ministry (Kosovo) | | The ministry apologised for what it called “an excess of precision”.
body | abbot=Sava Janković | | The abbot, asked what he would do if the papers had to go back, smiled. “Paper can travel,” he said. “The saints are tired.”
body | minister=Zoran Milovanović | RS BA ME | The Serbian minister warned that Bosnia and Montenegro would draw their own conclusions.
body | Krasniqi-Hoti=Luljeta Krasniqi-Hoti | HR | Krasniqi-Hoti, who studied in Zagreb, said she hoped they would draw the right ones.
