package cipher

import (
	"crypto/aes"
	stdcipher "crypto/cipher"
	"math"
	"math/big"
	"testing"
)

// slowFF1 is algorithm 7 of SP 800-38G step by step, in the functions of its
// section 4 and 6, with nothing shared with the code but AES.
func slowFF1(t *testing.T, key []byte, radix int, tweak []byte, x []uint16) []uint16 {
	t.Helper()
	ciph, err := aes.NewCipher(key)
	if err != nil {
		t.Fatal(err)
	}
	n := len(x)
	u := int(math.Floor(float64(n) / 2)) // step 1
	v := n - u
	A, B := x[:u], x[u:] // step 2
	b := 0               // step 3: the least b with 256^b >= radix^v
	for power(256, b).Cmp(power(radix, v)) < 0 {
		b++
	}
	d := 4*int(math.Ceil(float64(b)/4)) + 4 // step 4
	P := []byte{1, 2, 1}                    // step 5
	P = append(P, bytesOf(big.NewInt(int64(radix)), 3)...)
	P = append(P, 10, byte(u%256))
	P = append(P, bytesOf(big.NewInt(int64(n)), 4)...)
	P = append(P, bytesOf(big.NewInt(int64(len(tweak))), 4)...)
	for i := range 10 { // step 6
		Q := append([]byte{}, tweak...)
		for (len(Q)+b+1)%16 != 0 {
			Q = append(Q, 0)
		}
		Q = append(Q, byte(i))
		Q = append(Q, bytesOf(numRadix(B, radix), b)...)
		in := append(append([]byte{}, P...), Q...)
		stdcipher.NewCBCEncrypter(ciph, make([]byte, 16)).CryptBlocks(in, in) // ii
		R := in[len(in)-16:]
		S := append([]byte{}, R...) // iii
		for j := 1; len(S) < d; j++ {
			block := new(big.Int).Xor(new(big.Int).SetBytes(R), big.NewInt(int64(j)))
			out := bytesOf(block, 16)
			ciph.Encrypt(out, out)
			S = append(S, out...)
		}
		y := new(big.Int).SetBytes(S[:d]) // iv
		m := v                            // v
		if i%2 == 0 {
			m = u
		}
		c := new(big.Int).Add(numRadix(A, radix), y) // vi
		c.Mod(c, power(radix, m))
		A, B = B, strRadix(c, radix, m) // vii to ix
	}
	return append(append([]uint16{}, A...), B...) // step 7
}

func power(base, exponent int) *big.Int {
	out := big.NewInt(1)
	for range exponent {
		out.Mul(out, big.NewInt(int64(base)))
	}
	return out
}

func bytesOf(x *big.Int, n int) []byte {
	out := make([]byte, n)
	for i := range out {
		out[n-1-i] = byte(new(big.Int).Rsh(x, uint(8*i)).Uint64())
	}
	return out
}

func numRadix(x []uint16, radix int) *big.Int {
	out := big.NewInt(0)
	for i, c := range x {
		out.Add(out, new(big.Int).Mul(big.NewInt(int64(c)), power(radix, len(x)-1-i)))
	}
	return out
}

func strRadix(x *big.Int, radix, m int) []uint16 {
	out := make([]uint16, m)
	for i := range out {
		digit := new(big.Int).Div(x, power(radix, m-1-i))
		out[i] = uint16(digit.Mod(digit, big.NewInt(int64(radix))).Int64())
	}
	return out
}
