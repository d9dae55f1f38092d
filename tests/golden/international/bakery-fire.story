title: ‘We baked in the dark’: Tripoli’s last all-night bakery burns down
source: Levant Now
url: https://levantnow.example/world-middle-east-61420077
byline: By Joelle Karam-Haddad, Levant Now, Tripoli
dateline:
agency:
date: 2022-10-06
knows: 2022-10-06
date_line: 6 October 2022
body | | LB | A fire has destroyed the only bakery in northern Lebanon that still worked through the night, leaving some 20,000 people in the city of Tripoli without cheap bread.
body | Civil Defence | | No one was killed. Six people were treated for smoke, the Civil Defence said.
body | Abu Hassan Mikati | | The owner, Abu Hassan Mikati, says he had been baking by the light of mobile phones since the power failed on Sunday.
body | Abu Hassan=Abu Hassan Mikati | | “We baked in the dark because people eat in the dark,” Abu Hassan told Levant Now.
aside | | | ‘Diesel in the corridor’
body | Nada Fayyad | | But the city’s fire chief, Nada Fayyad, says the cause was no mystery.
body | Nada Fayyad | | “There were nine barrels of diesel in the corridor,” she says,
caption | | LB | Neighbours formed a chain of buckets in Tripoli’s old souk
body | Nada Fayyad | | “and a candle on the tenth. I do not need a laboratory.”
body | Mikati=Abu Hassan Mikati | SY | Mr Mikati denies this. The barrels were empty, he says, and had been waiting for a driver from Homs, across the border in Syria.
body | Omar Mikati; Rania Mikati | JO | His children, Omar and Rania Mikati, who run the family’s second shop in the Jordanian town of Irbid, said they would send flour.
body | Rania=Rania Mikati | | “Dad will say he doesn’t need it,” Rania said. “Send it anyway, that’s what my brother says.”
body | Ministry of Energy and Water | LB | The Ministry of Energy and Water did not answer questions about the power cuts, but in a post on X it blamed “saboteurs” for the loss of a line near Deir Ammar.
body | | | The governor’s office and the army were also asked for comment.
body | Fayyad=Nada Fayyad | | Ms Fayyad has seen the post. “If a saboteur is somebody who does nothing for thirty years,” she says, “then yes, it was sabotage.”
body | World Bread Fund | LB IQ TR | Lebanon now imports more flour than it mills, most of it through Turkey and Iraq, according to the World Bread Fund.
aside | | | Additional reporting by Charbel Aoun.
