// Package source says where bytes come from: files and folders, standard
// input, compressed files and archives. It also finds out the character set
// and turns it into UTF-8 with a way back to raw offsets.
package source
