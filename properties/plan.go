package properties

import (
	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/spec"
)

// Planned is what one check of a loss will try of one property.
type Planned struct {
	ID, Says string
	Name     string // the ID, and behind a stroke the claim that it is about where a loss may have several: by this a pin calls it
	Denial   bool   // a claim that is false, whose witness must refute it
	Cases    int    // at most: a search ends where the property is refuted
}

// Plan lists what CheckSubject tries, in its order.
func Plan[F impl.Float](want spec.Loss, s *Settings) (plan []Planned) {
	set := s.resolved()
	for _, t := range trials(want, Subject[F](nil), set) {
		p := Planned{ID: t.id(), Says: t.says(), Name: t.name()}
		if t.lacks() {
			plan = append(plan, p)
			continue
		}
		if _, p.Denial = t.claim.(spec.Not); p.Denial {
			p.Cases = 1
		} else {
			p.Cases = len(t.fixed())
			if t.prop.Draw != nil {
				p.Cases += set.random()
			}
		}
		plan = append(plan, p)
	}
	return plan
}
