title: Pacific ministers agree reef accord after all-night session
source: Harbour & Reef Weekly
url:
byline: Sefo Tuilagi
dateline: SUVA
agency: MNA
date:
knows: unknown
date_line: 
body | | FJ | Ministers from eleven Pacific states agreed early on Saturday to close a fifth of their reefs to commercial fishing, ending an all-night session in the Fijian capital.
body | Mere Vunisa | FJ | “We went in as eleven and we came out as one,” said Mere Vunisa, Fiji’s fisheries minister.
body | Park Joon-ho | KR | South Korea, which sends the largest foreign fleet to the region, will respect the closure, said Park Joon-ho, who led its delegation as an observer.
body | Park=Park Joon-ho | KR | Park said Seoul would also pay for two patrol boats.
body | | TO WS VU | The accord, which Tonga, Samoa and Vanuatu had drafted, enters into force once seven parliaments have approved it.
caption | | FJ | Fisheries minister Mere Vunisa embraces a delegate in Suva, Fiji. (Handout via MNA)
body | Reef Watch Pacific | | Reef Watch Pacific, a conservation group, criticised the absence of penalties. It said a promise without a fine was “a postcard.”
body | Vunisa=Mere Vunisa | | Vunisa acknowledged that enforcement had been the hardest question.
body | Vunisa=Mere Vunisa | | “You cannot put a policeman on every wave,” she said, “but you can put a number on every boat.”
body | | NZ AU | New Zealand and Australia have promised satellite images.
