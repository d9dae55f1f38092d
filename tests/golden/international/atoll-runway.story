title: Kiribati’s runway to nowhere divides neighbours
source: Pacific Beacon Radio
url: https://www.pacificbeacon.example/news/pacific/489112/kiribati-s-runway-to-nowhere
byline: Lupe Faleafa, Pacific reporter
dateline:
agency:
date: 2024-07-08
knows: 2024-07-08
date_line: 6:12 am on 8 July 2024
body | | KI | A two-kilometre runway being built on one of Kiribati’s emptiest atolls is meant for fish, but some of its neighbours are not convinced.
body | Teburoro Bwanoua | | Works minister Teburoro Bwanoua told Pacific Beacon the strip would let chilled tuna reach Asian markets in a day.
body | Bwanoua=Teburoro Bwanoua | | “You don’t ask a farmer why he needs a road,” Bwanoua said.
body | Alistair McCrae-Hohepa | NZ | New Zealand’s former defence minister Alistair McCrae-Hohepa is not so sure. He said the runway was a third longer than any freezer plane needed.
body | former defence minister=Alistair McCrae-Hohepa | NZ | “Tuna does not need 1,900 metres,” the former defence minister said from Whangārei. “Bombers do.”
body | China | CN | China, which is paying for the work, said the suggestion was “a tale told by people who miss having enemies”.
body | Beijing=China | CN | Beijing also insisted that the strip would be open to all.
body | Jade Wittmann | AU | Officially, Canberra respects the choices of its Pacific family. But Jade Wittmann, a senator from Queensland, said the government was “respecting itself to sleep”.
body | Litara Sopoaga | TV | In Tuvalu, Prime Minister Litara Sopoaga said nobody had asked her people, who will lie under the flight path.
body | Sopoaga=Litara Sopoaga | | “We found out from a map,” she said. “A fishing map.”
aside | | | ‘Ask us about the water’
body | Nei Tekarei Ioane | KI | On Tarawa, Nei Tekarei Ioane from the Women’s Water Network says the whole debate is about the wrong thing.
body | Tekarei=Nei Tekarei Ioane | | “Everyone rings me up about aeroplanes,” she told Morning Tide. “Ask us about the water. The trucks are drinking our well.”
body | Women’s Water Network | | The network says it has written to the ministry three times.
body | minister=Teburoro Bwanoua | FJ | The minister said he had replied to all three letters, from Suva, where he was at a conference.
body | | GU AS | Freezer planes already call at Guam and American Samoa.
