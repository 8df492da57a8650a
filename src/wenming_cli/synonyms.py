"""The everyday words of offices and their tables, and what a plan calls the same.

They are tried before any likeness, and by everything that reads words: keys and values of a plan,
choices and commands that are typed. A word stands where it has one meaning only; the same word may
mean another field in another record, as 责任单位 is the owner of a task and 牵头单位 there.
Words are parted by spaces; a record has those of its base too.
"""

from functools import cache

_DUE = (
    "截止日期 截止时间 截止 期限 时限 最后期限 完成时间 完成期限 办结时限 办理时限 要求完成时间"
    " 要求完成日期 要求完成时限 计划完成时间 计划完成日期 计划完成时限 到期日 到期日期 时间节点"
    " 完成节点 deadline due_date"
)
_LEAD = (
    "责任单位 负责单位 牵头部门 主责单位 主责部门 责任部门 主办单位 主办部门 承办单位 承办部门"
    " 牵头责任单位 责任主体 主要责任单位 负责部门"
)
_SUPPORT = (
    "配合部门 协办单位 协办部门 协同单位 协助单位 参与单位 参加单位 配合责任单位 责任配合单位"
    " 协作单位"
)
_TERRITORIAL = "属地街道 属地 属地责任单位 属地部门"
_NOTE = "说明 备注说明 备注栏 其他说明"
_EVIDENCE = "佐证 佐证资料 证明材料 支撑材料 印证材料 附件 材料 照片 图片 现场照片"
_FILES = "佐证 佐证资料 证明材料 支撑材料 印证材料 附件 照片 图片 现场照片 文件 文件路径"
_APPROVED = "审批单位 批准机关 审批机关 批准部门 同意单位"
_REASON = "理由 事由 原因说明"
_CONTACT = "联系人 负责人 责任人 具体负责人 责任领导 分管领导 联络员 经办人"
_SOURCE = "来源 来源渠道"

