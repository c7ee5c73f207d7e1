import type { NoteWords } from '../note-words.ts';

export const so: NoteWords = {
  apology: {
    said: [
      'raalli ahow|ahaada|gelin*',
      'waan ka? xumah*|xumnahay',
      'cudurdaar*|raalligelin*',
      'naga|iga raalli|cafi*',
      'waan ku? ceeboob*|ceeboonayaa|ceebaysanahay',
    ],
    unless: [
      'ma|mayno|maayo|aan|uma|kama|lama _? _? cudurdaar*|raalligelin*|raalli|ceeb*',
      'cudurdaar*|raalligelin* ma|maayo|looma|uma|lagama',
      'cudurdaar*|raalligelin* bixin|bixinayo maayo|mayno',
      'waan ka? xumah*|xumnahay geerida|dhimashada|khasaaraha|wixii|maqalka',
      'ilaahay|eebbe|allaah|alle _? cafi*|raalli|ha',
    ],
  },
  collective: {
    said: [
      'annagoo|anigoo matal*',
      'dhammaan muslim*|soomaali*|masiixi*|yuhuud*|ajaanib*|gaalo|caddaan*',
      'muslimiinta|soomaalida|yuhuudda|masiixiyiinta dhammaan*',
      'muslimiinta|soomaalida|yuhuudda|masiixiyiinta oo dhan',
      'magaca muslim*|ummadda|soomaali*|diinta',
      'dhammaantood waa isku|wada|waa mid',
      'annagu|innagu muslimiin*|soomaali* ahaan',
      'ku hadlaya magaca',
    ],
    unless: [
      'ma|maaha|aha|uma|kuma _? _? _? dhammaan|magaca|matal*|oo dhan',
      'muslimiinta|soomaalida oo dhan|dhammaan ma|maaha|lagu eed*|ha',
      'dhammaan|dhammaanteen xaafadda|kooxda|qoyska|inta|dadka',
      'magaca ilaahay|alle|eebbe',
    ],
  },
  insult: {
    said: [
      'eey|eeyo|eyo|doofaar*|dameero|dameer|xayawaan*|bahal*|nacas*|doqon*|fulay*|wasakh*|qashin|jiir|jiirar|khaaiin*|khayaano*|munaafaq*',
      'aamus|iska aamus',
      'dalkaagii|dalkiinii ku noqo*',
    ],
    unless: [
      'eyga|eygiisa|eyga|dameerka|dameerkayga|xayawaanka _?',
      'deriskayga|deriska|xoolaha|guriga _? ey*|dameer*|xayawaan*',
      'lagu|la|loo yiri|yidhi|yiraahdo|sheegay|qayliyay _? _? _? dalkaagii|eey|xayawaan',
      'dalkaagii ku noqo* _? la|lagu|loo? yiri|yidhi',
      'ee|oo loogu|lagu? yiri|yidhi dalkaagii _? _?',
      'ma|maaha|aha _? xayawaan*|bahal*|doqon*',
      'anigu|aniga|waxaan _? _? doqon|fulay|nacas ahaa|ahay',
      'wasakhda|qashinka',
    ],
  },
  person: {
    titles: [
      'sheekh|shiikh|sheikh|imaam|mudane|marwo|dr|dhakhtar|macallin|xaaji|nabadoon|ugaas|islow|adeer|eeddo|gudoomiye|wasiir',
    ],
    titlesAfter: [],
    firstNames:
      'maxamed mohamed axmed ahmed cali ali xasan hassan xuseen hussein cumar omar cismaan yuusuf ibraahim ismaaciil khaalid cabdi cabdullaahi cabdiraxmaan faarax nuur warsame jaamac bile faadumo fadumo caasha asha khadiija maryan sahra hodan hibo nimco sucaad',
    secondNames: '',
    unless: [
      'nebi|nebiga|nebigu|nabi|rasuul*|xaaji|imaam|ilaahay|alle _ _?',
      '_ street|road|waddada|suuqa|magaalo',
      'sheekh|imaam|macallin|dhakhtar|adeer|eeddo|gudoomiye|wasiir oo|iyo|ah|ayaa|wuxuu|ku|ka|xisaab|buu|baa',
    ],
  },
  number: {
    shares: ['boqolkiiba|boqolkii', 'boqolley*'],
    counted: [
      'qof|ruux|dad|muslim*|nin|naag|carruur|weerar|weeraro|argagixiso|dhimasho|dhintay|dhaawac|dhacdo|masaajid',
    ],
    magnitudes: ['boqollaal|kumannaan|malaayiin'],
    sources: ['sida laga|uu|ay', 'sahan|warbixin|tirakoob|cilmi|daraasad|xogta|ilo|isha'],
  },
};
