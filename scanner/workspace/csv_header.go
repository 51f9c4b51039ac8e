package workspace

import (
	"strings"
	"unicode"
)

// column is what the header of a CSV column says about it.
type column int

const (
	colUnknown column = iota
	colUtterance
	colAnswer
	colIntent
	colEntity
	colValue
	colSynonym
	colNote
	colKnown // some other word that heads columns
)

// headerWords are words that head columns in training data and in tables
// about people.
var headerWords = newHeaderWords()

func newHeaderWords() map[string]column {
	out := map[string]column{}
	for kind, words := range map[column]string{
		colUtterance: "text utterance utterances example examples phrase phrases query question questions sentence message input " +
			"user_text user_says usersays transcript request prompt",
		colAnswer:  "answer answers response responses reply output completion",
		colIntent:  "intent intents label labels category class topic tag intent_name",
		colEntity:  "entity entities entity_name slot",
		colValue:   "value values canonical entity_value",
		colSynonym: "synonym synonyms",
		colNote:    "note notes comment comments description remark remarks",
		colKnown: "id uid uuid no nr key name title first_name firstname last_name lastname surname full_name customer client patient user " +
			"username user_id customer_id patient_id account account_number email e-mail mail email_address phone telephone mobile " +
			"phone_number cell fax address street city town zip zip_code zipcode postcode postal_code state province country region " +
			"date date_of_birth dob birthdate birthday age gender sex ssn passport iban card card_number url link website ip language " +
			"lang locale source channel speaker sender role conversation_id conversationid session session_id timestamp time created " +
			"created_at updated status type kind score confidence count amount price order order_id order_number department company " +
			"organization organisation diagnosis condition medication mrn split dataset resource_type locator translatable_string tokens tags",
	} {
		for word := range strings.FieldsSeq(words) {
			out[word] = kind
		}
	}
	return out
}

// csvHeader says what each cell means as a header.
func csvHeader(row []string) []column {
	out := make([]column, max(len(row), 2))
	for i, cell := range row {
		out[i] = headerWords[headerKey(cell)]
	}
	return out
}

// knownHeaders counts the cells that are known words.
func knownHeaders(row []string) int {
	n := 0
	for _, c := range csvHeader(row) {
		if c != colUnknown {
			n++
		}
	}
	return n
}

// headerKey is a header in the form of headerWords: "Date of Birth" is
// date_of_birth.
func headerKey(cell string) string {
	cell = strings.Trim(strings.ToLower(strings.TrimSpace(cell)), "$#*:?")
	return strings.Join(strings.Fields(strings.ReplaceAll(cell, "_", " ")), "_")
}

// isHeader tells whether row heads the columns of rows: its cells are short
// words without digits, all different, and either two of them (or the only
// one) are known, or one is known and no later row has it in that column, or
// some column has digits or addresses in nearly all rows but not in its
// head.
func isHeader(row []string, rows [][]string) bool {
	seen := map[string]bool{}
	for _, cell := range row {
		key := headerKey(cell)
		if key == "" || seen[key] || len(cell) > 40 || len(strings.Fields(cell)) > 4 ||
			strings.ContainsAny(cell, "@!,;\n") || digits(cell) > 2 {
			return false
		}
		seen[key] = true
	}
	if knownHeaders(row) >= min(2, len(row)) {
		return true
	}
	for i, cell := range row {
		filled, data, same := 0, 0, 0
		for _, r := range rows {
			if i >= len(r) || strings.TrimSpace(r[i]) == "" {
				continue
			}
			filled++
			if digits(r[i]) > 0 || strings.Contains(r[i], "@") {
				data++
			}
			if headerKey(r[i]) == headerKey(cell) {
				same++
			}
		}
		if filled > 1 && data*10 >= filled*9 && digits(cell) == 0 {
			return true
		}
		if filled > 0 && same == 0 && headerWords[headerKey(cell)] != colUnknown && len(row) > 2 {
			return true
		}
	}
	return false
}

func digits(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsDigit(r) {
			n++
		}
	}
	return n
}
