title: Seoul and Hanoi trade barbs over detained fishing crew
source: The Meridian
url: https://meridian.example/asia/fishing-crew-statements
byline: By Clara Nyström in Seoul and Bui Thanh Ha in Hanoi
dateline: SEOUL
agency: Meridian
date: 2020-02-06
knows: 2020-02-06
date_line: 6 Feb 2020
body | | KR VN | South Korea and Vietnam exchanged sharp statements on Thursday over fourteen fishermen who have been held on an island since the new year.
body | Foreign Ministry | KR | In Seoul, the Foreign Ministry said the men had been caught “well inside our waters” and would be put on trial.
body | Foreign Ministry | | “There is no basis for their release before a court has spoken,” the statement said.
body | Nguyen Duc Phong | VN | Hanoi answered within hours. Nguyen Duc Phong, the prime minister’s spokesman, said the boats had drifted after an engine failure.
body | Phong=Nguyen Duc Phong | | “A broken engine is not a crime,” Phong said.
body | Choi Min-seo | KR | Choi Min-seo, a maritime lawyer at a university in Busan, said both governments were half right.
body | Choi=Choi Min-seo | | “The line on the chart is clear,” Choi said. “The current does not read charts.”
body | Le Thi Hoa | VN | In the village of Ly Hai, Le Thi Hoa has not heard from her husband in five weeks.
body | Le Thi Hoa | | “They say ‘diplomatic channels,’” she said. “I would like to hear his voice through any channel at all.”
body | | JP | Japan, which detained a crew from the same village in 2018, released it after eleven days.
