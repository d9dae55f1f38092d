title: Chile’s Senate rejects lithium levy, and Bolivia takes note
source: Northfield Gazette
url: https://northfieldgazette.example/business/lithium-levy-senate-20230309
byline: By Tomás Arrieta Solís and Joanna Pike
dateline: SANTIAGO
agency:
date: 2023-03-09
knows: 2023-03-09
date_line: March 9, 2023
body | | CL | Chile’s Senate voted narrowly on Thursday to reject a levy on lithium exports, handing the government its second defeat in a week.
body | Valentina Rojas Inostroza | | “We do not sell the family silver to pay for dinner,” said Senator Valentina Rojas Inostroza, who led the opposition to the bill.
body | Rojas=Valentina Rojas Inostroza | AU | Rojas argued that the levy would have driven investors to Australia, where three mines are due to open before the end of the decade.
body | Matías Undurraga | | The finance minister, Matías Undurraga, accused the opposition of “writing the mining companies’ press releases for them.”
aside | | | A second defeat in a week
body | Undurraga=Matías Undurraga | | He added that the government would bring a revised bill before winter.
body | | BO | The vote was watched closely in La Paz. Bolivia holds larger reserves than its neighbour but exports only a fraction as much.
body | Edgar Mamani Choque | BO CN | Edgar Mamani Choque, a Bolivian deputy minister, told reporters that his country would not copy anybody’s mistakes and that talks with Chinese partners were well advanced.
body | Lithium Producers’ Chamber | CL | The Lithium Producers’ Chamber said the vote had “restored a minimum of calm” to the Chilean market.
body | Undurraga=Matías Undurraga | | Asked whether he would resign, Undurraga laughed. “Ask me on Monday,” he said.
body | | US JP DE | Shares of battery makers in the United States, Japan and Germany rose by between 2 and 4 percent.
furniture | | | Read more: What the levy would have cost you
