package document

import "encoding/binary"

const (
	ones  = 0x0101010101010101
	highs = 0x8080808080808080
)

// runOfASCII is how many bytes of b come before a line break
// or a byte beyond ASCII.
func runOfASCII(b []byte) int {
	i := 0
	for ; i+16 <= len(b); i += 16 {
		x, y := binary.LittleEndian.Uint64(b[i:]), binary.LittleEndian.Uint64(b[i+8:])
		p, q := x^'\n'*ones, y^'\n'*ones
		if (x|y|(p-ones)&^p|(q-ones)&^q)&highs != 0 {
			break
		}
	}
	for i < len(b) && b[i] != '\n' && b[i] < 0x80 {
		i++
	}
	return i
}

// runOfClean is how many bytes of b come before a backslash or control
// character.
func runOfClean(b []byte) int {
	i := 0
	for ; i+16 <= len(b); i += 16 {
		x, y := binary.LittleEndian.Uint64(b[i:]), binary.LittleEndian.Uint64(b[i+8:])
		p, q := x^'\\'*ones, y^'\\'*ones
		if ((p-ones)&^p|(x-' '*ones)&^x|(q-ones)&^q|(y-' '*ones)&^y)&highs != 0 {
			break
		}
	}
	for i < len(b) && b[i] != '\\' && b[i] >= ' ' {
		i++
	}
	return i
}
