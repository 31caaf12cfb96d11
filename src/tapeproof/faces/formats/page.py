"""How the HTML report looks and behaves: its style sheet, and the few lines of script that open claims in place."""

STYLE = """
:root{--paper:#fff;--ink:#1b1b1f;--soft:#5c5f66;--line:#d9dbe0;--card:#f6f7f9;
--off:#b3261e;--otherwise:#8a5a00;--open:#1a5fb4;--stands:#1c6b3a;
--off-bg:#fdecea;--otherwise-bg:#fff4dc;--open-bg:#e8f0fb;--stands-bg:#e9f5ec}
@media (prefers-color-scheme:dark){:root{--paper:#16171a;--ink:#e7e8ea;--soft:#a2a6ae;--line:#34373d;--card:#1f2125;
--off:#ff8a80;--otherwise:#f2c14e;--open:#8ab8ff;--stands:#7ed09a;
--off-bg:#3a1f1d;--otherwise-bg:#362c14;--open-bg:#1c2a3f;--stands-bg:#1a2e21}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.55 Georgia,"Times New Roman",serif}
header,footer,main{max-width:78rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:1.5rem}h1{font-size:1.35rem;margin:0}header p{margin:.1rem 0 .6rem;color:var(--soft)}
.summary,.badge,.claims,footer,header p,.back{font-family:system-ui,-apple-system,"Segoe UI",sans-serif}
.summary{display:flex;flex-wrap:wrap;gap:.4rem;list-style:none;margin:0 0 1rem;padding:0;font-size:.85rem}
.summary li{padding:.15rem .6rem;border-radius:1rem}
.off{--c:var(--off);--b:var(--off-bg)}.stands_otherwise{--c:var(--otherwise);--b:var(--otherwise-bg)}
.open{--c:var(--open);--b:var(--open-bg)}.stands{--c:var(--stands);--b:var(--stands-bg)}
.summary li,.badge{background:var(--b);color:var(--c)}
main{display:grid;grid-template-columns:minmax(0,1.15fr) minmax(0,1fr);gap:2.5rem;align-items:start}
.story{white-space:pre-wrap;overflow-wrap:anywhere;max-width:40rem;font-size:1.06rem}
mark{background:var(--b);color:inherit;border-bottom:2px solid var(--c);padding:0 .1em;border-radius:.15em;
cursor:pointer}
mark.off{border-bottom-style:double;border-bottom-width:4px}
mark.stands_otherwise{border-bottom-style:dashed}mark.open{border-bottom-style:dotted}
mark.stands{background:none;border-bottom-width:1px}mark.on{outline:2px solid var(--c);outline-offset:2px}
sup{font:600 .68rem/1 system-ui,sans-serif;margin-left:.15em;white-space:nowrap}
sup a{color:var(--c);text-decoration:none;padding:.2em}sup a+a{margin-left:.15em}
.aside{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.claims{display:grid;grid-template-columns:minmax(0,1fr);gap:.75rem;font-size:.9rem;line-height:1.45}
.claim{background:var(--card);border-left:4px solid var(--c);border-radius:.3rem;padding:.7rem .9rem;scroll-margin:1rem}
.claim:target,.claim.on{outline:2px solid var(--c)}.claim h2{font-size:.95rem;font-weight:600;margin:0}
.badge{display:inline-block;font-size:.78rem;padding:.05rem .5rem;border-radius:1rem;margin-right:.3rem}
.tape{margin:.35rem 0 0}.tape span{color:var(--soft)}.claim ul{margin:.3rem 0 0;padding:0;list-style:none}
.stands .tape,.stands details:not([open]){display:inline-block;margin:.2rem 1rem 0 0}
.stands ul:empty{display:none}.claim li.write{font-weight:600;color:var(--c)}
details{margin-top:.5rem}summary{cursor:pointer;color:var(--soft)}
:focus-visible{outline:2px solid var(--open);outline-offset:2px}
table{border-collapse:collapse;font-size:.8rem;margin:.5rem 0}
th,td{text-align:left;padding:.15rem .7rem .15rem 0;vertical-align:top;border-bottom:1px solid var(--line)}
td{font-variant-numeric:tabular-nums}td{white-space:nowrap}td.name{white-space:normal}
th{font-weight:600;color:var(--soft)}.wide{overflow-x:auto}code{font-size:.82rem;overflow-wrap:anywhere}
.source{color:var(--soft);font-size:.78rem;overflow-wrap:anywhere;margin:.2rem 0}
.chart{width:100%;max-width:26rem;height:auto;display:block;margin-top:.5rem}
.chart text{font:9px system-ui,sans-serif;fill:var(--soft);
paint-order:stroke;stroke:var(--card);stroke-width:3px}.chart .value{fill:var(--ink);font-weight:600}
.back{display:none;margin:.4rem 0 0;font-size:.8rem}.back a,footer a{color:inherit}
footer{color:var(--soft);font-size:.82rem;padding-top:1.5rem;padding-bottom:2rem}footer ul{columns:16rem}
.scripted .claims{position:sticky;top:1rem;max-height:calc(100vh - 2rem);overflow-y:auto}
@media (max-width:52rem){main{grid-template-columns:minmax(0,1fr);gap:1.25rem}.back{display:block}
.claim p.back{padding:.3rem 0}
.scripted .claims{position:static;max-height:none}}
@media print{:root{--paper:#fff;--ink:#000;--soft:#444;--line:#bbb;--card:#fff;
--off:#8c1d18;--otherwise:#6b4600;--open:#134a8e;--stands:#14532d;
--off-bg:#fff;--otherwise-bg:#fff;--open-bg:#fff;--stands-bg:#fff}body{font-size:11pt}.claims{margin-top:1.5rem}
main{display:block}.claims{position:static!important;max-height:none!important;
overflow:visible!important}.claim{break-inside:avoid;margin-bottom:.5rem;border:1px solid #999;
border-left:4px solid var(--c)}
details::details-content{content-visibility:visible;display:block}.back,summary{display:none}}
"""

SCRIPT = """
(function(){
var root=document.documentElement,marks=document.querySelectorAll('mark');root.classList.add('scripted');
function show(id,from){
  document.querySelectorAll('.on').forEach(function(e){e.classList.remove('on')});
  var card=document.getElementById(id);if(!card)return;
  card.classList.add('on');if(from)from.classList.add('on');
  var narrow=matchMedia('(max-width:52rem)').matches;
  card.scrollIntoView({block:narrow?'start':'nearest'});
}
marks.forEach(function(mark){
  mark.addEventListener('click',function(event){
    var link=event.target.closest('a');
    var id=link?link.getAttribute('href').slice(1):mark.dataset.claims.split(' ')[0];
    event.preventDefault();show(id,mark);if(link)link.focus();
  });
  mark.addEventListener('focusin',function(event){
    var link=event.target.closest('a');if(link)show(link.getAttribute('href').slice(1),mark);
  });
});
document.querySelectorAll('.claim').forEach(function(card){
  card.addEventListener('click',function(){
    var link=document.getElementById('t-'+card.id);if(!link)return;
    document.querySelectorAll('mark.on').forEach(function(e){e.classList.remove('on')});
    link.closest('mark').classList.add('on');
  });
});
})();
"""
