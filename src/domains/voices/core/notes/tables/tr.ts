import type { NoteWords } from '../note-words.ts';

export const tr: NoteWords = {
  apology: {
    said: [
      'özür dile*|dilerim|dileriz|diliyor*',
      'özür|özürler|özrümüzü',
      'affedin|bağışlayın|affınıza',
      'utanıyorum|utanıyoruz',
      'utanç duy*',
      'kusura bakma*',
    ],
    unless: [
      'özür dileme*|dilemey*|dilemem|dilemeyeceğ*|dilenecek',
      'özür dile* değil|yok|gerek*|borc*|niye|neden|zorunda',
      'neden|niye|niçin|kimseden|hiçbir _? özür',
      'özür borc* yok*|değil',
      'utanmıyor*|utanmam|utanmayız',
      'allah* _? affe*|bağışla*',
      'affetme*|affetmek|bağışlama*',
    ],
  },
  collective: {
    said: [
      'adına',
      'bütün|tüm|her müslüman*|hristiyan*|yahudi*|türk*|kürt*|yabancı*|göçmen*|batılı*|erkek*|kadın*',
      'hepsi|onlar|bunlar hep? aynı|terörist*|suçlu*|böyle',
      'biz müslümanlar|türkler|kürtler|aleviler|hristiyanlar olarak?',
      'toplum|millet|ümmet olarak',
    ],
    unless: [
      'allah*|tanrı*|rahman*|kendi|kendim|annem*|benim|hakkı adına|adıyla',
      'kimse*|kimsenin|kim _? _? adına',
      'adına konuşamaz*|konuşmuyor*|konuşmam|değil|konuşmasın',
      'bütün|tüm|her _ böyle? değil*|suçlama*|suçlanamaz',
      'hepimiz|bütün|tüm mahalle*|takım*|aile*|sınıf*|kulüp*',
      'hepsi aynı çay*|sofra*|okul*|dua*|ekmek*',
    ],
  },
  insult: {
    said: [
      'köpekler|köpek|domuz*|eşek*|hayvanlar|hayvan|vahşi*|fareler|haşere*|böcekler|pislik*|aşağılık*|aptal*|salak*|gerizekalı*|ahmak*|korkak*|hain*|alçak*|şerefsiz*|çöp',
      'geri zekalı*',
      'sus|susun',
      'memleketine|ülkene|ülkenize dön*|git*',
    ],
    unless: [
      'komşum*|sokak|evcil|bizim|benim köpe*|hayvan*|kedi*',
      'köpeğ*|hayvanat*|hayvanlara|hayvanları|barınağ*',
      'hayvan sever*',
      'memleketine|ülkene dön* laf*|dediler|dedi|diyor*|denil*|diyen*|demiş*|sözünü',
      'dediler|dedi|bağırdı*|diyen* _? _? köpek|hayvan|sus',
      'hayvan|aptal|salak|korkak değil*',
      'ben|kendimi _? _? aptal|salak|korkak|ahmak',
      'çöp kutusu|torbası|arabası|toplayan*|poşeti',
      'alçak gönüllü*|sesle',
    ],
  },
  person: {
    titles: ['sayın|dr|doktor|prof|profesör|imam|hoca|hacı|şeyh|müftü|vali|başkan|madam|rahip|papaz|haham|dede'],
    titlesAfter: ['bey|beyefendi|hanım|hanımefendi|hoca|usta|amca|teyze|abi|abla|dayı|hala'],
    firstNames:
      'mehmet ahmet mustafa ali hasan hüseyin ibrahim ismail yusuf osman murat emre burak kemal cemal can deniz fatma ayşe emine hatice zeynep elif merve esra hülya sevgi eleni yorgo hakan serkan',
    secondNames: '',
    unless: [
      'hazreti|hz|peygamber*|allah|tanrı|isa|musa|şehit _ _?',
      '_ caddesi|sokağı|sokak|mahallesi|parkı|camii|camisi|okulu|üniversitesi|hastanesi|bulvarı|meydanı|gar*|bayramı|köprüsü',
      'imam|hoca|dede|doktor|başkan|hacı ve|ile|de|da|ki|bir|gibi|dedi',
      'mustafa kemal atatürk*',
    ],
  },
  number: {
    shares: ['yüzde', 'yüzdesi'],
    counted: [
      'kişi|insan|müslüman|hristiyan|yahudi|erkek|kadın|çocuk|saldırı|terörist|ölü|yaralı|kurban|olay|cami|göçmen|mülteci',
    ],
    magnitudes: ['yüzlerce|binlerce|milyonlarca', 'çoğunluğu'],
    sources: ['göre', 'kaynak|anket|araştırma|rapor|istatistik*|nüfus|veri|veriler|tüik|yayımla*'],
  },
};
