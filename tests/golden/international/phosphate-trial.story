title: Tunisian court frees phosphate whistleblower pending appeal
source: Maghreb Dispatch
url: https://maghrebdispatch.example/2019/08/tunisia-phosphate-whistleblower-freed.html
byline: Hichem Ben Larbi
dateline: TUNIS
agency: MD
date: 2019-08-22
knows: unknown
date_line: 
body | | TN | A Tunisian appeals court on Thursday ordered the release of an engineer who had been jailed for passing the books of a state phosphate company to reporters.
body | Leila Ben Youssef Trabelsi | TN | Her lawyer, Leila Ben Youssef Trabelsi, said Ines al-Gharbi would walk out of Manouba prison before nightfall.
body | | | Al-Gharbi, 38, was accused of revealing trade secrets and of lying to investigators. She was sentenced in April to three years.
body | Ben Youssef Trabelsi=Leila Ben Youssef Trabelsi | FR | “She revealed a theft, not a secret,” Ben Youssef Trabelsi told Radio Carthage Libre. “In France she would have a pension and a medal.”
body | Gafsa Basin Mining Company | | The Gafsa Basin Mining Company said it respected the ruling but would pursue its civil claim.
body | company=Gafsa Basin Mining Company | DZ MA | The company added that the leaked figures had helped rivals in Algeria and Morocco.
body | Mokhtar bin Salah al-Jaziri; Amina Ouazzani | TN MA | Press groups disagreed. In an open letter published on Tuesday, the Tunisian columnist Mokhtar bin Salah al-Jaziri and the Moroccan novelist Amina Ouazzani wrote that the trial had been “a warning with a robe on.”
body | al-Jaziri=Mokhtar bin Salah al-Jaziri | LY | Al-Jaziri, who was himself detained in Tripoli in 2014, said in an interview with Maghreb Dispatch that he had recognised “every comma” of the indictment.
body | | | The letter was signed by 212 journalists.
body | Ministry of Justice=Ministry of Justice (Tunisia) | | A spokesman for the Ministry of Justice said the judiciary was independent and that the ministry did not comment on rulings.
body | Trabelsi=Samir Trabelsi | | The prosecutor, Samir Trabelsi, who is not related to the defence lawyer, said he would appeal.
body | Ines al-Gharbi | | “Please print that I am thirsty,” al-Gharbi said when she reached the gate, shortly after seven. “Everything else I have said already.”
body | Samir Trabelsi | | Samir Trabelsi warned that she could be back inside within a month.
