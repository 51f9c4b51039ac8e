package match
import ("testing";"github.com/privlint/privlint/rules";"time";"os";"bufio";"compress/gzip";"encoding/json";"sort";"github.com/privlint/privlint/scanner/document")
func TestZZ(t *testing.T){
 set,_:=rules.Builtin(); t0:=time.Now(); m,_:=New(set.Rules(),Options{MinScore:.5}); t.Log("new",time.Since(t0))
 for _,p:=range m.always { t.Log("ALWAYS",p.detector.rule.ID,p.Name) }
 f,_:=os.Open("/work/shared/corpora/banking77.jsonl.gz"); z,_:=gzip.NewReader(f); sc:=bufio.NewScanner(z)
 w:=new(scratch); n:=0
 type st struct{n int; d time.Duration}
 stats:=map[string]*st{}
 var dw,dn,dl time.Duration
 for sc.Scan()&&n<1500 { var r struct{Text string}; json.Unmarshal(sc.Bytes(),&r); n++
  t0:=time.Now(); v:=normalize(r.Text); dn+=time.Since(t0)
  t0=time.Now(); w.words=splitWords(w.words[:0],v.text); w.occurrences=m.phrases.find(w.occurrences[:0],w.words); dl+=time.Since(t0)
  t0=time.Now(); l:=m.wake(w,v.text,nil); dw+=time.Since(t0)
  for _,p:=range l { p.compile(); t0:=time.Now(); p.find(v.text,func(document.Span){}); k:=p.detector.rule.ID+"/"+p.Name; if stats[k]==nil{stats[k]=&st{}}; stats[k].n++; stats[k].d+=time.Since(t0)}
 }
 t.Log(n,"texts; normalize",dn/time.Duration(n),"words",dl/time.Duration(n),"wake",dw/time.Duration(n))
 ks:=[]string{}; var tot time.Duration; for k:=range stats{ks=append(ks,k); tot+=stats[k].d}; sort.Slice(ks,func(i,j int)bool{return stats[ks[i]].d>stats[ks[j]].d})
 t.Log("total per text",tot/time.Duration(n))
 for _,k:=range ks[:min(45,len(ks))]{ var lits []rules.Literal; for _,p:=range m.patterns{ if p.detector.rule.ID+"/"+p.Name==k{lits=p.Literals()}}; if len(lits)>6{lits=lits[:6]}; t.Log(k,stats[k].n,stats[k].d/time.Duration(n),lits)}
}
