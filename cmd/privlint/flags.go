package main

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/rules/phoneplan"
	"github.com/privlint/privlint/rules/policy"
	"github.com/privlint/privlint/rules/suggest"
	"github.com/privlint/privlint/scanner"
)

// Flags that several commands have. Help, environment variables and
// completion come from these definitions alone.

// variable is the environment variable of a flag.
func variable(flag string) []string {
	return []string{"PRIVLINT_" + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))}
}

// whatFlags say what is scanned and what counts as a finding; they are those
// of every command that scans.
func whatFlags() []cli.Flag {
	return slices.Concat(configFlags(), baselineFlags(), []cli.Flag{
		policyFlag(), selectFlag(), ignoreFlag(), rulesFlag(), minScoreFlag(), regionFlag(), taggerFlag(),
		&cli.StringFlag{
			Name: "input-format", EnvVars: variable("input-format"), DefaultText: "by content",
			Usage: "read every input as format `NAME`: " + enumerate(inputFormats()),
		},
		&cli.StringSliceFlag{
			Name: "field", EnvVars: variable("field"), DefaultText: "all human text",
			Usage: "scan only the JSONL key or CSV column `NAME`; repeatable",
		},
		&cli.StringFlag{
			Name: "stdin-filename", EnvVars: variable("stdin-filename"), DefaultText: "<stdin>",
			Usage: "show standard input as `PATH`",
		},
		&cli.StringSliceFlag{
			Name: "exclude", EnvVars: variable("exclude"), DefaultText: "none",
			Usage: "leave out paths that match `GLOB` when walking folders; repeatable",
		},
		&cli.BoolFlag{
			Name: "force-exclude", EnvVars: variable("force-exclude"), DisableDefaultText: true,
			Usage: "leave out named files too, if excluded or no training data; for programs that name files (default: off)",
		},
		jobsFlag(),
	})
}

func failOnFlag() *cli.StringFlag {
	return &cli.StringFlag{
		Name: "fail-on", EnvVars: variable("fail-on"), Value: rules.SeverityMedium.String(),
		Usage: "exit with 1 on findings of at least `SEVERITY`: " + enumerate(severityNames()),
	}
}

func policyFlag() *cli.StringFlag {
	return &cli.StringFlag{
		Name: "policy", EnvVars: variable("policy"), Value: "default",
		Usage: "report by the obligations of policy `NAME`: " + enumerate(policy.Names()),
	}
}

func selectFlag() *cli.StringSliceFlag {
	return &cli.StringSliceFlag{
		Name: "select", EnvVars: variable("select"),
		Usage: "use only `RULES`: ids, entity types or categories, with commas between or repeated",
	}
}

func ignoreFlag() *cli.StringSliceFlag {
	return &cli.StringSliceFlag{
		Name: "ignore", EnvVars: variable("ignore"),
		Usage: "leave out `RULES`, named as for --select",
	}
}

func minScoreFlag() *cli.Float64Flag {
	return &cli.Float64Flag{
		Name: "min-score", EnvVars: variable("min-score"), Value: scanner.DefaultMinScore,
		Usage: "report findings with a score of at least `SCORE`, from 0 to 1",
	}
}

// minScore is the value of --min-score.
func minScore(c *cli.Context) (float64, error) {
	// To the scanner zero means the default; no finding scores this low.
	const everything = 1e-9
	score := c.Float64("min-score")
	if !(score >= 0 && score <= 1) { // also for NaN
		return 0, usage("--min-score %v is not between 0 and 1", score)
	}
	return max(score, everything), nil
}

func rulesFlag() *cli.StringSliceFlag {
	return &cli.StringSliceFlag{
		Name: "rules", EnvVars: variable("rules"),
		Usage: "add the rules of YAML `FILE`; repeatable",
	}
}

func regionFlag() *cli.StringSliceFlag {
	return &cli.StringSliceFlag{
		Name: "region", EnvVars: variable("region"), DefaultText: "what the file says",
		Usage: "take texts to be from country `CODE` (US, DE, ...), whose national telephone numbers need no label; with commas between or repeated",
	}
}

// regions is the value of --region, in capitals.
func regions(c *cli.Context) ([]string, error) { return regionCodes(c.StringSlice("region")) }

func regionCodes(values []string) ([]string, error) {
	var out []string
	for _, code := range commaList(values) {
		region := strings.ToUpper(code)
		switch region {
		case "UK": // as people write it; ISO 3166-1 has it reserved for GB
			region = "GB"
		case "EL": // so in the European Union
			region = "GR"
		}
		if !phoneplan.Known(region) {
			return nil, usage("--region %q is no country code of ISO 3166-1%s", code, suggest.Hint(region, phoneplan.Regions()))
		}
		if !slices.Contains(out, region) {
			out = append(out, region)
		}
	}
	return out, nil
}

func jobsFlag() *cli.IntFlag {
	return &cli.IntFlag{
		Name: "jobs", Aliases: []string{"j"}, EnvVars: variable("jobs"),
		DefaultText: "one for each processor",
		Usage:       "match `N` texts at once",
	}
}

func formatFlag(value string, usage string) *cli.StringFlag {
	return &cli.StringFlag{
		Name: "format", Aliases: []string{"f"}, EnvVars: variable("format"), Value: value, Usage: usage,
	}
}

// commaList splits values at commas and drops blanks around them.
func commaList(values []string) []string {
	var out []string
	for _, v := range values {
		for part := range strings.SplitSeq(v, ",") {
			if part = strings.TrimSpace(part); part != "" && !slices.Contains(out, part) {
				out = append(out, part)
			}
		}
	}
	return out
}
