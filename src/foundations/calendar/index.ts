export { type CalendarMoment, calendarFile, calendarType } from './calendar-file.ts';
export { addDays, dayOf, quarterOf } from './days.ts';
export { localTime, type MomentsAt, momentsAt } from './local-time.ts';
