package store

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
)

const (
	// spoolMemory is what a spool keeps in memory.
	spoolMemory = 8 << 20
	spoolChunk  = 64 << 10
	keyLen      = 32 // AES-256
)

// errSpoolClosed says that a spool or a reader of it was used after Close.
var errSpoolClosed = errors.New("use of a closed spool")

// Spool keeps bytes until it is closed: the first 8 MiB in memory and what
// comes after in a temporary file, encrypted with AES-256 in counter mode
// (NIST SP 800-38A, section 6.5) under a key that exists only in memory. The
// file can be read by nobody else, has no name where the system allows that,
// and nothing in it can be read after the process has ended. The encryption
// hides; it does not show whether somebody changed the file.
//
// The zero value is ready. Writes may alternate with reads, but a Spool is
// not safe for a write beside any other call; reads may run side by side.
type Spool struct {
	chunks [][]byte // of spoolChunk bytes, the last one shorter
	size   int64
	file   *os.File
	name   string // of file, as long as it has one
	key    [keyLen]byte
	block  cipher.Block
	buf    []byte
	memory int64 // instead of spoolMemory, for tests
	closed bool
}

func (s *Spool) limit() int64 {
	if s.memory > 0 {
		return s.memory
	}
	return spoolMemory
}

// Size is the number of bytes written.
func (s *Spool) Size() int64 { return s.size }

// Write appends p.
func (s *Spool) Write(p []byte) (int, error) {
	if s.closed {
		return 0, errSpoolClosed
	}
	n := 0
	for n < len(p) && s.size < s.limit() {
		n += s.keep(p[n:])
	}
	if n == len(p) {
		return n, nil
	}
	if s.file == nil {
		if err := s.spill(); err != nil {
			return n, err
		}
	}
	for n < len(p) {
		part := s.buf[:min(spoolChunk, len(p)-n)]
		at := s.size - s.limit()
		s.crypt(part, p[n:n+len(part)], at)
		if _, err := s.file.WriteAt(part, at); err != nil {
			return n, withoutPath("temporary file", err)
		}
		n += len(part)
		s.size += int64(len(part))
	}
	return n, nil
}

// keep takes the beginning of p into memory.
func (s *Spool) keep(p []byte) int {
	room := min(s.limit()-s.size, spoolChunk-s.size%spoolChunk)
	p = p[:min(int64(len(p)), room)]
	if s.size%spoolChunk == 0 {
		s.chunks = append(s.chunks, make([]byte, 0, min(spoolChunk, max(512, len(p)))))
	}
	last := &s.chunks[len(s.chunks)-1]
	if len(*last)+len(p) > cap(*last) {
		grown := make([]byte, len(*last), min(spoolChunk, max(2*cap(*last), len(*last)+len(p))))
		copy(grown, *last)
		clear(*last) // or a copy would stay behind after Close
		*last = grown
	}
	*last = append(*last, p...)
	s.size += int64(len(p))
	return len(p)
}

// spill begins the temporary file.
func (s *Spool) spill() error {
	_, _ = rand.Read(s.key[:]) // never fails
	block, err := aes.NewCipher(s.key[:])
	if err != nil {
		return fmt.Errorf("cipher of the temporary file: %w", err)
	}
	f, err := os.CreateTemp("", "privlint-spool-*")
	if err != nil {
		return withoutPath("temporary file", err)
	}
	s.block, s.file, s.name = block, f, f.Name()
	s.buf = make([]byte, spoolChunk)
	if os.Remove(s.name) == nil { // Windows keeps open files
		s.name = ""
	}
	return nil
}

// crypt encrypts or decrypts what stands in the file at an offset.
func (s *Spool) crypt(dst, src []byte, at int64) {
	var counter [aes.BlockSize]byte
	binary.BigEndian.PutUint64(counter[8:], uint64(at/aes.BlockSize))
	stream := cipher.NewCTR(s.block, counter[:])
	if skip := at % aes.BlockSize; skip > 0 {
		var rest [aes.BlockSize]byte
		stream.XORKeyStream(rest[:skip], rest[:skip])
	}
	stream.XORKeyStream(dst, src)
}

// ReadAt implements io.ReaderAt.
func (s *Spool) ReadAt(p []byte, off int64) (int, error) {
	switch {
	case s.closed:
		return 0, errSpoolClosed
	case off < 0:
		return 0, errors.New("negative offset in a spool")
	}
	n := 0
	for n < len(p) && off < s.size {
		var more int
		if off < s.limit() {
			more = copy(p[n:], s.chunks[off/spoolChunk][off%spoolChunk:])
		} else {
			part := p[n:][:min(int64(len(p)-n), s.size-off)]
			at := off - s.limit()
			if _, err := s.file.ReadAt(part, at); err != nil {
				return n, withoutPath("temporary file", err)
			}
			s.crypt(part, part, at)
			more = len(part)
		}
		n += more
		off += int64(more)
	}
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}

// Open reads from the beginning. What is written later is read too.
func (s *Spool) Open() (io.ReadCloser, error) {
	if s.closed {
		return nil, errSpoolClosed
	}
	return &spoolReader{spool: s}, nil
}

// Close forgets what was written: it wipes the memory and the key, and
// removes the temporary file.
func (s *Spool) Close() error {
	if s.closed {
		return nil
	}
	s.closed = true
	for _, c := range s.chunks {
		clear(c)
	}
	s.chunks, s.size, s.block = nil, 0, nil
	clear(s.key[:])
	if s.file == nil {
		return nil
	}
	err := s.file.Close()
	if s.name != "" {
		err = errors.Join(err, os.Remove(s.name))
	}
	if err != nil {
		return withoutPath("temporary file", err)
	}
	return nil
}

type spoolReader struct {
	spool *Spool // nil after Close
	at    int64
}

func (r *spoolReader) Read(p []byte) (int, error) {
	if r.spool == nil {
		return 0, errSpoolClosed
	}
	if len(p) == 0 {
		return 0, nil
	}
	n, err := r.spool.ReadAt(p, r.at)
	r.at += int64(n)
	if n > 0 {
		err = nil
	}
	return n, err
}

func (r *spoolReader) Close() error {
	r.spool = nil
	return nil
}
