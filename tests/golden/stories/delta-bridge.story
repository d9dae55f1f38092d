title: Gulf neighbours reopen delta bridge after nine-year closure
source: The Tidewater Courier
url: https://www.tidewatercourier.example/world/2022/05/17/delta-bridge-reopens
byline: By Hannah Oyelaran
dateline: BASRA
agency: Meridian
date: 2022-05-17
knows: 2022-05-17
date_line: Tuesday, May 17, 2022
body | | IQ IR | Iraq and Iran reopened a bridge across the Shatt al-Arab on Tuesday, ending a nine-year closure that had forced farmers and pilgrims on both banks to make a four-hour detour.
body | Karim al-Jaziri | IQ | “A river should not be a wall,” said Karim al-Jaziri, the Iraqi transport minister, before he walked the first 200 metres with a group of schoolchildren. “Today it is a street again.”
body | Parviz Rostamian | IR | His Iranian counterpart, Parviz Rostamian, called the opening a victory for patience and said freight traffic would begin within a month.
caption | | IQ IR | Schoolchildren cross the reopened bridge over the Shatt al-Arab between Iraq and Iran, Tuesday, May 17, 2022. (Dana Whitlock/Meridian)
body | | KW | The crossing was shut in 2013 after a dispute over customs fees. Smuggling flourished in the meantime, and border towns lost a third of their trade, according to a survey of shops on the road to Kuwait.
body | al-Jaziri=Karim al-Jaziri | | Al-Jaziri said the two governments had agreed to share the cost of maintenance and to publish a single list of fees.
body | Rostamian=Parviz Rostamian | | Rostamian declined to say how many lorries would be allowed each day. “We will begin with a low number and we will count,” he told Meridian.
body | Leila Haddadi | | Not everybody was pleased. Leila Haddadi, who runs a ferry with her two brothers, said the bridge would ruin a dozen families on her stretch of the river.
body | Leila Haddadi | | “Nobody asked us,” she said. “They cut a ribbon and they cut our income.
body | Leila Haddadi | | “My father rowed people across when the water was full of mines. Now I am told to sell the boat.”
body | Ministry of Transport | | The Ministry of Transport said in a statement that ferry owners could apply for compensation until the end of the year.
body | Gulf Shipping Council | KW | The Gulf Shipping Council, an industry group based in Kuwait City, welcomed the decision but warned that anti-smuggling patrols remained under-staffed.
body | | TR SY | Similar crossings between Turkey and Syria have opened and closed several times since the spring.
