"""Invented articles in the shape of scraped ones: each is a title, a category, a date and a body of HTML.

What costs time is done once, in Stock: its paragraphs are one long text, and a body is a piece of it.
"""

import random
from bisect import bisect_left
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime
from itertools import accumulate

WORDS = """城市 码头 清晨 灯塔 渡轮 雨季 夜市 邻居 地图 故事 图书馆 木匠 陶器 铁路 海风 桥梁 集市 茶馆 书店 钟楼
山路 花园 厨房 豆腐 面条 橘子 石阶 旧信 相册 收音机 邮差 船长 学徒 老师 孩子 黄昏 星期天 天气 潮水 鱼市 风筝 雪夜
春天 秋天 研究 报告 技术 数据 网络 屏幕 电池 芯片 比赛 球队 冠军 训练 音乐 电影 动画 游戏 剧本 角色 价格 市场 工厂 订单
农田 果园 水库 公园 医院 药方 健康 睡眠 运动 旅行 车站 机票 酒店 宇宙 行星 望远镜 实验 标本 恐龙 化石 博物馆 展览
打开 修好 画出 记住 忘记 走过 看见 等待 相信 带走 寄出 唱起 煮熟 种下 数完 借来 归还 说明 发布 更新 整理 讨论 解释
安静的 明亮的 旧的 新的 缓慢的 奇怪的 温暖的 遥远的 第一次 最后一次 很多年 三十公里 二十分钟 没有人 每个人""".split()
PLACES = "新闻 科技 文化 生活 体育 游戏 财经 旅行".split()
SOURCES = "晨报 晚报 观察 周刊 日志 手记 广播 档案 电台 画报 通讯 笔谈".split()
LEAVES = "分类 最新 专题".split()  # the same names below every parent
HOSTS = ("https://img.example", "https://proxy.example/?http://static.example", "http://pic.example")
SUFFIXES = ("jpeg", "jpg", "png", "gif", "webp")
AWKWARD = ("《{}》最新", "''{}''", "{}｜{}｜连载", "-13℃，{}", "★{}★！", "{} {} #1", "“{}”：{}？", "[{}] 100%",
           "{}&{}", "{} (二)", "Ⅻ {}", "{}…", "5秒{}{}", "{}+{}=?", "@{}", "~{}", "{}，，{}")
FIRST = datetime(2012, 1, 1, tzinfo=timezone.utc)
SPAN_SECONDS = 11 * 365 * 86400
ARTICLES_A_TAG = 20
LONGEST_NAME = 255  # bytes, of a file name with its suffix
STOCK_BYTES = 4_000_000
# Of the normal distribution whose exponential is the length of a body: the median is 5 KB, the mean 6.9.
MEDIAN_LOG, SPREAD_LOG = 8.49, 0.8


class Stock:
    """What all articles of one seed share."""

    def __init__(self, seed):
        chance = random.Random(seed)
        self.categories = [(place, place + source, leaf)
                           for place in PLACES for source in SOURCES for leaf in LEAVES]
        chance.shuffle(self.categories)
        # Zipf: the first is the largest by far.
        self.weights = list(accumulate(1 / (rank + 1) ** 1.1 for rank in range(len(self.categories))))
        parts, size = [], 0
        while size < STOCK_BYTES:
            parts.append(paragraph(chance).encode())
            size += len(parts[-1])
        self.text = b"".join(parts)
        self.ends = list(accumulate(map(len, parts)))

    def piece(self, chance):
        """Whole paragraphs."""
        wanted = int(chance.lognormvariate(MEDIAN_LOG, SPREAD_LOG))
        first = bisect_left(self.ends, chance.randrange(STOCK_BYTES // 2))
        last = bisect_left(self.ends, self.ends[first] + wanted)
        return self.text[self.ends[first]:self.ends[min(last, len(self.ends) - 1)]]


class Article:
    """Number `number` of the archive, by chance."""

    def __init__(self, stock, chance, number):
        self.stock = stock
        # Every category has an article before the weights decide.
        self.category = (stock.categories[number] if number < len(stock.categories)
                         else chance.choices(stock.categories, cum_weights=stock.weights)[0])
        self.title = title(chance, number)
        self.file_name = file_name(self.title, number)
        self.published = FIRST + timedelta(seconds=chance.randrange(SPAN_SECONDS))
        self.iso = chance.random() < 0.1
        self.picture = picture(chance)
        self.tags = tags(number)
        self.body = f'<div>   \n<p>{image(chance, self.picture)}</p>'.encode() + stock.piece(chance) + b"  \n</div>"

    def bytes(self):
        date = (self.published.strftime("%Y-%m-%d %H:%M:%S") if self.iso
                else format_datetime(self.published, usegmt=True))
        levels = "".join(f" - {level}\n" for level in self.category)
        quoted = self.title.replace("'", "''")
        head = (f"\n---\ntitle: '{quoted}'\ncategories: \n{levels}tags: {self.tags}\nheadimg: '{self.picture}'\n"
                f"author: {self.category[1]}\ncomments: false\ndate: {date}\nthumbnail: '{self.picture}'\n---\n\n")
        return head.encode() + self.body + b"\n            "


def title(chance, number):
    words = chance.choices(WORDS, k=chance.randint(4, 12))
    if number % 97 == 0:
        words *= 8  # up to the longest name that a file system takes
    if number % 5:
        return "".join(words)
    half = len(words) // 2
    return chance.choice(AWKWARD).format("".join(words[:half]), "".join(words[half:]))


def paragraph(chance):
    """In a quarter of the cases with a picture behind it."""
    text = "".join("".join(chance.choices(WORDS, k=chance.randint(5, 14))) + "。" for _ in range(chance.randint(2, 6)))
    return f"<p>{text}</p>" + (f"<p>{image(chance, picture(chance))}</p>" if chance.random() < 0.25 else "")


def image(chance, address):
    sides = f"{chance.randint(2, 12) * 90},{chance.randint(2, 9) * 60}"
    if chance.random() < 0.05:
        return (f'<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-original="{address}" '
                f'data-size="{sides}" referrerpolicy="no-referrer">')
    return f'<img src="{address}" data-size="{sides}" referrerpolicy="no-referrer">'


def picture(chance):
    host, suffix = chance.choice(HOSTS), chance.choice(SUFFIXES)
    return f"{host}/{chance.randrange(2012, 2023)}/{chance.getrandbits(128):032x}.{suffix}"


def tags(number):
    """Two of one tag for every twenty articles so far, a small number having the most. Chance of its own, so that the rest of
    an article stays as it is."""
    chance = random.Random(number)
    known = number // ARTICLES_A_TAG + 1
    return "[" + ", ".join(f"标签{base36(int(known * chance.random() ** 1.5))}" for _ in range(2)) + "]"


def file_name(title, number):
    """The title, as long as a file system takes it, made unique by the article's number in base 36."""
    mark = f" {base36(number)}.md"
    room = LONGEST_NAME - len(mark.encode())
    cut = title.replace("/", "／").encode()[:room].decode("utf-8", "ignore")
    return cut.rstrip() + mark


def base36(number):
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    text = digits[number % 36]
    while number >= 36:
        number //= 36
        text = digits[number % 36] + text
    return text
