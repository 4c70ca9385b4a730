package catalog

import (
	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/spec"
)

// adversarial are the losses of the two players of a game.
func adversarial() []Entry {
	return []Entry{
		plain(spec.GANMinimaxD, impl.GANMinimaxD[float64], impl.GANMinimaxD[float32]),
		plain(spec.GANMinimaxG, impl.GANMinimaxG[float64], impl.GANMinimaxG[float32]),
		plain(spec.GANNonsaturatingG, impl.GANNonsaturatingG[float64], impl.GANNonsaturatingG[float32]),
	}
}
