package rules

import (
	"regexp/syntax"
	"strings"
)

// maxSolid is the longest run that is told apart from longer ones.
const maxSolid = 255

// solid tells how long a stretch without ASCII white space any match has at
// least, in bytes. Keys and codes are longer than the words of a chat.
func solid(re *syntax.Regexp) int { return runsOf(re).most }

// runs are the least lengths of stretches without white space: at the head,
// at the tail, the longest, and all of it, which is -1 where there may be
// white space.
type runs struct{ head, tail, most, all int }

func one() runs { return runs{1, 1, 1, 1} }

func (r runs) then(next runs) runs {
	out := runs{head: r.head, tail: next.tail, most: max(r.most, next.most, r.tail+next.head), all: -1}
	if r.all >= 0 {
		out.head = r.all + next.head
	}
	if next.all >= 0 {
		out.tail = r.tail + next.all
	}
	if r.all >= 0 && next.all >= 0 {
		out.all = r.all + next.all
	}
	return out.capped()
}

func (r runs) or(other runs) runs {
	return runs{min(r.head, other.head), min(r.tail, other.tail), min(r.most, other.most), min(r.all, other.all)}
}

func (r runs) capped() runs {
	return runs{min(r.head, maxSolid), min(r.tail, maxSolid), min(r.most, maxSolid), min(r.all, maxSolid)}
}

func runsOf(re *syntax.Regexp) runs {
	switch re.Op {
	case syntax.OpLiteral:
		out := runs{}
		for _, r := range re.Rune {
			if strings.ContainsRune(blanks, r) {
				out = out.then(runs{all: -1})
			} else {
				out = out.then(one())
			}
		}
		return out
	case syntax.OpCharClass:
		for _, blank := range blanks {
			for i := 0; i+1 < len(re.Rune); i += 2 {
				if re.Rune[i] <= blank && blank <= re.Rune[i+1] {
					return runs{all: -1}
				}
			}
		}
		return one()
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return runs{all: -1}
	case syntax.OpCapture:
		return runsOf(re.Sub[0])
	case syntax.OpStar, syntax.OpQuest:
		return repeated(runsOf(re.Sub[0]), 0)
	case syntax.OpPlus:
		return repeated(runsOf(re.Sub[0]), 1)
	case syntax.OpRepeat:
		return repeated(runsOf(re.Sub[0]), re.Min)
	case syntax.OpConcat:
		out := runs{}
		for _, sub := range re.Sub {
			out = out.then(runsOf(sub))
		}
		return out
	case syntax.OpAlternate:
		out := runsOf(re.Sub[0])
		for _, sub := range re.Sub[1:] {
			out = out.or(runsOf(sub))
		}
		return out
	default:
		return runs{}
	}
}

// repeated is r at least n times.
func repeated(r runs, n int) runs {
	out := runs{}
	for range min(n, maxSolid) {
		out = out.then(r)
	}
	if r.all < 0 {
		out.all = -1
	}
	if n == 0 {
		out.head, out.tail, out.most = 0, 0, 0
	}
	return out
}

// blanks is what "\s" stands for.
const blanks = " \t\n\f\r"
