title: ‘The water does not wait’: dam talks stall in Khartoum
source: The Nile Observer
url: https://nileobserver.example/news/20191203/dam-talks-stall
byline: By Yusra Abdelrahim
dateline: KHARTOUM
agency: MNA
date: 2019-12-03
knows: 2019-12-03
date_line: Tuesday 3 December 2019
body | | EG ET SD | Talks between Egypt, Ethiopia and Sudan over the filling of a giant dam broke off on Tuesday without a date for the next round.
body | Tesfaye Gebremariam | ET | “The water does not wait for the minutes to be signed,” said Tesfaye Gebremariam, the head of the Ethiopian delegation. “The rains come in June.”
body | Hossam el-Naggar | EG | Hossam el-Naggar, Egypt’s irrigation minister, said Cairo wanted a guarantee in writing for dry years.
body | el-Naggar=Hossam el-Naggar | | “A smile is not a guarantee,” el-Naggar said.
body | Amna Osman Idris | SD | Sudan’s water minister, Amna Osman Idris, who hosted the meeting, said the three sides had agreed on “nine points of eleven.”
body | Idris=Amna Osman Idris | | Idris said she would send the two that remain to the heads of government.
caption | | ET SD | Amna Osman Idris, left, and Tesfaye Gebremariam leave the talks in Khartoum. (Omer Bashir/MNA)
body | African Union | | The African Union urged restraint.
body | World Bank | US | The World Bank, which had observers in the room, said in Washington that it remained ready to help.
body | | JO GE | Jordan and Georgia, which have written treaties on shared rivers of their own, sent experts.
