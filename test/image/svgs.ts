// SVGs with active content, and harmless ones as programs write them.

export const svgOf = (inside: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inside}</svg>`;

const style = (css: string) => svgOf(`<style>${css}</style>`);

/** Each of these is well-formed, and would be accepted without the part that makes it unsafe. */
export const hostile: Readonly<Record<string, string>> = {
  'a script': svgOf('<script>alert(1)</script>'),
  'an empty script of elsewhere': svgOf('<script xlink:href="https://evil.example/a.js"/>'),
  'a script with a prefix': '<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:g><s:script/></s:g></s:svg>',
  'a script whose namespace is written with entities': svgOf(
    '<g><x:script xmlns:x="http://www.w3.org/2000/sv&#103;"/></g>',
  ),
  'a script in CDATA’s neighbourhood': svgOf('<desc><![CDATA[ </desc> ]]><script/></desc>'),
  'a script in metadata': svgOf('<metadata><a:b xmlns:a="urn:a"><script/></a:b></metadata>'),
  'a script of HTML': svgOf('<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>'),
  'an image of HTML': svgOf('<img xmlns="http://www.w3.org/1999/xhtml" alt=""/>'),
  'a frame of HTML': svgOf('<iframe xmlns="http://www.w3.org/1999/xhtml" srcdoc="x"/>'),
  'a body of HTML as its root’s child': svgOf('<body xmlns="http://www.w3.org/1999/xhtml"/>'),
  'a box of XUL': svgOf('<box xmlns="http://www.mozilla.org/keymaster/gatekeeper/there.is.only.xul"/>'),
  'a script behind comments, instructions and CDATA': svgOf(
    '<!-- <g> --><?a <g> ?><desc><![CDATA[<g>]]></desc><?b?><script/>',
  ),
  'a script in a namespace by default, deep inside': svgOf(
    '<a xmlns="urn:a"><b><script xmlns="http://www.w3.org/2000/svg"/></b></a>',
  ),
  'a script after a prefix that has changed its meaning': svgOf(
    '<a:b xmlns:a="urn:a"><g xmlns:a="http://www.w3.org/2000/svg"><a:script/></g></a:b>',
  ),
  'onload with a prefix': svgOf('<g a:onload="x" xmlns:a="urn:a"/>'),
  'onload behind a line break and a tab': svgOf('<g\n\t id="a"\r\n\tonload="x"/>'),
  MathML: svgOf('<math xmlns="http://www.w3.org/1998/Math/MathML"/>'),
  'an XML event': svgOf(
    '<e:listener xmlns:e="http://www.w3.org/2001/xml-events" e:event="load" e:handler="#h"/>',
  ),
  'a handler': svgOf('<handler type="application/ecmascript">alert(1)</handler>'),
  'an inclusion': svgOf('<x:include xmlns:x="http://www.w3.org/2001/XInclude" parse="text"/>'),
  foreignObject: svgOf('<foreignObject width="10" height="10"/>'),
  'foreignObject in a switch': svgOf('<switch><foreignObject requiredExtensions="a"/><g/></switch>'),
  'foreignObject of an extension that browsers have': svgOf(
    '<foreignObject requiredExtensions="http://www.w3.org/1999/xhtml"/>',
  ),
  'foreignObject of an extension by another attribute': svgOf(
    '<foreignObject a:requiredExtensions="http://ns.adobe.com/" xmlns:a="urn:a"/>',
  ),
  'HTML in a foreignObject of Illustrator': svgOf(
    '<foreignObject requiredExtensions="http://ns.adobe.com/"><p xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>',
  ),
  'use of a font': svgOf('<use href="data:font/woff2,a#x"/>'),
  'a frame': svgOf('<iframe/>'),
  'an embedded object': svgOf('<embed/>'),
  'an object': svgOf('<object/>'),
  sound: svgOf('<audio/>'),
  'a film': svgOf('<video/>'),
  'a canvas': svgOf('<canvas/>'),
  'an unknown element': svgOf('<wizard/>'),
  'a style sheet with an element in the middle of @import': style(
    '@im<desc>x</desc>port "https://evil.example/"',
  ),
  'a style sheet with an element in the middle of url()': style('g{mask:ur<desc/>l(https://evil.example/)}'),
  onload: svgOf('', 'onload="alert(1)"'),
  'onload with entities': svgOf('', 'onload="&#97;lert(1)"'),
  'onclick deep inside': svgOf('<g><g><g><path d="" onclick="alert(1)"/></g></g></g>'),
  'onbegin of an animation': svgOf('<animate attributeName="x" onbegin="alert(1)"/>'),
  'onfocusin in single quotes': svgOf("<a tabindex='0' onfocusin='alert(1)'/>"),
  'onerror on an element that does not draw': svgOf('<x:y xmlns:x="urn:x" onerror="alert(1)"/>'),
  'a link to script': svgOf('<a xlink:href="javascript:alert(1)"/>'),
  'a link to script without a prefix': svgOf('<a href="javascript:alert(1)"/>'),
  'a link to script with another prefix': svgOf(
    '<a y:href="javascript:alert(1)" xmlns:y="http://www.w3.org/1999/xlink"/>',
  ),
  'a link to script in mixed case': svgOf('<a href="JaVaScRiPt:alert(1)"/>'),
  'a link to script with spaces': svgOf('<a href=" &#9;java&#10;script&#13;:alert(1)"/>'),
  'a link to script with entities': svgOf('<a href="&#x6A;avascript&#58;alert(1)"/>'),
  'script’s address in another attribute': svgOf('<set attributeName="x" to="java&#9;script:alert(1)"/>'),
  'a link to data': svgOf('<a href="data:text/html,&lt;script>alert(1)&lt;/script>"/>'),
  'a link elsewhere': svgOf('<a href="https://evil.example/"/>'),
  'a link elsewhere without a scheme': svgOf('<a href="//evil.example/"/>'),
  'a link to a neighbour': svgOf('<a href="other.svg"/>'),
  'a link that tells others': svgOf('<a href="#b" ping="https://evil.example/"/>'),
  'an image elsewhere': svgOf('<image href="https://evil.example/a.png"/>'),
  'an image elsewhere by another attribute': svgOf('<image src="https://evil.example/a.png"/>'),
  'an image that is an SVG': svgOf('<image xlink:href="data:image/svg+xml;base64,PHN2Zy8+"/>'),
  'an image that is an SVG in mixed case': svgOf('<image xlink:href=" DATA:image/SVG+xml,%3Csvg/%3E"/>'),
  'an image without a type': svgOf('<image xlink:href="data:,x"/>'),
  'an image in a blob': svgOf('<image href="blob:https://evil.example/1"/>'),
  'use of elsewhere': svgOf('<use href="https://evil.example/a.svg#b"/>'),
  'use of a neighbour': svgOf('<use xlink:href="a.svg#b"/>'),
  'use of data': svgOf('<use href="data:image/svg+xml,%3Csvg id=\'x\'/%3E#x"/>'),
  'a gradient elsewhere': svgOf('<linearGradient xlink:href="https://evil.example/a.svg#b"/>'),
  'a filter’s image elsewhere': svgOf('<filter><feImage xlink:href="https://evil.example/"/></filter>'),
  'a font elsewhere': svgOf(
    '<font-face><font-face-src><font-face-uri xlink:href="a.svg"/></font-face-src></font-face>',
  ),
  'letters along a path elsewhere': svgOf('<text><textPath href="a.svg#p">a</textPath></text>'),
  'a base': svgOf('<g xml:base="https://evil.example/"><use href="#a"/></g>'),
  'an animated link': svgOf('<a><animate attributeName="href" values="https://evil.example/"/></a>'),
  'an animated link with a prefix': svgOf('<a><set attributeName=" xlink:href " to="#x"/></a>'),
  'an animated handler': svgOf('<set attributeName="onmouseover" to="alert(1)"/>'),
  'a fill elsewhere': svgOf('<path fill="url(https://evil.example/a.svg#b)"/>'),
  'a fill elsewhere behind one that is here': svgOf('<path style="fill:url(#a);stroke:url(a.svg#b)"/>'),
  'a filter elsewhere': svgOf(`<path filter='URL( "a.svg#b" )'/>`),
  'a mask of several': svgOf(`<path mask="image-set('https://evil.example/a.png' 1x)"/>`),
  'an animated fill elsewhere': svgOf('<set attributeName="fill" to="url(https://evil.example/#a)"/>'),
  'a style attribute that asks': svgOf('<g style="background:url(//evil.example/)"/>'),
  'a style attribute with escapes': svgOf('<g style="background:\\75\\72 l(//evil.example/)"/>'),
  'a style attribute with escapes and a line’s end': svgOf(
    '<g style="fill:\\75&#13;&#10;rl(//evil.example/)"/>',
  ),
  'an address with escaped quotes': svgOf('<g style="fill:url(\\&quot;#a\\&quot;)"/>'),
  'an address that only escapes make': svgOf('<g style="mask:\\75\\72\\6c(#a)"/>'),
  'an address with an escape within': svgOf('<g style="mask:url(#\\61)"/>'),
  'a URL whose end is escaped': style('g{mask:url("#a\\")")}'),
  'an address with a percent sign that means nothing': svgOf('<use href="#%ff"/>'),
  'an address in a style with a percent sign that means nothing': svgOf('<path fill="url(#%f)"/>'),
  'an address with a space before the closing quote': svgOf(`<g style="mask:url('#a ')"/>`),
  'an address behind a space that CSS does not know': svgOf('<g style="mask:url(&#xA0;#a)"/>'),
  'a URL after a space that URLs do not ignore': svgOf('<use href="&#xA0;#a"/>'),
  'an address that a namespace’s name hides': style(
    'g{list-style:\\@namespace url(http://www.w3.org/a.png);}',
  ),
  'a namespace’s name of elsewhere': style('@namespace a url(http://evil.example/a.png);'),
  'use of a font that is XML': svgOf('<use href="data:font/x+xml,a#x"/>'),
  'use of an application’s font that is XML': svgOf('<use href="data:application/font+xml,a#x"/>'),
  'a URL that is not closed': svgOf('<path style="fill:url(#a"/>'),
  'an import behind the name of a namespace': style(
    '@namespace svg url(http://www.w3.org/2000/svg);@import "a.css";',
  ),
  'a namespace’s name with another rule in it': style(
    '@namespace "http://www.w3.org/";@import url(//evil.example/);',
  ),
  'a picture of an element': style('svg{background:-moz-element(#a)}'),
  'an import': style('@import "https://evil.example/a.css";'),
  'an import with escapes': style('@\\69 mport "https://evil.example/a.css";'),
  'an import in mixed case': style('@ImPort url(#a);'),
  'an import in CDATA': style('<![CDATA[@import "a.css";]]>'),
  'an import with a comment within': style('@imp<!-- -->ort "a.css";'),
  'a style sheet that asks': style('g{fill:url( "https://evil.example/" )}'),
  'a style sheet that asks with entities': style('g{fill:&#117;rl(//evil.example/)}'),
  'a style sheet with an SVG in it': style('g{background:url("data:image/svg+xml,a")}'),
  'a style sheet’s font': style('@font-face{font-family:a;src:url(https://evil.example/a.woff2)}'),
  'a style sheet’s other address': style('g{background:src("https://evil.example/")}'),
  'a style sheet outside': `<?xml-stylesheet href="a.css"?>${svgOf('')}`,
  'a style sheet that makes something else of it': `<?xml-stylesheet type="text/xsl" href="#x"?>${svgOf('')}`,
  'an entity': `<!DOCTYPE svg [<!ENTITY a "b">]>${svgOf('')}`,
  'an entity with markup': `<!DOCTYPE svg [<!ENTITY a "<script xmlns='http://www.w3.org/2000/svg'/>">]>${svgOf('&a;')}`,
  'an entity outside': `<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>${svgOf('<text>&a;</text>')}`,
  'an entity of parameters': `<!DOCTYPE svg [<!ENTITY % a SYSTEM "https://evil.example/">%a;]>${svgOf('')}`,
  'a billion laughs': `<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>${svgOf('<text>&b;</text>')}`,
  'attributes by default': `<!DOCTYPE svg [<!ATTLIST svg onload CDATA "alert(1)">]>${svgOf('')}`,
  'an entity for a style': `<!DOCTYPE svg [<!ENTITY s "fill:url(a.svg#b)">]>${svgOf('<g style="&s;"/>')}`,
  'an entity that other entities make': `<!DOCTYPE svg [<!ENTITY a "http://www.w3.org/&#60;">]>${svgOf('')}`,
  'another meaning of an entity that XML knows': `<!DOCTYPE svg [<!ENTITY amp "http://www.w3.org/">]>${svgOf('')}`,
  'a document type elsewhere': `<!DOCTYPE svg SYSTEM "https://evil.example/a.dtd">${svgOf('')}`,
  'a public document type elsewhere': `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "file:///a.dtd">${svgOf('')}`,
};

export const harmless: Readonly<Record<string, string>> = {
  'an empty one': svgOf(''),
  'a byte order mark': `\uFEFF${svgOf('')}`,
  'comments, instructions and spaces around it': `<!-- a --><?a b?>\n${svgOf('')}\n<!-- c --><?d?>\n`,
  'a single-quoted declaration': `<?xml version='1.0' encoding='UTF-8' standalone='no' ?>${svgOf('')}`,
  'a prefix of its own': '<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:g><s:path d="M0 0"/></s:g></s:svg>',
  'letters of all kinds': svgOf(
    '<text font-family="ＭＳ ゴシック" id="レイヤー">&#x1F600; 𝒳 &lt;é&gt; ]] ></text>',
  ),
  'the prefix that XML has by itself': svgOf(
    '<text xml:space="preserve" xml:lang="en"/>',
    'xmlns:xml="http://www.w3.org/XML/1998/namespace"',
  ),
  'namespaces by the entities of Illustrator': `<?xml version="1.0" encoding="iso-8859-1"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.0//EN" "http://www.w3.org/TR/2001/REC-SVG-20010904/DTD/svg10.dtd" [
	<!ENTITY ns_ai "http://ns.adobe.com/AdobeIllustrator/10.0/">
	<!ENTITY ns_svg "http://www.w3.org/2000/svg">
	<!ENTITY ns_xlink "http://www.w3.org/1999/xlink">
]>
<svg xmlns:i="&ns_ai;" xmlns="&ns_svg;" xmlns:xlink="&ns_xlink;" i:viewOrigin="1 2"><g i:layer="yes"><path d="M0 0"/></g></svg>`,
  'a style sheet that names its namespaces': style(
    '@namespace svg url("http://www.w3.org/2000/svg"); @namespace "http://www.w3.org/2000/svg"; svg|g{fill:red}',
  ),
  'references with spaces, percent signs and quotes': svgOf(
    '<path id="a b"/><use href="#a%20b"/><path id="ä" fill="url(#%C3%A4)"/><g style="mask:url( &quot;#a b&quot; )"/>',
  ),
  'markers by a rule for all paths': svgOf(
    `<style>path{marker-end:url(#m);stroke:url(#g)}</style><marker id="m"><path d="M0 0 9 9"/></marker><linearGradient id="g"/>${'<path d="M0 0h9v9z"/>'.repeat(200)}`,
  ),
  'a thousand paths with a gradient from their group': svgOf(
    `<linearGradient id="g"><stop/><stop/></linearGradient><g fill="url(#g)" clip-path="url(#c)">${'<path d="M0 0h9v9z"/>'.repeat(1000)}</g><clipPath id="c"><use href="#r"/></clipPath><rect id="r"/>`,
  ),
  'a plot of five thousand points': svgOf(
    `<path id="m" d="M0 0h1v1z"/>${'<use href="#m" x="7" y="9" style="stroke:#000"/>'.repeat(5000)}`,
  ),
  'a namespace that is declared on each path': svgOf(
    '<path xmlns="http://www.w3.org/2000/svg" d="M0 0"/>'.repeat(500),
  ),
  'spinners that wait for each other': svgOf(
    Array.from(
      { length: 12 },
      (_, at) =>
        `<circle r="3"><animate id="s${at}" attributeName="cy" dur=".6s" begin="${at === 0 ? '0;' : ''}s${(at + 11) % 12}.begin+0.1s"/></circle>`,
    ).join(''),
  ),
  'namespaces of any prefix': svgOf(
    '<on:a base:b=""/>',
    'xmlns:on="urn:on" xmlns:base="urn:base" xmlns:src="a.svg"',
  ),
  'an icon':
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" class="icon"><path d="M3 12h18"/><circle cx="12" cy="12" r="9"/></svg>',
  'a sprite': svgOf(
    '<symbol id="a" viewBox="0 0 1 1"><path d="M0 0"/></symbol><use xlink:href="#a"/><use href="#a" x="2"/>',
    'style="display:none"',
  ),
  'a drawing of Inkscape': `<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created with Inkscape (http://www.inkscape.org/) -->
<svg width="210mm" height="297mm" viewBox="0 0 210 297" version="1.1" id="svg8" inkscape:version="1.2 (dc2aeda, 2022-05-15)"
   sodipodi:docname="on the hill.svg" inkscape:export-filename="C:\\Users\\me\\75rl.png" inkscape:export-xdpi="96"
   xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
   xmlns:xlink="http://www.w3.org/1999/xlink" xmlns="http://www.w3.org/2000/svg" xmlns:svg="http://www.w3.org/2000/svg"
   xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:cc="http://creativecommons.org/ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <defs><linearGradient id="a" inkscape:collect="always"><stop style="stop-color:#1a1a1a;stop-opacity:1" offset="0"/></linearGradient>
  <linearGradient xlink:href="#a" id="b" gradientUnits="userSpaceOnUse"/>
  <inkscape:path-effect effect="fillet_chamfer" id="p" is_visible="true" only_selected="false"/>
  <filter style="color-interpolation-filters:sRGB" id="f"><feGaussianBlur stdDeviation="2"/></filter></defs>
  <sodipodi:namedview id="base" pagecolor="#ffffff" inkscape:zoom="0.35" showgrid="false"><inkscape:grid type="xygrid"/></sodipodi:namedview>
  <metadata><rdf:RDF><cc:Work rdf:about=""><dc:format>image/svg+xml</dc:format>
  <dc:type rdf:resource="http://purl.org/dc/dcmitype/StillImage"/><cc:license rdf:resource="http://creativecommons.org/licenses/by/4.0/"/></cc:Work></rdf:RDF></metadata>
  <g inkscape:label="Layer 1" inkscape:groupmode="layer"><path style="fill:url(#b);filter:url(#f)" d="M 0,0 10,10" sodipodi:nodetypes="cc"/>
  <text xml:space="preserve" style="font-family:'DejaVu Sans';-inkscape-font-specification:'DejaVu Sans, Bold'"><tspan sodipodi:role="line">javascript is a word</tspan></text>
  <flowRoot><flowRegion><rect width="1" height="1"/></flowRegion><flowPara>Text</flowPara></flowRoot></g></svg>`,
  'a linked picture that Inkscape has put in': svgOf(
    '<image sodipodi:absref="/home/me/a.png" xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" xlink:href="data:image/png;base64,iVBORw0KGgo=&#10;AAAA" style="image-rendering:optimizeSpeed"/>',
  ),
  'an export of Illustrator': `<?xml version="1.0" encoding="utf-8"?>
<!-- Generator: Adobe Illustrator 26.0.1, SVG Export Plug-In . SVG Version: 6.00 Build 0)  -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg version="1.1" id="Layer_1" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" x="0px" y="0px"
	 viewBox="0 0 100 100" style="enable-background:new 0 0 100 100;" xml:space="preserve">
<style type="text/css">
	.st0{clip-path:url(#SVGID_00000123_);}
	.st1{fill:url(#SVGID_1_);font-family:'MyriadPro-Regular';}
</style>
<defs><rect id="SVGID_1_" width="100" height="100"/></defs>
<clipPath id="SVGID_00000123_"><use xlink:href="#SVGID_1_"  style="overflow:visible;"/></clipPath>
<g class="st0"><image style="overflow:visible;" width="8" height="8" xlink:href="data:image/jpeg;base64,/9j/4AAQ" transform="matrix(1 0 0 1 0 0)"></image></g></svg>`,
  'one of Illustrator that it can edit': `<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [
	<!ENTITY ns_ai "http://ns.adobe.com/AdobeIllustrator/10.0/">
]>${svgOf(
    '<switch><foreignObject requiredExtensions="&ns_ai;" x="0" y="0" width="1" height="1"><i:pgfRef xlink:href="#adobe_illustrator_pgf"/></foreignObject><g i:extraneous="self"><path d="M0 0"/></g></switch><i:pgf id="adobe_illustrator_pgf"><![CDATA[ eJzsvWmTHcd1 ]]></i:pgf>',
    'xmlns:i="&ns_ai;"',
  )}`,
  'letters with other shapes, and a colour profile': svgOf(
    '<defs><altGlyphDef id="g"><altGlyphItem><glyphRef xlink:href="#a"/></altGlyphItem></altGlyphDef><color-profile name="sRGB" xlink:href="/usr/share/color/icc/sRGB.icc"/></defs><text><altGlyph xlink:href="#g">a</altGlyph></text><textArea>a<tbreak/>b</textArea>',
  ),
  'one of Illustrator with its private data': svgOf(
    '<switch><g i:extraneous="self"><path d="M0 0"/></g></switch><i:aipgf id="adobe_pgf"><![CDATA[ eJzsvWmTHcd1 ]]></i:aipgf>',
    'xmlns:i="http://ns.adobe.com/AdobeIllustrator/10.0/"',
  ),
  XMP: svgOf(
    '<metadata><?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"/><?xpacket end="w"?></metadata>',
  ),
  'an export of Figma': svgOf(
    '<g clip-path="url(#clip0_1_2)"><rect width="8" height="8" fill="url(#pattern0)"/><g filter="url(#filter0_d_1_2)"/></g><defs><pattern id="pattern0" patternContentUnits="objectBoundingBox" width="1" height="1"><use xlink:href="#image0" transform="scale(0.01)"/></pattern><filter id="filter0_d_1_2" filterUnits="userSpaceOnUse" color-interpolation-filters="sRGB"><feFlood flood-opacity="0" result="BackgroundImageFix"/><feColorMatrix in="SourceAlpha" type="matrix" values="0 0 0"/><feOffset dy="4"/><feBlend mode="normal" in2="BackgroundImageFix"/></filter><clipPath id="clip0_1_2"><rect width="8" height="8"/></clipPath><image id="image0" xlink:href="data:image/png;base64,iVBORw0KGgo="/></defs>',
  ),
  'an export of Sketch': `<?xml version="1.0" encoding="UTF-8"?>${svgOf('<!-- Generator: Sketch 63.1 (92452) - https://sketch.com --><title>on</title><desc>Created with Sketch.</desc><defs><polygon id="path-1" points="0 0 1 1"/></defs><mask id="mask-2" fill="white"><use xlink:href="#path-1"/></mask><g mask="url(#mask-2)" sketch:type="MSPage" xmlns:sketch="http://www.bohemiancoding.com/sketch/ns"/>')}`,
  'a drawing of CorelDRAW': `<?xml version="1.0" encoding="iso-8859-1"?><!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.0//EN' 'http://www.w3.org/TR/2001/REC-SVG-20010904/DTD/svg10.dtd'>${svgOf('<defs><style type="text/css"><![CDATA[ .fil0 {fill:#1F1A17;font-family:\'Arial\'} /* > < */ ]]></style></defs><g id="Layer_x0020_1"><metadata id="CorelCorpID_0Corel-Layer"/></g>')}`,
  'a drawing of CorelDRAW with its letters': svgOf(
    `<defs><font id="FontID0">${'<glyph d="M0 0h1"/>'.repeat(60)}</font><style>@font-face{font-family:"Arial";src:url("#FontID0") format(svg)}</style></defs>${`<path d="M0 0${'h1'.repeat(40)}"/>`.repeat(60)}`,
  ),
  'a graph of Graphviz': `<?xml version="1.0" encoding="UTF-8" standalone="no"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN"
 "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"><!-- Generated by graphviz version 2.43.0 (0) -->${svgOf('<g id="graph0" class="graph"><title>G</title><g id="a_node1"><a xlink:href="#b" xlink:title="b"><text text-anchor="middle">a</text></a></g></g>')}`,
  'a plot of Matplotlib': svgOf(
    '<defs><style type="text/css">*{stroke-linejoin: round; stroke-linecap: butt}</style></defs><g id="xtick_1"><use xlink:href="#m1" x="7" y="3" style="stroke: #000000; stroke-width: 0.8"/></g><clipPath id="p1"><rect width="1" height="1"/></clipPath><path d="M0 0" clip-path="url(#p1)"/>',
  ),
  'a drawing with a font in it': style(
    '@font-face{font-family:Virgil;src:url(data:font/woff2;base64,d09GMgABAAAAA)}@font-face{font-family:a;src:url("data:application/font-woff;charset=utf-8;base64,d09G")}',
  ),
  'a spinner': svgOf(
    '<circle r="4"><animate id="a" attributeName="r" begin="0s;b.end+0.1s" dur="1s" values="4;8;4" calcMode="spline" keySplines="0 0 1 1;0 0 1 1"/><animateTransform attributeName="transform" type="rotate" from="0" to="360"/><set attributeName="fill" to="url(#g)"/></circle><animateMotion><mpath xlink:href="#p"/></animateMotion>',
  ),
  'a style sheet that knows day from night': style(
    '@media (prefers-color-scheme: dark) { path { fill: #fff } } @keyframes spin { to { transform: rotate(1turn) } } text::before { content: "\\201C" }',
  ),
  'an SVG font': svgOf(
    '<font id="f"><font-face font-family="f"><font-face-src><font-face-name name="f"/></font-face-src></font-face><missing-glyph/><glyph unicode="a" d="M0 0"/><hkern u1="a" u2="b" k="9"/></font>',
  ),
  'letters along a path, markers and masks': svgOf(
    '<marker id="m"><path d=""/></marker><path id="p" marker-end="url(&quot;#m&quot;)" style="mask:url( \'#k\' )"/><text><textPath href="#p">along</textPath></text>',
  ),
  'a light and an image of itself': svgOf(
    '<filter id="f"><feImage href="#a"/><feDiffuseLighting><feDistantLight/></feDiffuseLighting><feTurbulence/></filter>',
  ),
};
