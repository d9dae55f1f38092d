title: Clinic on a closed border keeps both doors open
source: Harbour & Reef Weekly
url:
byline: By Thandiwe Mabuza
dateline:
agency:
date: 2021-07-02
knows: 2021-07-02
date_line: Updated 2:05 PM EDT, Fri July 2, 2021
body | | LS ZA | The clinic at Kopano Gate has one door in Lesotho and one in South Africa, and for sixteen months only one of them was allowed to be open.
body | Puleng Mokhethi | | “I moved the desk to the middle of the room,” says Puleng Mokhethi, the nurse who runs it. “Nobody had forbidden the middle.”
body | Mokhethi=Puleng Mokhethi | | Mokhethi, 58, reckons she has delivered more than four hundred babies here. She keeps their names in a school exercise book.
body | Johan Steyn-Maritz | ZA | Johan Steyn-Maritz, a South African border officer, says he was ordered to lock the eastern door in March and lost the key in April.
body | Steyn-Maritz=Johan Steyn-Maritz | | “I am a very careless man,” he says.
body | Ministry of Health | LS | The Ministry of Health in Maseru says it knows nothing of a second door.
body | Thabo Letsie | | Doctors come from further away. Thabo Letsie drives ninety kilometres every Thursday; according to him, the clinic has fewer infections than the capital’s hospital.
body | | ZW MZ | Patients have arrived from as far as Zimbabwe and Mozambique.
body | Mokhethi=Puleng Mokhethi | | Asked what she will do when the border reopens, Mokhethi shrugs. “Move the desk back,” she says.
