package validate

import (
	"slices"
	"strings"
)

// germanDistricts are the Unterscheidungszeichen of the Länder, old ones that
// are issued again included.
var germanDistricts = strings.Fields(`
	A AA AB ABG ABI AC AE AH AIB AIC AK ALF ALZ AM AN ANA ANG ANK AÖ AP APD ARN ART AS ASL ASZ AT AU AUR AW AZ AZE
	B BA BAD BAR BB BBG BC BCH BE BED BER BF BGD BGL BH BI BID BIN BIR BIT BIW BK BKS BL BLB BLK BM BN BNA BO BÖ BOG BOH BOR
	BOT BRA BRB BRG BRK BRL BRV BS BSB BSK BT BTF BÜD BUL BÜR BÜS BÜZ BZ
	C CA CAS CB CE CHA CLP CLZ CO COC COE CR CUX CW
	D DA DAH DAN DAU DBR DD DE DEG DEL DGF DH DI DIL DIN DIZ DKB DL DLG DM DN DO DON DU DUD DÜW DW DZ
	E EA EB EBE EBN EBS ECK ED EE EF EG EH EI EIC EIL EIN EIS EL EM EMD EMS EN ER ERB ERH ERK ERZ ES ESB ESW EU EW
	F FB FD FDB FDS FEU FF FFB FG FI FKB FL FLÖ FN FO FOR FR FRG FRI FRW FS FT FTL FÜ FÜS FW FZ
	G GA GAN GAP GC GD GDB GE GEL GEO GER GF GG GHA GHC GI GK GL GLA GM GMN GN GNT GÖ GOA GOH GP GR GRA GRH GRI GRM GRZ GS GT
	GTH GÜ GUB GUN GV GVM GW GZ
	H HA HAB HAL HAM HAS HB HBN HBS HC HCH HD HDH HDL HE HEB HEF HEI HER HET HF HG HGN HGW HH HHM HI HIG HIP HK HL HM HMÜ HN HO
	HOG HOH HOL HOM HOR HÖS HOT HP HR HRO HS HSK HST HU HV HVL HWI HX HY HZ
	IGB IK IL ILL IN IZ J JE JL JÜL
	K KA KB KC KE KEH KEL KEM KF KG KH KI KIB KK KL KLE KLZ KM KN KO KÖN KÖT KÖZ KR KRU KS KT KU KÜN KUS KW KY KYF
	L LA LAN LAU LB LBS LBZ LC LD LDK LDS LEO LER LEV LF LG LH LI LIB LIF LIN LIP LL LM LN LÖ LÖB LOS LP LR LRO LSZ LU LÜN LUP LWL
	M MA MAB MAI MAK MAL MB MC MD ME MED MEG MEI MEK MEL MER MET MG MGH MGN MH MHL MI MIL MK MKK ML MM MN MO MOD MOL MON MOS MQ MR
	MS MSE MSH MSP MST MTK MTL MÜ MÜB MÜL MÜR MW MY MYK MZ MZG
	N NAB NAI NAU NB ND NDH NE NEA NEB NEC NEN NES NEW NF NH NI NK NM NMB NMS NÖ NOH NOL NOM NOR NP NR NT NU NVP NW NWM NY NZ
	OA OAL OB OBB OBG OC OCH OD OE OF OG OH OHA ÖHR OHV OHZ OK OL OP OPR OS OSL OVI OVL OVP OZ
	P PA PAF PAN PAR PB PCH PE PEG PF PI PIR PL PLÖ PM PN PR PRÜ PS PW PZ QFT QLB
	R RA RC RD RDG RE REG REH REI RG RH RI RID RIE RL RM RN RO ROD ROF ROK ROL ROS ROT ROW RP RS RSL RT RU RÜD RÜG RV RW RZ
	S SAB SAD SAN SAW SB SBG SBK SC SCZ SDH SDL SDT SE SEB SEE SEF SEL SFB SFT SG SGH SHA SHG SHK SHL SI SIG SIM SK SL SLE SLF
	SLG SLK SLN SLS SLÜ SLZ SM SMÜ SN SO SOB SOG SOK SÖM SON SP SPB SPN SR SRB SRO ST STA STB STD STE STL STO SU SUL SÜW SW SWA SY
	SZ SZB TBB TDO TE TET TF TG TIR TO TÖL TP TR TS TT TÜ TUT
	ÜB UE UEM UER UFF UH UL UM UN USI V VAI VB VEC VER VG VIB VIE VIT VK VL VOH VR VS
	W WA WAF WAK WAN WAR WAT WB WBS WDA WE WEL WEN WER WES WF WG WHV WI WIL WIS WIT WIZ WK WL WLG WM WMS WN WND WO WOB WOH WOL
	WOR WOS WR WRN WS WSF WST WSW WT WTL WTM WÜ WUG WÜM WUN WUR WW WZ WZL Z ZE ZEL ZI ZIG ZP ZR ZW ZZ`)

