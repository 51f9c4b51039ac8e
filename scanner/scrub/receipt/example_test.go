package receipt_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"strings"

	"github.com/privlint/privlint/scanner/scrub/key"
	"github.com/privlint/privlint/scanner/scrub/receipt"
)

func Example() {
	digest := func(text string) receipt.Digest {
		sum := sha256.Sum256([]byte(text))
		return receipt.Digest{Bytes: int64(len(text)), SHA256: hex.EncodeToString(sum[:])}
	}
	file := receipt.File{Path: "chat.txt", Format: "text", Input: digest("I am Ada Example"), Output: digest("I am <PERSON>"), Edits: 1}
	file.Counts.Add("PERSON", "replace", 1)
	r := &receipt.Receipt{
		Tool: receipt.Tool{Name: "privlint", Version: "1.0.0"}, Created: "2026-03-04T05:06:07Z",
		Rules: receipt.Rules{Count: 1, SHA256: digest("person").SHA256}, Files: []receipt.File{file},
	}
	k, _ := key.New()
	data, err := receipt.Sign(r, k)
	if err != nil {
		fmt.Println(err)
		return
	}
	r, err = receipt.VerifyWith(data, k)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(r.Totals.Counts)
	for _, bad := range r.CheckFiles(func(string) (io.ReadCloser, error) {
		return io.NopCloser(strings.NewReader("I am <PERSON>!")), nil
	}) {
		fmt.Println(&bad)
	}
	// Output:
	// map[PERSON:map[replace:1]]
	// chat.txt: was changed after it was written
}
