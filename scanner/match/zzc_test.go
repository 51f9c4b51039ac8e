package match
import ("testing";"github.com/privlint/privlint/rules";"time";"sort")
func TestZC(t *testing.T){ set,_:=rules.Builtin(); m,_:=New(set.Rules(),Options{MinScore:.5}); var tot time.Duration; type x struct{k string; d time.Duration}; var l []x
 for _,p:=range m.patterns{ t0:=time.Now(); p.compile(); d:=time.Since(t0); tot+=d; l=append(l,x{p.detector.rule.ID+"/"+p.Name,d}) }
 sort.Slice(l,func(i,j int)bool{return l[i].d>l[j].d}); t.Log(len(m.patterns),tot); for _,e:=range l[:25]{t.Log(e)} }
