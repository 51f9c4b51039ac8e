// Package crf labels the tokens of chat text with a linear-chain conditional
// random field: each token has some forty hashed features (words and
// spelling around it, what the gazetteer says of them), each feature a row of
// weights of one byte a label, and labels that follow each other have weights
// too (Lafferty, McCallum, Pereira 2001). The best path of labels is found by
// the algorithm of Viterbi, probabilities by forward-backward.
//
// A Sentence holds what features are made of, a Model the weights, and a
// Decoder finds the spans. Trainer-side, Sentence.Features gives the features
// of a token and Weights.Encode makes a model.
package crf
