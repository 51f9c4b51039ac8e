package workspace

import (
	"bytes"
	"strings"

	"github.com/privlint/privlint/scanner/document"
)

// Outline is the set of paths that the beginning of a JSON file shows, with
// "*" for array indices: "/intents", "/intents/*/examples/*/text". It is
// what JSON formats are recognised by.
type Outline struct {
	paths map[string]struct{}
	// texts are the short strings at paths without an array.
	texts map[string]string
	// array tells that the first document is an array.
	array bool
	// lines tells that each line seems to be a document of its own.
	lines bool
}

const (
	maxOutlinePaths = 4096
	maxOutlineDepth = 32
	maxOutlineText  = 64
)

// newOutline reads what head shows as JSON. It is nil where head does not
// begin as JSON does.
func newOutline(head []byte, complete bool) *Outline {
	o := &Outline{paths: map[string]struct{}{}, texts: map[string]string{}}
	first := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF")), " \t\r\n")
	if len(first) == 0 || first[0] != '{' && first[0] != '[' {
		return nil
	}
	o.array = first[0] == '['
	if !o.read(head) {
		return nil
	}
	o.lines = oneDocumentPerLine(head, complete)
	return o
}

// Has tells whether the file shows one of the paths.
func (o *Outline) Has(paths ...string) bool {
	if o == nil {
		return false
	}
	for _, p := range paths {
		if _, ok := o.paths[p]; ok {
			return true
		}
	}
	return false
}

// Like tells whether the file shows a path of this form, where "*" stands
// for any index or key.
func (o *Outline) Like(pattern string) bool {
	if o == nil {
		return false
	}
	want := strings.Split(pattern, "/")
	for p := range o.paths {
		if strings.Count(p, "/") == len(want)-1 && matchPath(want, p) {
			return true
		}
	}
	return false
}

// Text is the string at a path without arrays, if it is short.
func (o *Outline) Text(path string) string {
	if o == nil {
		return ""
	}
	return o.texts[path]
}

// languagePaths are where assistant formats name the language of a file:
// Watson, Snips and Dialogflow ES; LUIS; CLU; Dialogflow CX; Lex V2 and V1.
var languagePaths = []string{"/language", "/culture", "/metadata/language", "/lang", "/defaultLanguageCode", "/identifier", "/resource/locale"}

// language is the language that the file names, such as "pt-br", or empty.
func (o *Outline) language() string {
	for _, path := range languagePaths {
		if text := o.Text(path); isLanguage([]byte(text)) {
			return text
		}
	}
	return ""
}

func matchPath(want []string, path string) bool {
	i := 0
	for part := range strings.SplitSeq(path, "/") {
		if want[i] != "*" && want[i] != part {
			return false
		}
		i++
	}
	return true
}

// read gathers paths until the head ends or cannot be understood. It returns
// false where the first tokens show that this is something else, such as a
// text that begins with a bracket.
func (o *Outline) read(head []byte) bool {
	const telling = 5
	sane := true
	s := document.NewJSONScanner(document.NewWindow(bytes.NewReader(head), 0, 0), false)
	var path []byte
	var ends []int // lengths of path outside each open object or array
	var arrays []bool
	inArray := func() bool { return len(arrays) > 0 && arrays[len(arrays)-1] }
	s.Fault = func(f document.JSONFault) {
		switch f.Kind {
		case document.FaultBareWord, document.FaultNumber, document.FaultMissingComma, document.FaultExtraComma:
			sane = false
		default:
		}
	}
	for n := 0; len(o.paths) < maxOutlinePaths; n++ {
		tok, err := s.Next()
		if n < telling && !sane || n < 2 && err != nil {
			return false
		}
		if err != nil {
			break
		}
		switch tok.Kind {
		case document.JSONName:
			path = append(path[:ends[len(ends)-1]], '/')
			path = s.AppendText(path, tok)
			o.add(path, len(ends))
			continue
		case document.JSONEndObject, document.JSONEndArray:
			ends, arrays = ends[:len(ends)-1], arrays[:len(arrays)-1]
			continue
		default:
		}
		if inArray() {
			path = append(path[:ends[len(ends)-1]], "/*"...)
			o.add(path, len(ends))
		}
		switch tok.Kind {
		case document.JSONBeginObject, document.JSONBeginArray:
			if len(ends) == 0 {
				path = path[:0]
			}
			ends = append(ends, len(path))
			arrays = append(arrays, tok.Kind == document.JSONBeginArray)
		case document.JSONString:
			if tok.Raw.Len() <= maxOutlineText && !bytes.Contains(path, []byte("/*")) {
				o.texts[string(path)] = string(s.AppendText(nil, tok))
			}
		default:
		}
	}
	return true
}

func (o *Outline) add(path []byte, depth int) {
	if depth > maxOutlineDepth {
		return
	}
	if _, ok := o.paths[string(path)]; !ok {
		o.paths[string(path)] = struct{}{}
	}
}

// oneDocumentPerLine tells whether most of the first lines are complete
// objects or arrays.
func oneDocumentPerLine(head []byte, complete bool) bool {
	const sample = 20
	whole, broken, seen := 0, 0, 0
	for line := range bytes.Lines(head) {
		cut := !complete && !bytes.HasSuffix(line, []byte("\n"))
		line = bytes.TrimSpace(line)
		if len(line) == 0 || cut {
			continue
		}
		if seen++; seen > sample {
			break
		}
		if documentLine(line) {
			whole++
		} else {
			broken++
		}
	}
	return whole >= 2 && whole > broken
}

// documentLine tells whether line is one object or array and nothing else.
func documentLine(line []byte) bool {
	if line[0] != '{' && line[0] != '[' {
		return false
	}
	clean := true
	s := document.NewJSONScanner(document.NewWindow(bytes.NewReader(line), 0, 0), true)
	s.Fault = func(f document.JSONFault) {
		clean = clean && f.Kind != document.FaultSecondDocument && f.Kind != document.FaultMissingComma && f.Kind != document.FaultExtraComma
	}
	for {
		if _, err := s.Next(); err != nil {
			return clean && s.Depth() == 0
		}
	}
}
