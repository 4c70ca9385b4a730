package main

import (
	"context"
	"slices"

	"github.com/lossgate/lossgate/impl/catalog"
	"github.com/lossgate/lossgate/properties"
	"github.com/lossgate/lossgate/properties/mutant"
)

// tryGenerics lets the properties that killed none of the known bugs try those that may befall any loss, and notes what they kill.
func tryGenerics(ctx context.Context, p *progress, idle []*killer, set properties.Settings) error {
	return inParallel(p, len(idle), func(i int) string { return idle[i].Property }, func(i int) error {
		return genericKill(ctx, idle[i], set)
	})
}

// genericKill looks for one loss of which the property kills a generic mutant.
func genericKill(ctx context.Context, k *killer, set properties.Settings) error {
	set.Only = k.Property
	for _, e := range catalog.Entries() {
		for _, p := range e.Settings() {
			l, err := e.Spec(p)
			if err != nil {
				return err
			}
			if !slices.Contains(propertyIDs([]job{{loss: l}}), k.Property) {
				continue
			}
			right, err := catalog.Reference{}.Float64(e.Name, p)
			if err != nil {
				return err
			}
			for _, m := range mutant.Generic(e.Name, p, right) {
				if kills := properties.Kills(ctx, l, properties.InProcess[float64]{Loss: m.Float64()}, &set); len(kills) > 0 {
					k.Generic = append(k.Generic, m.Name)
					k.took(kills)
					return nil
				}
			}
		}
	}
	return nil
}
