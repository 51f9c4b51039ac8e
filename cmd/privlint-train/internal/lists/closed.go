package lists

import "strings"

// The classes of words of which there are few, written for privlint.

func split(s string) []string { return strings.Split(strings.ReplaceAll(s, "\n", ";"), ";") }

// otherCountries are everyday names of countries and continents that the
// standard lists lack.
var otherCountries = split(`USA;U.S.;U.S.A.;US;UK;U.K.;America;England;Scotland;Wales;Northern Ireland;Britain;Great Britain;Russia;South Korea;North Korea;Korea;Iran;Syria;Vietnam;Czech Republic;Czechia
UAE;Emirates;Taiwan;Hong Kong;Macau;Holland;Bolivia;Venezuela;Tanzania;Ivory Coast;Moldova;Laos;Congo;Palestine;Kosovo;Macedonia;Burma;Vatican;Brunei;Cape Verde;East Timor;Swaziland
Europe;Asia;Africa;North America;South America;Latin America;Central America;Australia;Oceania;Antarctica;Middle East;Scandinavia;Caribbean;Balkans
Estados Unidos;Reino Unido;Inglaterra;Estados Unidos de América;EE. UU.;EEUU;Vereinigte Staaten;Großbritannien;États-Unis;Royaume-Uni;Angleterre;Stati Uniti;Regno Unito;Inghilterra;Verenigde Staten;Verenigd Koninkrijk;Stany Zjednoczone;Wielka Brytania`)

// otherCities are large cities under names that the list of GeoNames lacks:
// those of their inhabitants, former ones and short ones.
var otherCities = split(`München;Nürnberg;Hannover;Frankfurt;Braunschweig;Wien;Zürich;Genève;Genf;Bern;Basel;Roma;Milano;Napoli;Torino;Firenze;Venezia;Genova;Padova;Lisboa;Porto;Sevilla;Zaragoza;Warszawa;Kraków;Łódź;Wrocław;Poznań;Gdańsk;Praha;Bucuresti;Beograd;Athina;København;Göteborg;Bruxelles;Brussel;Antwerpen;Anvers;Den Haag;The Hague;Moskva;Kiev;Kyiv;Kharkov;Odessa;Lvov;Lviv;St Petersburg
Bombay;Bangalore;Bengaluru;Calcutta;Madras;Poona;Baroda;Mysore;Cochin;Trivandrum;Vizag;Gurgaon;Gurugram;New Delhi;Saigon;Rangoon;Peking;Canton;Ciudad de México;Mexico City;Ciudad de Guatemala;Guatemala City;Panama City;Kuwait City;Ho Chi Minh City;Quebec City;New York City;NYC;Philly;Vegas;San Fran;Cologne;Munich;Nuremberg;Vienna;Zurich;Geneva;Antwerp;Brussels;Ghent;Bruges;Copenhagen;Gothenburg;Lisbon;Seville;Saragossa;Turin;Milan;Florence;Venice;Genoa;Padua;Cracow;Krakow;Breslau;Danzig;Bucharest;Belgrade;Marseilles;Lyons;Strasbourg;Straßburg;Mailand;Rom;Neapel;Turin;Florenz;Venedig;Genua;Lissabon;Warschau;Krakau;Prag;Brüssel;Moskau;Athen;Londres;Londra;Londen;Londyn;Parigi;Parijs;Paryż;Berlino;Berlín;Nueva York;Nova York;Varsovie;Varsovia;Vienne;Viena;Monaco di Baviera;Francoforte;Fráncfort;Francfort;Colonia;Hambourg;Hamburgo;Amburgo`)

// stateCodes are the abbreviations of the states of the United States, the
// provinces of Canada and the states of Australia. Those that are common
// words besides (in, me, or, hi, oh, ok, de, la, pa, ma, id, al, co) count
// too: what follows them decides.
var stateCodes = split(`AL;AK;AZ;AR;CA;CO;CT;DE;FL;GA;HI;ID;IL;IN;IA;KS;KY;LA;ME;MD;MA;MI;MN;MS;MO;MT;NE;NV;NH;NJ;NM;NY;NC;ND;OH;OK;OR;PA;RI;SC;SD;TN;TX;UT;VT;VA;WA;WV;WI;WY;DC
AB;BC;MB;NB;NL;NS;ON;PE;QC;SK;YT;NSW;VIC;QLD;TAS;calif;tex;fla;mass;penn;wash;mich;ariz;colo;conn;minn;tenn;wis`)

