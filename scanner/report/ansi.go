package report

import "github.com/privlint/privlint/rules"

// style is an ANSI "select graphic rendition" parameter list.
type style string

const (
	styleBold   style = "1"
	styleDim    style = "2"
	styleRed    style = "31"
	styleYellow style = "33"
	styleBlue   style = "34"
	styleCyan   style = "36"
	styleAlarm  style = "1;31"
)

// painter colours text, or leaves it when off.
type painter bool

func (on painter) paint(s style, text string) string {
	if !on || text == "" {
		return text
	}
	return "\x1b[" + string(s) + "m" + text + "\x1b[0m"
}

func severityStyle(s rules.Severity) style {
	switch s {
	case rules.SeverityCritical:
		return styleAlarm
	case rules.SeverityHigh:
		return styleRed
	case rules.SeverityMedium:
		return styleYellow
	case rules.SeverityLow:
		return styleBlue
	case rules.SeverityInfo:
		return styleDim
	default:
		return styleBold
	}
}
