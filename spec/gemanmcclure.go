package spec

import "math"

// GemanMcClure is 2s/(s + 4), s = (r/c)² and r = pred − target: near 0 it is ½s, and no outlier costs more than 2. It is barron for α = −2.
// Geman and McClure print s/(1 + s), which is half of it with another c.
func GemanMcClure(c float64) Loss {
	l := robust("geman-mcclure", -2, c, func(c float64) Loss { return GemanMcClure(c) })
	l.Definition = "2(r/c)²/((r/c)² + 4), with r = pred − target"
	l.Claims = append(l.Claims, order("welsch ≤ L ≤ cauchy.", c, math.Inf(-1), 0))
	l.Refs = append(l.Refs, Ref{"S. Geman, D. E. McClure, Bayesian image analysis: an application to single photon emission tomography, Proc. Stat. Comput. Sect. ASA (1985)", ""})
	l.Names = map[string]string{"kornia": "kornia.losses.geman_mcclure_loss"}
	return l
}
