import { launch } from 'puppeteer-core'; import { buildSync } from 'esbuild'; import { findBrowser } from './tools/browser.mjs'; import { readFileSync, readdirSync, writeFileSync } from 'node:fs'; import { join } from 'node:path'; import { brotliCompressSync } from 'node:zlib';
const P='/tmp/e/pk/node_modules/';
function* walk(d){ for (const n of readdirSync(d,{withFileTypes:true})) { const p=join(d,n.name); if(n.isDirectory()) yield* walk(p); else if (n.isFile()&&/\.svg$/.test(n.name)) yield p; } }
const sample=(dir,n)=>{const all=[...walk(dir)].sort(); const step=Math.max(1,Math.floor(all.length/n)); return all.filter((_,i)=>i%step===0).slice(0,n)};
const icons=[['@tabler/icons',700],['@mdi/svg',700],['bootstrap-icons',700],['simple-icons',700],['@fortawesome/fontawesome-free',700],['flag-icons',500],['@twemoji/svg',700],['openmoji',700]].flatMap(([d,n])=>sample(P+d,n));
const editors=[...walk('/tmp/e/sys')];
writeFileSync('.p.ts',`import { findUnsafe } from './src/image/unsafe-svg.ts'; import { hostile, harmless } from './test/image/svgs.ts'; Object.assign(globalThis,{ours:findUnsafe,hostile,harmless});`);
const code=buildSync({entryPoints:['.p.ts'],bundle:true,write:false,format:'iife'}).outputFiles[0].text;
const ourBytes=brotliCompressSync(buildSync({entryPoints:['./src/image/apart/svg-worker.ts'],bundle:true,minify:true,write:false,format:'iife'}).outputFiles[0].contents).length;
console.log('bytes brotli: ours',ourBytes,'DOMPurify',brotliCompressSync(readFileSync(P+'dompurify/dist/purify.min.js')).length);
const browser=await launch({...await findBrowser(),protocolTimeout:600000});
const page=await browser.newPage(); await page.goto('about:blank'); await page.evaluate(code); await page.evaluate(readFileSync(P+'dompurify/dist/purify.min.js','utf8'));
await page.evaluate(()=>{ globalThis.purify=(text,ns)=>{ DOMPurify.sanitize(text,{USE_PROFILES:{svg:true,svgFilters:true},PARSER_MEDIA_TYPE:'application/xhtml+xml',NAMESPACE:'http://www.w3.org/2000/svg',...(ns)}); return DOMPurify.removed.filter(r=>!(r.element&&(r.element.nodeType===8||r.element.nodeType===7||r.element.nodeName==='remove'||r.element.nodeName==='body'))).filter(r=>!(r.attribute&&/^xmlns/.test(r.attribute.name))).map(r=>r.element?'<'+r.element.nodeName+'>':r.attribute?.name); }; });
const run=async(files,label)=>{ let res={n:0,our:0,dp:0,tOur:0,tDp:0,wOur:0,wDp:0,why:{}};
 for(let i=0;i<files.length;i+=50){ const texts=files.slice(i,i+50).map(f=>readFileSync(f,'utf8')); const r=await page.evaluate(async(texts)=>{const out=[]; for(const t of texts){ const b=new Blob([t]); let s=performance.now(); const o=await ours(b); const a=performance.now()-s; s=performance.now(); let d; try{d=purify(t)}catch(e){d=['throw '+e.message]} out.push([!!o,a,d,performance.now()-s]); } return out;},texts);
  for(const [o,a,d,t] of r){res.n++; res.our+=o; res.tOur+=a; res.wOur=Math.max(res.wOur,a); res.dp+=d.length>0; res.tDp+=t; res.wDp=Math.max(res.wDp,t); for(const k of new Set(d)) res.why[k]=(res.why[k]??0)+1; } }
 console.log(label,res.n,'refused: ours',res.our,'DOMPurify',res.dp,'mean ms',(res.tOur/res.n).toFixed(2),(res.tDp/res.n).toFixed(2),'worst',res.wOur.toFixed(0),res.wDp.toFixed(0),JSON.stringify(Object.entries(res.why).sort((a,b)=>b[1]-a[1]).slice(0,12))); };
await run(icons,'icons'); await run(editors,'editors');
console.log('harmless table', await page.evaluate(async()=>{let o=0,d=0,n=0;for(const t of Object.values(harmless)){n++; if(await ours(new Blob([t])))o++; try{if(purify(t).length)d++}catch{d++}} return {n,ours:o,DOMPurify:d}}));
console.log('hostile table', JSON.stringify(await page.evaluate(async()=>{let o=0,n=0;const missed=[];for(const [k,t] of Object.entries(hostile)){n++; if(!await ours(new Blob([t])))o++; let d; try{d=purify(t)}catch{d=['x']} if(!d.length) missed.push(k)} return {n,oursMissed:o,DOMPurifyMissed:missed.length,missed}})));
// DOMPurify's payloads as SVG files
const { default: fixtures } = await import('/tmp/e/expect.mjs');
const payloads=fixtures.map(f=>f.payload).filter(p=>typeof p==='string');
const wrapped=payloads.flatMap(p=>[p,`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">${p}</svg>`, p.replace(/<svg(?![^>]*xmlns=)/,'<svg xmlns="http://www.w3.org/2000/svg"')]);
writeFileSync('/tmp/e/wrapped.json',JSON.stringify(wrapped));
const acc=await page.evaluate(async(list)=>{const a=[];for(const t of list) if(!await ours(new Blob([t]))) a.push(t); return a;},wrapped);
console.log('DOMPurify payloads',wrapped.length,'accepted by ours',acc.length); for(const a of acc) console.log('   ',a.slice(0,300).replace(/\n/g,' '));
browser.process().kill('SIGKILL'); process.exit(0);
