title: Indonesia probes ferry sinking that killed 31 nickel workers
source: Archipelago Press
url:
byline: By Dewi Anggraini Siregar and Jomar dela Peña
dateline: KENDARI, Indonesia
agency: AP-X
date: 2021-06-29
knows: 2021-06-29
date_line: 
body | | ID | Indonesian investigators on Tuesday boarded the wreck of a ferry that went down with nickel workers returning from a holiday, as families asked why it had sailed at all.
caption | | ID | Rescuers carry a body bag in Kendari, Southeast Sulawesi, Monday, June 28, 2021. Divers said the cabin doors were locked. (Archipelago Press/Agus Wirawan)
body | Sutrisno | ID | At least 31 people died, said Sutrisno, the head of the provincial search and rescue agency, who like many Indonesians uses one name.
body | Sutrisno | | “The doors were tied with wire,” Sutrisno said. “I won’t say more until the police have seen it.”
body | Ministry of Transportation=Ministry of Transportation (Indonesia) | | The Ministry of Transportation has suspended the operator’s licence. The ministry said the boat was registered for 90 passengers and carried 214.
body | Maria Theresa Santos-Uy | PH ID | Among the dead were four welders from the Philippines, according to Maria Theresa Santos-Uy, Manila’s consul in Manado.
body | Santos-Uy=Maria Theresa Santos-Uy | PH | “They were three weeks from going home,” Santos-Uy said by telephone. She said the Philippine government would fly the bodies to Cebu.
body | Tran Quoc Bao | VN | Hanoi was still waiting for news of two Vietnamese crew members. “We have the names but not the men,” said Tran Quoc Bao, a consular officer.
body | | | Bao’s brother once worked on the same route.
body | PT Sinar Laut Makmur | | The operator, PT Sinar Laut Makmur, expressed its condolences in a statement posted on Telegram. It said the captain had “forty years of sea and no accidents.”
body | Ratna Puspita | | Survivors told a different story. Ratna Puspita, 24, said the captain was asleep when the first wave came over the rail.
body | Ratna=Ratna Puspita | | “Somebody shouted to cut the wire,” Ratna said, wrapped in a blanket at a high school. “Nobody had a knife. We are workers, we had phones.”
body | Hasanuddin Lubis | ID | In Jakarta, lawmaker Hasanuddin Lubis accused the police of looking away. “A boat that carries twice its people is not hidden,” he said on Kompas Pagi television.
body | Indonesian National Police | ID | The Indonesian National Police declined to comment on his remarks but said that two port officials had been questioned.
body | | MY AU | Malaysia and Australia have offered divers.
