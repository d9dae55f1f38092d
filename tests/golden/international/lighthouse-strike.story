title: Lighthouse keepers’ strike: ‘The automatic ones can’t make tea’
source: The Northern Echo & Argus
url:
byline: Philippa Garside-Nwosu
dateline:
agency:
date: 2021-04-30
knows: 2021-04-30
date_line: Fri 30 Apr 2021 06.00 BST
body | | GB | The last four lighthouse keepers in Britain have gone on strike for the first time, and the ships have not noticed.
body | Gareth Pugh-Llewellyn | GB | ‘That’s rather the point,’ says Gareth Pugh-Llewellyn, 58, from a rock off Anglesey. ‘When we do our job nothing happens. So when we stop doing it, you’d expect nothing to happen as well.’
body | Amalgamated Union of Lights and Buoys | | The Amalgamated Union of Lights and Buoys said all four of its members had voted for action. The union said it was ‘the strongest mandate in our history’.
body | Charlotte Ashworth-Bligh | GB | Charlotte Ashworth-Bligh, the shipping minister, told the Commons that satellites had made keepers ‘an anachronism with a kettle’.
body | AULB=Amalgamated Union of Lights and Buoys | | ‘The automatic ones can’t make tea for a man you’ve just pulled out of the sea,’ the AULB replied on X.
caption | | GB | Gareth Pugh-Llewellyn at the lamp on South Stack. ‘I’ve read everything,’ he says. Photograph: Ellis Wynne
body | minister=Charlotte Ashworth-Bligh | FR | The minister told MPs that France, whose last keeper left Cordouan years ago, had managed. That is not quite right: Cordouan, at the mouth of the Gironde, still has a crew.
body | Yann Le Goff | GB | ‘We are still here,’ confirms one of them, Yann Le Goff. ‘Please tell London.’
body | | IE ES | Pugh-Llewellyn, who speaks Welsh, French and some Spanish, has friends on lights in Ireland and Galicia, and has asked them not to laugh.
body | Lady Ashworth | GB | In the Lords, Lady Ashworth, the minister’s mother, took the other side. ‘My daughter has never been lost at sea,’ she told peers.
body | Ashworth-Bligh=Charlotte Ashworth-Bligh | | Ashworth-Bligh said afterwards that her mother’s remarks had been ‘noted at home’.
body | Downing Street | GB | Downing Street said the prime minister had full confidence in both of them.
body | Labour | GB | Labour accused the government of ‘turning out the lights to save on matches’.
body | Gareth Pugh-Llewellyn | | And on the rock? ‘I’ll be back on Monday,’ Gareth says. ‘Somebody has to feed the cat.
body | Gareth Pugh-Llewellyn | | ‘Besides, I left the radio on.’
body | | GI FK | Two more lights, in Gibraltar and the Falkland Islands, are tended by contractors.
