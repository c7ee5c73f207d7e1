import type { Source } from './evidence.ts';

/** Every source that evidence rests on, by its id. */
export const sources = {
  'jugl-2021': {
    cite: 'Jugl, Lösel, Bender and King (2021), European Journal of Psychology Applied to Legal Context 13(1), 37–46',
    design: 'meta-analysis of nine evaluations, one of them randomised',
    url: 'https://journals.copmadrid.org/jwop/art/ejpalc2021a6',
  },
  'hassan-2021': {
    cite: 'Hassan and others (2021), Journal for Deradicalization 29: outcomes of primary and secondary prevention',
    design: 'systematic review, 33 of 11,836 documents',
    url: 'https://jd.journals.publicknowledgeproject.org/index.php/jd/article/view/577',
  },
  'yef-mentors': {
    cite: 'Youth Endowment Fund (2025), announcement of a round of grants for mentoring, with the figures of its Toolkit',
    design: 'summary of a review of international studies',
    url: 'https://youthendowmentfund.org.uk/news/yef-announce-10-million-investment-to-help-young-people-turn-to-mentors-not-violence',
  },
  'yef-activities': {
    cite: 'Youth Endowment Fund (2023), round of grants for positive activities, with the ratings of its Toolkit',
    design: 'summary of reviews',
    url: 'https://youthendowmentfund.org.uk/?p=9527',
  },
  'lewis-2024': {
    cite: 'Lewis, Marsden, Cherney and others (2024), Campbell Systematic Reviews 20(2), e1386',
    design: 'systematic review, 47 studies of how work was carried out and none of what it achieved',
    url: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC11015087',
  },
  'mazerolle-2021': {
    cite: 'Mazerolle, Cherney, Eggins, Hine and Higginson (2021), Campbell Systematic Reviews 17(2), e1162',
    design: 'systematic review, 5 studies of effect and 26 of how it works',
    url: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC8356331',
  },
  'wwb-mothers': {
    cite: 'Women without Borders, MotherSchools: Parenting for Peace, the programme’s own account (1,023 mothers asked in five countries)',
    design: 'the provider’s own surveys, without a comparison',
    url: 'https://wwb.org/activity/motherschools/',
  },
  'saleh-2021': {
    cite: 'Saleh, Roozenbeek, Makki, McClanahan and van der Linden (2021), Behavioural Public Policy 8(3), 548–571',
    design: 'preregistered randomised experiment, 291 people',
    url: 'https://inoculation.science/inoculating-against-extremism/',
  },
  'unodc-sport-2018': {
    cite: 'United Nations Office on Drugs and Crime (2018), Desk review on sport as a tool for the prevention of violent extremism',
    design: 'desk review of programmes and literature',
    url: null,
  },
  'mercy-corps-2018': {
    cite: 'Kurtz, Tesfaye and Wolfe (2018), Mercy Corps: Can economic interventions reduce violence? Kandahar; with Lyall, Zhou and Imai (2019), EGAP brief 60',
    design: 'randomised factorial trial of training and cash',
    url: 'https://egap.org/content/brief-60-reducing-youth-support-violence-through-training-and-cash-transfers-afghanistan',
  },
  'thomas-2017': {
    cite: 'Thomas, Grossman, Miah and Christmann (2017), CREST: Community reporting thresholds',
    design: 'interviews in communities and with professionals',
    url: null,
  },
  'carthy-sarma-2023': {
    cite: 'Carthy and Sarma (2023), Terrorism and Political Violence 35, 569–593',
    design: 'randomised experiment, 150 people',
    url: null,
  },
  'carthy-2020': {
    cite: 'Carthy, Doody, Cox, O’Hora and Sarma (2020), Campbell Systematic Reviews 16(3), e1106',
    design: 'systematic review, 19 studies, most of moderate quality',
    url: null,
  },
  'hangartner-2021': {
    cite: 'Hangartner and others (2021), Proceedings of the National Academy of Sciences 118(50)',
    design: 'randomised field experiment, 1,350 users of Twitter',
    url: null,
  },
  'paluck-2019': {
    cite: 'Paluck, Green and Green (2019), Behavioural Public Policy 3(2), 129–158',
    design: 'meta-analysis of 27 randomised studies with later measurement',
    url: 'https://doi.org/10.1017/bpp.2018.25',
  },
  'pettigrew-2006': {
    cite: 'Pettigrew and Tropp (2006), Journal of Personality and Social Psychology 90(5), 751–783',
    design: 'meta-analysis of 515 studies',
    url: null,
  },
  'fonagy-2018': {
    cite: 'Fonagy and others (2018), Lancet Psychiatry 5(2), 119–133 (START)',
    design: 'randomised trial, 684 families in England',
    url: 'https://www.thelancet.com/journals/lanpsy/article/PIIS2215-0366(18)30001-4/fulltext',
  },
  'cary-2013': {
    cite: 'Cary, Butler, Baruch, Hickey and Byford (2013), PLoS ONE 8(4), e61070',
    design: 'cost analysis beside a randomised trial, 108 young people in London',
    url: 'https://doi.org/10.1371/journal.pone.0061070',
  },
  'walters-2014': {
    cite: 'Walters (2014), Hate Crime and Restorative Justice: Exploring Causes, Repairing Harms',
    design: 'interviews and observation in English schemes',
    url: 'https://internationalhatestudies.com/hate-crime-restorative-justice-exploring-causes-repairing-harms/',
  },
  'bruneau-2018': {
    cite: 'Bruneau, Kteily and Falk (2018), Personality and Social Psychology Bulletin 44(3), and the follow-up with Kteily and Urbiola (2020)',
    design: 'randomised experiments, about 2,000 people; a follow-up after a year in Spain',
    url: null,
  },
  'badrinathan-2023': {
    cite: 'Badrinathan and Chauchard (2023), British Journal of Political Science',
    design: 'randomised experiment, about 5,100 people',
    url: null,
  },
  'bowles-2020': {
    cite: 'Bowles, Larreguy and Liu (2020), PLoS ONE 15(10), e0240005',
    design: 'field experiment with messages of a trusted sender, 864 asked',
    url: 'https://doi.org/10.1371/journal.pone.0240005',
  },
  'inspire-2015': {
    cite: 'Accounts of Inspire’s #MakingAStand, 2014 and 2015, a roadshow through eight cities',
    design: 'press and the organisers’ own accounts',
    url: null,
  },
} as const satisfies Readonly<Record<string, Source>>;
