package main

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"
)

// moreCanaries makes values by the issuers' rules, so that there are many of
// each kind and no list of numbers that might be somebody's.
func moreCanaries() []canary {
	var list []canary
	add := func(bare bool, before, value string) {
		list = append(list, canary{before + value, value, bare})
	}
	surnames := []string{
		"Brackwater", "Quillfeather", "Thornbury", "Wexcombe", "Vandermolen", "Ashgrove", "Kingsmere", "Oberfeld", "Zellhuber", "Mottershead",
		"Fotheringay", "Larkspurson",
	}
	firsts := []string{"Jane", "Robert", "Maria", "William", "Susan", "Thomas", "Linda", "Michael", "Karen", "Daniel", "Nancy", "George"}
	for i, name := range surnames {
		handle := strings.ToLower(firsts[i][:1] + "." + name)
		add(true, "please write to ", handle+"@"+[]string{"halcyonpost.org", "brightwater-mail.com", "nordlicht.de"}[i%3])
		add(false, "my name is ", firsts[i]+" "+name)
		add(false, "i live at ", fmt.Sprintf("%d %s %s", 1207+631*i, name, []string{"Street", "Avenue", "Road", "Lane"}[i%4]))
		add(false, "my username is ", strings.ToLower(name)+"_"+strconv.Itoa(1961+3*i))
		add(false, "my password is ", fmt.Sprintf("%s!%d$xQ", name[:5], 4021+77*i))
	}
	for i := range 12 {
		add(false, "my ssn is ", fmt.Sprintf("%d-%02d-%04d", 518+13*i, 37+4*i, 4471+391*i))
		add(true, "my credit card is ", luhn(fmt.Sprintf("45398%010d", 7120034819+int64(i)*81377213)))
		add(true, "my iban is ", iban("DE", fmt.Sprintf("370400440%09d", 532013117+i*7717311)))
		add(false, "call me at ", fmt.Sprintf("(%d) %d-%04d", 212+[]int{0, 1, 93, 203}[i%4], 721+11*i, 1093+611*i))
	}
	for i := range 6 {
		add(true, "the mac address is ", fmt.Sprintf("3c:22:fb:%02x:%02x:%02x", 0x9b+i, 0x17*(i+1), 0x2d+7*i))
		add(false, "i log in from ip address ", fmt.Sprintf("81.%d.%d.%d", 23+17*i, 169-11*i, 142+9*i))
		add(false, "my dni is ", dni(41873329+i*3120447))
		add(false, "my date of birth is ", fmt.Sprintf("%02d/%02d/%d", 3+i, 13+2*i, 1951+7*i))
		add(false, "my zip code is ", fmt.Sprintf("94107-%04d", 2239+817*i))
		add(false, "imei ", luhn(fmt.Sprintf("49015420%06d", 371182+i*10337)))
		add(false, "my social insurance number is ", luhn(fmt.Sprintf("13%06d", 417723+i*61109)))
	}
	return list
}

// luhn puts the check digit behind digits (ISO/IEC 7812-1 annex B).
func luhn(digits string) string {
	sum := 0
	for i := range len(digits) {
		d := int(digits[len(digits)-1-i] - '0')
		if i%2 == 0 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return digits + strconv.Itoa((10-sum%10)%10)
}

// iban makes the account of a country (ISO 13616).
func iban(country, account string) string {
	digits := fmt.Sprintf("%s%d%d00", account, country[0]-'A'+10, country[1]-'A'+10)
	n, ok := new(big.Int).SetString(digits, 10)
	if !ok {
		panic("an account is digits")
	}
	rest := n.Mod(n, big.NewInt(97)).Int64()
	return fmt.Sprintf("%s%02d%s", country, 98-rest, account)
}

// dni puts the letter behind a Spanish identity number.
func dni(n int) string { return fmt.Sprintf("%08d%c", n, "TRWAGMYFPDXBNJZSQVHLCKE"[n%23]) }
