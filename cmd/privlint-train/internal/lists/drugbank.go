package lists

import (
	"bytes"
	"compress/bzip2"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// drugbank reads the names of medicines that have a number of DrugBank from
// the dictionary of the package drug-named-entity-recognition. These names are
// in the open vocabulary of DrugBank, CC0; synonyms, which are from Wikipedia,
// and all else are passed over.
func drugbank(a archive) ([]string, error) {
	packed, err := a.file("drug_ner_dictionary.pkl.bz2")
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(io.LimitReader(bzip2.NewReader(bytes.NewReader(packed)), maxPickle))
	if err != nil {
		return nil, fmt.Errorf("drug dictionary: %w", err)
	}
	var names []string
	name, key := "", ""
	err = atoms(data, func(text string) {
		switch {
		case key == "name":
			name = text
		case key == "drugbank_id" && name != "":
			names = append(names, name)
			name = ""
		}
		key = text
	})
	if err == nil && len(names) == 0 {
		err = errors.New("drug dictionary: no names found")
	}
	return names, err
}

// maxPickle bounds what is unpacked.
const maxPickle = 256 << 20

// atoms gives the strings of a pickle (Python, protocol 4 and later) in the
// order in which they are used: a key of a dictionary stands right before its
// value. Only what dictionaries, lists, strings, numbers and truth values are
// made of is known.
func atoms(data []byte, do func(text string)) error {
	var memo []string
	last := ""
	for i := 0; i < len(data); {
		op := data[i]
		i++
		size, known := operands[op]
		if !known || i+size > len(data) {
			return fmt.Errorf("pickle: cannot read byte %d", i-1)
		}
		argument := data[i : i+size]
		i += size
		switch op {
		case 'X', 0x8c: // a string behind its length
			n := int(argument[0])
			if op == 'X' {
				n = int(binary.LittleEndian.Uint32(argument))
			}
			if n > len(data)-i {
				return fmt.Errorf("pickle: string beyond the end at byte %d", i)
			}
			last = string(data[i : i+n])
			i += n
			do(last)
		case 0x94: // remember what was made last
			memo = append(memo, last)
		case 'h', 'j': // use what was remembered
			n := int(argument[0])
			if op == 'j' {
				n = int(binary.LittleEndian.Uint32(argument))
			}
			if n >= len(memo) {
				return fmt.Errorf("pickle: nothing remembered at byte %d", i)
			}
			last = memo[n]
			do(last)
		case ']', '}', '(':
			last = ""
		}
	}
	return nil
}

// operands has how many bytes follow each operation that is known.
var operands = map[byte]int{
	0x80: 1, 0x95: 8, 'X': 4, 0x8c: 1, 0x94: 0, 'h': 1, 'j': 4, ']': 0, '}': 0, '(': 0,
	'a': 0, 'e': 0, 'u': 0, 's': 0, 'G': 8, 'K': 1, 'M': 2, 'J': 4, 0x88: 0, 0x89: 0, 'N': 0, '.': 0,
}
