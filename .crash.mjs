import { launch } from 'puppeteer-core'; import { buildSync } from 'esbuild'; import { findBrowser } from './tools/browser.mjs'; import { readFileSync, writeFileSync } from 'node:fs';
const src=readFileSync('test/image/svg-bounds.test.ts','utf8'); const at=src.indexOf('const MEGABYTE'); const end=src.indexOf('for (const [what, text] of Object.entries(odd))');
writeFileSync('.crash.ts', `import { lookThrough } from './src/image/unsafe-svg.ts'; import { svgOf } from './test/image/svgs.ts';\n`+src.slice(at,end)+`\nglobalThis.odd=odd; globalThis.look=lookThrough;`);
const code=buildSync({entryPoints:['.crash.ts'],bundle:true,write:false,format:'iife'}).outputFiles[0].text;
const browser=await launch(await findBrowser());
let page=await browser.newPage(); await page.evaluate(code); const names=await page.evaluate(()=>Object.keys(odd));
for(const n of names){ const t=performance.now(); try { const r=await Promise.race([page.evaluate(async n=>JSON.stringify(await look(new Blob([odd[n]]))),n), new Promise((_,j)=>setTimeout(()=>j(new Error('timeout')),15000))]); const d=performance.now()-t; if(d>150) console.log(n,d.toFixed(0),r.slice(0,100)); } catch(e){ console.log('CRASH',n,e.message.slice(0,200)); page=await browser.newPage(); await page.evaluate(code);} }
browser.process().kill('SIGKILL'); process.exit(0);
