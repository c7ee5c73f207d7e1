export {
  askToSign,
  askToTakeOut,
  confirmSignature,
  itself,
  leaveCoalition,
  listSigned,
  renewSignature,
  type SignatureProblem,
  settleTakingOut,
} from './actions/sign.ts';
export { migrations } from './store/migrations.ts';
export { findSignatureByCode, listSignatures } from './store/signatures.ts';
