title: Oman says slick in Strait of Hormuz came from Iranian tanker; Tehran denies it
source: Gulf Morning Post
url: https://www.gulfmorningpost.example/news/gulf/slick-hormuz-1.88214
byline: By Farah Al Suwaidi and Reza Golshani-Pour
dateline: MUSCAT
agency:
date: 2024-02-14
knows: 2024-02-14
date_line: Feb 14, 2024 - 08:20 GST
body | Oman | OM IR | Oman said on Wednesday that an oil slick drifting towards the fishing villages of the Musandam peninsula had leaked from an Iranian tanker.
body | Environment Authority | | The Environment Authority said satellite pictures showed the slick “beginning where the vessel was and nowhere else.”
body | Salim bin Hamad al-Busaidi | | Salim bin Hamad al-Busaidi, its director general, told reporters that 40 kilometres of coast were at risk. Asked if the ship’s owners had been in touch, al-Busaidi said: “Their telephone rings. That is all I can tell you.”
body | Behrouz Khatami-Nia | IR | “This is a fabrication without even the decency of a photograph,” said Behrouz Khatami-Nia, a spokesman for Iran’s Ports and Maritime Organisation.
body | Ports and Maritime Organisation | IR PA | The organisation said the tanker, which flies the flag of Panama, had been at anchor off Bandar Abbas all week.
body | | | That claim could not be verified.
body | Mariam Al Kaabi | AE | Mariam Al Kaabi, an oceanographer at a research institute in Fujairah, in the United Arab Emirates, says the truth may be duller than either side would like. “Currents turn round twice a day here,” she says. “A slick does not carry a passport.”
aside | | | ‘NOTHING TO SELL’
body | | OM | In Khasab, fishermen pulled up their nets.
body | Rashid al-Shehhi | | “I have nothing to sell and nothing to say,” said one of them, Rashid al-Shehhi. Then he said a good deal.
body | al-Shehhi=Rashid al-Shehhi | KW SA | The price of kingfish had doubled overnight, al-Shehhi said, and traders from Kuwait and Saudi Arabia were no longer answering his messages.
body | Tehran=Iran | IR OM US | Tehran accused Muscat of “reading from a page written in Washington”.
body | | US BH | The US Navy’s Fifth Fleet, which is based in Bahrain, did not respond to a request for comment.
body | director general=Salim bin Hamad al-Busaidi | | The director general, for his part, said he had read only the satellite images. “They are in no language,” he added.
body | Al Kaabi=Mariam Al Kaabi | | Al Kaabi expects the slick to break up by the weekend. According to her, the wind will decide what the diplomats cannot.
