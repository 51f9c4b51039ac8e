package evaluate

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// inventory holds the labels that each corpus annotates.
type inventory map[string]map[string]bool

// goldFiles lists the files of the named files and folders.
func goldFiles(paths []string) ([]string, error) {
	var out []string
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil {
			return nil, err
		}
		if !info.IsDir() {
			out = append(out, path)
			continue
		}
		entries, err := os.ReadDir(path)
		if err != nil {
			return nil, err
		}
		before := len(out)
		for _, e := range entries {
			if name := e.Name(); strings.HasSuffix(name, ".jsonl") || strings.HasSuffix(name, ".jsonl.gz") {
				out = append(out, filepath.Join(path, name))
			}
		}
		if len(out) == before {
			return nil, fmt.Errorf("%s: no .jsonl or .jsonl.gz files in this folder", path)
		}
	}
	return out, nil
}

// takeInventory reads inventory.json beside each file, and the gold itself
// where a corpus is in none.
func takeInventory(files []string) (inventory, error) {
	inv := inventory{}
	stated := map[string]bool{}
	folders := map[string]bool{}
	for _, file := range files {
		dir := filepath.Dir(file)
		if folders[dir] {
			continue
		}
		folders[dir] = true
		list, err := readInventory(filepath.Join(dir, "inventory.json"))
		if err != nil {
			return nil, err
		}
		for corpus, labels := range list {
			stated[corpus] = true
			inv[corpus] = map[string]bool{}
			for _, l := range labels {
				inv[corpus][l] = true
			}
		}
	}
	for _, file := range files {
		if err := inv.fromGold(file, stated); err != nil {
			return nil, err
		}
	}
	return inv, nil
}

func readInventory(path string) (map[string][]string, error) {
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var list map[string][]string
	if err := json.Unmarshal(data, &list); err != nil {
		return nil, fmt.Errorf("%s: want {\"corpus\": [\"LABEL\", ...], ...}", path)
	}
	return list, nil
}

// fromGold adds the labels that occur in a file, for corpora that are not
// stated elsewhere.
func (inv inventory) fromGold(file string, stated map[string]bool) error {
	return EachRecord(file, func(r *Record) error {
		if stated[r.Corpus] {
			return nil
		}
		if inv[r.Corpus] == nil {
			inv[r.Corpus] = map[string]bool{}
		}
		for _, s := range r.Spans {
			inv[r.Corpus][s.Label] = true
		}
		return nil
	})
}
