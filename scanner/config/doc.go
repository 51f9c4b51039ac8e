// Package config reads .privlint.yaml: the settings of a team for its
// repository. Files are found from a folder upward and layered, the nearest
// first; every mistake is told with file, line and column.
//
// Start with [Find] and [Load]. A [Config] gives the flags that the files
// set, the views of paths, the values that are allowed and the suppressions.
package config
