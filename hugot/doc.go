// Package hugot finds names, places, addresses and health terms with a token
// classification model in ONNX form that the user supplies. It stands beside
// the tagger that privlint has built in, in a module of its own: the default
// build needs neither this package nor what it requires.
//
// New opens the folder of a model; the Tagger is one of package match:
//
//	t, err := hugot.New("models/ner", hugot.Options{})
//	...
//	defer t.Close()
//	s, err := scanner.New(scanner.Options{Tagger: hugot.Join(tag.New(tag.Options{}), t)})
//	...
//	if err := t.Err(); err != nil {
//		// the scan is not complete
//	}
//
// The model runs in the pure Go backend of github.com/knights-analytics/hugot:
// no cgo, no shared library, nothing is sent anywhere. Of that module only the
// backend is used. The text is cut into the pieces of the model by
// internal/token, because the tokenizer that comes with the backend ends the
// process on some faults, drops what is longer than the window, and gives
// wrong offsets behind letters that are not ASCII.
package hugot
