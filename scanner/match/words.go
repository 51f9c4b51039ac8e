package match

import (
	"math/bits"
	"strings"
	"unicode/utf8"
)

// word is one word of a text: its byte range, the clause that it stands in,
// and the hash of its lower case. Words that differ may have the same hash.
type word struct {
	start, end int
	clause     int32
	hash       uint32
}

// splitWords cuts text into words. Letters, digits and combining marks make
// words; everything else, the apostrophe included, parts them ("crohn's" is
// two words). Scripts without blanks between words give one word for each
// character, so that phrases in them are found anywhere.
// It appends to dst and returns it.
func splitWords(dst []word, text string) []word {
	clause := int32(0)
	for i := 0; i < len(text); {
		// Nearly all text is ASCII words with one blank behind.
		if end, hash, ascii := asciiWord(text, i); ascii {
			if end > i {
				dst = append(dst, word{i, end, clause, hash})
				i = end
				if i < len(text) && text[i] == ' ' {
					i++
				}
				continue
			}
			if endsClause(dst, text, i) {
				clause++
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		end := i + size
		switch {
		case unspaced(r):
			dst = append(dst, word{i, end, clause, hashLower(text[i:end])})
		case letter(r):
			end = wordEnd(text, i)
			dst = append(dst, word{i, end, clause, hashLower(text[i:end])})
		case r == '。' || r == '！' || r == '？' || r == '；':
			clause++
		}
		i = end
	}
	return dst
}

// Masks of one byte in eight.
const (
	eachByte = 0x0101010101010101
	highBits = 0x80 * eachByte
	caseBits = 0x20 * eachByte
)

// asciiWord finds the end of the word of ASCII letters and digits that
// begins at i, eight bytes at a time, and its hash. The word is empty where
// there is none. It tells that the word is not ASCII alone when a character
// of another kind follows, even if that should be no letter.
func asciiWord(text string, i int) (end int, hash uint32, ascii bool) {
	h := uint64(0)
	for {
		var x uint64
		if i+8 <= len(text) {
			x = load(text[i:]) // as eightBytes does, which is too long to be inlined
		} else {
			x = eightBytes(text, i)
		}
		n := bits.TrailingZeros64(^asciiWordBytes(x)&highBits) / 8
		if n == 8 {
			h = mix(h, x|caseBits)
			i += 8
			continue
		}
		if x>>(8*n)&0x80 != 0 {
			return 0, 0, false
		}
		if n > 0 {
			h = mix(h, (x|caseBits)&(1<<(8*n)-1))
		}
		return i + n, finish(h), true
	}
}

// asciiWordBytes sets the high bit of each byte of x that is an ASCII letter
// or digit, and leaves it unset in the others. Bit 5 makes capitals small
// and changes no digit. With the high bit off, adding 0x80-c carries into it
// from c on, and never into the next byte.
func asciiWordBytes(x uint64) uint64 {
	small := (x | caseBits) &^ highBits
	plain := x &^ highBits
	letters := (small + (0x80-'a')*eachByte) &^ (small + (0x80-'z'-1)*eachByte)
	digits := (plain + (0x80-'0')*eachByte) &^ (plain + (0x80-'9'-1)*eachByte)
	return (letters | digits) &^ x & highBits
}

// eightBytes reads the bytes of text from i on, the first lowest. Behind the
// end of text are zeros.
func eightBytes(text string, i int) uint64 {
	if i+8 <= len(text) {
		return load(text[i : i+8])
	}
	if len(text) >= 8 {
		return load(text[len(text)-8:]) >> (8 * (i + 8 - len(text)))
	}
	x := uint64(0)
	for j := len(text) - 1; j >= i; j-- {
		x = x<<8 | uint64(text[j])
	}
	return x
}

// load reads eight bytes; the compiler makes one instruction of it.
func load(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// mix adds eight bytes of a word to its hash, and finish ends it: only the
// high bits of a product hang on all bits of what was multiplied.
func mix(h, x uint64) uint64 { return (bits.RotateLeft64(h, 29) ^ x) * 0x9e3779b97f4a7c15 }

func finish(h uint64) uint32 { return uint32(h >> 32) }

// hashLower is the hash of a word with letters of any kind: that which
// asciiWord gives for its lower case.
func hashLower(s string) uint32 {
	var h, x uint64
	n := 0
	for _, r := range s {
		var b [utf8.UTFMax]byte
		for _, c := range b[:utf8.EncodeRune(b[:], lowerRune(r))] {
			if n == 8 {
				h, x, n = mix(h, x), 0, 0
			}
			x |= uint64(c) << (8 * n)
			n++
		}
	}
	return finish(mix(h, x))
}

// wordEnd finds the end of the word that begins at i. Korean writes its
// particles onto foreign words and numbers, so that a word ends where Hangul
// begins or ends.
func wordEnd(text string, i int) int {
	korean := false
	for start := i; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf {
			if !alphanumeric(c) || korean {
				break
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if !letter(r) || unspaced(r) || i > start && hangul(r) != korean {
			break
		}
		korean = hangul(r)
		i += size
	}
	return i
}

func alphanumeric(c byte) bool { return digit(c) || c|0x20 >= 'a' && c|0x20 <= 'z' }

// endsClause tells whether the ASCII character at i ends a clause: a full
// stop, question or exclamation mark before a blank, a semicolon, or a line
// break that does not follow a colon.
func endsClause(before []word, text string, i int) bool {
	switch text[i] {
	case ';':
		return true
	case '\n':
		return !strings.HasSuffix(strings.TrimRight(text[:i], " \t\r"), ":")
	case '!', '?':
		return i+1 == len(text) || blank(text[i+1])
	case '.':
		if i+1 < len(text) && !blank(text[i+1]) {
			return false
		}
		if len(before) == 0 {
			return false
		}
		last := before[len(before)-1]
		if last.end != i {
			return true
		}
		lower := strings.ToLower(text[last.start:last.end])
		return !abbreviation[lower] && (len(lower) > 1 || digit(lower[0]))
	}
	return false
}

func blank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// abbreviation lists words whose full stop does not end a clause. Single
// letters are handled apart.
var abbreviation = map[string]bool{
	"no": true, "nr": true, "num": true, "nbr": true, "mr": true, "mrs": true, "ms": true, "dr": true,
	"prof": true, "st": true, "tel": true, "ph": true, "ext": true, "acct": true, "acc": true, "ref": true,
	"dept": true, "vs": true, "approx": true, "soc": true, "sec": true, "str": true, "ave": true, "apt": true,
	"jr": true, "sr": true, "fr": true, "hr": true, "geb": true, "sra": true, "dra": true, "num\u00e9ro": true,
	"id": true, "addr": true, "mob": true, "cel": true, "lic": true, "rx": true, "pol": true, "nro": true,
	"ur": true, "tlf": true, "tfno": true, "col": true, "telef": true, "tfn": true,
}
