title: Sámi parliament sues over Arctic railway “drawn by a ruler”
source: Nordlys English Service
url: https://nordlysenglish.example/arctic/reindeer-railway-lawsuit
byline: Aslak Henrik Eira-Dahl
dateline: KIRKENES, Norway
agency: NES
date: 2025-04-10
knows: 2025-04-10
date_line: 10.04.2025
body | Sámi Parliament of Norway | NO FI | The Sámi Parliament of Norway said on Thursday that it would take the state to court over a planned railway from Rovaniemi in Finland to the port of Kirkenes.
body | Marja Sara Utsi | | “It was drawn by a ruler,” said Marja Sara Utsi, its president. “A reindeer has never walked in a straight line and neither has anyone who loves one.”
body | parliament=Sámi Parliament of Norway | | The parliament argues that the line would cut eleven migration routes.
body | Erik Solheim-Brandvold | NO | Oslo was conciliatory. Erik Solheim-Brandvold, state secretary at the transport ministry, said bridges for animals could be added.
body | Solheim-Brandvold=Erik Solheim-Brandvold; Utsi=Marja Sara Utsi | | Solheim-Brandvold said each would be 60 metres wide. Utsi said her herd would need six hundred.
body | Tuomas Kärkkäinen | FI RU | Finland has more to gain. “We are an island with a land border,” said Tuomas Kärkkäinen, who led the Finnish study, referring to the closed frontier with Russia.
body | Kärkkäinen=Tuomas Kärkkäinen | DE | Kärkkäinen told the newspaper Pohjola that German freight companies had already signed letters of intent in Hamburg.
body | | | Elle Márjá Utsi, 19, the president’s niece, plans to walk the route with a flag every kilometre.
body | Elle Márjá=Elle Márjá Utsi | | “My aunt goes to court,” Elle Márjá wrote on Instagram. “I go to the place.”
body | | RU | The Russian border is twelve kilometres from the proposed terminus.
body | Kremlin | RU | The Kremlin has called the railway “a military project with a dining car.”
body | Bolette Frost-Hansen | DK GL | Bolette Frost-Hansen, a Danish jurist who represented hunters in Greenland in a similar case, says the Sámi have a good chance. “Courts like maps,” she says, “and these people have four hundred years of them.”
body | state secretary=Erik Solheim-Brandvold | | The state secretary declined to discuss the lawsuit, but added that he had “the greatest respect for reindeer”.
body | | SE FO | Sweden was not consulted. Nor were the Faroe Islands.
