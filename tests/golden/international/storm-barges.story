title: Senator: Barges for Haiti sat in Florida port while storm closed in
source: The Atlantic Seaboard Herald
url: https://www.seaboardherald.example/news/nation-world/world/americas/haiti/article258812.html
byline: BY DENISE PIERRE-CALIXTE
dateline: MIAMI
agency:
date: 2022-01-25
knows: 2022-01-25
date_line: UPDATED JANUARY 25, 2022 6:03 PM
body | | US HT | Eleven barges loaded with generators for Haiti stayed tied up at Port Everglades for nine days because two federal agencies could not agree on a form, according to documents obtained by the Herald.
body | Marcus T. Whitfield | US | “People sat in the dark so that we could argue about a box on page four,” Sen. Marcus T. Whitfield, D-Va., said in an interview Tuesday with the Herald.
body | Whitfield=Marcus T. Whitfield | | Whitfield, who chairs a panel on disaster aid, said he would hold a hearing next month.
body | Agency for Hemispheric Relief | | The Agency for Hemispheric Relief, or AHR, said it had “followed every step.” The delay, an AHR spokeswoman said, was “regrettable and brief.”
body | Jean-Robert Estimé | HT | In Port-au-Prince, Prime Minister Jean-Robert Estimé said the hospital in Les Cayes had run out of fuel on Jan. 14.
body | Estimé=Jean-Robert Estimé | DO | “We borrowed diesel from the Dominican Republic, and we borrowed candles from the church,” Estimé said.
body | Carla Ortiz-Whitfield | US | Not every Whitfield agrees. Carla Ortiz-Whitfield, a Republican congresswoman from Ohio who was once married to the senator’s brother, called the complaint “theater.”
body | Ortiz-Whitfield=Carla Ortiz-Whitfield | PR | “Where was Marcus when Puerto Rico waited 11 months?” she tweeted.
body | | | The senator did not respond to her post, and his office referred questions to the committee.
body | Devon Campbell-Reid | JM | Kingston had offered its own vessels. Jamaica’s transport minister, Devon Campbell-Reid, says the offer “fell into a very deep inbox.”
body | AHR=Agency for Hemispheric Relief | JM | The AHR denied receiving any letter from Jamaica.
body | Geneviève Tremblay | CA HT | Canada’s ambassador to Haiti, Geneviève Tremblay, told Radio Lakay that Ottawa had sent two planes from Montreal instead.
body | Tremblay=Geneviève Tremblay | | “A form is a small thing to fly over,” Tremblay said.
body | White House | US | The White House said President Eleanor Brandt was “aware of the reporting.” Brandt, on a visit to Georgia, was not asked about it.
body | | | She has been accused by opponents of ignoring the Caribbean.
body | Whitfield=Marcus T. Whitfield | US | The Virginia Democrat had the last word. “Page four,” he said, shaking his head. “Page four, box nine.”
