package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner/scrub"
	"github.com/privlint/privlint/scanner/scrub/operator"
	"github.com/privlint/privlint/scanner/scrub/receipt"
)

// papers writes the receipt and the account of the training data.
func (r *scrubRun) papers() error {
	if path := r.c.String("impact"); path != "" {
		text, err := json.MarshalIndent(r.impacts, "", "  ")
		if err != nil {
			return err
		}
		if err := r.writePaper(path, append(text, '\n')); err != nil {
			return err
		}
	}
	path := r.c.String("receipt")
	if path == "" {
		return nil
	}
	text, err := r.receipt()
	if err != nil {
		return err
	}
	return r.writePaper(path, text)
}

// checkPapers sees that they can be written before a file is replaced.
func checkPapers(c *cli.Context, e *env) error {
	for _, flag := range []string{"impact", "receipt"} {
		path := c.String(flag)
		if path == "" {
			continue
		}
		f, err := createAtomic(e.path(path), false)
		if err != nil {
			return usage("cannot write %s: %s", path, cause(err))
		}
		f.abandon()
	}
	if c.String("receipt") != "" && c.Bool("diff") {
		return usage("--diff writes nothing that a receipt could be for")
	}
	return nil
}

func (r *scrubRun) writePaper(path string, text []byte) error {
	f, err := createAtomic(r.e.path(path), false)
	if err != nil {
		return usage("cannot write %s: %s", path, cause(err))
	}
	if _, err := f.Write(text); err != nil {
		f.abandon()
		return err
	}
	return f.commit()
}

// receipt signs what was done.
func (r *scrubRun) receipt() ([]byte, error) {
	out := &receipt.Receipt{
		Tool:      receipt.Tool{Name: "privlint", Version: programVersion()},
		Created:   r.e.now().UTC().Format(time.RFC3339),
		Policy:    receipt.Policy{Name: r.policy.Name},
		Rules:     receipt.Rules{Count: int64(len(r.rules.Rules()))},
		Operators: r.operators(),
	}
	var err error
	if out.Policy.SHA256, err = digestOf(r.policy); err != nil {
		return nil, err
	}
	if out.Rules.SHA256, err = digestOf(r.rules.Rules()); err != nil {
		return nil, err
	}
	for i := range r.written {
		w := &r.written[i]
		counts := receipt.Counts{}
		for t, ops := range w.counts {
			for name, n := range ops {
				counts.Add(t, name, int64(n))
			}
		}
		file := receipt.File{
			Path: w.path, Format: w.format, Edits: int64(w.edits), Counts: counts,
			Input: receiptDigest(w.input), Output: receiptDigest(w.output), Remaining: w.kept,
		}
		if w.source != w.path {
			file.Source = w.source
		}
		out.Files = append(out.Files, file)
	}
	return receipt.Sign(out, r.key)
}

func receiptDigest(d scrub.Digest) receipt.Digest {
	return receipt.Digest{Bytes: d.Bytes, SHA256: hex.EncodeToString(d.SHA256[:])}
}

// digestOf is the digest of a definition as JSON.
func digestOf(v any) (string, error) {
	text, err := json.Marshal(v)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:]), nil
}

// operators lists the operator of every entity type that was replaced.
func (r *scrubRun) operators() map[rules.EntityType]receipt.Operator {
	out := map[rules.EntityType]receipt.Operator{}
	for t := range r.counts {
		info, _ := rules.TypeOf(t)
		if op := r.chain.Choose("", t, info.Category); op != nil {
			out[t] = receiptOperator(op)
		}
	}
	return out
}

func receiptOperator(op *operator.Operator) receipt.Operator {
	return receipt.Operator{Name: op.Spec.Name, Parameters: op.Spec.Params}
}
