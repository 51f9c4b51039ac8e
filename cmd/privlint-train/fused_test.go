//go:build !amd64 || amd64.v3

package main

// fused tells that the compiler may join a multiplication and an addition and
// round once, which changes the last bits of weights.
const fused = true