KEYS: dict[str, dict[str, str]] = {
    "PlanFile": {
        "plan": "项目 项目信息 基本信息 计划信息 项目基本信息 项目概况",
        "owners": "单位 单位清单 单位名单 单位表 成员单位 责任单位 单位信息",
        "workstreams": "专项 工作 专项工作 专项行动 重点工作清单 专项整治",
        "tasks": "任务清单 任务表 任务台账 工作任务 任务列表 重点任务",
        "updates": "进度 进展情况 任务进展 工作进展 进度情况 任务进度",
        "budget": "预算 经费 资金预算 专项资金 经费预算",
        "receipts": "资金到位 到账 到账资金 拨款到位 资金拨付 拨入",
        "payments": "支付 付款 资金支出 支出明细 支付记录 支出记录 报销",
        "indicators": "指标 绩效 指标体系 绩效目标 绩效指标表",
        "actuals": "完成值 实际完成值 指标完成值 指标完成情况 监测值",
        "samples": "抽样 抽查记录 抽样检查 抽查结果",
        "sites": "点位清单 点位名录 点位表 点位台账 点位信息",
        "inspections": "巡查记录 检查 检查记录 督查 督查记录 巡查台账 巡检",
        "findings": "问题清单 问题台账 存在问题 整改台账 问题列表 发现问题",
        "logs": "整改记录 处理记录 办理情况 整改情况 处理情况",
        "site_types": "点位类别 点位分类 点位类型清单",
        "check_items": "检查项目清单 巡查项目 检查内容清单",
        "systems": "体系 测评体系清单",
        "standards": "标准 标准清单 测评标准表 测评标准清单 考察标准 实地考察标准 测评细则",
        "assessments": "自评 模拟测评 上级测评 测评记录 测评清单",
        "materials": "材料 材料清单 申报材料清单 申报资料 网报材料 档案材料 材料目录",
        "categories": "问题分类 问题类型 类别 问题类别清单",
        "notices": "督办 督办单 督办函 督办件 督办清单 督办通知 通报 约谈 提醒函",
        "schemes": "积分办法 量化评比方案 计分方案 评分办法 考核办法 积分制",
        "awards": "加分 扣分 加分扣分 加扣分 人工加减分",
        "boards": "红黑榜 榜单 红黑榜单 公布榜",
        "narratives": "文字 文字说明 文字部分 工作情况 情况说明",
        "closings": "结账 关账 月度结账 月结记录",
        "settings": "设置 配置 参数 统计口径 口径设置",
        "sample": "示例 样例 样例数据 演示数据",
    },
    "Course": {
        "updates": "进展情况 工作进展 任务进展 进度情况 推进情况 完成情况 进展记录",
        "done": (
            "完成日期 办结 办结时间 实际完成时间 实际完成日期 实际完成 完结日期 完成日 办结日"
            " 完工日期 销号日期"
        ),
        "extensions": "延期情况 延期记录 延期申请 延长时限",
        "suspensions": "暂停 缓办 中止 暂缓情况",
        "cancelled": "撤销 终止 取消情况 取消办理",
    },
    "Part": {
        "owner": f"牵头单位 单位 街道 属地单位 {_LEAD.replace('责任单位 ', '', 1)}",
        "due": _DUE,
        "target": "目标 目标值 目标数量 任务量 计划数量 数量 工作量",
    },
    "Task": {
        "id": "任务编号 任务编码 任务代码",
        "title": (
            "名称 标题 任务 任务内容 工作任务 工作内容 工作事项 事项 任务标题 内容 具体任务"
            " 测评内容 目标任务 任务事项 主要任务 工作措施 工作任务内容"
        ),
        "workstream": "重点工作 专项 所属专项 重点工作编号 所属重点工作",
        "owner": _LEAD,
        "joint": "联合牵头单位 共同牵头 共同牵头单位 并列牵头单位",
        "coordinator": "统筹部门 协调单位 统筹协调单位",
        "territorial": _TERRITORIAL,
        "support": _SUPPORT,
        "contact": _CONTACT,
        "source": _SOURCE,
        "assigned": "交办时间 下达日期 下达时间 布置日期 派发日期 交办日",
        "start": (
            "开始时间 启动时间 启动日期 起始日期 起始时间 开工日期 开工时间 计划开始日期 开始日"
        ),
        "due": _DUE,
        "weight": "比重 权数 分值",
        "deliverable": "成果 交付物 工作成果 成果形式 完成标志 预期成果",
        "target": "目标 目标值 目标数量 任务量 计划数量 数量 工作量",
        "targets": "多项目标 各项目标 分项数量 分类目标",
        "parts": "任务分解 子任务 分解任务 责任分解 分工",
        "milestones": "节点 关键节点 阶段目标 重要节点",
        "depends_on": "前置 依赖 依赖任务 前置工作 紧前任务",
        "line": "用途 经费用途 预算科目 资金科目",
        "note": _NOTE,
    },
    "Update": {
        "date": "时间 填报日期 填报时间 报送日期 报送时间 更新日期 更新时间 进展日期",
        "progress": "进度 完成率 完成比例 完成百分比 进度百分比 百分比 完成度 进展 工作进度",
        "values": "各项完成 分项累计 各项累计",
        "value": "累计 累计数 累计完成数 累计完成量 累计值 完成数 完成量 完成数量",
        "note": f"{_NOTE} 进展情况 工作进展 进展说明 情况 完成情况 工作情况",
        "reason": "原因 未完成原因 滞后说明 滞后情况",
        "next_step": "措施 下一步措施 下步工作 下一步工作 下步计划 下一步计划 下步打算 下一步打算",
        "evidence": _EVIDENCE,
    },
    "TaskUpdate": {"task": "编号 任务编号 所属任务 任务编码"},
    "Milestone": {
        "name": "里程碑 节点 节点名称 内容",
        "due": "时间 日期 计划日期 节点日期 时限 截止日期",
        "done": "完成日期 办结 实际完成日期 达到日期",
    },
    "Extension": {
        "date": "日期 批准时间 审批日期 审批时间 延期日期 同意日期",
        "to": "延期至 延期到 延长至 延至日期 新时限 新的时限 完成时限",
        "reason": f"{_REASON} 延期原因 延期理由",
        "approved_by": _APPROVED,
        "document": "批准文号 批文 批文号 文件号",
    },
    "Suspension": {
        "start": "开始日期 开始时间 起始时间 暂缓日期 暂停日期",
        "end": "结束日期 结束时间 截止时间 终止日期",
        "reason": f"{_REASON} 暂缓原因 暂停原因",
        "approved_by": _APPROVED,
    },
    "Cancellation": {
        "date": "取消日期 取消时间 批准日期 时间",
        "reason": f"{_REASON} 取消原因",
        "approved_by": _APPROVED,
    },
    "Target": {"value": "数值 目标值 目标数 目标", "unit": "度量单位 计量单位 单位名称"},
    "Finding": {
        "id": "问题编号 问题编码 问题代码",
        "found": (
            "发现时间 发现日 日期 时间 检查日期 检查时间 巡查日期 巡查时间 督查日期 督查时间"
            " 登记日期 登记时间"
        ),
        "assigned": "交办时间 派发日期 派发时间 派单日期 派单时间 转办日期 下发日期 下发时间",
        "source": f"{_SOURCE} 发现方式 发现渠道 渠道 发现途径 检查方式 督查方式",
        "site": (
            "地点 具体地点 问题地点 问题点位 点位名称 点位编号 所在点位 地址"
            " 检查点位 督查点位 测评点位"
        ),
        "spot": "具体位置 详细位置 问题位置 所在位置 部位",
        "evidence": f"问题照片 整改前照片 {_EVIDENCE}",
        "note": _NOTE,
        "workstream": "重点工作 专项 所属专项 所属重点工作",
        "category": "问题类别 问题类型 问题分类 分类 类型 问题种类 所属类别",
        "text": (
            "内容 问题 问题描述 问题内容 问题情况 具体问题 发现问题 主要问题 描述 情况描述"
            " 存在的问题 问题详情 问题说明 问题表现 存在的主要问题 问题清单 发现的问题 具体表现"
        ),
        "owner": f"牵头单位 整改单位 整改责任单位 {_LEAD.replace('责任单位 ', '', 1)}",
        "due": f"整改期限 整改截止日期 整改截止时间 整改完成时限 限期 完成时限 {_DUE}",
        "severity": "程度 严重性 严重等级 问题等级 问题级别 等级 级别",
        "repeat_of": "重复问题 上次问题 重复编号 反弹自",
        "log": "办理情况 处理情况 处理记录 办理过程 处理过程 整改记录 整改情况",
        "items": "分项问题 问题明细 具体小项 逐处 几处",
    },
    "LogEntry": {
        "date": "时间 办理日期 办理时间 处理日期 处理时间 记录日期",
        "event": "事项 动作 办理事项 办理动作 环节 类型",
        "by": "办理单位 经办部门 操作单位 复核单位",
        "to": "延期至 延期到 延长至 延至日期 新时限",
        "to_owner": "改派至 改派给 新责任单位 接收单位 改派到",
        "reason": _REASON,
        "note": f"{_NOTE} 情况 办理情况 整改情况 处理情况 内容",
        "evidence": _EVIDENCE,
    },
    "FindingLog": {"finding": "编号 问题编号 所属问题 问题编码"},
    "Category": {"name": "类别 类别名称 问题类别 分类"},
    "Site": {
        "id": "点位编号 点位编码 点位代码",
        "name": (
            "点位 点位名称 场所名称 点位名 地点 场所 小区名称 路段 路段名称 市场名称 具体点位"
            " 包保点位 测评点位"
        ),
        "type": "类型 类别 点位类别 场所类型 场所类别 分类",
        "address": "位置 详细地址 具体位置 所在位置 具体地址",
        "subdistrict": (
            "街道 属地街道 所在街道 属地 所属街办 街道办 镇街 所属镇街 乡镇 所属乡镇 镇"
            " 乡镇街道 所在镇街"
        ),
        "community": "社区 所在社区 属地社区 村 村居 村社区 所属村居 所属村",
        "demonstration": "示范 是否示范 示范点 是否示范点位",
        "owner": f"牵头单位 管理单位 管护单位 主管单位 {_LEAD.replace('责任单位 ', '', 1)}",
        "sponsor": "包保部门 包联单位 挂包单位 挂钩单位 联系单位 包干单位",
        "sponsors": "包保情况 包联情况 各包保单位",
        "sponsor_post": "包联领导 挂包领导 联系领导 包保责任人 挂钩领导 包点领导",
        "opened": "纳入时间 启用日期 建档日期 登记日期",
        "closed": "退出时间 停用日期 撤销日期 销号日期",
    },
    "Owner": {
        "name": "名称 单位 单位名称 单位简称",
        "full_name": "单位全称 全名 正式名称",
        "aliases": "别称 又名 曾用名 其他名称 其他叫法",
        "kind": "类型 性质 单位类别 单位类型 单位性质",
        "parent": "上级 主管单位 隶属单位 所属街道 隶属",
        "members": "成员 组成单位 组成部门 成员名单",
        "code": "信用代码 社会信用代码 统一信用代码 组织机构代码 机构代码",
        "contact": "联系人 负责人 联络员 责任岗位",
        "address": "单位地址 办公地址 办公地点",
    },
    "Workstream": {
        "id": "重点工作编号 工作编号",
        "name": "工作名称 重点工作 专项名称 工作内容",
        "kind": "类型 工作类别 工作类型",
        "owner": _LEAD,
        "coordinator": "统筹部门 协调单位 统筹协调单位",
        "territorial": _TERRITORIAL,
        "support": _SUPPORT,
        "themes": "主线",
        "places": "区域 范围 整治范围 重点区域 整治点位 重点部位",
        "problems": "问题 存在问题 主要问题",
        "standards": "整治标准 工作标准 创建标准 测评标准",
        "indicators": "指标",
    },
    "Indicator": {
        "id": "指标编号 指标编码 指标代码",
        "level1": "一级 一级指标名称",
        "level2": "二级 二级指标名称",
        "name": "指标名称 指标 名称 三级 三级指标名称",
        "content": "指标说明 指标解释 指标描述",
        "nature": "性质 指标方向 比较符 比较符号 符号",
        "target": "目标值 年度目标值 年度指标值 年初目标值 计划值 目标",
        "unit": "单位 计量单位 指标单位",
        "weight": "权重 分数 满分 标准分 分值权重",
        "accrual": "累计类型 累计口径",
        "measure": "数据来源 取数来源 数据取得方式",
        "passed_word": "合格说法 合格称呼",
        "actuals": "完成值 实际完成值 实际完成情况 完成情况",
        "score": "自评得分 评分 自评分",
        "deviation": "偏差 偏差原因 偏差原因分析 偏差情况",
    },
    "Actual": {
        "date": "时间 监测日期 填报日期 填报时间 监测时间",
        "value": "完成值 实际值 实际完成值 完成数 完成数量 数量",
        "level": "完成情况 达成程度",
        "forecast": "预计 全年预计值 全年预测 预计完成值",
        "likelihood": "可能性 完成的可能性 达成可能性",
        "evidence": _EVIDENCE,
    },
    "IndicatorActual": {"indicator": "编号 指标编号 绩效指标 指标编码"},
    "Deviation": {
        "kinds": "类别 偏差类型 原因类别",
        "reason": "原因 偏差原因分析 原因分析",
        "measures": "措施 整改措施 改进办法",
    },
    "TermsChange": {
        "date": "调整日期 调整时间 批准日期 时间",
        "reason": f"{_REASON} 调整原因",
        "approved_by": _APPROVED,
        "document": "批准文号 批文 文件号",
    },
    "Sample": {
        "date": "抽查日期 抽查时间 时间 检查日期",
        "indicator": "指标编号 抽查指标 绩效指标",
        "owner": "责任单位 被抽查单位 受检单位 被检单位 街道",
        "checked": "抽查数量 抽查总数 抽样数 样本数 抽查户数 检查数",
        "passed": "合格 合格数量 合格户数 达标数 符合数",
        "restates": "重报 全数 全量重报 重新报全数",
        "by": "检查单位 抽查部门 测评单位 抽样单位",
        "note": _NOTE,
        "evidence": _EVIDENCE,
    },
    "Inspection": {
        "date": "巡查日期 巡查时间 检查日期 检查时间 时间",
        "tier": "巡查层级 检查层级 级别 层次 巡查级别",
        "sites": "巡查点位 检查点位 点位编号 点位名称 地点",
        "by": "检查单位 督查单位 巡查部门 检查部门",
        "assessment": "测评编号 所属测评",
        "checks": "检查内容 检查结果 检查情况 检查明细 检查项目",
        "surroundings": "周边 是否含周边 含周边环境",
        "note": f"{_NOTE} 巡查情况 情况",
    },
    "Check": {
        "site": "点位编号 点位名称 检查点位 地点",
        "item": "项目 检查项 检查项目 检查标准 内容",
        "result": "检查结果 结论 是否符合 是否合格",
        "standard": "标准 标准编号 测评标准编号",
        "lost": "扣分 扣分比例 失分比例 失分率",
        "evidence": _EVIDENCE,
        "finding": "问题编号",
        "note": f"{_NOTE} 情况 存在问题",
    },
    "System": {
        "id": "体系编号 测评体系编号",
        "name": "体系 体系名称 测评体系名称",
        "edition": "版 年版 版次",
        "kind": "类别 类型 体系类型",
        "window": "时间范围 材料时限 材料时间",
    },
    "Window": {"start": "开始日期 开始时间 起", "end": "结束日期 结束时间 截止时间 止"},
    "Standard": {
        "code": (
            "标准编号 测评标准编号 指标编号 标准序号 标准代码 条目编号 测评编号 编码 代码 指标代码"
        ),
        "system": "体系 所属体系 体系编号",
        "item": "项目 测评项目名称 测评指标 指标名称 一级指标 指标 考察项目",
        "content": "内容 考察内容 测评要点 二级指标 工作内容 具体内容",
        "text": (
            "标准 标准内容 考察标准 具体标准 标准要求 测评要求 具体要求 工作标准 工作要求 任务标准"
            " 测评标准内容 达标要求 任务要求 三级指标"
        ),
        "method": "方法 测评方式 考察方法 考察方式 检查方式 测评办法 方式",
        "points": "分数 满分 权重 标准分 分",
        "owners": f"牵头单位 单位 {_LEAD.replace('责任单位 ', '', 1)}",
        "support": _SUPPORT,
        "site_types": (
            "点位类型 适用点位 点位 适用范围 测评点位 考察点位 测评地点 考察地点 适用类型"
            " 测评点位类型 考察点位类型 测评场所"
        ),
        "indicator": "绩效指标编号",
        "negative": "负面 是否负面清单 负面清单项 一票否决",
        "note": _NOTE,
    },
    "SiteType": {"name": "点位类型 类型 类别 类型名称 类别名称", "group": "分类 所属大类"},
    "CheckItem": {
        "name": "检查项目 项目 检查内容 检查项 项目名称",
        "standard": "标准 标准编号 测评标准编号",
    },
    "Assessment": {
        "id": "测评编号",
        "name": "测评名称 测评",
        "kind": "类别 类型 性质 测评类型",
        "system": "体系",
        "start": "开始时间 起始日期 起始时间 测评开始日期",
        "end": "结束时间 截止日期 截止时间 测评结束日期",
        "by": "组织单位 测评机构 考评单位",
        "totals": "汇总 得分 总分 测评得分",
        "document": "文件号 发文字号 通报文号",
    },
    "Draw": {"sites": "抽取点位 抽取的点位", "rule": "办法 抽取规则 规则"},
    "AssessmentTotal": {
        "of": "对象 口径",
        "name": "项目 单位 街道 对象名称",
        "score": "分数 实得分 实际得分",
        "full": "分值 总分 标准分",
        "rank": "排名 位次 排位",
    },
    "Material": {
        "id": "材料号 档案编号",
        "standard": "标准 标准编号 测评标准编号 对应标准 所属标准",
        "number": "材料序号 材料代码 目录编号",
        "title": "材料名称 名称 材料 材料标题 题目 材料内容 文件名称",
        "kind": "类别 类型 材料类型 材料种类 形式 材料形式",
        "owner": f"牵头单位 报送单位 提供单位 供稿单位 {_LEAD.replace('责任单位 ', '', 1)}",
        "due": (
            "截止日期 截止时间 截止 期限 时限 报送期限 报送截止日期 报送截止时间 提交时限"
            " 提交截止日期 完成时限 要求报送时间"
        ),
        "dated": "成文日期 落款日期 发文日期 形成时间 材料日期",
        "submitted": "报送时间 提交日期 提交时间 上报日期 上报时间 实际报送日期",
        "returned": "退回情况 退回记录",
        "evidence": _FILES,
        "note": _NOTE,
    },
    "MaterialReturn": {
        "date": "退回日期 退回时间 时间",
        "reason": f"{_REASON} 退回原因 退回理由",
        "submitted": "报送日期 报送时间",
    },
    "Notice": {
        "id": "文书编号 督办编号",
        "number": "发文字号 文件号 文书号",
        "kind": "类型 种类 文书类别 文书类型 督办类型",
        "date": "日期 签发时间 发文日期 印发日期 下发日期",
        "owners": "责任单位 单位 督办对象 被督办单位 主送 主送单位 发送单位 发送对象",
        "tasks": "任务编号 涉及任务 督办任务",
        "findings": "问题编号 涉及问题 督办问题",
        "reason": "原因 理由 督办事由 督办原因",
        "reply_due": "回复时限 反馈时限 回复期限 要求回复日期 期限 时限 截止日期 完成时限 办结时限",
        "replied": "回复时间 反馈日期 反馈时间 实际回复日期",
        "routine": "例行通报 是否例行 日常通报",
        "received": "签收情况 签收记录",
        "replies": "分单位回复 单位回复 回复明细",
        "result": "结果 办理情况 回复情况 反馈情况",
        "evidence": _EVIDENCE,
    },
    "Budget": {
        "total": "总额 预算总额 预算数 年初预算 预算金额 总金额 合计",
        "sources": "来源 经费来源",
        "lines": "支出用途 资金用途 预算明细 明细 科目",
        "adjustments": "调整 预算追加 追加",
    },
    "Fund": {"name": "来源 来源名称 资金来源", "kind": "类型 性质", "amount": "数额 资金 预算金额"},
    "Line": {"name": "用途 用途名称", "amount": "数额 预算 预算数 预算金额", "note": _NOTE},
    "Adjustment": {
        "date": "调整日期 调整时间 批准日期 时间",
        "amount": "调整金额 数额",
        "line": "资金用途 用途编号",
        "reason": f"{_REASON} 调整原因",
        "document": "批准文号 批文 文件号",
    },
    "Receipt": {
        "date": "到账日期 到账时间 到位时间 拨付日期 日期 时间",
        "source": "来源 经费来源 拨款单位",
        "amount": "到位金额 到账金额 拨付金额 数额",
        "document": "指标文号 拨款文号",
        "note": f"{_NOTE} 摘要",
    },
    "Payment": {
        "date": "支付日期 支付时间 付款日期 付款时间 支出日期 支出时间 时间",
        "line": "资金用途 支出用途 用途编号 科目",
        "amount": "支出金额 支付金额 付款金额 数额",
        "source": "来源 经费来源",
        "task": "任务编号 所属任务",
        "payee": "收款方 收款人 供应商 支付对象 收款单位名称",
        "voucher": "凭证 凭证编号 凭证号码 发票号",
        "note": f"{_NOTE} 摘要 支出内容 支出事项 事由",
        "evidence": _EVIDENCE,
    },
    "Project": {
        "id": "计划编号 项目编号",
        "name": "名称 计划名称 标题",
        "year": "年份 年 计划年度",
        "start": "开始日期 开始时间 起始时间",
        "end": "结束日期 结束时间 截止时间 终止日期",
        "owner": "责任单位 牵头单位 项目单位 主责单位 主办单位 项目实施单位",
        "parent": "上级 上级编号 上级计划编号",
        "department": "主管单位",
        "funding_source": "资金来源",
        "overview": "概况 简介 项目简介",
        "goal": "总体目标 年度目标 目标",
        "basis": "依据 政策依据",
        "themes": "主线",
    },
    "Basis": {"title": "名称 文件 依据名称 文件标题", "kind": "类型", "number": "文件号 发文字号"},
    "Theme": {"name": "主线名称 标题", "items": "事项 项目", "source": "来源 依据"},
    "Board": {
        "month": "月 公布月份",
        "group": "组 分组 类别 单位类别",
        "red": "红榜单位 红榜名单",
        "black": "黑榜单位 黑榜名单",
        "date": "日期 发布日期 公布时间",
        "document": "文件号 发文字号",
        "reason": _REASON,
    },
    "Narrative": {
        "month": "月",
        "period": "期间 所属时段",
        "section": "章节 部分",
        "text": "内容 文字 说明",
    },
}
"""By record, the words for each of its fields; none of them is a key of the record itself."""

