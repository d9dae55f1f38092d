title: Grain ships leave Constanta as Black Sea insurers relent
source: Levant Business Monitor
url: https://levantmonitor.example/shipping/grain-ships-leave
byline: By Ioana Petrescu-Vale
dateline: CONSTANTA, Romania
agency:
date: 2023-09-12
knows: 2023-09-12
date_line: September 12, 2023, 9:14 a.m.
body | | RO UA | Four ships loaded with Ukrainian grain left the Romanian port of Constanta on Tuesday, the first to sail since insurers lifted a ban on cover for the western Black Sea.
body | Radu Cosmin Ilinca | EG TN GB | “The price of bread in Cairo was being decided in an office in London,” said Radu Cosmin Ilinca, who runs the port. “That is over, for now. Two ships will go to Egypt and one to Tunisia.”
body | Oleksandra Hnatyuk | UA | Oleksandra Hnatyuk, Ukraine’s deputy infrastructure minister, thanked the port for what she called “six hundred days of overtime.”
body | | GB RU | The insurers, most of them British, had withdrawn after two Russian drones fell within sight of the harbour.
body | Kremlin | RU | The Kremlin said it had nothing to do with the incident and would not comment on commercial decisions.
aside | | | ‘Six hundred days of overtime’
body | Hnatyuk=Oleksandra Hnatyuk | | According to Hnatyuk, a further nine vessels are waiting upriver.
body | Ilinca=Radu Cosmin Ilinca | TR | Ilinca said pilots had been borrowed from Turkey and would stay through the winter.
body | Marwan Chehade | LB | Marwan Chehade, a trader in Beirut who buys for Lebanon’s largest mill, was less cheerful. “Insurance is a mood,” he said. “Moods change.”
body | | RO BG | Romania and Bulgaria have asked for mine-sweepers to escort the convoys.
body | Hnatyuk=Oleksandra Hnatyuk | | “We count the ships that arrive,” Hnatyuk said, “not the ships that leave.”
