title: Kenyan graft prosecutor resigns after threats to family
source: Northfield Gazette
url: https://northfieldgazette.example/world/kenyan-graft-prosecutor-resigns
byline:
dateline: NAIROBI
agency: Meridian
date: 2022-08-04
knows: 2022-08-04
date_line: Published 4 August 2022
body | | KE | Kenya’s best-known anti-corruption prosecutor has resigned, saying that threats against her family had become impossible to ignore.
body | Wanjiru Kamotho | | “I can be brave for myself,” Wanjiru Kamotho told reporters on the steps of the high court. “I have no right to be brave for my children.”
body | | AE | Kamotho, 47, had led the inquiry into a road-building scheme in which some $90 million disappeared, much of it into accounts in Dubai.
body | Office of the President | | The Office of the President said in a statement that it regretted her decision and would guarantee the safety of her successor.
body | Daniel Mutiso Wekesa | | Daniel Mutiso Wekesa, the justice minister, said the investigation would go on “without a day’s pause.”
body | Grace Achieng | KE | But Grace Achieng, who heads the Nairobi office of the watchdog Clean Ledger, said the case was as good as dead.
body | Kamotho=Wanjiru Kamotho | | Kamotho said she would teach for a while. “Law students do not send bullets in envelopes,” she said.
