package validate

var (
	// plainSuffix are street words that mean little else after a number and
	// a name.
	plainSuffix = setOf("street", "str", "st", "avenue", "ave", "av", "boulevard", "blvd", "road", "rd", "lane", "ln", "drive", "dr",
		"terrace", "ter", "parkway", "pkwy", "highway", "hwy", "freeway", "expressway", "turnpike", "tpke", "crescent", "cres", "close",
		"mews", "cul-de-sac", "esplanade", "parade", "pde", "gardens", "gdns", "grove", "circle", "cir", "trail", "trl", "alley", "aly",
		"nagar", "nager", "salai", "marg", "puram", "chowk", "theru", "veedhi")
	// vagueSuffix are street words with an everyday meaning.
	vagueSuffix = setOf("way", "court", "ct", "place", "pl", "square", "sq", "plaza", "plz", "loop", "run", "walk", "path", "point",
		"row", "bend", "crossing", "xing", "pike", "rise", "drive", "dr", "close", "circle", "parade",
		"trail", "terrace", "grove", "gardens", "heights", "hts", "ridge", "cove", "landing")
	streetDirection = setOf("n", "s", "e", "w", "ne", "nw", "se", "sw", "north", "south", "east", "west", "northeast", "northwest",
		"southeast", "southwest")
	// streetWord are common words that are frequent names of streets.
	streetWord = setOf("main", "high", "park", "church", "station", "school", "mill", "spring", "market", "bridge", "river", "lake", "hill",
		"garden", "green", "water", "front", "center", "centre", "union", "state", "college", "university", "first", "second", "third",
		"fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "oak", "pine", "maple", "cedar", "elm", "cherry", "walnut", "willow",
		"sunset", "sunrise", "forest", "meadow", "valley", "ocean", "beach", "bay", "broad", "wall", "king", "queen", "prince", "princess", "victoria",
		"north", "south", "east", "west", "apple", "orange", "rose", "lincoln", "washington", "country", "club", "court", "castle", "chapel",
		"manor", "mountain", "canyon", "creek", "eagle", "fox", "deer", "bear", "bird", "robin", "golden", "silver", "old", "new", "long", "short",
		"grand", "liberty", "pleasant", "prospect", "railroad", "summit", "woodland", "harbor", "harbour", "dog", "horse", "farm", "wood", "orchard")
	// notInStreet are words that no street name holds: they show that the
	// number counts something.
	notInStreet = setOf("hour", "hours", "hr", "hrs", "minute", "minutes", "min", "mins", "second's", "seconds", "day", "days", "week", "weeks", "month",
		"months", "year", "years", "mile", "miles", "km", "kms", "meter", "meters", "metre", "metres", "feet", "foot", "ft", "inch", "inches",
		"dollar", "dollars", "euro", "euros", "pound", "pounds", "usd", "bucks", "percent", "people", "persons", "person", "times", "time", "am", "pm",
		"star", "stars", "way", "ways", "bed", "bedroom", "bedrooms", "bath", "on", "in", "at", "to", "from", "for", "with", "by", "near", "off",
		"is", "are", "was", "were", "be", "am", "and", "or", "but", "if", "i", "you", "he", "she", "it", "we", "they", "my", "your", "his",
		"her", "our", "their", "this", "that", "these", "those", "a", "an", "per", "more", "less", "than", "block", "blocks", "cars", "car",
		"shops", "stores", "restaurants", "hotels", "guests", "tickets", "ticket", "items", "item", "orders", "piece", "pieces", "have", "has",
		"had", "do", "does", "did", "can", "could", "will", "would", "should", "not", "no", "yes", "please", "how", "what", "when", "where", "who",
		"why", "which", "because", "the", "of", "one", "two", "three", "four", "five", "test", "seater", "door", "speed", "wheel", "all", "pd", "prof", "med", "pr", "professeur", "docteur", "et", "à", "oraz",
		"address", "phone", "number", "code", "zip", "ph", "tel", "mob", "fax")
	// measure are words behind a number that count or price something.
	measure = setOf("hour", "hours", "minute", "minutes", "min", "mins", "day", "days", "week", "weeks", "month", "months", "year", "years", "mile",
		"miles", "km", "meters", "metres", "dollars", "euros", "euro", "pounds", "percent", "times", "people", "hosts", "uur", "stunden", "minuten",
		"bilar", "rupees", "inr", "lakh", "lakhs", "crore", "kg", "gb", "mb", "horas", "ore", "heures", "pieces", "estrellas")
	germanKind      = setOf("straße", "strasse", "str", "allee", "gasse", "damm", "ufer", "platz", "weg")
	notGermanStreet = setOf("sitzplatz", "parkplatz", "stellplatz", "arbeitsplatz", "steckplatz", "speicherplatz", "stehplatz", "startplatz", "spielplatz",
		"campingplatz", "liegeplatz", "studienplatz", "ausbildungsplatz", "kitaplatz", "tabellenplatz", "umweg", "rechtsweg", "bildungsweg", "heimweg",
		"hinweg", "rückweg", "ausweg", "arbeitsweg", "schulweg", "fluchtweg", "bürgersteig", "anstieg", "abstieg", "aufstieg", "einstieg", "ausstieg",
		"umstieg", "autobahn", "autostraße")
	notDutchStreet     = setOf("markt", "supermarkt", "aandelenmarkt", "arbeidsmarkt", "huizenmarkt", "woningmarkt", "rommelmarkt", "kerstmarkt", "vrijmarkt", "mediamarkt") //nolint:misspell // Dutch
	notNordicStreet    = setOf("cutie", "necktie", "bowtie", "hottie", "sweetie", "brigade", "renegade", "foodie", "untie", "auntie", "zombie", "goodtie")
	europeanStreetWord = setOf("diagonal", "central", "general", "doctor", "hospital", "hospitalet", "monte", "lima", "villa", "alta", "luna", "roma", "sol", "mayor", "real", "nueva", "nuevo", "vittoria", "republica", "república", "libertad", "constitución")
	streetParticle     = setOf("de", "del", "la", "las", "los", "el", "san", "santa", "da", "do", "dos", "das", "dei", "degli", "della", "delle", "di",
		"n", "n.", "nº", "número", "num")
	// rareSuffix are street words of USPS Publication 28, appendix C1, that are
	// mostly something else: a town or a unit must follow.
	rareSuffix = setOf("pass", "point", "pt", "causeway", "cswy", "gateway", "gtwy", "ville", "vista", "vis", "mountain", "mtn", "forge", "forges", "tunnel", "trace", "trce", "key",
		"keys", "spur", "junction", "jct", "glen", "glens", "hollow", "holw", "knoll", "knolls", "meadow", "meadows", "mill", "mills", "mission", "motorway", "oval",
		"overpass", "parks", "passage", "pines", "plain", "plains", "points", "port", "ports", "prairie", "ramp", "ranch", "rapids", "ridges",
		"river", "shoal", "shoals", "shore", "shores", "skyway", "spring", "springs", "station", "stravenue", "stream", "summit", "throughway",
		"trafficway", "trails", "underpass", "union", "valley", "valleys", "viaduct", "views", "village", "villages", "walks", "well", "wells", "brook", "brooks",
		"burg", "bypass", "rapid", "ways", "camp", "canyon", "cape", "center", "centers", "cliff", "cliffs", "club", "common", "commons", "corner", "corners", "course", "crest",
		"crossroad", "crossroads", "curve", "dale", "dam", "divide", "estate", "estates", "extension", "extensions", "fall", "falls", "ferry", "field",
		"fields", "flats", "ford", "fords", "forest", "fork", "forks", "fort", "garden", "greens", "groves", "harbor", "harbors", "haven", "hills",
		"inlet", "island", "islands", "isle", "lake", "lakes", "land", "light", "lights", "lock", "locks", "lodge", "manor", "manors", "annex", "arcade", "bayou",
		"bluff", "bluffs", "bottom", "branch", "bridge", "colony", "layout", "complex", "residency", "enclave", "vihar", "bazaar", "bazar", "gali", "peth", "towers", "square", "squares", "streets", "roads", "turnpike", "park", "hill", "view", "green")
	// addressOpening may stand before a house number, unitWord before a flat.
	addressOpening = setOf("no", "number", "num", "nr", "house", "plot", "door", "#", "flat", "unit", "apt", "apartment", "suite", "ste", "room")
	unitWord       = setOf("apt", "apartment", "suite", "ste", "unit", "flat", "fl", "floor", "rm", "room", "bldg", "building", "lot", "trlr", "spc", "no",
		"sector", "block", "blk", "phase", "stage", "pocket", "wing", "tower")
	// localityWord stand behind an ordinal number in addresses of India: "25th
	// cross", "2nd stage".
	localityWord = setOf("cross", "main", "stage", "phase", "block", "lane", "sector")
	// buildingWord name what is built at a street and comes behind it.
	buildingWord = setOf("complex", "building", "buildings", "apartments", "towers", "mall", "residency", "enclave", "colony", "layout", "nagar", "nager", "vihar",
		"society", "cross", "main", "center", "centre", "bazaar", "bazar", "garden")
	// houseWord end the names of buildings and estates that stand for the street
	// in India.
	houseWord = setOf("complex", "apartment", "apartments", "appartment", "residency", "enclave", "colony", "vihar", "towers", "mahal", "nilayam", "bhavan") //nolint:misspell // as people type it
	// landmarkWord stand before what is near a house.
	landmarkWord  = setOf("near", "opp", "opposite", "behind", "beside", "nr")
	strictUnit    = setOf("apt", "apartment", "suite", "ste", "unit", "flat")
	highwayWord   = setOf("hwy", "highway", "route", "rt", "rte", "road", "interstate", "fm", "sr")
	highwayPrefix = setOf("us", "state", "county", "old", "co", "farm")
	ordinalEnd    = setOf("st", "nd", "rd", "th")
	postcodeLabel = setOf("zip", "zipcode", "pin", "pincode", "postcode", "postal")
	// singleStreets are well-known streets without a street word.
	singleStreets = [][]string{{"broadway"}, {"the", "strand"}, {"el", "camino", "real"}, {"the", "embarcadero"}, {"unter", "den", "linden"}}
	frenchKind    = setOf("rue", "avenue", "av", "ave", "boulevard", "boul", "bd", "bld", "blvd", "place", "pl", "chemin", "che", "impasse", "imp", "allée", "allee",
		"allées", "quai", "cours", "route", "rte", "passage", "square", "sq", "faubourg", "fbg", "villa", "sentier", "résidence", "promenade", "esplanade", "rond-point")
	frenchParticle = setOf("de", "du", "des", "la", "le", "les", "sur", "sous", "en", "et", "à", "aux", "au", "d", "l")
	frenchUnit     = setOf("appt", "apt", "app", "appartement", "bât", "bat", "bâtiment", "esc", "escalier", "étage", "etage", "cedex", "bis", "ter", "quater")
	frenchNumber   = setOf("bis", "ter", "quater", "n", "nº", "numéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix")
	frenchVague    = setOf("place", "cours", "passage", "villa")
	notGluedRoad   = setOf("side", "show", "block", "house", "kill", "runner", "ster", "sters", "trip", "trips", "ways", "work", "works", "train", "trains", "bility", "able")
	// aloneSuffix are street words behind which a number may come, as in
	// "hill road 232", and that are nothing else.
	aloneSuffix        = setOf("street", "road", "avenue", "lane", "boulevard", "nagar", "salai", "marg")
	floorWord          = setOf("floor", "fl", "flr")
	highwayAbbreviated = setOf("rt", "rte", "sr", "fm", "road")
	shortWord          = setOf("de", "la", "al", "ma", "pa", "mi", "id", "ne", "pe", "sc", "nb", "me", "in", "or", "hi", "ok", "on", "co", "nt", "ns")
)