var titles = split(`mr;mrs;ms;miss;mx;dr;doctor;prof;professor;sir;madam;madame;rev;reverend;father;sister;brother;captain;capt;sgt;sergeant;lt;lieutenant;col;colonel;gen;general;major;officer;detective;nurse;judge
hon;lord;lady;dame;coach;rabbi;pastor;imam;sheikh;aunt;auntie;aunty;uncle;grandma;grandpa;granny;nana;cousin;president;senator;governor;mayor;minister;king;queen;prince;princess;mister;missus;attorney;principal
herr;frau;herrn;fräulein;doktor;monsieur;mme;mlle;mademoiselle;maître;señor;señora;señorita;sr;sra;srta;don;doña;doctora;signor;signore;signora;signorina;dott;dottor;dottoressa;avv;senhor;senhora;dona;doutor;doutora
meneer;mevrouw;mijnheer;dhr;mevr;mw;pan;pani;fru;tante;onkel;tía;tío;tia;tio;zia;zio;ciocia;wujek;shri;smt;sri;bhai;ji`)

var streetTypes = split(`street;st;road;rd;avenue;ave;av;boulevard;blvd;lane;ln;drive;dr;court;ct;place;pl;way;terrace;terr;circle;cir;square;sq;highway;hwy;parkway;pkwy;trail;trl;crescent;cres;close;alley;loop;row;route;rte;plaza
expressway;expy;freeway;fwy;turnpike;tpke;mews;gardens;gdns;grove;hill;walk;pike;pass;path;quay;wharf;esplanade;broadway;causeway;run;bend;ridge;cove;crossing;junction;mall;interstate;parade;heights;hts;point;manor
straße;strasse;str;weg;platz;allee;gasse;ufer;damm;ring;chaussee;steig;rue;chemin;impasse;allée;quai;cours;faubourg;passage;calle;avenida;avda;paseo;plaza;camino;carretera;ronda;travesía;callejón;glorieta
via;viale;piazza;corso;vicolo;largo;piazzale;strada;rua;praça;travessa;alameda;estrada;rodovia;straat;laan;plein;kade;gracht;dijk;steenweg;ulica;ul;aleja;al;plac;osiedle;os;marg;nagar;jalan;jl`)

var unitWords = split(`apt;apartment;suite;ste;unit;floor;fl;flat;room;rm;box;bldg;building;block;lot;level;tower;penthouse;po box;p.o. box;trailer;space;dept;wohnung;etage;stock;appartement;appt;étage;bâtiment;piso;puerta;escalera;depto;departamento
interno;scala;piano;andar;bloco;apto;casa;verdieping;bus;mieszkanie;piętro`)

var orgSuffixes = split(`inc;ltd;llc;llp;corp;corporation;co;company;group;plc;limited;incorporated;partners;holdings;industries;technologies;systems;solutions;services;enterprises;associates;consulting;logistics;foods;motors;pharma;pharmaceuticals;laboratories;labs
bank;credit union;insurance;assurance;university;college;school;academy;institute;foundation;association;society;hospital;clinic;medical center;health system;pharmacy;church;temple;hotel;restaurant;cafe;airlines;airways;department;agency;council;committee;ministry
union;fc;united;club;center;centre;store;market;mart;library;museum;theatre;theater;gym;salon;dealership;realty;properties;press;media;network;communications;energy;electric
gmbh;ag;kg;ug;ohg;gbr;mbh;se;e.v.;bv;nv;sa;s.a.;sarl;sas;sl;s.l.;srl;spa;s.p.a.;lda;ltda;oy;ab;as;aps;sp. z o.o.;pty;pvt;kk
krankenhaus;klinik;klinikum;universität;hochschule;schule;versicherung;sparkasse;bank;apotheke;hôpital;clinique;université;école;banque;assurances;pharmacie;hospital;clínica;universidad;escuela;banco;seguros;farmacia;ospedale;clinica;università;scuola;banca;farmacia;universidade;escola;ziekenhuis;universiteit;school;verzekering;apotheek;szpital;klinika;uniwersytet;szkoła;apteka`)

