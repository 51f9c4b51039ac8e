package learn

import "github.com/privlint/privlint/scanner/tag/crf"

// biases are added to the labels of each type, for the presets default, strict
// and recall of package tag. Trained as it is, the model finds nearly every
// name and takes many words for one: half of its utterances are invented and
// fuller of names than chats are. On the development corpora 1 to 1.5 less gave
// persons the best F1 (multidogo .80 to .83, ambientmeta .81 to .88).
var biases = [crf.Biases][crf.Types]float32{
	{crf.Person: -1.1, crf.Location: -1, crf.Address: -0.5, crf.Organization: -1},
	{crf.Person: -2.5, crf.Location: -2, crf.Address: -1.5, crf.Organization: -2, crf.Condition: -1, crf.Drug: -1},
	{crf.Person: 0, crf.Location: 0, crf.Address: 0.5, crf.Organization: 0, crf.Condition: 0.5, crf.Drug: 0.5},
}
