// Package store keeps inputs for a second reading and puts outputs in their
// place, whole or not at all.
//
// Start with [Create], which begins a [File] that replaces another when it
// is committed, [OpenDir] for outputs in another folder, and [Reread] for
// inputs that are read twice.
//
// # Outputs
//
// A file is written under another name in the folder where it will stand,
// brought to the disk, and then renamed: whoever looks, or pulls the plug,
// finds the old file or the new one. Permissions stay, and owner and group
// where the system allows; where the group cannot stay, its permissions are
// those of everybody. Access lists and extended attributes are not carried
// over. A symbolic link stays and the file it leads to is replaced.
//
// # Remains of a killed run
//
// The other name begins with source.TempPrefix, so that a walk passes over
// it, and ends in ".scrub", with 128 random bits between. A run that is
// killed leaves such files. [Sweep] removes them from a folder: regular
// files with such a name, a minute old or more, that no process has locked.
// Every process locks what it writes, so the minute is only for the moment
// between creating and locking. Where there are no locks (Windows, some file
// systems) nothing is removed. The remains are parts of outputs, or, of a
// run that replaced an older backup, the file to be backed up.
//
// # Personal data on the disk
//
// What has to be kept for a second reading, and what is not scrubbed yet,
// goes through a [Spool]. It writes to a temporary file only what it has
// encrypted under a key that exists in memory alone.
package store
