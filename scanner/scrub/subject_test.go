package scrub

import (
	"strings"
	"testing"
)

// Dates of one customer are moved by the same number of days in every run
// and file, those of another by another.
func TestDateShiftByCustomer(t *testing.T) {
	const rows = "customer_id,note,born\nC-104477,x,1961-05-03\nC-104478,y,1961-05-03\nC-104477,z,1961-05-13\n"
	years := func(name string) []string {
		t.Helper()
		tr := trial{operators: []string{"*=keep", "DATE_OF_BIRTH=date-shift:by=customer", "DATE_TIME=date-shift:by=customer"}}
		out := tr.scrub(t, input{name: name, data: []byte(rows)})
		var dates []string
		for _, line := range strings.Split(strings.TrimSpace(string(out[0].data)), "\n")[1:] {
			dates = append(dates, line[strings.LastIndexByte(line, ',')+1:])
		}
		return dates
	}
	first, again := years("a.csv"), years("b.csv")
	if strings.Join(first, " ") != strings.Join(again, " ") {
		t.Errorf("another run gives other dates: %v and %v", first, again)
	}
	if len(first) != 3 || first[0] == "1961-05-03" || first[0] == first[1] || first[0][:8] == first[1][:8] {
		t.Errorf("dates of two customers: %v", first)
	}
}