// checkGermanPlate takes the district, one or two letters, up to four digits
// that do not begin with 0, at most eight characters in all, and an E for
// electric or an H for historic vehicles. Groups that both are words ("am I
// 18") are refused.
func checkGermanPlate(value string) Verdict {
	s := strings.Map(func(r rune) rune {
		switch r {
		case ' ', '-', '·':
			return ' '
		case 'ä', 'ö', 'ü':
			return r - 'ä' + 'Ä'
		}
		return upperLetter(r)
	}, strings.TrimSpace(value))
	letters := strings.TrimRight(strings.TrimRight(s, "EH "), "0123456789")
	digits := strings.TrimRight(s[len(letters):], "EH ")
	suffix := strings.TrimSpace(s[len(letters)+len(digits):])
	if letters == "" || digits == "" || len(digits) > 4 || digits[0] == '0' || len(suffix) > 1 {
		return Invalid
	}
	groups := strings.Fields(letters)
	switch len(groups) {
	case 1:
		return verdict(germanGroups(groups[0], len(digits)))
	case 2:
		if plateWord(groups[0]) && plateWord(groups[1]) || betweenBlanks[middle(value)] {
			return Invalid // "ac no 5203" is the number of something, "ac at 65" a setting
		}
		return verdict(germanMark(groups[0], groups[1], len(digits)))
	}
	return Invalid
}

// betweenBlanks are short words in small letters that stand before numbers
// in English and German.
var betweenBlanks = map[string]bool{
	"am": true, "an": true, "as": true, "at": true, "by": true, "do": true, "go": true, "if": true, "in": true, "is": true, "it": true,
	"my": true, "no": true, "nr": true, "of": true, "on": true, "or": true, "so": true, "to": true, "up": true, "ab": true, "da": true,
	"ja": true, "ob": true, "um": true, "zu": true, "id": true, "pm": true, "vs": true,
}

// middle is the second of the words of value.
func middle(value string) string {
	words := strings.Fields(value)
	if len(words) < 2 {
		return ""
	}
	return words[1]
}

// germanGroups tells that letters without a blank between them can be cut
// into district and letters.
func germanGroups(letters string, digits int) bool {
	for i := range letters {
		if i > 0 && germanMark(letters[:i], letters[i:], digits) {
			return true
		}
	}
	return false
}

func germanMark(district, letters string, digits int) bool {
	if len(letters) > 2 || !shaped(letters, "AA"[:len(letters)]) {
		return false
	}
	return len([]rune(district))+len(letters)+digits <= 8 && slices.Contains(germanDistricts, district)
}

func plateWord(group string) bool { return slices.Contains(plateStopWords, strings.ToLower(group)) }

func upperLetter(r rune) rune {
	if 'a' <= r && r <= 'z' {
		return r - 'a' + 'A'
	}
	return r
}
