title: Top court orders Austria to reopen pass to lorries
source: Alpenblick International
url: https://alpenblick.example/2024-02-27-court-pass-lorries
byline: By Friederike von Arnim
dateline: LUXEMBOURG
agency:
date: 2024-02-27
knows: 2024-02-27
date_line: 27 February 2024
body | | AT LU | Austria must reopen a mountain pass to heavy lorries within sixty days, the European Union’s top court ruled on Tuesday.
body | European Court of Justice | AT | The European Court of Justice said the closure was “a barrier with a view.” Judges found that Vienna had never measured whether the air improved.
body | Sebastian Gruber-Holl | AT | Sebastian Gruber-Holl, the governor of Tyrol, vowed to fight on. “Judges breathe the air of a plateau,” he said.
body | Giulia Ferrante | IT | In Rome, Italy’s transport minister, Giulia Ferrante, said justice had “arrived late, but it had arrived.”
body | Ferrante=Giulia Ferrante; Gruber-Holl=Sebastian Gruber-Holl | IT | Ferrante and Gruber-Holl are due to meet in Bolzano next week, and both said they would bring engineers rather than lawyers.
caption | | AT | The closed pass in Tyrol, seen in January. FILE PHOTO: Alpenblick/Lukas Egger
body | Transit Alliance | DE DK | The Transit Alliance, a hauliers’ lobby with members from Germany to Denmark, estimated that the detour had cost 310 million euros.
body | | CH | Switzerland, which is not bound by the ruling, closes its own passes to lorries at night.
body | Gruber-Holl=Sebastian Gruber-Holl | | The governor said he would ask villages along the road to keep counting. “We have the longest queue in the Alps, and now we have the longest list,” he said.
