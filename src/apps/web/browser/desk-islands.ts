import { LookAgain } from './look-again.ts';
import { PasskeyButton } from './passkey-button.ts';
import { SingleKeys } from './single-keys.ts';
import { UploadProgress } from './upload-progress.ts';
import { WhatIf } from './what-if.ts';

customElements.define('passkey-button', PasskeyButton);
customElements.define('what-if', WhatIf);
customElements.define('look-again', LookAgain);
customElements.define('upload-progress', UploadProgress);
customElements.define('single-keys', SingleKeys);
