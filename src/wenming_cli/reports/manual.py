"""The manual pages of what can be wrong with a template, by code."""

MANUAL: dict[str, str] = {
    "E901": """模板写法不对。

为什么：模板里的标签、括号或名称写错了，程序读不懂，出不了报告。

怎么改：看提示的那一行：{{ }} 和 {% %} 成对，if 有 endif，for 有 endfor；
过滤器和判断只用现有的；文件存成 UTF-8。

对：
    {% if budget %}{{ budget.paragraph }}{% endif %}

错：
    {% if budget %}{{ budget.paragraph }
""",
    "E902": """模板里有不认识的名字。

为什么：写错的名字如果当作空白，报告会悄悄少一段。

怎么改：名字以 wenming report --format json 列出的为准；可有可无的，先用 if 判断。

对：
    {{ overall.paragraph }}

错：
    {{ overal.paragraph }}
""",
    "E903": """模板做了不许做的事。

为什么：模板可能来自别人的分支。它只负责排版，不能调用函数、不能计算、不能取对象的内部属性。

怎么改：需要的数字由程序算好放进数据；模板只用循环、判断、包含和现有的过滤器。

对：
    {{ line.paid | wan }}

错：
    {{ line.paid / 10000 }}
""",
    "E904": """没有这个模板，或者它在模板文件夹以外。

为什么：模板只从计划仓库的 templates/ 和程序自带的模板里读，链接和 .. 都不能出这个范围。

怎么改：把模板放进 templates/，名字写成相对于这个文件夹的路径。

对：
    {% include "header.md.j2" %}

错：
    {% include "../../header.md.j2" %}
""",
    "E905": """模板里的值用错了地方。

为什么：例如对一个数字做循环、把文字和数字比大小，或者模板一层套一层没有尽头。

怎么改：看提示的那一行，核对这个值是文字、数字还是列表。

对：
    {% for row in indicators.rows %}{{ row.name }}{% endfor %}

错：
    {% for row in indicators.sentence | length %}{{ row }}{% endfor %}
""",
    "E906": """模板没完没了，或者写出的内容太大。

为什么：模板可能来自别人的分支；循环套循环、文字一再翻倍，会占满机器。

怎么改：看提示的那一行，少套几层循环；报告用到的清单不会有一百万项。

对：
    {% for row in tasks.rows %}{{ row.title }}{% endfor %}

错：
    {% for a in title %}{% for b in title %}{% for c in title %}…
""",
}
