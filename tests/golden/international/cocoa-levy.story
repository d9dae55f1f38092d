title: Cocoa levy: Growers’ union threatens to halt deliveries from Monday
source: The Gulf of Guinea Standard
url: https://www.guineastandard.example/business/2023/05/17/cocoa-levy-growers
byline: By Abena Frimpong-Adu, Kumasi
dateline: KUMASI, Ghana
agency:
date: 2023-05-17
knows: 2023-05-17
date_line: Published: Wednesday, 17 May 2023
body | National Union of Cocoa Growers | GH | The National Union of Cocoa Growers will stop delivering beans to the ports of Tema and Takoradi from next Monday unless the government withdraws a levy on farm gates, it said on Wednesday.
body | Kwabena Asante-Boadu | GH CI | “They tax the tree, they tax the bag and now they tax the gate,” Kwabena Asante-Boadu, the union’s general secretary, told the Gulf of Guinea Standard at its headquarters in Kumasi. “Across the border in Ivory Coast the farmer is paid more and asked for less.”
body | Asante-Boadu=Kwabena Asante-Boadu | | Asante-Boadu, a former policeman, said 61 of 66 districts had voted for the stoppage.
body | Ministry of Food and Agriculture | | The Ministry of Food and Agriculture called the vote a sham. In a statement, the ministry said fewer than one in ten growers had been asked.
body | Efua Tetteh Sackey | | “We will not be lectured about democracy by people who hold their elections under a mango tree,” said Efua Tetteh Sackey, the deputy minister.
body | union=National Union of Cocoa Growers | | The union rejected that description, saying that every ballot had been counted in front of a notary.
aside | | | A FAMILY AFFAIR
body | | | Two of the loudest voices in the dispute share a name and, for eleven years, shared a house.
body | Yaw Asante-Boadu | GH | Yaw Asante-Boadu, the secretary’s younger brother, runs the largest licensed buying company in the Ashanti region. The strike, he says, is “a campaign poster with no candidate on it yet.”
body | Kwabena=Kwabena Asante-Boadu | | Kwabena laughs when this is read to him. “Yaw always wanted to be the one holding the scales,” he says.
caption | | GH | Cocoa beans dry on raffia mats outside Kumasi. (Photo: Abena Frimpong-Adu)
body | Yaw=Yaw Asante-Boadu | NL CH | Yaw insists that his buyers in the Netherlands and Switzerland will simply look elsewhere. “Chocolate does not care about our family,” he says.
body | Folasade Bankole | NG | In Lagos, Folasade Bankole, a commodity analyst with Harrow Field Capital, warned that even a two-week stoppage would push prices to a level last seen in 1977.
body | deputy minister=Efua Tetteh Sackey | | The deputy minister said on Wednesday evening that she was ready to meet the growers “at any hour, in any language, under any tree.”
body | Kwabena Asante-Boadu | | Asked whether he would go, the union’s general secretary said he would bring a chair.
