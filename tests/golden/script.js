(()=>{
const offered={"scheme":["black-on-white","white-on-black","dark-blue-on-blue","brown-on-beige","green-on-dark-brown","yellow-on-black"],"font":["arial","times-new-roman"],"font-size":["100","125","150","200"],"letter-spacing":["0","0.12","0.25"],"word-spacing":["0","0.16","0.32"],"line-height":["1.5","2"],"paragraph-spacing":["1.5","2"],"images":["show","grayscale","hide"],"motion":["reduce"],"measure":["60","70","80"],"underline-links":["on"],"alignment":["start"],"media":["hide"]};
const keys=Object.keys(offered);
const N=["text","background"];
const k=document.documentElement;
const secure=location.protocol==="https:";
const name=(secure?"__Host-":"")+"a11yview";
let n={};
let J;
const w=(action)=>{
try{
return action();
}catch{}
};
const B=(text)=>{
const v={};
if(!text||text.length>1024)return v;
const z=new Map(text.split("&").map((pair)=>pair.split("=")));
for(const key of keys){
const value=z.get(key);
if(offered[key].includes(value))v[key]=value;
}
if(z.get("scheme")==="own"&&N.every((h)=>/^[0-9a-f]{6}$/i.test(z.get(h)))){
v.scheme="own";
for(const h of N)v[h]=z.get(h);
}
return v;
};
const I=(choice)=>
keys
.flatMap((key)=>(key==="scheme"?[key,...N]:key))
.filter((key)=>choice[key])
.map((key)=>key+"="+choice[key])
.join("&");
const cookie=()=>
w(()=>document.cookie.split("; ").find((pair)=>pair.startsWith(name+"=")))?.slice(name.length+1);
const $q=()=>cookie()??w(()=>localStorage.getItem("a11yview"))??"";
const $L=(text)=>{
const age=text?31536000:0;
w(()=>{
document.cookie=`${name}=${text};Path=/;Max-Age=${age};SameSite=Lax${secure ? ";Secure" : ""}`;
});
w(()=>{
if(text&&cookie()!==text)localStorage.setItem("a11yview",text);
else localStorage.removeItem("a11yview");
});
};
const set=(key,value)=>
value?k.setAttribute("data-a11yview-"+key,value):k.removeAttribute("data-a11yview-"+key);
const $J=()=>{
for(const image of document.images)
for(const source of ["src","srcset"])
if(image.hasAttribute(source))image.setAttribute(source,image.getAttribute(source));
};
const C=(choice)=>{
const O=n.images==="hide"&&choice.images!=="hide";
n=choice;
if("scrollMaxY" in window){
set("font-size");
k.getAnimations();
}
for(const key of keys)set(key,n[key]);
for(const h of N)k.style.setProperty("--a11yview-own-"+h,n[h]?"#"+n[h]:"");
if(!k.getAttribute("style"))k.removeAttribute("style");
if(O)$J();
$o();
};
const $o=()=>{
for(const e of document.querySelectorAll("form[data-a11yview-panel]")){
const on=[];
const M=({dataset:{says}})=>on.push(says);
for(const input of e.querySelectorAll("[type=radio],[type=checkbox]")){
const Q=n[input.name]??"";
input.checked=input.value===Q||input.dataset.same===Q;
if(input.value==="own")input.parentNode.hidden=!input.checked;
if(input.checked&&input.dataset.says)M(input);
}
for(const r of e.querySelectorAll("select")){
const options=[...r.options];
const Q=n[r.name]??"";
r.selectedIndex=Math.max(0,options.findIndex(({value})=>value===Q));
const [H]=r.selectedOptions;
if(H.dataset.says)M(H);
for(const q of r.parentNode.querySelectorAll("button")){
q.hidden=false;
$b(q,!options[r.selectedIndex+1*q.dataset.step]);
}
}
for(const preset of e.querySelectorAll("[name=preset]")){
const $N=Object.entries(B(preset.dataset.choice));
preset.setAttribute("aria-pressed",$N.every(([key,value])=>n[key]===value));
}
const status=e.querySelector("[role=status]");
const says=on[0]?`${status.dataset.on} ${on.join("; ")}.`:status.dataset.none;
if(status.textContent!==says)status.textContent=says;
$b(e.querySelector("[name=reset]"),!I(n));
e.querySelector("button:not([name],[type])").hidden=true;
for(const M of e.querySelectorAll("[data-keys]"))M.hidden=false;
}
F();
};
const $b=(q,is)=>(is?q.setAttribute("aria-disabled",true):q.removeAttribute("aria-disabled"));
const K=(choice)=>{
const v=B(I(choice));
const text=I(v);
C(v);
$L(text);
w(()=>J.postMessage(text));
};
const $j=()=>
w(()=>{
J=new BroadcastChannel("a11yview");
J.onmessage=({data})=>C(B(data));
});
const $H="a[href],button,input,select,textarea,summary,label,iframe,video,[role=button],[tabindex]";
const $p=["bottom-end","bottom-start","middle-end","top-end","middle-start","top-start"];
const o=new Map();
const $s=new WeakMap();
let c;
let j;
let A;
let $l=0;
let away=false;
let $t;
const p=(a)=>a.getBoundingClientRect();
const s=(a)=>getComputedStyle(a);
const E=(a)=>c.contains(a);
const $C=(channels)=>
channels.reduce((sum,value,index)=>{
const h=value/255;
const $A=h<=0.04045?h/12.92:((h+0.055)/1.055)**2.4;
return sum+[0.2126,0.7152,0.0722][index]*$A;
},0);
const D=(a,property,value)=>{
const{was}=o.get(a);
const{style}=a;
was[property]??=[style.getPropertyValue(property),style.getPropertyPriority(property)];
style.setProperty(property,value,"important");
};
const O=(a)=>{
const{was}=o.get(a);
for(const property of Object.keys(was).reverse()){
if(property==="transition")p(a);
a.style.setProperty(property,...was[property]);
}
if(!a.getAttribute("style"))a.removeAttribute("style");
o.delete(a);
};
const $D=(a)=>{
let $e;
for(;a&&a!==k;a=a.parentElement){
const{position}=s(a);
const $K=position==="fixed"||(position==="sticky"&&j.open);
const $u=position==="absolute"&&a.offsetParent===document.body&&!scrollY;
if($K||($u&&s(document.body).position==="static"))$e=a;
}
return $e;
};
const $B=(l)=>{
for(let h=1;h<16;h+=2)
for(const y of [1,l/2,l-1])
for(const G of document.elementsFromPoint((innerWidth*h)/16,y)){
const a=E(G)?null:$D(G);
if(!a||o.has(a))continue;
const{position,marginTop,top,height}=s(a);
const V=position==="sticky";
const from=p(a);
o.set(a,{
was:{},
at:V?"top":"margin-top",
from:parseFloat(V?top:marginTop)||0,
page:position==="absolute",
height:parseFloat(height),
});
push(a,l);
const $r=p(a);
if(!V&&($r.top<from.top+1||($r.bottom>innerHeight+1&&from.bottom<innerHeight+1))){
o.get(a).tall=true;
push(a,l);
}
}
};
const push=(a,l)=>{
const{at,from,page,height,tall}=o.get(a);
const Y=page?c.offsetHeight:l;
D(a,"transition","none");
D(a,at,from+Y+"px");
if(tall)D(a,"max-height",height-Y+"px");
};
const $d=(a,height)=>{
if(!o.has(a))o.set(a,{was:{},page:true,fitted:true});
D(a,"min-height",0);
D(a,"max-height",height+"px");
for(const child of a.children)if(p(child).bottom>innerHeight+1&&/static|relative/.test(s(child).position))$d(child,height);
};
const $g=(color)=>$C(color.match(/[\d.]+/g).slice(0,3))>0.179;
const $M=(y)=>{
const{style}=c;
for(const h of ["","-text"])style.removeProperty("--a11yview-row"+h);
const $F=s(c).getPropertyValue("--a11yview-row");
const Z=[0.1,0.5,0.9].map((h)=>{
if($F)return s(c).backgroundColor;
const G=document.elementsFromPoint(innerWidth*h,y+2).find((one)=>!E(one));
for(let a=G;a;a=a.parentElement){
const{backgroundColor,backgroundImage}=s(a);
if(backgroundImage!=="none")return $g(s(G).color)?"rgb(28, 33, 38)":"";
if(!backgroundColor.endsWith(", 0)"))return backgroundColor;
}
});
const [color]=Z;
if(!color?.startsWith("rgb(")||Z.some((other)=>other!==color))return;
style.setProperty("--a11yview-row",color);
style.setProperty("--a11yview-row-text",$g(color)?"#000":"#fff");
};
const $v=(spot)=>{
const $x=spot.endsWith("end")===(c.dir!=="rtl");
const left=$x?k.clientWidth-68:16;
const top={t:16,m:innerHeight/2-26,b:innerHeight-68}[spot[0]];
const $G=[2,26,50].flatMap((x)=>[2,26,50].map((y)=>[left+x,top+y]));
return $G.filter(([x,y])=>
document.elementsFromPoint(x,y).find((one)=>!E(one))?.closest($H),
).length;
};
const $w=()=>{
const{dataset}=j;
if(c.dataset.place)dataset.afloat=c.dataset.place;
else if(!dataset.afloat||("away" in dataset&&!away)){
const $a=$p.map($v);
dataset.afloat=$p[$a.indexOf(Math.min(...$a))];
}
j.toggleAttribute("data-away",away);
};
const place=()=>{
$t=0;
const L=c.parentNode===k&&!c.dataset.place;
const u=j.open;
const $h=c.dataset.place||p(c).bottom<1;
if(u||!$h)for(const name of ["afloat","away"])delete j.dataset[name];
else $w();
const $z=document.querySelector("[tabindex]:not(form *, [tabindex='0'], [tabindex^='-'])");
if($z&&!u)A.tabIndex=1;
else A.removeAttribute("tabindex");
const e=p(j);
const S=u&&e.top<1;
if(L){
if(!u&&!$h)$l=e.height;
const $i=p(c).bottom>0||scrollY<1;
const height=u&&$i?(S?e.height:0):$l;
if(!u||$i)c.style.setProperty("--a11yview-row-height",height+"px");
}
const l=Math.max(L?p(c).bottom:0,S?e.bottom:0);
for(const [a,{page,fitted}] of o)
if(fitted||(l<=0&&!page))O(a);
else push(a,l);
if(l>0)$B(l);
const{body}=document;
const $y=/hidden|clip/.test(s(k).overflowY+s(body).overflowY);
if(L&&$y&&p(body).bottom>innerHeight+1)$d(body,innerHeight-l);
if(u&&!S){
o.set(k,{was:{},fitted:true});
D(k,"padding-bottom",e.height+"px");
}
if(L&&!u&&l>0)$M(l);
};
const F=()=>{
if(c)$t||=requestAnimationFrame(place);
};
const W=()=>{
for(const a of o.keys())O(a);
F();
};
const U=()=>{
if(c)return F();
c=[...document.forms].find((one)=>one.matches("[data-a11yview-panel]"));
if(!c)return;
[j,A]=c.querySelectorAll("details,summary");
c.dataset.live="";
if(c.parentNode===document.body||!A.getClientRects().length)k.insertBefore(c,document.body);
const $k=new ResizeObserver(F);
$k.observe(c);
$k.observe(j);
F();
};
const $E=(one,other)=>
one.left<other.right&&one.right>other.left&&one.top<other.bottom&&one.bottom>other.top;
const $c=new MutationObserver(()=>{
const [first]=document.forms;
if(!first?.nextSibling)return;
$c.disconnect();
if(first.matches("[data-a11yview-panel]"))U();
});
$c.observe(k,{childList:true,subtree:true});
addEventListener("load",W);
addEventListener("resize",W);
addEventListener(
"scroll",
({target})=>{
const P=target.scrollingElement??target;
if(!c||E(P))return;
const top=P.scrollTop;
away=top>($s.get(P)??0);
$s.set(P,top);
F();
},
{capture:true,passive:true},
);
addEventListener("focusin",({target})=>{
if(!c||E(target))return;
const R=p(target);
const e=p(j);
if(!$E(R,e))return;
if(j.open)scrollBy(0,e.top<1?R.top-e.bottom-8:R.bottom-e.top+8);
else if(j.dataset.afloat)j.dataset.away="";
});
const $m=B($q());
const z={...$m};
for(const key of keys)z[key]=k.getAttribute("data-a11yview-"+key);
const $n=B(I(z));
C(I($n)?$n:$m);
$j();
addEventListener("pagehide",()=>w(()=>J.close()));
addEventListener("pageshow",({persisted})=>{
if(!persisted)return C(n);
$j();
C(B($q()));
});
addEventListener("DOMContentLoaded",()=>{
U();
$o();
});
if(document.readyState!=="loading")U();
if("scrollMaxY" in window)addEventListener("resize",()=>C(n));
const T=(target)=>target.closest?.("form[data-a11yview-panel]");
addEventListener("change",({target})=>{
const{name,type,value,checked}=target;
if(!keys.includes(name)||!T(target))return;
K({...n,[name]:type==="checkbox"&&!checked?"":value});
target.scrollIntoView({block:"nearest"});
});
addEventListener("click",({target})=>{
const q=target.closest?.("[data-step]");
const r=q&&T(q)&&q.parentNode.querySelector("select");
const H=r?.options[r.selectedIndex+1*q.dataset.step];
if(H)K({...n,[r.name]:H.value});
});
addEventListener("submit",(event)=>{
if(!T(event.target))return;
event.preventDefault();
const{name,dataset}=event.submitter??{};
if(name==="preset")K({...n,...B(dataset.choice)});
else if(name)K({});
});
let X;
const close=(e)=>{
e.open=false;
e.firstElementChild.focus();
};
addEventListener("keydown",(event)=>{
const e=event.key==="Escape"&&event.target.closest?.("form[data-a11yview-panel] > [open]");
if(e)return close(e);
const $f=["Control","Alt","Shift","Meta"].filter((key)=>event.getModifierState(key));
const $I=[...$f,event.code.replace(/^(Key|Digit)/,"")].join("+");
if(!$f[0]||$I!==A?.getAttribute("aria-keyshortcuts"))return;
event.preventDefault();
if(j.open&&E(event.target)){
j.open=false;
(X??A).focus();
}else{
X=document.activeElement;
j.open=true;
A.focus();
}
});
})();
