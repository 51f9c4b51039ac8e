package synth

import (
	"fmt"
	"strings"

	"github.com/privlint/privlint/cmd/privlint-train/internal/lists"
)

// small returns invented lists that are just long enough.
func small() *lists.Lists {
	words := strings.Fields
	names := func(text string) []lists.Weighted {
		var list []lists.Weighted
		for i, name := range words(text) {
			list = append(list, lists.Weighted{Text: name, Weight: float64(1000 / (i + 1))})
		}
		return list
	}
	culture := func(code, first, last string) lists.Culture {
		return lists.Culture{Code: code, First: names(first), Last: names(last)}
	}
	l := &lists.Lists{
		Cultures: []lists.Culture{
			culture("de", "Anke Bernd Carsten Dörte Elke Frauke Gerd Heike Ingo Jürgen", "Ahrens Böttcher Claasen Dreyer Eggers Förster Groth Hansen Iversen Jessen"),
			culture("en-US", "Alice Brian Cindy Derek Ellen Floyd Gwen Hank Irene Jordan", "Abbott Barlow Cobb Draper Easton Finch Garner Hobbs Ingram Jarvis"),
			culture("es", "Álvaro Beatriz Carmen Diego Elena Félix Gloria Hugo Inés Jaime", "Acosta Bravo Cordero Duarte Espino Fuentes Gallego Hurtado Ibarra Jurado"),
			culture("pl", "Agata Bogdan Celina Dariusz Ewa Filip Grażyna Hubert Iwona Jacek", "Adamczyk Borowski Cichoń Duda Falkowski Górski Halicki Jabłoński Kalisz Łapiński"),
		},
		Cities:        names("Ashford Bellmont Cravenport Dunmore Eastvale"),
		Countries:     words("Freedonia Ruritania Sylvania"),
		States:        words("Northshire Westmark"),
		Streets:       words("Oakmoor Pinefold Hauptstraße"),
		Conditions:    words("asthma gout eczema neuralgia bronchitis dermatitis arthritis neuritis"),
		Drugs:         words("paracetal ibumol ibucetal paramol cetamol bucetamol"),
		Organizations: words("Acmebank Globexa Initeq"),
		Products:      words("Roadstar Fonely"),
	}
	for i := range 40 {
		l.Words = append(l.Words, fmt.Sprintf("plain%c%c", 'a'+i/20, 'a'+i%20))
	}
	return l
}
