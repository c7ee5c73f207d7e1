// Unpacks the browser below TMPDIR, which the caller chooses, and prints where it stands.
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import chromium, { inflate } from '@sparticuz/chromium';

const packed = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '../bin');

await chromium.executablePath();
await inflate(join(packed, 'al2023.tar.br'));
console.log(tmpdir());
