package validate

import (
	"encoding/hex"
	"strconv"
	"strings"
)

// checkMAC wants an EUI-48 or EUI-64 in hexadecimal that is not all zeros or
// all ones, in groups of two or four digits with one separator throughout.
// 00-00-5E-00-53-00 to FF and 00-00-5E-EF-10-00-00-00 to FF are set aside for
// documentation (RFC 9542 sections 2.1.4 and 2.2.3).
func checkMAC(value string) Verdict {
	s, ok := ungroupHex(value)
	if !ok {
		return Invalid
	}
	raw, err := hex.DecodeString(s)
	if err != nil || (len(raw) != 6 && len(raw) != 8) || sameDigit(s) && (s[0] == '0' || s[0] == 'F') {
		return Invalid
	}
	if len(raw) == 8 && strings.HasPrefix(s, "00005EEF100000") {
		return Reserved
	}
	if strings.HasPrefix(s, "00005E0053") || strings.HasPrefix(s, "01005E9010") {
		return Reserved
	}
	return Valid
}

// ungroupHex drops the separator between groups of two or four characters
// and puts letters in upper case. It is false where separators differ.
func ungroupHex(value string) (string, bool) {
	s := strings.ToUpper(value)
	i := strings.IndexAny(s, ":-. ")
	if i < 0 {
		return s, true
	}
	groups := strings.Split(s, s[i:i+1])
	for _, g := range groups {
		if len(g) != i {
			return "", false
		}
	}
	return strings.Join(groups, ""), i == 2 || i == 4
}

// checkIMEI wants fifteen digits with the Luhn digit at the end, sixteen with
// a software version instead, or fourteen as networks send them, without
// either. Reporting body 00 is for tests.
func checkIMEI(value string) Verdict {
	digits, ok := digitsOf(value)
	if !ok || len(digits) < 14 || len(digits) > 16 || sameDigit(digits) || len(digits) == 15 && !Luhn(digits) {
		return Invalid
	}
	if digits[:2] == "00" {
		return Reserved
	}
	return Valid
}

// checkMEID wants a mobile equipment identifier: fourteen hexadecimal digits
// of which the first two are A0 or above (decimal ones are an IMEI), or
// eighteen decimal digits; either with a check digit behind or not.
func checkMEID(value string) Verdict {
	s := compact(value)
	switch len(s) {
	case 14, 15:
		if allDigits(s) {
			return verdict(!sameDigit(s) && (len(s) == 14 || Luhn(s)))
		}
		return verdict(s >= "A0" && allHex(s) && !sameDigit(s) && (len(s) == 14 || luhnHex(s)))
	case 18, 19:
		if !allDigits(s) || sameDigit(s) {
			return Invalid
		}
		// Manufacturer and serial number fill 32 and 24 bits.
		return verdict(s[:10] <= "4294967295" && s[10:18] <= "16777215" && (len(s) == 18 || Luhn(s)))
	}
	return Invalid
}

// luhnHex is Luhn in base 16, as the check digit of a hexadecimal MEID is.
func luhnHex(s string) bool {
	sum := 0
	for i := range len(s) {
		v := value36(s[i])
		if (len(s)-i)%2 == 0 {
			v = v*2/16 + v*2%16
		}
		sum += v
	}
	return sum%16 == 0
}

func allHex(s string) bool {
	for i := range len(s) {
		if v := value36(s[i]); v < 0 || v > 15 {
			return false
		}
	}
	return true
}

// mobileCountries are the assigned mobile country codes, 901 for networks of
// no country included.
const mobileCountries = "202 204 206 208 212 213 214 216 218 219 220 221 222 226 228 230 231 232 234 235 238 240 242 244 246 247 248 250 255 257 259 " +
	"260 262 266 268 270 272 274 276 278 280 282 283 284 286 288 289 290 292 293 294 295 297 302 308 310 311 312 313 314 316 330 " +
	"334 338 340 342 344 346 348 350 352 354 356 358 360 362 363 364 365 366 368 370 372 374 376 400 401 402 404 405 410 412 413 " +
	"414 415 416 417 418 419 420 421 422 424 425 426 427 428 429 432 434 436 437 438 440 441 450 452 454 455 456 457 460 466 467 " +
	"470 472 502 505 510 514 515 520 525 528 530 536 537 539 540 541 542 543 544 545 546 547 548 549 550 551 552 553 554 555 602 " +
	"603 604 605 606 607 608 609 610 611 612 613 614 615 616 617 618 619 620 621 622 623 624 625 626 627 628 629 630 631 632 633 " +
	"634 635 636 637 638 639 640 641 642 643 645 646 647 648 649 650 651 652 653 654 655 657 658 659 702 704 706 708 710 712 714 " +
	"716 722 724 730 732 734 736 738 740 742 744 746 748 750 901"

