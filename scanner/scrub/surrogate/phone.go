package surrogate

import (
	"strings"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/rules/phoneplan"
	"github.com/privlint/privlint/rules/validate"
)

// fiction is a run of national numbers that a regulator keeps for films and
// documentation: a prefix and free digits behind it.
type fiction struct {
	prefix string
	free   int
	mobile bool
}

func (f fiction) length() int { return len(f.prefix) + f.free }

// fictions lists the runs by country code, without the national 0.
var fictions = map[string][]fiction{
	// Ofcom, Telephone numbers for use in TV and radio drama programmes.
	"44": {
		{"7700900", 3, true},
		{"1632960", 3, false},
		{"2079460", 3, false},
		{"1134960", 3, false},
		{"1144960", 3, false},
		{"1154960", 3, false},
		{"1164960", 3, false},
		{"1174960", 3, false},
		{"1184960", 3, false},
		{"1214960", 3, false},
		{"1314960", 3, false},
		{"1414960", 3, false},
		{"1514960", 3, false},
		{"1614960", 3, false},
		{"1914980", 3, false},
	},
	// ARCEP, decision 2018-0881, numbers for audiovisual works.
	"33": {
		{"63998", 4, true}, {"19900", 4, false}, {"26191", 4, false}, {"35301", 4, false}, {"46571", 4, false}, {"53649", 4, false},
	},
	// Bundesnetzagentur, Rufnummern für Verwendung in Medien (Drama-Nummern).
	"49": {
		{"176040690", 2, true}, {"17139200", 2, true}, {"3023125", 3, false}, {"6990009", 3, false}, {"4066969", 3, false}, {"8999998", 3, false},
	},
	// ACMA, Phone numbers for use in TV shows, films and creative works.
	"61": {
		{"491570006", 0, true},
		{"491570110", 0, true},
		{"491570156", 0, true},
		{"491570157", 0, true},
		{"491570158", 0, true},
		{"491570159", 0, true},
		{"491570313", 0, true},
		{"491570737", 0, true},
		{"25550", 4, false},
		{"27010", 4, false},
		{"35550", 4, false},
		{"37010", 4, false},
		{"75550", 4, false},
		{"77010", 4, false},
		{"85550", 4, false},
		{"87010", 4, false},
	},
	// PTS, Telefonnummer för användning i böcker och filmer.
	"46": {{"7017406", 2, true}, {"3139006", 2, false}, {"4062804", 2, false}, {"84650040", 1, false}, {"9803192", 2, false}},
	// ComReg, Numbering Conditions, numbers for dramatic use.
	"353": {{"2091", 5, true}, {"2091", 5, false}},
}

// homes are the regions that a number without country code is tried in.
var homes = []struct{ region, code string }{
	{"GB", "44"}, {"DE", "49"}, {"FR", "33"}, {"AU", "61"}, {"SE", "46"}, {"IE", "353"},
}

// areas are area codes of the North American Numbering Plan in use, one in
// each larger state or province (NANPA).
var areas = strings.Fields(`202 203 205 206 207 208 212 213 214 215 216 217 218 219 225 228 229 231 234 239 240 251 252 253 254 256
	260 262 267 269 270 276 281 301 302 303 304 305 307 308 309 310 312 313 314 315 316 317 318 319 320 321 323 325 330 334 336
	337 352 360 361 386 401 402 404 405 406 407 408 409 410 412 413 414 415 417 419 423 425 432 434 435 440 469 478 479 480 501
	502 503 504 505 507 508 509 510 512 513 515 516 517 518 520 530 540 541 559 561 562 563 570 573 574 580 585 586 601 602 603
	605 606 607 608 609 610 612 614 615 616 617 618 619 620 626 630 636 641 650 651 660 661 662 701 702 703 704 706 707 708 712`)

// dialled is a telephone number as it is written: text, the digits that the
// plan of its country has, and the country code, "" if none is written.
type dialled struct {
	text, desk string
	national   string
	code       string
	mobile     bool
}

