package catalog

// contrastive are the losses of a whole batch of embeddings.
func contrastive() []Entry {
	return []Entry{}
}
