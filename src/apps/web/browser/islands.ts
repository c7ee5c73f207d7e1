import { HexMap } from './hex-map.ts';

customElements.define('hex-map', HexMap);