// readPhone reads a number with a country code, or as somebody in North
// America or one of the homes writes it.
func readPhone(value string) (dialled, bool) {
	at := validate.PhoneExtension(value)
	d := dialled{text: value[:at], desk: value[at:]}
	for _, r := range d.text {
		if digitOf(r) < 0 && !strings.ContainsRune("+ .-/()[]~\t\u00a0\u2011\u2013", r) {
			return d, false
		}
	}
	number := digitsIn(d.text)
	if strings.HasPrefix(strings.TrimLeft(d.text, " (["), "+") {
		return d.abroad(number)
	}
	if at, ok := d.atHome(number); ok { // 0114 496 0123 is no 011 44 960123
		return at, true
	}
	for _, prefix := range []string{"0011", "011", "00"} {
		rest, cut := strings.CutPrefix(number, prefix)
		if !cut {
			continue
		}
		if far, ok := d.abroad(rest); ok {
			return far, true
		}
	}
	switch {
	case len(number) == 7: // local in North America
		d.national, d.code = number, "1"
		return d, true
	case strings.HasPrefix(number, "0"):
		return d.home(number)
	case len(number) == 10:
		d.national, d.code = number, "1"
	case len(number) == 11 && number[0] == '1':
		d.national, d.code = number[1:], "1"
	default:
		return d, false
	}
	return d, nanpShaped(d.national)
}

// nanpShaped tells of area codes and exchanges, which begin with 2 to 9
// (ATIS-0300055).
func nanpShaped(national string) bool {
	return len(national) == 10 && national[0] >= '2' && national[3] >= '2'
}

func (d dialled) abroad(number string) (dialled, bool) {
	n, ok := phoneplan.Parse("+"+number, "")
	if !ok || !strings.HasSuffix(number, n.National) || n.Code == "1" && len(n.National) != 10 {
		return d, false
	}
	d.national, d.code, d.mobile = n.National, n.Code, n.Kind.IsMobile()
	if f, ok := fictionOf(d.code, d.national); ok {
		d.mobile = f.mobile
	}
	return d, true
}

// atHome reads a number of fiction with its national 0.
func (d dialled) atHome(number string) (dialled, bool) {
	for _, h := range homes {
		if f, ok := fictionOf(h.code, strings.TrimPrefix(number, "0")); ok && number[0] == '0' {
			d.national, d.code, d.mobile = number[1:], h.code, f.mobile
			return d, true
		}
	}
	return d, false
}

func (d dialled) home(number string) (dialled, bool) {
	for _, h := range homes {
		n, ok := phoneplan.Parse(number, h.region)
		if ok && n.Code == h.code && n.Kind != phoneplan.Unassigned && number == "0"+n.National {
			d.national, d.code, d.mobile = n.National, h.code, n.Kind.IsMobile()
			return d, true
		}
	}
	return d, false
}

// phoneNumber seeds the choices for fax numbers as well: a number is often
// both.
const phoneNumber rules.EntityType = "PHONE_NUMBER"

// phone gives a number that a regulator keeps for fiction, of the same
// country and length, and of the same kind where there is one.
func (m *Maker) phone(_ rules.EntityType, value string) string {
	d, ok := readPhone(value)
	if !ok {
		return ""
	}
	c := m.choose(phoneNumber, d.code+" "+d.national)
	var fresh string
	if d.code == "1" {
		fresh = c.nanp(d.national)
	} else {
		fresh = c.fiction(&d)
	}
	if fresh == "" {
		return ""
	}
	if d.desk != "" {
		d.desk = c.number(d.desk)
	}
	return pour(d.text, fresh) + d.desk
}

// nanp gives 555-0100 to 555-0199 behind an area code in use: ATIS-0300115,
// 555 NXX Line Number Reference Document; NANPA.
func (c choice) nanp(old string) string {
	for {
		fresh := c.of(areas) + "55501" + c.digits(2)
		if len(old) == 7 {
			fresh = fresh[3:]
		}
		if fresh != old {
			return fresh
		}
	}
}

func (c choice) fiction(d *dialled) string {
	var fit, kin []fiction
	for _, f := range fictions[d.code] {
		if f.length() != len(d.national) {
			continue
		}
		fit = append(fit, f)
		if f.mobile == d.mobile {
			kin = append(kin, f)
		}
	}
	if len(kin) > 0 {
		fit = kin
	}
	if len(fit) == 0 {
		return ""
	}
	for range 64 {
		f := fit[c.below(len(fit))]
		fresh := f.prefix + c.digits(f.free)
		if fresh != d.national && (f.prefix != "7017406" || fresh[7:] >= "05") {
			return fresh
		}
	}
	return ""
}

// fictionOf finds the run that a national number is in.
func fictionOf(code, national string) (fiction, bool) {
	for _, f := range fictions[code] {
		if len(national) == f.length() && strings.HasPrefix(national, f.prefix) {
			return f, true
		}
	}
	return fiction{}, false
}

func isPhone(value string) bool {
	d, ok := readPhone(value)
	if !ok {
		return false
	}
	if d.code == "1" {
		n := d.national[len(d.national)-7:]
		return strings.HasPrefix(n, "55501")
	}
	_, reserved := fictionOf(d.code, d.national)
	return reserved
}
