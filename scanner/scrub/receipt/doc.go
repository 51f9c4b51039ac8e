// Package receipt writes and checks the signed receipt of a scrub: which tool,
// rules, policy, operators and key made which output of which input, and how
// many values of each entity type went which way. It holds digests and counts,
// never a value.
//
// [Sign] makes the file, [Verify] reads and checks it, [VerifyWith] also tells
// that a certain key made it, and [Receipt.CheckFiles] that the outputs are
// still what they were.
//
// # Signature
//
// The signature is Ed25519 (RFC 8032) over the canonical JSON (RFC 8785) of the
// receipt without its member "signature". The public key stands in the
// receipt, so that everybody can check it with any library for the two; it is
// the one of the seed that [key.Key.Derive] gives for "receipt". Reformatting
// the file does not break the signature, any other change does.
//
// A signature that is good by itself says that nothing was changed since, not
// who made it: whoever can write the file can sign another one with a key of
// their own. Compare the public key, or use VerifyWith.
package receipt