var months = split(`january;february;march;april;may;june;july;august;september;october;november;december;jan;feb;mar;apr;jun;jul;aug;sep;sept;oct;nov;dec
januar;februar;märz;mai;juni;juli;oktober;dezember;janvier;février;mars;avril;juin;juillet;août;septembre;octobre;novembre;décembre;enero;febrero;marzo;abril;mayo;junio;julio;agosto;septiembre;octubre;noviembre;diciembre
gennaio;febbraio;aprile;maggio;giugno;luglio;settembre;ottobre;dicembre;janeiro;fevereiro;março;maio;junho;julho;setembro;outubro;dezembro;januari;februari;maart;mei;augustus
styczeń;luty;marzec;kwiecień;maj;czerwiec;lipiec;sierpień;wrzesień;październik;listopad;grudzień;stycznia;lutego;marca;kwietnia;maja;czerwca;lipca;sierpnia;września;października;listopada;grudnia`)

var days = split(`monday;tuesday;wednesday;thursday;friday;saturday;sunday;mon;tue;tues;wed;thu;thur;thurs;fri;sat;sun;today;tomorrow;tonight;yesterday;weekend;morning;afternoon;evening;noon;midnight
montag;dienstag;mittwoch;donnerstag;freitag;samstag;sonntag;heute;morgen;gestern;lundi;mardi;mercredi;jeudi;vendredi;samedi;dimanche;demain;hier;lunes;martes;miércoles;jueves;viernes;sábado;domingo;hoy;mañana;ayer
lunedì;martedì;mercoledì;giovedì;venerdì;sabato;domenica;oggi;domani;ieri;segunda-feira;terça-feira;quarta-feira;quinta-feira;sexta-feira;hoje;amanhã;ontem;maandag;dinsdag;woensdag;donderdag;vrijdag;zaterdag;zondag;vandaag;gisteren
poniedziałek;wtorek;środa;czwartek;piątek;sobota;niedziela;dzisiaj;jutro;wczoraj`)

// eponyms are people after whom diseases, signs and procedures are named.
var eponyms = split(`addison;alport;alzheimer;alzheimers;angelman;arnold;asperger;aspergers;baker;barrett;bartholin;basedow;batten;becker;behçet;bell;bowen;bright;brugada;buerger;burkitt;burger;caesarean;capgras;caroli;castleman;chagas;charcot;chiari;christmas;conn;cotard;creutzfeldt;crohn;crohns;cushing;cushings
dercum;down;downs;duchenne;dupuytren;dravet;edwards;ehlers;danlos;danlos;ewing;fabry;fanconi;fallot;friedreich;gaucher;gehrig;gilbert;gilles;goodpasture;graves;guillain;barré;hansen;hartnup;hashimoto;hashimotos;hirschsprung;hodgkin;hodgkins;horner;hunter;huntington;huntingtons;hurler;hutchinson
jakob;kaposi;kallmann;kartagener;kawasaki;kearns;kennedy;klinefelter;klippel;korsakoff;krabbe;landau;leber;legg;calvé;perthes;leigh;lennox;gastaut;lesch;nyhan;lewy;lou gehrig;lyme;lynch;machado;mallory;marburg;marfan;meckel;menetrier;menière;ménière;menieres;menkes;merkel;morton;münchausen;munchausen
niemann;pick;noonan;osgood;schlatter;osler;paget;pagets;parkinson;parkinsons;patau;peutz;jeghers;peyronie;peyronies;pierre;pompe;pott;potts;prader;willi;raynaud;raynauds;reiter;rett;reye;riley;romberg;sanfilippo;scheuermann;sézary;sheehan;sjögren;sjogren;sjogrens;steinert;stevens;johnson;stickler;still;stills;sturge;weber;swyer
takayasu;tay;sachs;tietze;tourette;tourettes;treacher;collins;turner;turners;usher;vincent;waldenström;wegener;weil;werner;wernicke;west;whipple;williams;wilson;wilsons;wiskott;aldrich;wolff;zellweger;zollinger;ellison;zenker;apgar;heimlich;kegel;pap;rorschach;doppler;foley;braxton;hicks;achilles;cooper;gleason;epstein;barr`)

