package validate

import (
	"bytes"
	"crypto/sha512"
	"encoding/base32"
	"slices"
	"strings"
)

// bech32Prefixes are the human-readable parts of addresses that end in a
// Bech32 sum and are no SegWit addresses of Bitcoin's kin.
var bech32Prefixes = []string{
	"addr", "stake", // Cardano
	"akash", "axelar", "celestia", "cosmos", "dydx", "evmos", "inj", "juno", "kava", "osmo", "sei", "secret", "stars", "terra", "thor", // Cosmos SDK
	"bnb", "one", "zs", "u", "erd", "lsk", // Binance, Harmony, Zcash, MultiversX, Lisk
}

// testBech32Prefixes are those of test networks.
var testBech32Prefixes = []string{"addr_test", "stake_test", "tbnb", "ztestsapling"}

// checkCoin wants an address of Cardano, a chain of the Cosmos SDK and
// others in Bech32, of Bitcoin Cash, Stellar or Algorand.
func checkCoin(value string) Verdict {
	if hrp, ok := bech32Plain(value); ok {
		switch {
		case slices.Contains(bech32Prefixes, hrp):
			return Valid
		case slices.Contains(testBech32Prefixes, hrp):
			return Reserved
		}
	}
	switch {
	case len(value) == 56 && value[0] == 'G':
		return verdict(stellar(value, 6<<3))
	case len(value) == 58:
		return verdict(algorand(value))
	}
	return checkCashAddr(value)
}

// bech32Plain decodes a text with the sum of BIP 173 or BIP 350 into its
// human-readable part, of whatever length.
func bech32Plain(text string) (hrp string, ok bool) {
	if len(text) > 120 || strings.ToLower(text) != text && strings.ToUpper(text) != text {
		return "", false
	}
	s := strings.ToLower(text)
	i := strings.LastIndexByte(s, '1')
	if i < 1 || len(s)-i-1 < 30 {
		return "", false
	}
	data, ok := bech32Data(s[i+1:])
	if !ok {
		return "", false
	}
	sum := bech32Sum(s[:i], data)
	return s[:i], sum == bech32Const || sum == bech32mConst
}

func bech32Data(s string) ([]byte, bool) {
	data := make([]byte, 0, len(s))
	for i := range len(s) {
		v := strings.IndexByte(bech32Alphabet, s[i])
		if v < 0 {
			return nil, false
		}
		data = append(data, byte(v))
	}
	return data, true
}

// checkCashAddr wants an address of Bitcoin Cash, whose sum also covers the
// prefix where it is left away.
func checkCashAddr(value string) Verdict {
	s := strings.ToLower(value)
	if s != value && strings.ToUpper(value) != value {
		return Invalid
	}
	prefix, body, ok := strings.Cut(s, ":")
	if !ok {
		prefix, body = "bitcoincash", s
	}
	data, ok := bech32Data(body)
	if !ok || len(data) != 42 || cashSum(prefix, data) != 0 {
		return Invalid
	}
	switch prefix {
	case "bitcoincash":
		return Valid
	case "bchtest", "bchreg":
		return Reserved
	}
	return Invalid
}

func cashSum(prefix string, data []byte) uint64 {
	sum := uint64(1)
	step := func(v byte) {
		top := sum >> 35
		sum = (sum&0x07ffffffff)<<5 ^ uint64(v)
		for i, g := range [...]uint64{0x98f2bc8e61, 0x79b76d99e2, 0xf33e5fb3c4, 0xae2eabe2a8, 0x1e4f43e470} {
			if top>>i&1 == 1 {
				sum ^= g
			}
		}
	}
	for i := range len(prefix) {
		step(prefix[i] & 31)
	}
	step(0)
	for _, v := range data {
		step(v)
	}
	return sum ^ 1
}

// checkStellarSecret wants a secret seed of Stellar.
func checkStellarSecret(value string) Verdict {
	return verdict(len(value) == 56 && stellar(value, 18<<3))
}

// stellar checks the version byte and the CRC-16 of 35 bytes in Base32.
func stellar(s string, version byte) bool {
	raw, err := base32.StdEncoding.DecodeString(s)
	if err != nil || len(raw) != 35 || raw[0] != version {
		return false
	}
	var crc uint16
	for _, b := range raw[:33] {
		crc ^= uint16(b) << 8
		for range 8 {
			if crc&0x8000 != 0 {
				crc = crc<<1 ^ 0x1021
			} else {
				crc <<= 1
			}
		}
	}
	return raw[33] == byte(crc) && raw[34] == byte(crc>>8)
}

// algorand checks the four bytes of SHA-512/256 behind a public key.
func algorand(s string) bool {
	raw, err := base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(s)
	if err != nil || len(raw) != 36 {
		return false
	}
	sum := sha512.Sum512_256(raw[:32])
	return bytes.Equal(raw[32:], sum[28:])
}

// checkKeyAddress wants an address that is a public key in base 58: 32 bytes
// on Solana, three more on chains of Polkadot. They have no sum that could be
// computed here, so a label must stand by.
func checkKeyAddress(value string) Verdict {
	raw, ok := base58Decode(value, bitcoinAlphabet)
	return verdict(ok && (len(raw) == 32 || len(raw) == 35) && entropy(value) > minEntropy)
}

// checkWalletKey wants a private key of Bitcoin in the wallet import format,
// or an extended one.
func checkWalletKey(value string) Verdict {
	payload, ok := base58Check(value, bitcoinAlphabet)
	if !ok {
		return Invalid
	}
	switch n := len(payload); {
	case n == 33, n == 34 && payload[33] == 1:
		switch payload[0] {
		case 0x80:
			return Valid
		case 0xef:
			return Reserved
		}
	case n == 78:
		for _, v := range [][]byte{{0x04, 0x88, 0xad, 0xe4}, {0x04, 0x9d, 0x78, 0x78}, {0x04, 0xb2, 0x43, 0x0c}} {
			if bytes.HasPrefix(payload, v) {
				return Valid
			}
		}
		return verdict(bytes.HasPrefix(payload, []byte{0x04, 0x35, 0x83, 0x94}))
	}
	return Invalid
}
