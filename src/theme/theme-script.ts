import { themeStorageKey } from './theme.ts'

/**
 * The script that runs in the document head before anything is painted: it shows the reader's
 * choice, or the theme of the system, which it then follows until a choice is made. Another tab's
 * choice is taken over too.
 */
export const themeScript = `(function(){
var root=document.documentElement,query=matchMedia('(prefers-color-scheme: dark)');
function show(){
var choice=null;
try{choice=localStorage.getItem('${themeStorageKey}')}catch(error){}
root.dataset.theme=choice==='dark'||choice==='light'?choice:query.matches?'dark':'light'
}
show();
query.addEventListener('change',show);
addEventListener('storage',show)
})()`.replaceAll('\n', '')
