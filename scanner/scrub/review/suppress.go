package review

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// Suppression is an entry of "suppressions" in a configuration file.
type Suppression struct {
	Rule, Path, Pointer, Fingerprint string
	Reason                           string
	// Until is the last day that it holds, as YYYY-MM-DD; empty means
	// forever.
	Until string
}

// ErrByHand says that a configuration file is written in a way that
// AddSuppressions leaves alone.
var ErrByHand = errors.New("edit it by hand")

const suppressionsKey = "suppressions"

// AddSuppressions adds entries to the text of a configuration file. Everything
// else in it stays as it is, comments as well. The error wraps ErrByHand, or
// tells what is wrong with the file.
func AddSuppressions(src []byte, list []Suppression) ([]byte, error) {
	var doc yaml.Node
	if err := yaml.Unmarshal(src, &doc); err != nil {
		return nil, errors.New("not a YAML file")
	}
	var root *yaml.Node
	if len(doc.Content) > 0 {
		root = doc.Content[0]
	}
	end := "\n"
	if bytes.Contains(src, []byte("\r\n")) {
		end = "\r\n"
	}
	lines := strings.SplitAfter(string(src), "\n")
	if n := len(lines) - 1; lines[n] == "" {
		lines = lines[:n]
	} else {
		lines[n] += end
	}
	at, dashes, err := whereTo(lines, root)
	if err != nil {
		return nil, err
	}
	var added []string
	if at < 0 {
		at, added = len(lines), []string{suppressionsKey + ":" + end}
	}
	for i := range list {
		added = append(added, list[i].yaml(dashes, end))
	}
	out := []byte(strings.Join(slices.Insert(lines, at, added...), ""))
	return out, proven(src, out, len(list))
}

// whereTo finds the line that entries go before, from 0, and the blanks
// before their dashes. The line is -1 where there is no list yet. It empties
// a list that is written as [].
func whereTo(lines []string, root *yaml.Node) (at int, dashes string, err error) {
	const usual = "  "
	if root == nil || root.Tag == "!!null" {
		return -1, usual, nil
	}
	if root.Kind != yaml.MappingNode || root.Style&yaml.FlowStyle != 0 {
		return 0, "", fmt.Errorf("it is written in braces: %w", ErrByHand)
	}
	i := 0
	for i < len(root.Content) && root.Content[i].Value != suppressionsKey {
		i += 2
	}
	if i == len(root.Content) {
		return -1, usual, nil
	}
	key, list := root.Content[i], root.Content[i+1]
	switch {
	case list.Tag == "!!null":
		return key.Line, usual, nil
	case list.Kind != yaml.SequenceNode:
		return 0, "", fmt.Errorf("%s is no list: %w", suppressionsKey, ErrByHand)
	case list.Style&yaml.FlowStyle == 0:
		return behind(lines, list, root.Content[i+2:]), strings.Repeat(" ", list.Column-1), nil
	case len(list.Content) > 0:
		return 0, "", fmt.Errorf("%s is written in brackets: %w", suppressionsKey, ErrByHand)
	}
	line := &lines[list.Line-1]
	*line = strings.Replace(strings.Replace(*line, " []", "", 1), "[]", "", 1)
	return list.Line, usual, nil
}

// behind is the line behind a list, without blank lines and comments that
// belong to what follows.
func behind(lines []string, list *yaml.Node, following []*yaml.Node) int {
	at := len(lines)
	if len(following) > 0 {
		at = following[0].Line - 1
	}
	for at > list.Line {
		line := strings.TrimRight(lines[at-1], " \t\r\n")
		if line != "" && (len(following) == 0 || line[0] != '#') {
			break
		}
		at--
	}
	return at
}

// yaml writes an entry, each line indented.
func (s *Suppression) yaml(dashes, end string) string {
	var b strings.Builder
	lead := dashes + "- "
	for _, part := range []struct{ key, value string }{
		{"rule", s.Rule}, {"path", s.Path}, {"pointer", s.Pointer}, {"fingerprint", s.Fingerprint}, {"reason", s.Reason},
	} {
		if part.value != "" {
			b.WriteString(lead + part.key + ": " + quote(part.value) + end)
			lead = dashes + "  "
		}
	}
	if s.Until != "" {
		b.WriteString(lead + "until: " + s.Until + end)
	}
	return b.String()
}

// quote writes a string in double quotes as YAML and JSON have them.
func quote(text string) string {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(text) // a string and a buffer do not fail
	return strings.TrimSuffix(b.String(), "\n")
}

// proven makes sure that n suppressions were added and nothing else changed.
func proven(src, out []byte, n int) error {
	before, after := map[string]any{}, map[string]any{}
	if err := yaml.Unmarshal(src, &before); err != nil {
		return errors.New("not a YAML file")
	}
	if err := yaml.Unmarshal(out, &after); err != nil {
		return fmt.Errorf("the entries do not fit in: %w", ErrByHand)
	}
	old, _ := before[suppressionsKey].([]any)
	list, _ := after[suppressionsKey].([]any)
	delete(before, suppressionsKey)
	delete(after, suppressionsKey)
	if len(list) != len(old)+n || !reflect.DeepEqual(before, after) || len(old) > 0 && !reflect.DeepEqual(old, list[:len(old)]) {
		return fmt.Errorf("the entries do not fit in: %w", ErrByHand)
	}
	return nil
}
