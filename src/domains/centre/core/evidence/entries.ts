import type { Evidence, Finding, Quality } from './evidence.ts';
import type { sources } from './sources.ts';

type SourceId = keyof typeof sources;

const finding = (quality: Exclude<Quality, 'none'>, says: string, ...from: readonly SourceId[]): Finding => ({
  says,
  quality,
  sources: from,
});
const nothing = (says = 'No evidence found.'): Finding => ({ says, quality: 'none', sources: [] });

const checkedOn = '2026-11-26';

/** What is known of each kind of help. Written by us from the sources named; nothing is claimed beyond them. */
export const evidence: readonly Evidence[] = [
  {
    id: 'mentoring',
    title: 'Mentoring',
    about: 'An adult of trust meets a young person every week for some months.',
    emmie: {
      effect: finding(
        'moderate',
        'On violence, an average fall of 21% among young people who were mentored. On extremism itself only pooled results of nine mostly weak evaluations: a standardised difference of 0.50 (standard error 0.12) for prevention programmes of all kinds.',
        'yef-mentors',
        'jugl-2021',
      ),
      mechanism: finding(
        'weak',
        'A relation that lasts gives support in a crisis and a way back to school, training or work.',
        'yef-mentors',
      ),
      moderators: finding(
        'weak',
        'Programmes that addressed both people at risk and everybody did better than those for one group.',
        'jugl-2021',
      ),
      implementation: finding(
        'moderate',
        'Trust, expertise and enough means carry work with individuals; a logic of risk alone hinders it.',
        'lewis-2024',
      ),
      economics: nothing('No cost for each person was found that we could check.'),
    },
    harms: finding(
      'weak',
      'Harm came mainly from programmes aimed at one ethnic or religious group, and from watching.',
      'hassan-2021',
    ),
    checkedOn,
  },
  {
    id: 'youth-work',
    title: 'Youth work in the open',
    about: 'Clubs and street work that anybody may come to.',
    emmie: {
      effect: finding(
        'weak',
        'Programmes that strengthen what protects young people had positive results in the sounder of 33 studies; none isolates open youth work.',
        'hassan-2021',
      ),
      mechanism: finding(
        'weak',
        'Belonging, a say and adults to turn to are the protective factors that such programmes address.',
        'hassan-2021',
      ),
      moderators: nothing(),
      implementation: nothing(),
      economics: nothing(),
    },
    harms: finding('weak', 'Those aimed at one group or used for watching did harm.', 'hassan-2021'),
    checkedOn,
  },
  {
    id: 'women-leadership',
    title: 'Leadership programmes for women',
    about: 'Training, a mentor, a seat with power and a budget.',
    emmie: {
      effect: nothing(
        'No study of an effect on extremism was found. The case rests on fairness and on who holds trust, not on a measured effect.',
      ),
      mechanism: finding(
        'weak',
        'Personal pledges and women who speak in public worked as a form; power to decide was not part of it.',
        'inspire-2015',
      ),
      moderators: nothing(),
      implementation: finding(
        'weak',
        'Organisers were abused as speaking for the state; a shield against harassment has to be there first.',
        'inspire-2015',
      ),
      economics: nothing(),
    },
    harms: finding('weak', 'A framing of rescue was criticised, and organisers were abused.', 'inspire-2015'),
    checkedOn,
  },
  {
    id: 'parents-groups',
    title: 'Parents’ groups',
    about: 'Parents meet for some weeks, talk about growing up and the internet, and about whom to ask.',
    emmie: {
      effect: nothing('Only the provider’s own surveys were found, without a comparison.'),
      mechanism: finding(
        'weak',
        'Parents notice change early and often lack the confidence to speak about it.',
        'wwb-mothers',
      ),
      moderators: nothing(),
      implementation: finding('weak', 'Run in more than a dozen countries with local teachers.', 'wwb-mothers'),
      economics: nothing(),
    },
    harms: nothing('No study looked for harm. Making parents watch their children would be one.'),
    checkedOn,
  },
  {
    id: 'critical-thinking',
    title: 'Lessons in spotting manipulation',
    about: 'Pupils meet weakened forms of the tricks that recruiters use, and learn to name them.',
    emmie: {
      effect: finding(
        'moderate',
        'Players of a game were better, and surer, at judging manipulative messages straight afterwards than those who played another game.',
        'saleh-2021',
      ),
      mechanism: finding(
        'moderate',
        'Active inoculation: a weakened dose, and the refutation made by oneself.',
        'saleh-2021',
      ),
      moderators: nothing(),
      implementation: finding(
        'weak',
        'A quarter of an hour on a screen; whether it lasts without repetition was not measured.',
        'saleh-2021',
      ),
      economics: nothing(),
    },
    harms: nothing('None was looked for.'),
    checkedOn,
  },
  {
    id: 'sport',
    title: 'Sport',
    about: 'Regular sport with coaches who do more than coach.',
    emmie: {
      effect: finding(
        'weak',
        'Rated as high on crime and violence, with low confidence as few studies are sound. On extremism there is no fair comparison.',
        'yef-activities',
        'unodc-sport-2018',
      ),
      mechanism: finding('weak', 'Sport brings people in; what is done beside it does the work.', 'unodc-sport-2018'),
      moderators: nothing(),
      implementation: finding('weak', 'Depends on qualified staff and on money that lasts.', 'unodc-sport-2018'),
      economics: nothing(),
    },
    harms: nothing('None was measured.'),
    checkedOn,
  },
  {
    id: 'employment-support',
    title: 'Help into work',
    about: 'Training, placements and somebody who goes along.',
    emmie: {
      effect: finding(
        'moderate',
        'In a trial in a war zone neither training nor cash alone lowered support for armed groups; both together raised support for the government for seven to eight months. It may not carry over.',
        'mercy-corps-2018',
      ),
      mechanism: finding(
        'moderate',
        'The gain came without better incomes: being treated fairly seems to matter more than money.',
        'mercy-corps-2018',
      ),
      moderators: finding('weak', 'Wartime Kandahar; nothing comparable in Britain was found.', 'mercy-corps-2018'),
      implementation: nothing(),
      economics: nothing(),
    },
    harms: finding('weak', 'Cash alone first pleased and then disappointed.', 'mercy-corps-2018'),
    checkedOn,
  },
  {
    id: 'intermediaries',
    title: 'Intermediaries in communities',
    about: 'People who are trusted, and know what happens when somebody calls.',
    emmie: {
      effect: nothing('No study of an effect was found.'),
      mechanism: finding(
        'weak',
        'People act out of care and in steps: the person, family, friends, a leader they trust, and only then the police.',
        'thomas-2017',
      ),
      moderators: finding(
        'weak',
        'Local and face to face; not knowing what happens next is what holds people back.',
        'thomas-2017',
      ),
      implementation: finding('weak', 'People want to hear back.', 'thomas-2017'),
      economics: nothing(),
    },
    harms: nothing('None was looked for. An intermediary who holds case data would be one.'),
    checkedOn,
  },
  {
    id: 'counter-speech-training',
    title: 'Practice in answering',
    about: 'People compose their own answers to hate and extremism, and try them.',
    emmie: {
      effect: finding(
        'moderate',
        'Writing the counter-argument oneself protected more than being given one. Answers that ask for empathy lowered later hate a little (about a tenth of a standard deviation); humour and warnings did not.',
        'carthy-sarma-2023',
        'hangartner-2021',
      ),
      mechanism: finding(
        'moderate',
        'Active composing; answers work on those who read along more than on the author.',
        'carthy-sarma-2023',
        'hangartner-2021',
      ),
      moderators: finding(
        'weak',
        'Results differ by kind of message in 19 studies of mostly moderate quality.',
        'carthy-2020',
      ),
      implementation: nothing(),
      economics: nothing(),
    },
    harms: finding('weak', 'Counter-messages of some kinds had no effect or the wrong one.', 'carthy-2020'),
    checkedOn,
  },
  {
    id: 'interfaith-contact',
    title: 'Contact between groups',
    about: 'People of different groups do something together as equals.',
    emmie: {
      effect: finding(
        'strong',
        'Contact typically lowers prejudice: 515 studies, and 27 randomised ones with later measurement; the effect on ethnic prejudice is substantially weaker.',
        'pettigrew-2006',
        'paluck-2019',
      ),
      mechanism: finding(
        'moderate',
        'Equal standing, a shared goal and support from those in charge help, and are not strictly needed.',
        'pettigrew-2006',
      ),
      moderators: finding('moderate', 'No sound study of ethnic prejudice of adults over 25 was found.', 'paluck-2019'),
      implementation: nothing(),
      economics: nothing(),
    },
    harms: nothing('Bad contact can harm; it was not measured in the trials.'),
    checkedOn,
  },
  {
    id: 'family-support',
    title: 'Intensive support for families',
    about: 'A therapist works with a family at home for three to five months.',
    emmie: {
      effect: finding(
        'strong',
        'In the largest English trial it was no better than usual services in keeping young people at home, the main outcome at 18 months.',
        'fonagy-2018',
      ),
      mechanism: finding(
        'moderate',
        'Works through parents’ skills and every setting the young person is in.',
        'fonagy-2018',
      ),
      moderators: finding(
        'moderate',
        'Earlier American trials found gains; usual services in England may be better than those there.',
        'fonagy-2018',
      ),
      implementation: finding('moderate', 'Nine multi-agency panels could run it.', 'fonagy-2018'),
      economics: finding(
        'moderate',
        '£2,285 for each young person above youth offending services, at prices of about 2010 (5,687 less 3,402).',
        'cary-2013',
      ),
    },
    harms: nothing('None was reported beyond no gain.'),
    checkedOn,
  },
  {
    id: 'hate-crime-support',
    title: 'Support after hate crime',
    about: 'Somebody stays with a victim from the report to the end, and restores where both sides want it.',
    emmie: {
      effect: finding(
        'weak',
        'Most victims who were interviewed after a restorative meeting felt better; there was no comparison.',
        'walters-2014',
      ),
      mechanism: finding('weak', 'Being heard, and a promise that it stops.', 'walters-2014'),
      moderators: nothing(),
      implementation: finding('weak', 'Needs facilitators who know the harm of hate.', 'walters-2014'),
      economics: nothing(),
    },
    harms: finding('weak', 'A meeting that is badly prepared may hurt again.', 'walters-2014'),
    checkedOn,
  },
  {
    id: 'conversation-kits',
    title: 'Kits for difficult conversations',
    about: 'Short answers with the why, and practice for teachers, parents and friends.',
    emmie: {
      effect: finding(
        'moderate',
        'Corrections by peers lower belief in a false claim; that one is made matters more than how. A trusted sender raised knowledge by 0.26 standard deviations. Showing people that they do not blame their own group for what some of it do lowered hostility to Muslims, still after a year.',
        'badrinathan-2023',
        'bowles-2020',
        'bruneau-2018',
      ),
      mechanism: finding('moderate', 'Presence of a correction beats its sophistication.', 'badrinathan-2023'),
      moderators: nothing(),
      implementation: finding('moderate', 'Messages through a charity that people already trusted.', 'bowles-2020'),
      economics: nothing(),
    },
    harms: nothing('None was seen.'),
    checkedOn,
  },
  {
    id: 'multi-agency',
    title: 'Agencies at one table',
    about: 'Council, schools, health and police decide together on support that people agreed to.',
    emmie: {
      effect: finding(
        'weak',
        'Five studies were fit to ask about effects, too different to be pooled.',
        'mazerolle-2021',
      ),
      mechanism: finding('weak', 'Several needs are met at once.', 'mazerolle-2021'),
      moderators: nothing(),
      implementation: finding(
        'moderate',
        'Twenty-six studies: trust, clear roles and time to work together.',
        'mazerolle-2021',
      ),
      economics: nothing(),
    },
    harms: finding('weak', 'A logic of risk alone hinders the work.', 'lewis-2024'),
    checkedOn,
  },
];
