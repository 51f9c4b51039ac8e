// Package source says where bytes come from: files and folders, standard
// input, compressed files and archives. It also finds out the character set
// and turns it into UTF-8 with a way back to raw offsets.
//
// Start with [Files], which lists inputs as [Item] values, and [Decode],
// which reads the bytes of one.
//
// # What is left out
//
// A walk opens only files whose names can be those of training data, and
// leaves out hidden entries, node_modules, symbolic links and what git
// ignores. Each is one item with a reason, a folder as a whole; only .git is
// passed over in silence. What the user names is always read, and is an
// error where it cannot be.
//
// # Archives
//
// Gzip, zip and tar are told by their content and read in place, as a
// stream. Nothing is ever written to a temporary file, which could outlive
// the run with personal data in it; so a zip inside another archive or on
// standard input, which needs random access, is held in memory and limited
// to 64 MiB. A member that goes over one of the [Limits] delivers what came
// before and then an error that wraps [ErrLimit].
//
// A [Repacker] writes an archive again with new content in some members and
// every other byte as it was. It names members as [Files] does, refuses what
// a scan reports as an error, and asks its caller for a place to keep what
// it must hold.
//
// # Character sets
//
// UTF-8 passes through untouched, at the cost of finding its first invalid
// byte. Everything else is decoded, and an offset map of two bits a byte
// leads back: see [Text.Remap]. Lines and columns count code points and are
// the same on both sides.
package source
