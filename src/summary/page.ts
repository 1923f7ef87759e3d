/** One HTML file that needs nothing else: what is given is escaped already. */
export function htmlPage({
  lang,
  title,
  body,
  notes,
}: {
  readonly lang: 'zh' | 'en';
  readonly title: string;
  readonly body: string;
  readonly notes: string;
}): string {
  return `<!doctype html>
<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<title>${title}</title>
<style>
body{max-width:44em;margin:2.5em auto;padding:0 1.5em;font:16px/1.9 "FangSong","仿宋","Noto Serif CJK SC","SimSun",serif;color:#1c2430;background:#fff}
h1,h2,h3{font-family:"SimHei","黑体","Noto Sans CJK SC",sans-serif;line-height:1.5}h1{text-align:center;font-size:1.6em}
p{text-indent:2em;margin:.4em 0}li p{text-indent:0}table{border-collapse:collapse;margin:1em auto}th,td{border:1px solid #999;padding:.2em .7em}
data{border-bottom:1px solid #1f5d8c}data.missing,data.problem{border-color:#a86a00;background:#fff4df}sup a{color:#1f5d8c;text-decoration:none;font-size:.8em}
.notes{margin-top:2.5em;border-top:1px solid #ccc;font-size:.85em;line-height:1.6;overflow-wrap:anywhere}.notes h2{font-size:1.05em}
@media print{body{margin:0;max-width:none}}
</style>
<body>
<h1>${title}</h1>
${body}
${notes}
</body>
</html>
`;
}