// checkIMSI wants fourteen or fifteen digits that begin with an assigned
// mobile country code. 001 and 999 are for test and private networks.
func checkIMSI(value string) Verdict {
	digits, ok := digitsOf(value)
	if !ok || len(digits) < 14 || len(digits) > 15 {
		return Invalid
	}
	if digits[:3] == "001" || digits[:3] == "999" {
		return Reserved
	}
	return verdict(strings.Contains(mobileCountries, digits[:3]))
}

// checkICCID wants the telecommunication prefix 89 and the Luhn digit of a
// SIM card number of 19 or 20 digits. Some issuers leave the digit away.
func checkICCID(value string) Verdict {
	digits, ok := digitsOf(strings.TrimRight(value, "Ff"))
	if !ok || !strings.HasPrefix(digits, "89") {
		return Invalid
	}
	return verdict(len(digits) == 18 || (len(digits) == 19 || len(digits) == 20) && Luhn(digits))
}

// checkUDI wants the GS1 device identifier: application identifier 01 and a
// GTIN-14 with its check digit.
func checkUDI(value string) Verdict {
	rest, ok := strings.CutPrefix(value, "(01)")
	if !ok || len(rest) < 14 || !allDigits(rest[:14]) {
		return Invalid
	}
	return verdict(weighted(rest[:14], 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1)%10 == 0 && !sameDigit(rest[:14]))
}

// checkUUID wants the 8-4-4-4-12 form, in braces or not, or its digits alone;
// not nil, not the largest. One digit over and over stands for any UUID.
func checkUUID(value string) Verdict {
	s := strings.ToLower(value)
	if inner, ok := strings.CutPrefix(s, "x'"); ok { // a literal of SQL
		s = strings.TrimSuffix(inner, "'")
	}
	s = strings.TrimSuffix(strings.TrimPrefix(s, "{"), "}")
	if len(s) == 36 && s[8] == '-' && s[13] == '-' && s[18] == '-' && s[23] == '-' {
		s = strings.ReplaceAll(s, "-", "")
	}
	raw, err := hex.DecodeString(s)
	switch {
	case err != nil || len(raw) != 16:
		return Invalid
	case !sameDigit(s):
		return Valid
	case s[0] == '0' || s[0] == 'f':
		return Invalid
	}
	return Reserved
}

// checkDeviceSerial is for what a label calls a serial number: letters and
// digits, three digits at least.
func checkDeviceSerial(value string) Verdict {
	digits := 0
	for i := range len(value) {
		if value[i] >= '0' && value[i] <= '9' {
			digits++
		}
	}
	return verdict(digits >= 3 && len(compact(value)) >= 6 && !dateLike(value) && !amountLike(value))
}

// checkCoordinates wants two decimals in the range of latitude and
// longitude that are not both zero.
func checkCoordinates(value string) Verdict {
	numbers := decimals(value)
	if len(numbers) != 2 {
		return Invalid
	}
	lat, lon := numbers[0], numbers[1]
	return verdict((lat != 0 || lon != 0) && lat >= -90 && lat <= 90 && lon >= -180 && lon <= 180)
}

// checkDegrees wants degrees, minutes and seconds of one or two axes within
// their ranges.
func checkDegrees(value string) Verdict {
	for i, part := range strings.FieldsFunc(value, func(r rune) bool { return r == '\u00b0' || r == '\u00ba' }) {
		n := decimals(part)
		if i == 0 && (len(n) != 1 || n[0] < 0 || n[0] > 180) {
			return Invalid
		}
		for _, x := range n {
			if x < -180 || x > 180 {
				return Invalid
			}
		}
	}
	return Valid
}

// decimals reads the numbers in s.
func decimals(s string) []float64 {
	fields := strings.FieldsFunc(s, func(r rune) bool {
		return (r < '0' || r > '9') && r != '.' && r != '-' && r != '+'
	})
	var out []float64
	for _, f := range fields {
		if x, err := strconv.ParseFloat(strings.TrimRight(f, ".-"), 64); err == nil {
			out = append(out, x)
		}
	}
	return out
}
