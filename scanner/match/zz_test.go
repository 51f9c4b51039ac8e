package match
import ("testing";"github.com/privlint/privlint/rules";"time";"os";"bufio";"sort";"github.com/privlint/privlint/scanner/document")
func TestZZ(t *testing.T){
 set,_:=rules.Builtin(); m,_:=New(set.Rules(),Options{MinScore:.5})
 for _,p:=range m.always { t.Log("ALWAYS",p.detector.rule.ID,p.Name) }
 for _,p:=range m.patterns{p.compile()}
 f,_:=os.Open("/tmp/five.csv"); sc:=bufio.NewScanner(f)
 w:=new(scratch); n:=0
 type st struct{n int; d time.Duration; hit int}
 stats:=map[*pattern]*st{}
 for sc.Scan()&&n<20000 { n++
  v:=normalize(sc.Text())
  w.words=splitWords(w.words[:0],v.text); w.occurrences=m.phrases.find(w.occurrences[:0],w.words)
  m.noteLabelled(w,nil); l:=m.wake(w,v.text,nil)
  for _,p:=range l { s:=stats[p]; if s==nil{s=&st{};stats[p]=s}; t0:=time.Now(); p.find(v.text,w.startsOf(p),func(document.Span){s.hit++}); s.n++; s.d+=time.Since(t0)}
 }
 ks:=[]*pattern{}; var tot time.Duration; for k:=range stats{ks=append(ks,k); tot+=stats[k].d}; sort.Slice(ks,func(i,j int)bool{return stats[ks[i]].d>stats[ks[j]].d})
 t.Log("total per text",tot/time.Duration(n))
 for _,k:=range ks[:min(60,len(ks))]{ lits:=k.Trigger().Literals; if len(lits)>5{lits=lits[:5]}; s:=stats[k]; t.Log(k.detector.rule.ID,k.Name,"woken",s.n,"hits",s.hit,"each",s.d/time.Duration(s.n),"pertext",s.d/time.Duration(n),lits)}
}
