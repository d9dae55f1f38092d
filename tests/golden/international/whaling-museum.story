title: Busan and Shimonoseki fall out over a whale
source: East Sea Quarterly
url: https://eastseaquarterly.example/features/fall-out-over-a-whale/
byline: Words by Yoon Seo-jin. Photographs by Haruka Miyamoto
dateline:
agency:
date: 2023-09-01
knows: unknown
date_line: Autumn 2023
body | | KR JP | For sixty-one years the skeleton of a fin whale hung in a hall in Busan with its nose towards Japan. In June it came down, and South Korea’s second city and its Japanese sister have hardly spoken since.
body | Oh Dae-sung | | “It was a loan,” says Oh Dae-sung, the director of the hall. “A loan of a whale is still a loan.”
body | Nishikawa Kenji | JP | Nishikawa Kenji, who until last year was mayor of Shimonoseki, says he has the receipt.
body | former mayor=Nishikawa Kenji | | The former mayor keeps it in a biscuit tin. “My grandfather signed here, their harbour master there,” he says. “It says gift. It says it twice.”
body | Oh=Oh Dae-sung | KR | Oh has seen a photograph of the paper. He argues that the second character can also be read as “deposit”, at least by a Korean of that generation.
body | Emi Nishikawa | | “It cannot,” says Emi Nishikawa, the mayor’s daughter, who teaches calligraphy.
body | | | She shows me why, with a brush, on the back of a bus timetable.
body | Busan Metropolitan City | KR | Busan Metropolitan City, which pays for the hall, prefers not to be drawn. It said in an email that the whale was “resting”.
body | Park Jin-ah | KR | Park Jin-ah, a marine biologist in Pohang, measured the bones in 2011 and again this summer. Eleven are missing, she told me.
body | Park Sung-min | | The hall’s night watchman, Park Sung-min, has worked beneath the whale since he was nineteen. “People take what they love,” he said.
body | Jin-ah=Park Jin-ah | NO | Jin-ah, as everyone at the hall calls her, thinks the missing ribs are in Norway, where a collector sold similar ones at auction. “I wrote to him,” she said. “He answered with a heart.”
body | Nishikawa=Nishikawa Kenji | | “They may keep the ribs,” Nishikawa says.
body | Nishikawa Kenji | | “The nose, however,” he goes on, “was looking at my town.”
body | Tokyo=Japan; Seoul=South Korea | JP KR | Tokyo says the matter is for the cities to settle; Seoul says the same, in almost the same words.