VALUES: dict[str, dict[str, str]] = {
    "SystemKind": {
        "city": "文明城市测评 全国文明城市 城市 创文",
        "minors": "未成年人思想道德建设 未成年人工作 未成年人思想道德建设工作 未成年",
        "other": "其它",
    },
    "Method": {
        "field": (
            "实地 实地测评 实地检查 现场考察 现场检查 实地察看 实地查看 实地暗访 暗访 明察暗访"
        ),
        "material": "材料 材料申报 材料审查 网上申报 审核材料 查阅材料 查看材料 网报 申报材料",
        "survey": "问卷 入户调查 调查问卷 入户问卷 民意调查 满意度调查 问卷测评 群众满意度调查",
        "network": "网络 网络抽查 网上检查 网络检查 网络测评 网上测评 网络抽样",
    },
    "AssessmentKind": {
        "self": "自查 自测 自我测评 自查自评 区级自评",
        "mock": "模拟 模拟考 第三方测评 第三方 预测评",
        "superior": "上级 省测 国测 市测 省级测评 市级测评 国家测评 年度测评",
    },
    "MaterialKind": {
        "statement": "说明 报告 情况说明 工作说明 总结 情况报告 说明材料",
        "document": "红头文件 制度 方案 通知 制度文件 文件制度",
        "photo": "图片 照片 实景照片 现场照片",
        "table": "表 表格 统计 报表 数据表",
        "other": "其它",
    },
    "TotalOf": {
        "item": "项目 测评项目得分",
        "owner": "单位 部门",
        "subdistrict": "街办 乡镇 镇街",
        "site_type": "类型 点位类别",
        "all": "总分 总计 合计 整体",
    },
    "Nature": {
        "≥": (
            "大于等于 大于或等于 高于等于 不小于 不少于 不得低于 不得小于 不得少于 至少 最少"
            " 及以上 ≧ ⩾ 》= at_least"
        ),
        "≤": (
            "小于等于 小于或等于 低于等于 不大于 不多于 不超过 不得高于 不得大于 不得超过 至多 最多"
            " 及以下 以内 ≦ ⩽ 《= at_most"
        ),
        "=": "== ＝ 相等 恰好等于 equal",
        "qualitative": "定性指标 定性描述 定性评价",
    },
    "Accrual": {
        "cumulative": "累积 累加 累计数 累计值 逐月累计 逐步累计",
        "level": "时点 时点值 时点数 当期 当期值 某时水平",
        "year_end": "年底 年终 年末值 年底值",
    },
    "Achievement": {
        "achieved": "已达成 全部达成 已完成 完成 达到 已达到 全部完成",
        "partial": "部分完成 部分达到 部分实现",
        "missed": "没有达成 未完成 未达到 没有完成 未实现",
    },
    "Likelihood": {
        "certain": "一定能 肯定能 确定能完成 肯定能完成 确定可以",
        "possible": "可能 可能完成 有可能完成",
        "impossible": "不可能 不可能完成 完全不能 无法完成 完成不了 完全不可能完成",
    },
    "DeviationKind": {
        "funding": "资金保障 经费 资金",
        "staff": "人力保障 人员",
        "system": "制度",
        "hardware": "硬件 硬件保障 硬件条件",
        "other": "其它",
    },
    "Event": {
        "rectified": (
            "整改了 改好了 整改好了 整改完了 整改完成 完成整改 已完成整改"
            " 整改完毕 已整改完毕 整改到位 已整改到位"
        ),
        "returned": "退回了 已退回 退回整改 退回重办 退回重改 打回 已打回",
        "closed": "销号了 已销号 办结销号 验收销号 核销 同意销号 予以销号",
        "extended": "同意延期 批准延期 延长时限 准予延期",
        "long_term": "转为长期 列入长期 转长期整改 转入长期",
        "void": "误登 误录 误报撤销",
        "reassigned": "转办 改办 转派 改交 重新派单",
        "appealed": "申述 提出申诉 申请复核",
        "upheld": "维持原判 维持原意见 维持原结论 申诉不成立",
        "rechecked": "复查 再复查 回访 复查过 回头看过",
    },
    "RecheckResult": {
        "kept": "保持住 保持良好 没有反弹 未反弹 已保持",
        "relapsed": "反弹了 已反弹 有反弹 又出现 复发",
        "false": "假整改 虚报 虚报整改 虚假 未真正整改",
    },
    "FindingSource": {
        "inspection": "督查 督察 巡检 检查 日常巡查 日常检查 实地巡查 巡查发现 专项督查",
        "covert": "暗查 暗访督查",
        "superior": "上级督查 上级检查 上级交办 上级通报 省级督查 市级督查 上级反馈",
        "media": "媒体曝光 媒体报道 新闻媒体 舆情",
        "public": "群众反映 群众举报 群众投诉 投诉 举报 信访 热线 市民热线 12345 12345热线",
        "self": "自查自纠 自查发现 自检 单位自查",
    },
    "FindingSeverity": {
        "minor": "轻微 较轻 普通 一般问题 轻",
        "major": "较大 较严重 较重问题",
        "urgent": "急 特急 加急 急件 立即整改",
    },
    "TaskSource": {
        "plan": "年度计划 工作计划 计划任务 工作方案 实施方案",
        "notice": "文件 发文 通知文件",
        "instruction": "领导批示 批示件 批示交办",
        "meeting": "会议纪要 会议部署 会议议定 专题会议 专题会",
        "inspection": "督察 检查 巡查 督查发现 督导",
        "public": "群众举报 群众投诉 投诉 信访 热线 市民热线 12345",
    },
    "CheckResult": {
        "pass": "合格 达标 通过 符合要求 符合标准 满足 √ ✓",
        "fail": "不合格 不达标 未达标 未通过 不通过 不符合要求 不符合标准 × ✗",
        "na": "不涉及 无此项 没有此项 N/A n/a NA 不适合",
    },
    "Tier": {
        "district": "区级 区领导 区委区政府领导",
        "office": "创建办 文明办 区文明办 创文办 区创文办",
        "owner": "责任单位 主责部门 牵头单位 主管单位 责任部门",
    },
    "NoticeKind": {
        "assign": "交办单 交办函 交办通知 转办单 任务交办",
        "remind": "提示 提醒单 提醒函 提示单 提示函 工作提示",
        "supervise": "督办单 督办函 督办通知 督办通知书 挂牌督办",
        "circulate": "通报批评 书面通报 情况通报",
        "interview": "约谈通知 约谈通知书 约谈函 约见谈话",
    },
    "OwnerKind": {
        "leading_group": "领导组 工作领导小组 创建领导小组 指挥部",
        "office": "办 创建办 文明办 创文办 领导小组办公室 指挥部办公室",
        "work_group": "专班 工作专班 工作小组 专项工作组 专项组",
        "department": "局 区级部门 区直部门 职能部门 委办局 行业部门 机关",
        "subdistrict": "街道办 街道办事处 街办 办事处",
        "community": "居委会 社区居委会 居民委员会",
        "county": "县 市辖区 县级市",
        "town": "建制镇 镇政府 镇人民政府",
        "township": "民族乡 乡政府 乡人民政府",
        "village": "行政村 村委会 村民委员会",
        "group": "村组 组",
        "grid": "网格员 社区网格 微网格",
        "school": "中学 小学 大学 高校 幼儿园 院校",
        "enterprise": "公司 国企 集团 企业单位 平台公司",
        "other": "其它 其他单位 其它单位",
    },
    "WorkstreamKind": {
        "rectification": "专项整治 整治提升 综合整治 整治工作",
        "supervision": "监督 检查 督查 巡查 督导 督促检查",
        "other": "其它",
    },
    "FundKind": {
        "fiscal": "财政 财政资金 财政预算 财政拨付 本级财政",
        "carryover": "结转 结余 上年结余 结转资金 上年结转资金",
        "other": "其它 自筹 自筹资金 社会资金 其他资金",
    },
    "BasisKind": {
        "mandate": "依据 政策依据 上级文件",
        "implementation": "实施方案 工作方案 工作计划 方案",
    },
    "NarrativeSection": {
        "overall": "总体 概况 综述 工作概况 总体工作情况",
        "tasks": "任务 重点工作 任务推进",
        "inspections": "巡查 巡查情况",
        "findings": "问题 整改 整改情况",
        "sampling": "抽查 抽查情况",
        "notices": "督办 督办通报",
        "board": "榜单 红黑榜单",
        "budget": "资金 经费 预算执行 资金使用",
        "indicators": "绩效 绩效指标 指标",
        "problems": "主要问题 困难和问题 存在的问题 存在问题和困难",
        "next_month": "下步工作 下一步工作 下月计划 下月工作 下月工作安排 下步打算 下一步打算",
    },
    "DueRollover": {
        "none": "否 无 不延 不顺延节假日",
        "next_workday": "是 顺延 节假日顺延 下一工作日 顺延至下一工作日",
    },
    "CycleKind": {
        "xun": "每旬 按旬 旬巡查",
        "week": "每周 按周 星期 一周",
        "half_month": "每半月 按半月 半个月",
        "month": "每月 按月 月度 一个月",
        "quarter": "每季度 按季度 季 每季",
        "days": "天 天数 按天 按日 自定义",
    },
    "RuleLevel": {"error": "报错", "warning": "提醒 告警", "off": "关 停用 忽略 不查 false no"},
    "State": {
        "done": "完成 已完成 已办结 完结",
        "in_progress": "进行 推进中 正在进行 在办 办理中",
        "submitted": "等待验收 已报验 报验",
        "not_started": "没开始 没有开始 未启动 未开工",
        "suspended": "暂停 缓办 已暂缓",
        "cancelled": "已取消 撤销",
    },
    "Stage": {
        "open": "未整改 未完成 整改中 没有整改 在办 未办结",
        "rectified": "已整改 待销号 整改完成 未销号 待验收",
        "closed": "销号 办结 已办结 已完成",
        "long_term": "转长期 长期整改",
    },
    "Light": {
        "red": "红 红灯 超期 过期",
        "yellow": "黄 黄灯 落后",
        "blue": "蓝 蓝灯 快到期 即将到期",
        "green": "绿 绿灯",
        "grey": "灰 灰灯 未到 暂缓 未开始",
        "done": "完成 已完成 已办结",
    },
    "MonitorLight": {
        "red": "红 红灯",
        "yellow": "黄 黄灯",
        "blue": "蓝 蓝灯",
        "green": "绿 绿灯",
        "grey": "灰 灰灯",
    },
    "format": {
        "markdown": "md",
        "xlsx": "excel xls",
        "text": "txt plain",
    },
    "by": {
        "owner": "责任单位 牵头单位 部门 unit department",
        "workstream": "专项 工作",
        "subdistrict": "属地 街道办 street",
        "category": "类型 问题类别 分类",
        "month": "月 按月",
        "source": "来源",
        "line": "资金用途 科目",
        "item": "项目",
        "content": "内容",
        "standard": "标准 测评要求",
        "system": "体系",
    },
}
"""By list of choices, the words for each choice."""

