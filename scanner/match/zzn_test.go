package match
import ("testing";"github.com/privlint/privlint/rules")
func BenchmarkNew(b *testing.B){ set,_:=rules.Builtin(); for b.Loop(){ New(set.Rules(),Options{MinScore:.5}) } }
func BenchmarkBuiltin(b *testing.B){ for b.Loop(){ rules.Builtin() } }
