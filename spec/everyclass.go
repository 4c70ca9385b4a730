package spec

// EveryClass takes away the label that removes a sample, for a library that has no such label: what the catalogue has it ignore is then a
// class that does not exist, and an error.
func EveryClass() Convention {
	return Convention{Name: "class:none-ignored", Apply: func(l Loss) Loss {
		l.Class.Ignore = nil
		return l
	}}
}
