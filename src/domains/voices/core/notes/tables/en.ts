import type { NoteWords } from '../note-words.ts';

export const en: NoteWords = {
  apology: {
    said: [
      'sorry',
      'apologise|apologize|apologising|apologizing|apology|apologies',
      'forgive us|me',
      'ashamed to|of be? being? a? muslim|our|my',
      'beg your? pardon',
    ],
    unless: [
      'not|never|isnt|arent sorry',
      'im|am|are|were not|never going? to? be? sorry',
      'not|never|wont|dont|no|nothing|refuse|refusing|why _? _? _? apolog*',
      'no? need|reason _? _? apolog*',
      'without|owe|owes|owed _? _? apolog*',
      'should|would|will not|never _? apolog*',
      'nothing to be? sorry|apolog*',
      'feel|feels|felt|so|very? sorry for|to my|the|your|his|her|their|every|all|any family|families|victims|victim|loss|losses|dead|injured|bereaved|people|person|mother|mothers|boy|girl|hear|see|read|say',
      'sorry for|to your|the|their|his|her|every? loss|losses|families|family|victims|hear|see|read|say|injured|bereaved',
      'sorry state|sight|excuse|about the? spelling',
      'better safe than sorry',
      'said|say|says sorry to me|us',
    ],
  },
  collective: {
    said: [
      'on behalf of',
      'in the name of all|every|the',
      'all|every|most muslim*|christian*|jew*|hindu*|sikh*|atheist*|immigrants|foreigners|white|black|asians|englishmen|men|women|believers',
      'all of them|you|us',
      'they|you|we are|re all the? same',
      'theyre all the? same',
      'we as? muslims|christians|jews|hindus|sikhs',
      'as a|one community|religion|nation we',
      'speak|speaking|talk for|as the|our|all|every community|muslims|religion|faith|everyone|everybody|all',
      'the muslims|jews|christians|immigrants|foreigners|whites',
    ],
    unless: [
      'all of us|them|you at|in|from|on who|the? _',
      'not all|every|most _',
      'not|never|nobody|none|no|cannot|cant|dont|doesnt|didnt|wont|wouldnt one? can|will|may|to? speak|speaks|speaking|talk|talks for|on|as _? _? _?',
      'nobody|noone|none|not|dont|doesnt _? _? on behalf of',
      'blame|blaming|blames|judge|hate|hates|tar|against all|every|the _',
      'all muslim|christian|jewish women|children|families|prayers|festivals',
      'all men|women are? created? equal',
    ],
  },
  insult: {
    said: [
      'idiot|idiots|moron|morons|scum|filth|vermin|cockroach|cockroaches|subhuman|subhumans|parasites|degenerates|imbeciles|cretins|savages|barbarians',
      'you|they|theyre|youre|these|those|are|like|such|fucking|bloody animals|dogs|pigs|rats|monsters|snakes|beasts|trash|garbage|rubbish',
      'shut up',
      'go back to your|their country',
      'brain dead',
      'braindead|brainless|brainwashed',
      'stupid|disgusting people|lot|men|women|bastard*|fool*',
      'bastard|bastards|coward|cowards|fool|fools|clown|clowns',
    ],
    unless: [
      'told|tell|tells|telling|shouted|said|says|heard|called|call|calls|calling|calls _? _? _? _? idiot*|moron*|scum|filth|vermin|cockroach*|animals|dogs|savages|barbarians|monsters|coward*|fool*',
      'told|tell|tells|telling|shouted|said|says|hear|heard|being _? _? to? go back to _ country',
      'not|never|no _? _? animals|monsters|savages|idiots|fools|cowards',
      'fools|fool gold|rush|errand|day|of|myself|ourselves|around|about',
      'i|im|was|me|we|were _? _? fool|fools|idiot|coward',
      'farm|zoo|pet|rescue|small animals',
      'like animals|dogs deserve|and|need',
    ],
  },
  person: {
    titles: [
      'mr|mrs|ms|miss|mister|dr|doctor|prof|professor|sir|lord|lady|dame',
      'imam|sheikh|shaykh|sheik|mufti|maulana|mullah|ustadh|hafiz|pastor|reverend|rev|rabbi|bishop|canon|vicar|granthi|pandit',
      'councillor|cllr|mp|pc|sergeant|inspector|mayor|headteacher',
      'uncle|aunty|auntie|aunt|brother|sister|haji|hajji',
    ],
    titlesAfter: ['sahib|saheb|begum|bhai|khala|chacha'],
    firstNames:
      'john james david michael robert paul mark peter andrew steven stephen kevin brian gary tommy thomas daniel matthew sarah emma laura karen susan margaret helen claire rachel rebecca katie nicola jean muhammad mohammed mohammad mohamed ahmed ahmad ali hassan hussain hussein omar umar usman bilal imran tariq yusuf yousef ibrahim ismail khalid abdul abdullah abdul mustafa hamza zain faisal asif nadeem rashid sajid shahid waqar fatima aisha ayesha khadija maryam mariam zainab sana nadia samina shazia farah yasmin rukhsana nasreen razia zubaida rahim karim rafiq shamim priya raj sanjay amit deepa gurpreet harpreet singh',
    secondNames: '',
    unless: [
      'prophet|prophets|hazrat|saint|st|jesus|moses|abraham|allah|god|lord|almighty|our _ _?',
      'muhammad|mohammed|mohammad|jesus|moses|ali|hussain|hussein|fatima|ibrahim|yusuf peace|pbuh|saw|christ|said|salla*|alay*|alai*',
      '_ street|road|lane|avenue|park|square|hospital|school|college|university|station|centre|center|hall|mosque|church|house|city|town|united|council|day|mubarak|bridge|airport|library|gardens|green|hill',
      'lord|sir have|of|bless|is|knows|willing|almighty',
      'father|brother|sister|uncle|aunt|doctor|miss|sergeant|pastor|rabbi|imam|sheikh and|of|or|in|at|who|from|is|was|said|the|to',
    ],
  },
  number: {
    shares: ['percent', 'per cent', 'pc of', 'out|in of? _ people|muslims|british|men|women|of'],
    counted: [
      'people|persons|muslims|christians|jews|hindus|men|women|children|britons|immigrants|migrants|refugees|terrorists|extremists|attacks|attack|victims|deaths|dead|killed|murdered|arrests|crimes|cases|mosques|incidents|believers|followers',
    ],
    magnitudes: ['hundreds|thousands|millions|billions', 'majority'],
    sources: [
      'according to',
      'source|sources|census|ons|survey|study|studies|report|statistics|figures|research|published|poll|inquest|inquiry',
      'home office',
      'tell mama',
      'per|as the? gov|government|police|bbc|council',
    ],
  },
};
