title: Two chief ministers, one train: Row over sugar wagons reaches Delhi
source: The Deccan Ledger
url: https://www.deccanledger.example/news/national/sugar-train-row/article31987.ece
byline: Special Correspondent
dateline: NEW DELHI
agency: 
date: 2020-07-28
knows: 2020-07-28
date_line: Updated: July 28, 2020 21:55 IST
body | | IN BD | A goods train carrying 2,600 tonnes of sugar to Bangladesh has stood in a siding at Malda for six days because two State governments cannot agree on who may tax it.
body | Raghunath Deshpande-Kale | IN | The Maharashtra Chief Minister, Raghunath Deshpande-Kale, on Tuesday accused his West Bengal counterpart of “highway robbery on rails”.
body | Sharmistha Banerjee | IN | ‘The train is free to go the moment the paper is in order,’ Sharmistha Banerjee, the Chief Minister of West Bengal, said in Kolkata. ‘We are not robbers. We are readers.’
body | Banerjee=Subhash Banerjee | | Subhash Banerjee, a former chairman of the Railway Board and no relation of Ms. Banerjee, said wagons had been held for revenue before, “but never with ants in them”.
body | Ms. Banerjee=Sharmistha Banerjee | | Ms. Banerjee said she had written to the Prime Minister twice and had received an acknowledgment of the envelope.
body | Railway Board | | The Railway Board said it was “a carrier, not a court”. A spokesperson added that demurrage of ₹3.4 lakh a day was accruing.
body | board=Railway Board | | The Board urged both States to settle by Friday.
body | Tahmina Sultana Chowdhury | BD | Across the border, patience is thin. “Eid is on Saturday,” Bangladesh’s Commerce Secretary, Tahmina Sultana Chowdhury, told The Deccan Ledger by phone from Dhaka. “I cannot put a letter in the sweets.”
body | Chowdhury=Tahmina Sultana Chowdhury | BD BR TH | Ms. Chowdhury said Dhaka had begun asking for quotations from Brazil and Thailand.
body | K. Venkataraman; Harpreet Singh Gill | IN | Opposition MPs K. Venkataraman and Harpreet Singh Gill sent a letter urging the Lok Sabha Speaker to allow a debate when Parliament meets.
body | Mr. Gill=Harpreet Singh Gill | IN NP | Mr. Gill, who represents a constituency in Punjab, noted that Nepal had paid for its sugar in advance and had received it in two days.
body | former chairman=Subhash Banerjee | | The former chairman said the answer was older than all the parties involved. “Move the train,” he said. “Then argue.”
body | | | Mr. Deshpande-Kale’s office could not be reached and no meeting is planned.
body | Imran Qureshi | PK | In Karachi, Imran Qureshi of the Pakistan Sugar Brokers’ Association observed drily that the quarrel had raised his members’ prices by four per cent.
