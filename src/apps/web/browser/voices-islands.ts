import { ShareBox } from './share-box.ts';
import { WordsBox } from './words-box.ts';

customElements.define('words-box', WordsBox);
customElements.define('share-box', ShareBox);
