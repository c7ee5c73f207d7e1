export { type CalendarMoment, calendarFile, calendarType } from './calendar-file.ts';
export { localTime, type MomentsAt, momentsAt } from './local-time.ts';
