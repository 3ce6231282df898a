import { themeStorageKey } from './theme.ts'

/**
 * The script that runs in the document head before anything is painted: it shows the reader's
 * choice, or the theme of the system, which it then follows until a choice is made. Another tab's
 * choice is taken over too. React clears the attributes of the document's element when a page brings
 * others; the theme is put back before the next frame.
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
addEventListener('storage',show);
new MutationObserver(function(){if(!root.dataset.theme)show()}).observe(root,{attributes:true,attributeFilter:['data-theme']})
})()`.replaceAll('\n', '')
