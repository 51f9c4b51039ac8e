// Package learn trains the model of package crf from labelled utterances.
//
// The learner knows partial labels (Tsuboi et al. 2008): a source that does
// not annotate places has tokens that may be places or nothing, as far as
// that is plausible, and only what contradicts the labels is corrected. Steps
// are AdaGrad (Duchi, Hazan, Singer 2011), by batches whose gradients are
// taken with the weights from before the batch. So the work can be shared by
// any number of processors and gives the same weights, bit by bit.
package learn
