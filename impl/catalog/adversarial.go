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
		plain(spec.WGANCritic, impl.WGANCritic[float64], impl.WGANCritic[float32]),
		plain(spec.WGANGenerator, impl.WGANGenerator[float64], impl.WGANGenerator[float32]),
		two(spec.LSGAND, impl.LSGAND[float64], impl.LSGAND[float32], 0, 1, [2]float64{-1, 1}, [2]float64{0.3, 2.5}),
		one(spec.LSGANG, impl.LSGANG[float64], impl.LSGANG[float32], 1, 0, -2.7),
		plain(spec.HingeGAND, impl.HingeGAND[float64], impl.HingeGAND[float32]),
		plain(spec.HingeGANG, impl.HingeGANG[float64], impl.HingeGANG[float32]),
		plain(spec.RSGAND, impl.RSGAND[float64], impl.RSGAND[float32]),
		plain(spec.RSGANG, impl.RSGANG[float64], impl.RSGANG[float32]),
		plain(spec.RaGAND, impl.RaGAND[float64], impl.RaGAND[float32]),
		plain(spec.RaGANG, impl.RaGANG[float64], impl.RaGANG[float32]),
		plain(spec.FGANKLD, impl.FGANKLD[float64], impl.FGANKLD[float32]),
		plain(spec.FGANPearsonD, impl.FGANPearsonD[float64], impl.FGANPearsonD[float32]),
	}
}