_HAPPENED = "记的是已经发生的事；还没有发生的不写"
_RECORD = "写成一条{log}：{{{date}: 2020-06-30, {event}: %s}}"
_STATE = "不用写，由程序算：办结了写{done}，取消了写{cancelled}，进度写在{updates}里"
_PROGRESS = "写在{updates}里：{updates}: [{{{date}: 2020-06-30, {progress}: 60%}}]"
_COURSE = "不用写，由程序按{log}算：每条写{date}和{event}（已整改、退回、销号等）"

ADVICE: dict[str, dict[str, str]] = {
    "Entry": {
        "序号 顺序号 行号 No no": "不用写，删去这一项；有编号的写{id}",
        "电话 手机 手机号 联系电话 联系方式 电话号码": "不写电话，删去这一项",
        "姓名 填报人 填表人 发现人 检查人 巡查人 巡查人员 检查人员": "写单位或岗位，不写姓名",
    },
    "Course": {
        "状态 任务状态 当前状态 办理状态 是否完成 是否办结 state status": _STATE,
        "进度 完成进度 进展百分比 完成率 完成比例 工作进度 progress": _PROGRESS,
    },
    "Task": {
        "督办 督办情况 督办文书": "督办另写在{notices}一节",
        "滞后原因 下步措施 佐证材料": "写在{updates}的那一次里",
        "整改时限": "任务写{due}；问题的整改时限写在{findings}一节",
    },
    "Finding": {
        "状态 整改状态 办理状态 问题状态 是否整改 是否完成 是否销号 state status": _COURSE,
        "整改日期 整改时间 整改完成日期 整改完成时间 完成日期 实际完成时间": _RECORD % "已整改",
        "销号日期 销号时间 办结日期 办结时间": _RECORD % "销号",
        "整改措施 整改结果 整改照片 整改后照片": "写在{log}的那一条里",
        "督办 督办情况 督办文书": "督办另写在{notices}一节",
    },
    "Line": {"已支出 支出 支出金额 执行数": "支出逐笔写在{payments}一节"},
    "Budget": {"执行数 支出 已支出 执行率 支出数": "支出逐笔写在{payments}一节，执行率由程序算"},
    "Indicator": {"完成率 自评得分率": "不用写，由程序按{actuals}算"},
    "Sample": {"合格率 达标率": "不用写，由程序按{checked}和{passed}算"},
}
"""By record, what to do about words that are no field of it; braces hold fields."""

