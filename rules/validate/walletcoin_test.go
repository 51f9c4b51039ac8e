package validate

import "testing"

// Addresses are those of the specifications: CIP-19, CashAddr, SEP-23, BIP 32
// and the page on the wallet import format.
func TestCoins(t *testing.T) {
	runVerdicts(t, []verdictTest{
		{"cardano", "coin-address", "addr1vx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzers66hrl8", Valid},
		{"cardano, character", "coin-address", "addr1vx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzers66hrl9", Invalid},
		{"bitcoin cash", "coin-address", "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a", Valid},
		{"bitcoin cash without its prefix", "coin-address", "qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a", Valid},
		{"bitcoin cash, both cases", "coin-address", "Qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a", Invalid},
		{"bitcoin cash, character", "coin-address", "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6q", Invalid},
		{"stellar", "coin-address", "GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGZ", Valid},
		{"stellar, character", "coin-address", "GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGA", Invalid},
		{"algorand, zeros", "coin-address", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAY5HFKQ", Valid},
		{"algorand, character", "coin-address", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAY5HFKA", Invalid},
		{"another prefix", "coin-address", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", Invalid},
		{"empty", "coin-address", "", Invalid},

		{"solana", "key-address", "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA", Valid},
		{"bitcoin is shorter", "key-address", "16Yeky6GMjeNkAiNcBY7ZhrLoMSgg1BoyZ", Invalid},

		{"stellar secret is no address", "coin-address", "SBU2RRGLXH3E5CQHTD3ODLDF2BWDCYUSSBLLZ5GNW7JXHDIYKXZWHXL7", Invalid},

		{"wallet import", "wallet-key", "5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ", Valid},
		{"wallet import, character", "wallet-key", "5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTK", Invalid},
		{"an address is no key", "wallet-key", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", Invalid},
	})
}
