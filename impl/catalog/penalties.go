package catalog

// penalties are what an adversarial loss adds to hold its critic or its autoencoder in check.
func penalties() []Entry {
	return []Entry{}
}
