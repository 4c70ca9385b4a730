package mathml

// raised are Unicode's superscripts, each as the element that stands above.
func raised() map[rune]string {
	return map[rune]string{
		'⁰': "<mn>0</mn>", '¹': "<mn>1</mn>", '²': "<mn>2</mn>", '³': "<mn>3</mn>", '⁴': "<mn>4</mn>", '⁵': "<mn>5</mn>",
		'⁻': mo("−", "prefix"), '⁺': mo("+", "prefix"), 'ʳ': "<mi>r</mi>", 'ᵀ': "<mi>T</mi>", 'ᵖ': "<mi>p</mi>", 'ⁿ': "<mi>n</mi>",
	}
}

// lowered are Unicode's subscripts, each as the element that stands below.
func lowered() map[rune]string {
	return map[rune]string{
		'₀': "<mn>0</mn>", '₁': "<mn>1</mn>", '₂': "<mn>2</mn>", '₃': "<mn>3</mn>", '₄': "<mn>4</mn>",
		'₋': mo("−", "prefix"), '₊': mo("+", "prefix"), 'ᵢ': "<mi>i</mi>", 'ⱼ': "<mi>j</mi>",
	}
}
