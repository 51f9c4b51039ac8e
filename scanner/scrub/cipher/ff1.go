package cipher

import (
	"crypto/aes"
	"encoding/binary"
	"fmt"
	"math/big"
)

// Limits of FF1.
const (
	// MaxRadix is 2^16 (NIST SP 800-38G section 5.1).
	MaxRadix = 1 << 16
	// MinDomain is the least number of values that a length may have: radix^n
	// of at least 1,000,000 (NIST SP 800-38G revision 1, second public draft,
	// 2025, section 5.2), since fewer can be tried out.
	MinDomain = 1_000_000
	// MaxLen is the greatest length, in numerals. The standard allows 2^32;
	// this one bounds the time, which grows with the square.
	MaxLen = 4096
	// maxTweak is the greatest length of a tweak, in bytes.
	maxTweak = 1 << 16
)

// rounds of the Feistel network.
const rounds = 10

// FF1 is the format-preserving encryption of NIST SP 800-38G over AES. It has
// no authentication, and math/big does not run in constant time: it is made
// for files at rest, not for an oracle that a stranger can ask and time.
type FF1 struct {
	encrypt func(dst, src []byte) // one block; a function, which fmt does not look into
	radix   *big.Int
}

// NewFF1 takes an AES key of 16, 24 or 32 bytes and a radix in [2, MaxRadix].
func NewFF1(aesKey []byte, radix int) (*FF1, error) {
	if radix < 2 || radix > MaxRadix {
		return nil, fmt.Errorf("radix %d is not in [2, %d]", radix, MaxRadix)
	}
	block, err := aes.NewCipher(aesKey)
	if err != nil {
		return nil, err
	}
	return &FF1{block.Encrypt, big.NewInt(int64(radix))}, nil
}

// Encrypt enciphers numerals, each below the radix, most significant first,
// into as many. The tweak need not be secret and may be empty. The error is
// [ErrDomain].
func (f *FF1) Encrypt(tweak []byte, x []uint16) ([]uint16, error) {
	n, err := f.network(tweak, x)
	if err != nil {
		return nil, err
	}
	a, b := n.number(x[:n.u]), n.number(x[n.u:])
	for i := range rounds {
		y := n.round(i, b)
		y.Add(y, a)
		a, b = b, y.Mod(y, n.modulus(i))
	}
	return n.join(a, b), nil
}

// Decrypt undoes Encrypt under the same tweak. The error is [ErrDomain].
func (f *FF1) Decrypt(tweak []byte, x []uint16) ([]uint16, error) {
	n, err := f.network(tweak, x)
	if err != nil {
		return nil, err
	}
	a, b := n.number(x[:n.u]), n.number(x[n.u:])
	for i := rounds - 1; i >= 0; i-- {
		y := n.round(i, a)
		y.Sub(b, y)
		a, b = y.Mod(y, n.modulus(i)), a // Mod is Euclidean: never negative
	}
	return n.join(a, b), nil
}

// network is what the rounds share; names as in algorithm 7 of the standard.
type network struct {
	*FF1
	u, v   int
	mod    [2]*big.Int // radix^u, radix^v
	b, d   int         // bytes of the number of a half, and of what a round adds
	p      [aes.BlockSize]byte
	q      []byte // ends with the number of the round and b bytes for the half
	stream []byte
}

func (f *FF1) network(tweak []byte, x []uint16) (*network, error) {
	if len(x) > MaxLen || len(tweak) > maxTweak {
		return nil, ErrDomain
	}
	for _, c := range x {
		if int64(c) >= f.radix.Int64() {
			return nil, ErrDomain
		}
	}
	size := new(big.Int).Exp(f.radix, big.NewInt(int64(len(x))), nil)
	if size.Cmp(big.NewInt(MinDomain)) < 0 {
		return nil, ErrDomain
	}
	n := &network{FF1: f, u: len(x) / 2, v: len(x) - len(x)/2}
	for i, m := range []int{n.u, n.v} {
		n.mod[i] = new(big.Int).Exp(f.radix, big.NewInt(int64(m)), nil)
	}
	bits := new(big.Int).Sub(n.mod[1], big.NewInt(1)).BitLen()
	n.b = (bits + 7) / 8
	n.d = 4*((n.b+3)/4) + 4

	radix := f.radix.Int64()
	n.p = [aes.BlockSize]byte{1, 2, 1, byte(radix >> 16), byte(radix >> 8), byte(radix), rounds, byte(n.u)}
	binary.BigEndian.PutUint32(n.p[8:], uint32(len(x)))
	binary.BigEndian.PutUint32(n.p[12:], uint32(len(tweak)))

	length := (len(tweak) + 1 + n.b + aes.BlockSize - 1) / aes.BlockSize * aes.BlockSize
	n.q = make([]byte, length)
	copy(n.q, tweak)
	n.stream = make([]byte, (n.d+aes.BlockSize-1)/aes.BlockSize*aes.BlockSize)
	return n, nil
}

// modulus of round i.
func (n *network) modulus(i int) *big.Int { return n.mod[i%2] }

// round gives what round i adds to one half, from the other.
func (n *network) round(i int, half *big.Int) *big.Int {
	n.q[len(n.q)-n.b-1] = byte(i)
	half.FillBytes(n.q[len(n.q)-n.b:])
	r := n.prf()
	copy(n.stream, r[:])
	for j := 1; j*aes.BlockSize < len(n.stream); j++ {
		at := n.stream[j*aes.BlockSize:][:aes.BlockSize]
		copy(at, r[:])
		binary.BigEndian.PutUint64(at[8:], binary.BigEndian.Uint64(at[8:])^uint64(j))
		n.encrypt(at, at)
	}
	return new(big.Int).SetBytes(n.stream[:n.d])
}

// prf is the last block of AES-CBC over p and q.
func (n *network) prf() (r [aes.BlockSize]byte) {
	n.encrypt(r[:], n.p[:])
	for at := 0; at < len(n.q); at += aes.BlockSize {
		for i := range r {
			r[i] ^= n.q[at+i]
		}
		n.encrypt(r[:], r[:])
	}
	return r
}

// number reads numerals, most significant first.
func (n *network) number(x []uint16) *big.Int {
	out, digit := new(big.Int), new(big.Int)
	for _, c := range x {
		out.Mul(out, n.radix)
		out.Add(out, digit.SetUint64(uint64(c)))
	}
	return out
}

// join writes both halves as numerals.
func (n *network) join(a, b *big.Int) []uint16 {
	out := make([]uint16, n.u+n.v)
	digit := new(big.Int)
	for _, half := range []struct {
		number *big.Int
		out    []uint16
	}{{a, out[:n.u]}, {b, out[n.u:]}} {
		for i := len(half.out) - 1; i >= 0; i-- {
			half.number.QuoRem(half.number, n.radix, digit)
			half.out[i] = uint16(digit.Uint64())
		}
	}
	return out
}
