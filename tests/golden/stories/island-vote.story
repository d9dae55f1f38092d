title: Turnout soars as Cape Verde votes on ferries
source: Atlantic Islander
url: https://atlanticislander.example/ferry-referendum
byline:
dateline: PRAIA
agency: Meridian
date: 2018-10-15
knows: 2018-10-15
date_line: Oct 15, 2018
body | | CV | Voters in Cape Verde backed public ownership of the inter-island ferries by a wide margin on Sunday, preliminary results showed.
body | Nilza Évora Tavares | CV | “The sea belongs to those who have to cross it,” Prime Minister Nilza Évora Tavares said in Praia.
body | Tavares=Nilza Évora Tavares | PT | Tavares said the state would buy back six ships from a Portuguese company for about 40 million euros.
body | António Bettencourt Lima | PT | In Lisbon, the company’s chairman, António Bettencourt Lima, said he had learned of the price “from the radio.”
body | Bettencourt Lima=António Bettencourt Lima | | “We are owed twice that,” Bettencourt Lima said, adding that he would go to court.
body | National Election Commission | | Turnout was 71 percent, the National Election Commission said, the highest in twenty years.
body | | SN | Observers from Senegal reported no irregularities.
body | Opposition Front | | The Opposition Front accused the government of using the vote to hide a budget hole.
body | Djamila Monteiro | | “They sold the ferries in 2012 and they are buying them in 2018,” said Djamila Monteiro, its leader. “Somebody was paid twice, and it was not the passengers.”