UNSAID: dict[str, dict[str, str]] = {
    "Event": {"未整改 待整改 整改中 正在整改 没有整改 未销号 待销号 未退回 待复核": _HAPPENED},
    "State": {
        "逾期 超期 滞后 临期 正常 red yellow blue green grey": "这是灯，写成 --light {}",
        "待整改 待复核 已销号 误报": "这是问题的状态，写 wenming findings --state {}",
    },
    "Stage": {
        "逾期 超期 overdue": "逾期的写 --overdue",
        "进行中 未开始 取消": "这是任务的状态，写 wenming tasks --state {}",
    },
    "Light": {"进行中 待验收 取消": "这是状态，写成 --state {}"},
}
"""By list of choices, what to say of words that are none of them."""

COMMANDS: dict[str, str] = {
    "progress": "进展 进度 填报 报送 汇报 update-progress",
    "done": "办结 完成 finish complete",
    "extend": "延期 延长 extension postpone",
    "pay": "支付 付款 报销 payment",
    "measure": "实际值 完成值 actual actuals",
    "add": "添加 新增 登记 录入 insert append",
    "set": "修改 编辑 更新 改 edit update modify change",
    "status": "状态 总览 概览 总体 overview summary",
    "report": "月报 报告 出报告 月度报告 报表 generate render",
    "verify": "核对 验证 对账 authenticate",
    "tasks": "任务 任务清单 task",
    "validate": "检查 校验 查错 check lint test",
    "next": "待办 今天 今日 下一步 提醒 todo agenda today",
    "inspections": "巡查 巡检 inspection inspect visits",
    "draw": "抽取 抽签 抽点位 抽样 sample sampling lot",
    "materials": "材料 申报材料 台账材料 material documents",
    "findings": "问题 问题台账 台账 整改 finding issues problems",
    "notices": "督办 通报 约谈 notice",
    "standards": "标准 测评标准 测评体系 缺口 standard holes",
    "assess": "测评 测评结果 模拟测评 得分率 失分 assessment assessments",
    "board": "红黑榜 榜单 红榜 黑榜 boards ranking",
    "budget": "资金 预算 支出 经费 money payments",
    "dashboard": "看板 大屏 驾驶舱 网页 html page web",
    "site": "网站 pages publish 发布",
    "rollup": "汇总 合计 多个计划 各县 全市 全省 aggregate sum summary-of-plans total",
    "facts": "数据表 数据 明细 数据库 sql parquet dump tables",
    "trend": "走势 趋势 曲线 变化趋势 逐月 trends series",
    "indicators": "指标 绩效 绩效指标 indicator metrics kpi",
    "score": "自评 评分 得分 打分 scores",
    "list": "清单 列表 筛选 查询 ls query filter select",
    "show": "查看 显示 详情 查 view get cat",
    "explain": "解释 为什么 说明",
    "need": "差多少 还差多少 还差 目标 达标 missing gap",
    "why": "变化原因 为什么变了 升降 归因 cause because",
    "audit": "审计 核实 真假 造假 疑点 questions fraud",
    "diff": "对比 比较 差异 变化 compare changes",
    "log": "历史 记录 日志 history blame",
    "evidence": "佐证 佐证材料 证据 照片 proof photos attachments",
    "close": "月结 结账 关账 closing",
    "schema": "格式 结构",
    "import": "导入 load",
    "sheets": "填报表 工作簿 发表 收表 下发 回收 workbook workbooks sheet",
    "baseline": "基线 基准 基准线 定基线",
    "rollover": "换年度 结转 转下年 跨年 新年度 carryover",
    "init": "新建 创建 初始化 建立 new create start setup",
}
"""By command, other words for it."""

