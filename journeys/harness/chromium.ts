import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const cache = join(root, 'node_modules/.cache');

export interface Chromium {
  readonly executablePath: string;
  readonly env: Record<string, string>;
}

/** The browser that npm brought, unpacked once however many test files ask for it at the same time. */
export function chromiumFromNpm(): Chromium {
  const home = unpackOnce();
  const executablePath = join(home, 'chromium');
  const env = { FONTCONFIG_PATH: join(home, 'fonts'), HOME: home };
  const lacksLibraries = spawnSync(executablePath, ['--version']).status !== 0;
  return { executablePath, env: lacksLibraries ? { ...env, LD_LIBRARY_PATH: join(home, 'al2023/lib') } : env };
}

function unpackOnce(): string {
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/@sparticuz/chromium/package.json'), 'utf8'));
  const home = join(cache, `chromium-${version}`);
  if (existsSync(home)) return home;
  mkdirSync(cache, { recursive: true });
  const aside = mkdtempSync(join(cache, 'chromium-'));
  const unpacking = spawnSync(process.execPath, [join(import.meta.dirname, 'unpack-chromium.mjs')], {
    env: { ...process.env, TMPDIR: aside },
    encoding: 'utf8',
  });
  if (unpacking.status !== 0) throw new Error(`Chromium could not be unpacked: ${unpacking.stderr}`);
  writeFileSync(join(aside, 'fonts/fonts.conf'), fontSettings(home));
  try {
    renameSync(aside, home);
  } catch (error) {
    // Another test file was faster: its copy is as good.
    rmSync(aside, { recursive: true });
    if (!existsSync(home)) throw error;
  }
  return home;
}

/** The fonts that came with the browser, and those of the machine where it has any. */
function fontSettings(home: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${home}/fonts/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${home}/fonts-cache</cachedir>
</fontconfig>
`;
}
