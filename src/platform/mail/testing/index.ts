export { type MailSink, openMailSink, type ReceivedMail } from './open-mail-sink.ts';
