package validate

import (
	"encoding/binary"
	"math/bits"
)

// keccak256 is the hash of the Keccak submission to NIST with a rate of 136
// bytes and padding 0x01, which Ethereum uses. FIPS 202 pads otherwise, so
// crypto/sha3 does not serve. It takes texts shorter than one block.
func keccak256(data []byte) [32]byte {
	var block [136]byte
	if len(data) >= len(block) {
		return [32]byte{}
	}
	copy(block[:], data)
	block[len(data)] ^= 0x01
	block[len(block)-1] ^= 0x80

	var state [25]uint64
	for i := range len(block) / 8 {
		state[i] = binary.LittleEndian.Uint64(block[8*i:])
	}
	keccakF(&state)
	var sum [32]byte
	for i := range 4 {
		binary.LittleEndian.PutUint64(sum[8*i:], state[i])
	}
	return sum
}

var (
	keccakRounds = [24]uint64{
		0x0000000000000001, 0x0000000000008082, 0x800000000000808a, 0x8000000080008000, 0x000000000000808b, 0x0000000080000001,
		0x8000000080008081, 0x8000000000008009, 0x000000000000008a, 0x0000000000000088, 0x0000000080008009, 0x000000008000000a,
		0x000000008000808b, 0x800000000000008b, 0x8000000000008089, 0x8000000000008003, 0x8000000000008002, 0x8000000000000080,
		0x000000000000800a, 0x800000008000000a, 0x8000000080008081, 0x8000000000008080, 0x0000000080000001, 0x8000000080008008,
	}
	keccakTurns = [24]int{1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44}
	keccakLanes = [24]int{10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1}
)

// keccakF is the permutation Keccak-f[1600].
func keccakF(a *[25]uint64) {
	var c [5]uint64
	for _, constant := range keccakRounds {
		for x := range 5 {
			c[x] = a[x] ^ a[x+5] ^ a[x+10] ^ a[x+15] ^ a[x+20]
		}
		for x := range 5 {
			d := c[(x+4)%5] ^ bits.RotateLeft64(c[(x+1)%5], 1)
			for y := 0; y < 25; y += 5 {
				a[x+y] ^= d
			}
		}
		t := a[1]
		for i, lane := range keccakLanes {
			a[lane], t = bits.RotateLeft64(t, keccakTurns[i]), a[lane]
		}
		for y := 0; y < 25; y += 5 {
			copy(c[:], a[y:y+5])
			for x := range 5 {
				a[x+y] = c[x] ^ ^c[(x+1)%5]&c[(x+2)%5]
			}
		}
		a[0] ^= constant
	}
}
