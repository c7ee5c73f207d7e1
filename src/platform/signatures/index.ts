export { readSigned, type SignatureProblem, type Signer, signerOf } from './signatures.ts';
