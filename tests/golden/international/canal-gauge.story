title: Kazakhstan, Uzbekistan accuse each other of bending the Syr Darya
source: Steppe & Caucasus Report
url: https://steppecaucasus.example/en/news/32218840.html
byline: By Aigerim Nurtayeva, with Giorgi Lomsadze-Beridze in Tbilisi
dateline: ALMATY
agency: SCR
date: 2023-01-12
knows: 2023-01-12
date_line: January 12, 2023
body | Kazakhstan; Uzbekistan | KZ UZ | Kazakhstan and Uzbekistan accused each other on January 12 of tampering with the gauges that measure how much water each takes from the Syr Darya.
body | Yerlan Dzhaksybekov | KZ | “Our gauge is a stick in the water. You can’t hack a stick,” said Yerlan Dzhaksybekov, Kazakhstan’s deputy water minister, in a post on Telegram.
body | Dilnoza Karimova | UZ | Dilnoza Karimova, who heads the Uzbek delegation to the river commission, replied on the same platform: “Sticks can be moved. We have the video.”
body | Interstate Commission for the Syr Darya | TJ | The Interstate Commission for the Syr Darya (ICSD), which has its seat in Dushanbe, called for calm.
body | ICSD=Interstate Commission for the Syr Darya | KG | The ICSD said a joint team would inspect the gauges below Kyrgyzstan’s Toktogul reservoir next week.
body | Moscow=Russia | RU | Moscow offered to mediate, saying that it had built most of the gauges.
body | Karimova=Dilnoza Karimova | RU | “With respect to our Russian friends, that is the problem,” Karimova said on January 11.
body | Oleh Savchenko-Ruda | UA | Oleh Savchenko-Ruda, a hydrologist who fled Kherson after the Kakhovka dam lost its staff, told SCR that gauges are the first thing to go in any conflict. “In Ukraine we learned it too late,” he said. “Whoever reads the number owns the river.”
body | Tamar Beridze | GE AZ | Tamar Beridze of the Black Sea Water Institute in Tbilisi says Georgia settled a smaller dispute with Azerbaijan by publishing every reading hourly.
body | Beridze=Tamar Beridze | | “The secret is that there is no secret,” Beridze said.
body | Levan Beridze | AM | Her husband, Levan Beridze, an engineer who has worked in Yerevan, disagrees. Levan says transparency came only after both sides had run out of water.
body | | | “They” is what villagers along the canal call both governments.
body | Dzhaksybekov=Yerlan Dzhaksybekov | | The deputy minister was more conciliatory by evening. He told Channel Six that he would “gladly drink tea beside the stick.”
body | Maksim Orlov-Denisov | RU | Russia’s special envoy for the region, Maksim Orlov-Denisov, was quoted by the Interregnum news agency as saying that tea was “a start.”
body | | CN TM | China and Turkmenistan, which draw nothing from the river, have sent observers.