// knownOrganizations are those that chat with the assistants of companies
// is about.
var knownOrganizations = split(`Google;Amazon;Apple;Microsoft;Facebook;Meta;Netflix;Uber;Lyft;DoorDash;Instacart;Grubhub;Walmart;Target;Costco;Starbucks;McDonald's;McDonalds;Nike;Adidas;Toyota;Honda;Ford;BMW;Tesla;Samsung;Sony;Intel;IBM;Oracle;PayPal;Venmo;Zelle;Cash App;Visa;Mastercard;American Express;Amex;Discover
Chase;JPMorgan;JP Morgan;Wells Fargo;Bank of America;Citibank;Citi;Capital One;HSBC;Barclays;Lloyds;NatWest;Santander;Monzo;Revolut;Starling;Nationwide;TD Bank;PNC;US Bank;Charles Schwab;Fidelity;Vanguard;Morgan Stanley;Goldman Sachs;Ally;SoFi;Chime;Robinhood;Coinbase;Western Union;MoneyGram;Equifax;Experian;TransUnion
FedEx;UPS;USPS;DHL;Royal Mail;Hermes;AT&T;Verizon;T-Mobile;Sprint;Comcast;Xfinity;Spectrum;Vodafone;Orange;Telefonica;O2;EE;British Telecom;Sky;Spotify;YouTube;Twitter;Instagram;WhatsApp;TikTok;Snapchat;LinkedIn;Reddit;Pinterest;Zoom;Slack;Dropbox;Adobe;Salesforce;Shopify;Etsy;eBay;Alibaba;AliExpress;Wayfair
Delta;United Airlines;American Airlines;Southwest;JetBlue;Spirit Airlines;Alaska Airlines;Ryanair;EasyJet;Lufthansa;Air France;British Airways;KLM;Emirates;Qatar Airways;Hilton;Marriott;Hyatt;Holiday Inn;Sheraton;Airbnb;Expedia;Booking.com;Hertz;Avis;Enterprise;Amtrak;Greyhound
Best Buy;Home Depot;Lowe's;IKEA;Kroger;Whole Foods;Trader Joe's;Aldi;Lidl;Tesco;Sainsbury's;Asda;Morrisons;Carrefour;Publix;Safeway;Macy's;Nordstrom;Sephora;Zara;H&M;Uniqlo;CVS;Walgreens;Rite Aid;Boots;Kaiser;Kaiser Permanente;Aetna;Cigna;Humana;Blue Cross;Blue Shield;UnitedHealthcare;Anthem;Medicare;Medicaid;Geico;Progressive;State Farm;Allstate;Liberty Mutual;Farmers;MetLife;Prudential;Allianz;AXA;Aviva;Mayo Clinic;Cleveland Clinic;Johns Hopkins;Pfizer;Moderna;AstraZeneca;Johnson & Johnson;Merck;Novartis;Roche;Bayer;Quest Diagnostics;LabCorp
NASA;FBI;CIA;IRS;DMV;TSA;NHS;HMRC;DVLA;BBC;CNN;ESPN;NFL;NBA;MLB;FIFA;UEFA;NATO;European Union;United Nations;Chipotle;Subway;Domino's;Pizza Hut;Papa John's;Burger King;Wendy's;Taco Bell;KFC;Dunkin;Chick-fil-A;Olive Garden;Applebee's;Coca-Cola;Pepsi;Nestle;Unilever;Disney;Hulu;HBO;Nintendo;PlayStation;Xbox;Siemens;Bosch;Deutsche Bank;Commerzbank;Sparkasse;BNP Paribas;Société Générale;BBVA;ING;Rabobank;UniCredit;Intesa Sanpaolo;Harvard;Stanford;MIT;Yale;Princeton;Oxford University;Cambridge University`)

