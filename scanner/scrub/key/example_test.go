package key_test

import (
	"fmt"

	"github.com/privlint/privlint/scanner/scrub/key"
)

func Example() {
	k, err := key.Parse([]byte("# made with openssl rand -hex 32\ncfe081da083fcc7c1873ae448deb33806f24e35c5142c328b2f8a219fd8bd481\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(k)
	fmt.Println(len(k.Derive("hash", 32)), "bytes for hashes")
	// Output:
	// key 1d50d304
	// 32 bytes for hashes
}
