package evaluate

// placeKinds are the value kinds of places; see valueKinds.
var placeKinds = map[string][]string{
	"LAT_LONG": {"coordinates"},
}

// placeReasons are deliberate differences on places; see
// conformanceReasons.
var placeReasons = []conformanceReason{}