// knownProducts are names of products and brands, among them those that are
// names of people, too.
var knownProducts = split(`iPhone;iPad;MacBook;AirPods;Apple Watch;Galaxy;Pixel;Kindle;Echo;Echo Dot;Fire TV;Roku;Chromecast;Fitbit;GoPro;Windows;Android;iOS;Linux;Chrome;Firefox;Safari;Outlook;Gmail;Excel;Photoshop;Siri;Alexa;Cortana;Bixby;Google Home;Nest;Ring;Roomba;ChatGPT;Gemini;Claude;Copilot;Watson;Bitcoin;Ethereum;Dogecoin;PlayStation 5;Xbox One;Nintendo Switch
Chevy;Chevrolet;Malibu;Chevy Malibu;Silverado;Tahoe;Suburban;Impala;Camaro;Corvette;Equinox;Ford Focus;Mustang;Explorer;Escape;Fusion;Bronco;Civic;Accord;Pilot;Odyssey;Camry;Corolla;Prius;Highlander;Tacoma;Tundra;Sienna;Sentra;Altima;Maxima;Rogue;Pathfinder;Jetta;Passat;Golf;Tiguan;Beetle;Elantra;Sonata;Tucson;Santa Fe;Sorento;Sportage;Soul;Optima;Wrangler;Cherokee;Grand Cherokee;Jeep;Dodge;Dodge Ram;Dodge Charger;Charger;Challenger;Durango;Mercedes;Mercedes-Benz;Mercedes Benz;Porsche;Cayenne;Lexus;Acura;Infiniti;Lincoln;Lincoln Navigator;Cadillac;Escalade;Buick;GMC;Chrysler;Pacifica;Subaru;Outback;Forester;Impreza;Mazda;Miata;Volvo;Saab;Audi;Kia;Hyundai;Nissan;Mitsubishi;Land Rover;Range Rover;Jaguar;Mini Cooper;Smart Car;Peugeot;Renault;Clio;Citroen;Fiat;Skoda;Octavia;Seat;Ibiza;Leon;Dacia;Opel;Astra;Corsa;Vauxhall;Harley;Harley Davidson;Yamaha;Ducati;Vespa
Calvin Klein;Ralph Lauren;Tommy Hilfiger;Michael Kors;Kate Spade;Marc Jacobs;Louis Vuitton;Christian Dior;Dior;Hugo Boss;Giorgio Armani;Armani;Gucci;Prada;Versace;Burberry;Chanel;Levi's;Levis;Wrangler Jeans;Victoria's Secret;Jimmy Choo;Steve Madden;Dr. Martens;Doc Martens;Mary Kay;Estee Lauder;Bobbi Brown;Clinique;Oscar de la Renta;Vera Wang;Jack Daniel's;Jack Daniels;Johnnie Walker;Jim Beam;Captain Morgan;Jose Cuervo;Samuel Adams;Sam Adams;Dr Pepper;Dr. Pepper;Mr. Clean;Mr Coffee;Mrs. Fields;Uncle Ben's;Aunt Jemima;Ben & Jerry's;Betty Crocker;Sara Lee;Duncan Hines;Little Debbie;Marie Callender's;Orville Redenbacher;Hershey;Heinz;Campbell's;Kellogg's;Wendy's;Arby's;Denny's;Chili's;Hardee's;Popeyes;Carl's Jr;Tim Hortons;Peet's;Lay's;Reese's;M&M's;Monte Cristo;Tom Yum;Pad Thai;General Tso;General Tso's;Mardi Gras;Thanksgiving;Halloween;Christmas;Easter;Hanukkah;Ramadan;Diwali;Black Friday;Cyber Monday;Valentine's Day;St. Patrick's Day;Harry Potter;Star Wars;Super Mario;Mario Kart;Madden;Barbie;Lego;Monopoly;Pokemon;Minecraft;Fortnite`)
