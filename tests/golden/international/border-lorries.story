title: Truck drivers stranded for ninth day at Chirundu as customs systems fail
source: Zambezi Wire
url:
byline:
dateline: CHIRUNDU, Zambia
agency: Zambezi Wire
date: 2021-11-09
knows: 2021-11-09
date_line: 9 Nov 2021 17:42 CAT
body | | ZM ZW | More than 1,400 lorries were still backed up on both sides of the Zambezi on Tuesday, nine days after a computer failure closed the one-stop border post between Zambia and Zimbabwe.
body | Tendai Mukwewa | ZA CD | “I have eaten my cargo,” said Tendai Mukwewa, who was taking tinned fish from Durban to Lubumbashi in the Democratic Republic of Congo.
body | Zimbabwe Revenue Authority | ZW | The Zimbabwe Revenue Authority said it had restored “partial service” but declined to say when the post would reopen.
body | Zambia Revenue Authority | ZM ZW | Its Zambian counterpart, the Zambia Revenue Authority (ZRA), was blunter. The fault, the ZRA said, lay in a server in Harare that nobody had the password to.
body | | | Officials at the post said they had been told not to speak to reporters.
body | Mutale Chisanga Phiri | ZM | Mutale Chisanga Phiri, who chairs the Federation of East and Southern African Road Transporters, put the losses at $500 per truck per day. “Multiply it,” she told a news conference in Lusaka, “and you have built a clinic and burned it down again.”
body | federation=Federation of East and Southern African Road Transporters | | The federation has asked both governments to wave perishable goods through on paper. It accused them of “hiding behind a screen that does not even light up.”
body | Nyasha Dzingirai | ZW | Nyasha Dzingirai, a Zimbabwean deputy finance minister, denied that anyone was hiding. “We are as frustrated as the drivers,” he said. He was accused last year of awarding the computer contract to a cousin; a court in Bulawayo dismissed the case in March.
body | Dzingirai=Nyasha Dzingirai | BW | Dzingirai advised hauliers to use the Kazungula bridge in Botswana instead.
body | Phiri=Mutale Chisanga Phiri | | Phiri called that “advice from a man who has never turned a 22-metre truck.”
body | | MW MZ TZ ZA | Cargo for Malawi has been sent round by way of Mozambique, and copper that would normally leave through South African ports is going to Dar es Salaam.
body | Mukwewa=Tendai Mukwewa | | Mukwewa, 52, said he had stopped telephoning home. “My wife asks me what I see,” he said. “I see the back of the same truck.”
body | Doctors on Wheels | | Three drivers have been treated for cholera, according to Doctors on Wheels, a charity that runs a tent beside the queue.
