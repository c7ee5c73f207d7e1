export { openPushService, type PushService } from './push-service.ts';
