title: Cut cable leaves Matsu islands offline; Beijing claims anchor was ‘dragged by weather’
source: Formosa Strait Review
url: https://formosastraitreview.example/archives/2018/03/15/2003689
byline: By Chiu Wen-hsin / Staff reporter
dateline: TAIPEI
agency:
date: 2018-03-15
knows: 2018-03-15
date_line: 2018/03/15
body | | TW CN | Telephones and banks on the Matsu islands were cut off for a second day yesterday after a Chinese dredger dragged its anchor across the undersea cable that links them with Taiwan.
body | Kuo Mei-ling | TW | “We went back to writing things down,” Lienchiang County Deputy Magistrate Kuo Mei-ling (郭美玲) said. “It turns out half of us have lost the habit.”
body | Beijing=China | CN | Beijing claims that a squall pushed the ship off its position.
body | Ministry of Transportation and Communications=Ministry of Transportation and Communications (Taiwan) | | The Ministry of Transportation and Communications said that no squall was recorded.
body | Tsai Chih-hao | | “I have the wind on paper, hour by hour,” said Tsai Chih-hao (蔡志豪), the ministry’s chief engineer. “A kite would not have flown.”
body | Tsai=Tsai Chih-hao | SG | Tsai said a repair ship had left Singapore and would arrive on Monday.
body | Xu Guangming | CN TW | Xu Guangming, a spokesman for the Taiwan Affairs Office in Beijing, said the two sides “share one sea and therefore one misfortune.”
body | Xu=Xu Guangming | | Xu was quoted by a state newspaper as saying that the captain had been fined.
body | office=Taiwan Affairs Office | | The office later said it had no further details.
body | Kuo=Kuo Mei-ling | | The deputy magistrate was unimpressed. “A misfortune that happens eleven times is a timetable,” Kuo said.
body | | HK | The dredger belongs to a company registered in Hong Kong.
body | Anthony Lau Chun-kit | HK | The company’s manager, Anthony Lau Chun-kit, told reporters in Kowloon that he was “truly sorry for the inconvenience to the internet.”
body | Taipei=Taiwan | TW CN | Taipei says it will bill China NT$12 million for the repair.
body | Lau=Anthony Lau Chun-kit | | Lau said that he would pay “a fair share.” He later wrote on Facebook that he had been misquoted.
body | | JP US TW | Diplomats from Japan and the United States visited the cable station in Tamsui last week.
