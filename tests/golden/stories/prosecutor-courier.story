title: Anti-graft prosecutor in Kenya quits, citing threats
source: The Tidewater Courier
url: https://www.tidewatercourier.example/africa/2022/08/03/prosecutor-quits
byline: By Samuel Otieno-Clarke
dateline: NAIROBI
agency: Meridian
date: 2022-08-03
knows: 2022-08-03
date_line: Aug. 3, 2022
body | | KE | Kenya’s best-known anti-corruption prosecutor resigned on Wednesday, saying that threats against her family had become impossible to ignore.
body | Wanjiru Kamotho | | “I can be brave for myself,” Wanjiru Kamotho told reporters on the steps of the high court. “I have no right to be brave for my children.”
body | | AE | Kamotho, 47, had led the inquiry into a road-building scheme in which some $90 million disappeared, much of it into accounts in Dubai.
body | Office of the President | | The Office of the President said in a statement that it regretted her decision and would guarantee the safety of her successor.
body | Daniel Mutiso Wekesa | | Daniel Mutiso Wekesa, the justice minister, said the investigation would go on “without a day’s pause.”
body | Grace Achieng | KE | But Grace Achieng, who heads the Nairobi office of the watchdog Clean Ledger, said the case was as good as dead.
body | Achieng=Grace Achieng | GB | “No one replaces ten years of memory,” Achieng said. She called on Britain, which trained the unit, to offer Kamotho protection.
body | | GB | The British high commission declined to comment.
body | Kamotho=Wanjiru Kamotho | | Kamotho said she would teach for a while. “Law students do not send bullets in envelopes,” she said.
body | | UG TZ | Two of the scheme’s contractors also hold road contracts in Uganda and Tanzania.
