package catalog

import (
	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/spec"
)

// embeddings are the losses of pairs, triplets and rankings.
func embeddings() []Entry {
	return []Entry{
		one(spec.Contrastive, impl.Contrastive[float64], impl.Contrastive[float32], 1, 0.25),
		plain(spec.CosineDistance, impl.CosineDistance[float64], impl.CosineDistance[float32]),
		one(spec.CosineEmbedding, impl.CosineEmbedding[float64], impl.CosineEmbedding[float32], 0, 0.5, -0.25),
		{
			Name: "circle", Params: []Default{{"m", []float64{0.25}}, {"gamma", []float64{80}}},
			Variants: []impl.Params{{"gamma": {4}}, {"m": {0.5}, "gamma": {1}}},
			spec:     func(a args) spec.Loss { return spec.Circle(a.num(0), a.num(1)) },
			f64:      func(a args) impl.Loss[float64] { return impl.Circle[float64](a.num(0), a.num(1)) },
			f32:      func(a args) impl.Loss[float32] { return impl.Circle[float32](a.num(0), a.num(1)) },
		},
		plain(spec.Center, impl.Center[float64], impl.Center[float32]),
		one(spec.HingeEmbedding, impl.HingeEmbedding[float64], impl.HingeEmbedding[float32], 1, 0.25),
		plain(spec.ListMLE, impl.ListMLE[float64], impl.ListMLE[float32]),
		plain(spec.ListNet, impl.ListNet[float64], impl.ListNet[float32]),
		one(spec.MarginRanking, impl.MarginRanking[float64], impl.MarginRanking[float32], 0, 1, 0.5),
		{
			Name: "multi-similarity", Params: []Default{{"alpha", []float64{2}}, {"beta", []float64{50}}, {"base", []float64{0.5}}},
			Variants: []impl.Params{{"beta": {8}, "base": {0}}},
			spec:     func(a args) spec.Loss { return spec.MultiSimilarity(a.num(0), a.num(1), a.num(2)) },
			f64:      func(a args) impl.Loss[float64] { return impl.MultiSimilarity[float64](a.num(0), a.num(1), a.num(2)) },
			f32:      func(a args) impl.Loss[float32] { return impl.MultiSimilarity[float32](a.num(0), a.num(1), a.num(2)) },
		},
		plain(spec.RankNet, impl.RankNet[float64], impl.RankNet[float32]),
		{
			Name: "triplet", Params: []Default{{"margin", []float64{1}}, {"p", []float64{2}}, {"swap", []float64{0}}},
			Variants: []impl.Params{{"p": {1}, "margin": {0.5}}, {"p": {3}, "swap": {1}}, {"swap": {1}, "margin": {2}}},
			spec:     func(a args) spec.Loss { return spec.Triplet(a.num(0), a.num(1), a.num(2) != 0) },
			f64:      func(a args) impl.Loss[float64] { return impl.Triplet[float64](a.num(0), a.num(1), a.num(2) != 0) },
			f32:      func(a args) impl.Loss[float32] { return impl.Triplet[float32](a.num(0), a.num(1), a.num(2) != 0) },
		},
		plain(spec.TripletSoft, impl.TripletSoft[float64], impl.TripletSoft[float32]),
	}
}
