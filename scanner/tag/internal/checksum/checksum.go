// Package checksum tells damaged tables of the tagger from whole ones.
package checksum

import "hash/crc32"

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// Sum is CRC-32C of s, by parts, so that the string needs no copy: a tenth of
// a millisecond a megabyte where the processor has an instruction for it.
func Sum(s string) uint32 {
	var part [4096]byte
	sum := uint32(0)
	for len(s) > 0 {
		n := copy(part[:], s)
		sum = crc32.Update(sum, castagnoli, part[:n])
		s = s[n:]
	}
	return sum
}