ERRANDS: dict[str, str] = {
    "help 帮助 ? 用法 usage man": "看 wenming --help，或 wenming 命令 --help",
    "version 版本": "看 wenming --version",
    "fix 修复 自动修复 repair format fmt": "看 wenming validate --fix",
    "export 导出 excel csv xlsx 表格": (
        "表格用 --format csv，如 wenming tasks --format csv -o 任务.csv；"
        "报告用 wenming report -o 文件"
    ),
    "delete remove rm 删除": (
        "发生过的事只增不减，记错了的另写一条更正的；确实要删的（如重复录入），在文件里删，"
        "删完运行 wenming validate"
    ),
    "commit push pull sync 提交 上传 同步 保存": "提交和同步用 git",
    "undo revert restore 撤销 恢复": "计划在 git 里，用 git 恢复",
}
"""What to do where no command does what was asked."""


@cache
def _meanings(table: str, names: tuple[str, ...]) -> dict[str, str]:
    """What each word of some parts of a table stands for; of one word's meanings the first."""
    meanings: dict[str, str] = {}
    for name in names:
        for meant, words in {"keys": KEYS, "values": VALUES}[table].get(name, {}).items():
            for word in words.split():
                meanings.setdefault(word, meant)
    return meanings


def field_of(word: str, *records: str) -> str | None:
    """The field an everyday word means in a record, named with its bases."""
    return _meanings("keys", records).get(word.strip().casefold())


@cache
def _everyday() -> frozenset[str]:
    words = (word for said in KEYS.values() for some in said.values() for word in some.split())
    return frozenset(words)


def is_everyday(word: str) -> bool:
    """Whether a word means a field of some record."""
    return word in _everyday()


def value_of(word: str, choices: str) -> str | None:
    """The choice an everyday word means in a list of choices."""
    return _meanings("values", (choices,)).get(word.strip())


def advice_on(word: str, *records: str) -> str | None:
    """What to do about a word that is no field of a record, named with its bases."""
    return next((said for name in records if (said := _said(ADVICE.get(name, {}), word))), None)


def unsaid(word: str, choices: str) -> str | None:
    """What to say of a word that is none of a list of choices."""
    return _said(UNSAID.get(choices, {}), word)


def command_of(word: str) -> str | None:
    """The command an everyday word means."""
    return next((name for name, words in COMMANDS.items() if word in words.split()), None)


def errand(word: str) -> str | None:
    """What to do where a word is no command."""
    return _said(ERRANDS, word)


def _said(table: dict[str, str], word: str) -> str | None:
    return next((said for words, said in table.items() if word.strip() in words.split()), None)
