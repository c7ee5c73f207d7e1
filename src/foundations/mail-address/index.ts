export { isMailAddress, type Mailbox, parseMailbox } from './mail-address.ts';
