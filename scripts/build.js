import { requireNode } from './make/node-version.js';
import { ensureBuild } from './make/build.js';

requireNode();
const began = Date.now();
const built = await ensureBuild(() => {});
console.log(built ? `Built in ${((Date.now() - began) / 1000).toFixed(1)} s.` : 'Already built.');
