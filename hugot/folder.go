package hugot

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// The files of a model.
const (
	defaultFile = "model.onnx"
	configFile  = "config.json"
	piecesFile  = "tokenizer.json"
)

// ErrIncomplete tells that a file is missing in the folder of a model.
var ErrIncomplete = errors.New("not the folder of a model")

// folder is what is read of the folder of a model beside its weights.
type folder struct {
	path      string // absolute
	weights   string // path of the ONNX file
	labels    []string
	tokenizer []byte
	pad       uint32
	limit     int // pieces that the model takes
}

// openFolder reads the folder at path, whose weights are in the named file, in
// it or in a folder "onnx" in it.
func openFolder(path, file string) (*folder, error) {
	if file == "" {
		file = defaultFile
	}
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	if info, err := os.Stat(path); err != nil {
		return nil, err
	} else if !info.IsDir() {
		return nil, fmt.Errorf("%s: %w: it is a file", path, ErrIncomplete)
	}
	f := &folder{path: path}
	if err := f.complete(file); err != nil {
		return nil, err
	}
	if f.tokenizer, err = os.ReadFile(filepath.Join(path, piecesFile)); err != nil {
		return nil, err
	}
	return f, f.configure()
}

// complete finds the weights in the named file, and names what is missing.
func (f *folder) complete(file string) error {
	var missing []string
	for _, name := range []string{configFile, piecesFile} {
		if !exists(filepath.Join(f.path, name)) {
			missing = append(missing, name)
		}
	}
	for _, dir := range []string{"", "onnx"} {
		path := filepath.Join(f.path, dir, file)
		switch {
		case !exists(path):
		case f.weights != "":
			return fmt.Errorf("%s: %s is there twice, also in onnx: remove one", f.path, file)
		default:
			f.weights = path
		}
	}
	if f.weights == "" {
		missing = append(missing, file)
	}
	if len(missing) == 0 {
		return nil
	}
	err := fmt.Errorf("%s: %w: it has no %s", f.path, ErrIncomplete, strings.Join(missing, ", no "))
	if f.weights == "" {
		for _, other := range []string{"model.safetensors", "pytorch_model.bin"} {
			if exists(filepath.Join(f.path, other)) {
				return fmt.Errorf("%w; %s must be exported to ONNX", err, other)
			}
		}
	}
	return err
}

func exists(path string) bool {
	info, err := os.Stat(path)
	return err == nil && !info.IsDir()
}

// maxPieces is what the model is given at once where its folder does not say.
const maxPieces = 512

// configure reads config.json, and tokenizer_config.json where it is.
func (f *folder) configure() error {
	var config struct {
		Type      string            `json:"model_type"`
		Labels    map[string]string `json:"id2label"`
		Positions int               `json:"max_position_embeddings"`
		Pad       *uint32           `json:"pad_token_id"`
	}
	if err := f.read(configFile, &config); err != nil {
		return err
	}
	f.labels = make([]string, len(config.Labels))
	for key, label := range config.Labels {
		i, err := strconv.Atoi(key)
		if err != nil || i < 0 || i >= len(f.labels) {
			return fmt.Errorf("%s: %s: id2label has number %q among %d labels", f.path, configFile, key, len(f.labels))
		}
		f.labels[i] = label
	}
	if len(f.labels) < 2 {
		return fmt.Errorf("%s: %s: id2label has no labels: is this a model for token classification?", f.path, configFile)
	}
	if config.Pad != nil {
		f.pad = *config.Pad
	}
	if f.limit = config.Positions; f.limit <= 0 {
		f.limit = maxPieces
	}
	switch config.Type {
	case "roberta", "xlm-roberta", "camembert", "longformer":
		f.limit -= int(f.pad) + 1 // their positions are counted from there
	}
	var tokenizer struct {
		Limit float64 `json:"model_max_length"` // 1e30 where there is none
	}
	if err := f.read("tokenizer_config.json", &tokenizer); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if tokenizer.Limit >= 1 && tokenizer.Limit < float64(f.limit) {
		f.limit = int(tokenizer.Limit)
	}
	return nil
}

func (f *folder) read(name string, into any) error {
	data, err := os.ReadFile(filepath.Join(f.path, name))
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, into); err != nil {
		return fmt.Errorf("%s: %s: %w", f.path, name, err)
	}
	return nil
}
