package main

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"strconv"
)

// A site is one small change that can be made to one function of the source.
type site struct {
	Package  string // the folder: "impl"
	File     string // within it: "huber.go"
	Func     string // the declared function or method around the change
	Line     string // the line of source on which the change begins, without its indent
	Was, Now string // the text that changes, and what it becomes

	decl       *ast.FuncDecl
	begin, end int // offsets of Was in the file
}

// String is "impl/huber.go Huber: r < d → r <= d".
func (s site) String() string {
	return fmt.Sprintf("%s/%s %s: %s → %s", s.Package, s.File, s.Func, s.Was, s.Now)
}

// swaps are the operators that are taken for each other: the boundary of a comparison, its sense, and the sign and the side of an operation.
// These, the logical ones and the constants are the mutations that sufficed to predict all others in Offutt et al., An experimental
// determination of sufficient mutant operators, ACM TOSEM 5 (1996), doi:10.1145/227607.227610.
var swaps = map[token.Token][]token.Token{
	token.LSS: {token.LEQ, token.GEQ}, token.LEQ: {token.LSS, token.GTR},
	token.GTR: {token.GEQ, token.LEQ}, token.GEQ: {token.GTR, token.LSS},
	token.EQL: {token.NEQ}, token.NEQ: {token.EQL},
	token.LAND: {token.LOR}, token.LOR: {token.LAND},
	token.ADD: {token.SUB}, token.SUB: {token.ADD}, token.MUL: {token.QUO}, token.QUO: {token.MUL},
}

// assigns are the same for assignments.
var assigns = map[token.Token]token.Token{
	token.ADD_ASSIGN: token.SUB_ASSIGN, token.SUB_ASSIGN: token.ADD_ASSIGN,
	token.MUL_ASSIGN: token.QUO_ASSIGN, token.QUO_ASSIGN: token.MUL_ASSIGN,
}

// names are functions and methods that are taken for each other: those of balls, in which specifications are written, among them.
var names = map[string]string{
	"Add": "Sub", "Sub": "Add", "Mul": "Quo", "Quo": "Mul", "Max": "Min", "Min": "Max", "max": "min", "min": "max",
	"Exp": "Expm1", "Expm1": "Exp", "Log": "Log1p", "Log1p": "Log", "Sinh": "Cosh", "Cosh": "Sinh",
}

// idle are types of package spec whose literals say how large samples are drawn or where to read more: changing them changes nothing that
// could be wrong.
var idle = map[string]bool{"Dim": true, "Ref": true}

// sitesOf lists the changes that can be made to a function, in the order of the source.
func sitesOf(p *pkg, file string, d *ast.FuncDecl) (all []site) {
	src := p.source[file]
	add := func(from, to token.Pos, now string) {
		begin, end := p.offset(from), p.offset(to)
		all = append(all, site{
			Package: p.dir, File: file, Func: nameOf(d), Line: lineAround(src, begin),
			Was: string(src[begin:end]), Now: now, decl: d, begin: begin, end: end,
		})
	}
	numeric := func(e ast.Expr) bool {
		t := p.info.Types[e].Type
		if t == nil {
			return false
		}
		if tp, ok := t.(*types.TypeParam); ok { // impl's only constraint is Float
			return tp.Constraint() != nil
		}
		b, ok := t.Underlying().(*types.Basic)
		return ok && b.Info()&types.IsNumeric != 0
	}
	text := func(e ast.Node) string { return string(src[p.offset(e.Pos()):p.offset(e.End())]) }
	ast.Inspect(d.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.GenDecl:
			return n.Tok != token.CONST
		case *ast.CompositeLit:
			name, _ := n.Type.(*ast.Ident)
			if array, ok := n.Type.(*ast.ArrayType); ok {
				name, _ = array.Elt.(*ast.Ident)
			}
			return name == nil || !idle[name.Name]
		case *ast.BinaryExpr:
			if p.info.Types[n].Value != nil {
				return false // a constant is one number, however it is written
			}
			arithmetic := n.Op == token.ADD || n.Op == token.SUB || n.Op == token.MUL || n.Op == token.QUO
			if arithmetic && !numeric(n) {
				return true
			}
			for _, op := range swaps[n.Op] {
				add(n.Pos(), n.End(), text(n.X)+" "+op.String()+" "+text(n.Y))
			}
		case *ast.UnaryExpr:
			if p.info.Types[n].Value == nil && (n.Op == token.NOT || n.Op == token.SUB) {
				add(n.Pos(), n.End(), text(n.X))
			}
		case *ast.AssignStmt:
			if op, ok := assigns[n.Tok]; ok && numeric(n.Lhs[0]) {
				add(n.Pos(), n.End(), text(n.Lhs[0])+" "+op.String()+" "+text(n.Rhs[0]))
			}
		case *ast.CallExpr:
			name, ok := n.Fun.(*ast.Ident)
			if sel, is := n.Fun.(*ast.SelectorExpr); is {
				name, ok = sel.Sel, true
			}
			if ok && names[name.Name] != "" {
				add(name.Pos(), n.End(), names[name.Name]+string(src[p.offset(name.End()):p.offset(n.End())]))
			}
		case *ast.BasicLit:
			if now := next(n); now != "" {
				add(n.Pos(), n.End(), now)
			}
		}
		return true
	})
	return all
}

// next is a number plus one, as source; empty for what is no number.
func next(n *ast.BasicLit) string {
	switch n.Kind {
	case token.INT:
		if x, err := strconv.ParseInt(n.Value, 0, 64); err == nil && x < 1<<62 {
			return strconv.FormatInt(x+1, 10)
		}
	case token.FLOAT:
		x, _ := constant.Float64Val(constant.MakeFromLiteral(n.Value, token.FLOAT, 0))
		if y := x + 1; y != x {
			return strconv.FormatFloat(y, 'g', -1, 64)
		}
		return strconv.FormatFloat(2*x, 'g', -1, 64)
	}
	return ""
}

// nameOf is "Huber", or "Sum.Add" for a method.
func nameOf(d *ast.FuncDecl) string {
	if d.Recv == nil {
		return d.Name.Name
	}
	t := d.Recv.List[0].Type
	if star, ok := t.(*ast.StarExpr); ok {
		t = star.X
	}
	switch x := t.(type) {
	case *ast.IndexExpr:
		t = x.X
	case *ast.IndexListExpr:
		t = x.X
	}
	return types.ExprString(t) + "." + d.Name.Name
}
