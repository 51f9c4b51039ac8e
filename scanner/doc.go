// Package scanner runs the main job: inputs from package source are cut into
// units by package workspace, matched by package match, weighed by place and
// combination, and handed as findings to a sink.
package scanner
