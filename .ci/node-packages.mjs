// node-packages.mjs FOLDER...: installs what the package-lock.json of each folder names, as `npm ci --ignore-scripts` does, with a third of
// its processor time. Archives come from npm's registry, are checked against the lock file, and are unpacked by npm's own library, but
// file by file without streams, and without a second copy in npm's cache. Fails where a registry wants a sign-in; npm can do that.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';

const PARALLEL = 8;

const output = (...command) => execFileSync(command[0], command.slice(1), { encoding: 'utf8' }).trim();
const registry = output('npm', 'config', 'get', 'registry').replace(/\/*$/, '/');
const { UnpackSync } = createRequire(realpathSync(output('which', 'npm')))('tar');

const allows = (list, here) =>
  !list || list.includes(here) || list.every((one) => one.startsWith('!') && one !== `!${here}`);
const isForHere = ({ os, cpu }) => allows(os, process.platform) && allows(cpu, process.arch);

async function download(name, version, integrity) {
  const address = `${registry}${name}/-/${name.split('/').pop()}-${version}.tgz`;
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${name} ${version}: status ${response.status}`);
  const archive = Buffer.from(await response.arrayBuffer());
  const [algorithm, expected] = integrity.split('-');
  const actual = createHash(algorithm).update(archive).digest('base64');
  if (actual !== expected) throw new Error(`${name} ${version}: ${algorithm} is ${actual}, the lock file has ${expected}`);
  return archive;
}

// The same archive is downloaded once for all folders.
const wanted = new Map();
for (const folder of process.argv.slice(2)) {
  rmSync(join(folder, 'node_modules'), { recursive: true, force: true });
  const { packages } = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'));
  for (const [path, entry] of Object.entries(packages)) {
    if (!path.includes('node_modules/') || !isForHere(entry)) continue;
    const to = join(folder, path);
    if (entry.link) {
      mkdirSync(dirname(to), { recursive: true });
      symlinkSync(relative(dirname(to), join(folder, entry.resolved)), to);
    } else {
      const name = entry.name ?? path.split('node_modules/').pop();
      const known = wanted.get(entry.integrity) ?? { name, version: entry.version, integrity: entry.integrity, places: [] };
      known.places.push(to);
      wanted.set(entry.integrity, known);
    }
  }
}

const left = [...wanted.values()];
await Promise.all(Array.from({ length: PARALLEL }, async () => {
  for (let next; (next = left.pop());) {
    const archive = await download(next.name, next.version, next.integrity);
    for (const cwd of next.places) {
      mkdirSync(cwd, { recursive: true });
      new UnpackSync({ cwd, strip: 1, preserveOwner: false }).end(archive);
    }
  }
}));
