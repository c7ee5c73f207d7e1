export { createPusher, type Pusher, type PusherOptions, type PushMessage, type PushOutcome } from './pusher.ts';
export { isPushService, parseSubscription, type Subscription } from './subscription.ts';
export { publicKeyOf } from './vapid.ts';
