title: How a glacier became a candidate in Peru
source: Southern Cone Letter
url: https://southernconeletter.example/2019/12/03/glacier-candidate
byline: By Inés Larraín Etcheverry
dateline: CUSCO, Peru
agency:
date: 2019-12-03
knows: 2019-12-03
date_line: Tuesday 3 December 2019 10.30 GMT
body | | PE | The ballot papers for December’s municipal election in a valley above Cusco will carry four names and a mountain.
body | Rosa Quispe Mamani | PE | “It has lived here longer than any of us and it has lost more,” says Rosa Quispe Mamani, the schoolteacher who collected the signatures. Under Peruvian law a symbol may be registered; nobody, she says, had asked whether it could win.
body | Quispe Mamani=Rosa Quispe Mamani | | Quispe Mamani told this newsletter that she expected to finish second.
body | Jorge Luis Valdivia Paz | | Her chief rival, Jorge Luis Valdivia Paz, accuses her of making a joke of the vote. ‘A glacier can’t mend a road,’ he told supporters on Sunday.
body | | | Valdivia Paz’s campaign has spent forty thousand soles on posters.
body | National Jury of Elections | PE | In Lima the National Jury of Elections (JNE) was asked to strike the mountain from the list. The JNE refused, ruling that a drawing “has no criminal record.”
body | Rodrigo Echeverri Gaviria; María Fernanda Gaviria Soto | CO | The case is watched abroad. Two Colombian jurists, Rodrigo Echeverri Gaviria and María Fernanda Gaviria Soto, argued in an essay last month that the Andes had found “a new kind of citizen.”
body | Gaviria Soto=María Fernanda Gaviria Soto | EC CO PE | “Ecuador gave rivers rights in its constitution,” Gaviria Soto said from Medellín. “Peru may be about to give ice a salary.”
body | Echeverri=Rodrigo Echeverri Gaviria | | Echeverri, her cousin and co-author, was more careful. “Ice does not sign contracts,” he said.
body | Ministry of the Environment | | The Ministry of the Environment says the glacier has retreated 600 metres since 1990.
body | Quispe=Rosa Quispe Mamani | | The teacher walks up on the first Sunday of each month to paint a line at its foot. “My grandmother’s line is down there by the road,” she says, pointing at a bus stop.
body | Valdivia=Jorge Luis Valdivia Paz | BO | Valdivia, the owner of the bus company, sees an insult even in that. He says Quispe Mamani was paid by “foreigners from La Paz”, without offering proof.
body | Pablo Huamán | | Pablo Huamán, 81, who remembers when ice was cut here and sold in the markets, means to vote for it. “It kept its promises,” he says.
body | | CL AR | Similar petitions are being prepared in Chile and in the Argentine province of Mendoza.
