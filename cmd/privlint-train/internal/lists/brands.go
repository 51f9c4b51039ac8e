package lists

// brands are services and shops that chats name, of our own knowledge: no
// package of the registries lists them. Many look like names of people.
var brands = split(`wechat;alipay;taobao;tmall;weibo;qq;douyin;tiktok;kuaishou;xiaohongshu;bilibili;baidu;tencent;alibaba;huawei;xiaomi;oppo;vivo;
meituan;ele.me;didi;zhihu;douban;pinduoduo;jingdong;youku;netease;lenovo;haier;shein;temu;aliexpress;line;kakao;kakaotalk;naver;rakuten;
whatsapp;facebook;messenger;instagram;snapchat;twitter;linkedin;pinterest;reddit;tumblr;telegram;signal;viber;skype;zoom;slack;discord;teams;
google;gmail;youtube;android;chrome;chromecast;pixel;maps;waze;apple;icloud;itunes;siri;facetime;iphone;ipad;ipod;imac;macbook;airpods;
microsoft;windows;outlook;hotmail;xbox;onedrive;office;bing;cortana;amazon;alexa;kindle;audible;twitch;prime;netflix;spotify;hulu;disney;hbo;
deezer;pandora;shazam;soundcloud;tidal;roku;tivo;playstation;nintendo;steam;roblox;fortnite;minecraft;duolingo;strava;fitbit;garmin;peloton;
uber;lyft;bolt;grab;ola;lime;bird;blablacar;cabify;airbnb;booking.com;expedia;agoda;tripadvisor;trivago;kayak;skyscanner;hotels.com;ryanair;
easyjet;lufthansa;emirates;qantas;delta;avis;hertz;sixt;europcar;enterprise;alamo;doordash;grubhub;deliveroo;ubereats;instacart;postmates;
swiggy;zomato;glovo;lieferando;foodora;wolt;walmart;target;costco;kroger;safeway;publix;aldi;lidl;tesco;sainsbury's;asda;morrisons;waitrose;
ocado;carrefour;auchan;leclerc;edeka;rewe;kaufland;mercadona;esselunga;coop;migros;albert heijn;biedronka;żabka;ikea;zara;primark;uniqlo;
h&m;asos;zalando;etsy;ebay;allegro;mercadolibre;flipkart;myntra;paytm;phonepe;gpay;google pay;apple pay;samsung pay;paypal;venmo;zelle;
cash app;revolut;monzo;starling;n26;wise;transferwise;klarna;afterpay;stripe;coinbase;binance;kraken;robinhood;western union;moneygram;
visa;mastercard;maestro;amex;american express;discover;barclaycard;barclays;hsbc;natwest;lloyds;santander;halifax;chase;wells fargo;
bank of america;citibank;capital one;td bank;pnc;usaa;ally;schwab;fidelity;vanguard;sofi;icici;hdfc;sbi;axis bank;deutsche bank;commerzbank;
sparkasse;volksbank;postbank;ing;rabobank;abn amro;bnp paribas;société générale;crédit agricole;bbva;caixabank;intesa;unicredit;pko;mbank;
verizon;t-mobile;at&t;sprint;comcast;xfinity;vodafone;orange;telekom;o2;movistar;telefonica;tim;jio;airtel;ee;bt;sky;virgin media;
mcdonald's;mcdonalds;burger king;kfc;subway;starbucks;dunkin;domino's;dominos;pizza hut;papa john's;papa johns;little caesars;chipotle;
taco bell;wendy's;wendys;chick-fil-a;popeyes;arby's;arbys;denny's;dennys;applebee's;applebees;olive garden;red lobster;five guys;
shake shack;panera;nando's;nandos;greggs;costa;pret;tim hortons;jack in the box;in-n-out;long john silver's;
aetna;cigna;humana;kaiser permanente;blue cross;blue shield;unitedhealthcare;anthem;medicare;medicaid;tricare;geico;progressive;allstate;
state farm;liberty mutual;nationwide;metlife;prudential;allianz;axa;aviva;admiral;zurich;generali;ups;fedex;usps;dhl;dpd;hermes;royal mail;
toyota;honda;nissan;mazda;subaru;suzuki;mitsubishi;hyundai;kia;ford;chevrolet;chevy;dodge;jeep;chrysler;cadillac;buick;gmc;lincoln;tesla;
mercedes;mercedes-benz;bmw;audi;volkswagen;vw;porsche;opel;vauxhall;skoda;seat;renault;peugeot;citroen;fiat;alfa romeo;lancia;ferrari;
lamborghini;maserati;volvo;saab;jaguar;land rover;bentley;aston martin;rolls royce;lexus;acura;infiniti;civic;corolla;camry;accord;altima;
samsung;sony;panasonic;toshiba;philips;bosch;siemens;braun;dyson;canon;nikon;epson;dell;hp;asus;acer;nokia;motorola;oneplus;bose;sonos;
oracle;salesforce;watson;nvidia;intel;openai;chatgpt;bixby;echo dot;jira;github;dropbox;adobe;photoshop;wordpress;shopify;mailchimp;zendesk`)

// currencies of the world (ISO 4217): bots are asked for them by name, and
// most look like names of people.
var currencies = split(`dollar;euro;pound;pound sterling;sterling;yen;yuan;renminbi;rupee;rupiah;ringgit;baht;won;dong;peso;real;reais;bolivar;boliviano;
sol;guarani;quetzal;lempira;cordoba;colon;balboa;gourde;florin;guilder;franc;swiss franc;krone;krona;kroner;kronor;krónur;zloty;złoty;forint;koruna;
leu;lei;lev;leva;dinar;denar;lek;kuna;hryvnia;ruble;rouble;belarusian ruble;lari;dram;manat;tenge;som;sum;somoni;tugrik;afghani;taka;kyat;kip;riel;
ngultrum;rufiyaa;rial;riyal;dirham;shekel;lira;shilling;birr;nakfa;cedi;naira;leone;dalasi;cfa;cfa franc;kwacha;kwanza;rand;pula;loti;maloti;
lilangeni;emalangeni;metical;ariary;ouguiya;escudo;dobra;pataca;kina;pa'anga;tala;vatu;bitcoin;ether;ethereum;litecoin;dogecoin;ripple;tether`)
