/** The 124 postcode areas (Royal Mail, Postcode Address File). */
const areas =
  'AB|AL|BA|BB|BD|BH|BL|BN|BR|BS|BT|B|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|EC|EH|EN|EX|E|FK|FY|GL|GU|GY|G|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|LA|LD|LE|LL|LN|LS|LU|L|ME|MK|ML|M|NE|NG|NN|NP|NR|NW|N|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|S|TA|TD|TF|TN|TQ|TR|TS|TW|UB|WA|WC|WD|WF|WN|WR|WS|WV|W|YO|ZE';

/** A whole postcode, which is a dozen or two of doors. The letters C I K M O V stand in no second half, so "the M1 2am" is none. */
export const postcode = new RegExp(
  `(?<![\\p{L}\\d])(?:${areas})\\d[A-Z\\d]?\\s{0,2}\\d[ABD-HJLNP-UW-Z]{2}(?![\\p{L}\\d])`,
  'giu',
);

/** An address of e-mail, written as one or spelled: "name (at) example (dot) org". */
export const email =
  /(?<![\p{L}\d._%+-])[\p{L}\d._%+-]{1,64}(?:(?:@|\s@\s|\s?\(at\)\s?|\s?\[at\]\s?)[\p{L}\d-]{1,63}(?:\s?(?:\.|\(dot\)|\[dot\])\s?[\p{L}\d-]{2,63}){1,4}|\sat\s[\p{L}\d-]{1,63}(?:\sdot\s[a-z\d-]{2,63}){0,2}\sdot\s(?:com|org|net|info|co|uk|me|io|pk|bd|tr|so|sa|eg)\b)/giu;

const networks =
  'insta(?:gram)?|ig|snap(?:chat)?|tiktok|telegram|whats ?app|fb|facebook|twitter|discord|signal|انسٹاگرام|انستغرام|انستا|تلغرام|واتساب|ইনস্টাগ্রাম|টেলিগ্রাম';

/** A name on a network: with its sign, with the name of the network before it, or as the link of a page. */
export const handle = new RegExp(
  [
    `(?<![\\p{L}\\d._@/])@(?=[\\d_.]{0,29}[\\p{L}])[\\p{L}\\d_](?:[\\p{L}\\p{M}\\d_.]{0,28}[\\p{L}\\p{M}\\d_])`,
    `(?<![\\p{L}\\d])(?:${networks})\\s?[:=]\\s?@?[\\p{L}\\d_][\\p{L}\\d_.]{2,29}`,
    `(?<![\\p{L}\\d])(?:t\\.me|wa\\.me|(?:facebook|instagram|tiktok|twitter|x|snapchat)\\.com(?:/add)?)/@?[\\w.+-]{2,40}`,
  ].join('|'),
  'giu',
);

const streets =
  'street|st|road|rd|lane|ln|avenue|ave|drive|close|crescent|terrace|grove|way|court|gardens|place|square|hill|walk|row|mews|parade';

/** Words that come between a figure and a street without an address being meant: "30 years on this street". */
const notNames =
  'years?|people|families|houses?|miles?|of|on|in|at|from|down|along|up|the|this|our|my|that|every|a|and|minutes?|shops?';

const number = '(?:no|nr|number|نمبر|رقم|নং|নম্বর|lambar(?:kiisu)?|lambarka)\\.?:?';

/**
 * A door: number and street in English and Turkish, or "house number 12" and the like. One in Urdu, Arabic, Bengali and Somali is mostly written so, or in
 * English.
 */
export const address = new RegExp(
  [
    `(?:\\b(?:flat|apartment|apt|unit)\\s\\d{1,4}[a-z]?,?\\s)?(?<![\\d/.-])\\b\\d{1,4}[a-z]?,?\\s(?:(?!(?:${notNames})\\s)[\\p{L}’']{2,20}\\s){1,3}(?:${streets})\\b`,
    `\\b(?:flat|apartment|apt)\\s\\d{1,4}[a-z]?\\b`,
    `[\\p{L}’']{2,30}\\s(?:caddesi|cad\\.?|sokağı|sokak|sok\\.?|bulvarı|mahallesi)\\s?,?\\s?(?:no|numara)\\.?:?\\s?\\d{1,4}`,
    `(?:daire|kapı)\\s(?:no\\.?:?\\s?)?\\d{1,4}`,
    `(?<![\\p{L}])(?:مکان|گھر|گلی|فلیٹ|کوٹھی|منزل|بيت|شقة|شارع|عمارة|বাড়ি|বাসা|রোড|ফ্ল্যাট|guri|guriga|waddada)\\s${number}\\s?\\d{1,4}`,
    `(?<![\\p{L}])شارع\\s[\\p{L}]{2,20}(?:\\s[\\p{L}]{2,20})?\\s?،?\\s${number}\\s?\\d{1,4}`,
  ].join('|'),
  'giu',
);
