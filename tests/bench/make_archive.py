#!/usr/bin/env python3
"""Writes an archive of invented articles in the shape of a real scraped one.

    make_archive.py COUNT FOLDER [--seed N] [--keep]

The same count and seed give the same bytes, names and modification times on every machine. The
category tree is 8 x 12 x 3 with Zipf sizes and is the folder tree; file names are the titles; most
dates are RFC 2822 in GMT; bodies are HTML of about 5 KB (median), with a long tail.
"""

import argparse
import os
import random
import shutil
import sys
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime
from hashlib import sha256
from itertools import accumulate
from pathlib import Path

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
LONGEST_NAME = 255  # bytes, of a file name with its suffix


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", action="store_true", help="what the same call once wrote there")
    options = parser.parse_args()
    # Beside the folder: the archive itself holds articles only.
    mark = options.folder.with_name(options.folder.name + ".made")
    recipe = f"{options.count} {options.seed} {sha256(Path(__file__).read_bytes()).hexdigest()}\n"
    if options.keep and mark.exists():
        if mark.read_text() == recipe:
            return
        shutil.rmtree(options.folder, ignore_errors=True)
        mark.unlink()
    if options.folder.exists() and any(options.folder.iterdir()):
        sys.exit(f"{options.folder}: exists and is not empty; name a new folder")
    Archive(options.seed).write(options.count, options.folder)
    if options.keep:
        mark.write_text(recipe)


def zipf(count, steepness):
    """Cumulated weights: the first is the largest by far."""
    return list(accumulate(1 / (rank + 1) ** steepness for rank in range(count)))


class Archive:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.categories = [(place, place + source, leaf)
                           for place in PLACES for source in SOURCES for leaf in LEAVES]
        self.random.shuffle(self.categories)
        self.weights = zipf(len(self.categories), 1.1)
        self.paragraphs = [self.sentences(self.random.randint(2, 6)) for _ in range(2000)]

    def write(self, count, top):
        folders = {}
        for category in self.categories:
            folders[category] = top.joinpath(*category)
        used = set()
        # Every category has an article before the weights decide.
        for number in range(count):
            category = (self.categories[number] if number < len(self.categories)
                        else self.random.choices(self.categories, cum_weights=self.weights)[0])
            folder = folders[category]
            if category not in used:
                folder.mkdir(parents=True)
                used.add(category)
            self.write_article(number, category, str(folder))

    def write_article(self, number, category, folder):
        title = self.title(number)
        when = FIRST + timedelta(seconds=self.random.randrange(SPAN_SECONDS))
        path = f"{folder}/{file_name(title, number)}"
        with open(path, "x", encoding="utf-8", newline="\n") as file:
            file.write(self.article(title, category, when))
        stamp = int(when.timestamp()) + 86400
        os.utime(path, (stamp, stamp))

    def title(self, number):
        words = self.random.choices(WORDS, k=self.random.randint(4, 12))
        if number % 97 == 0:
            words *= 8  # up to the longest name that a file system takes
        if number % 5:
            return "".join(words)
        pattern = self.random.choice(AWKWARD)
        half = len(words) // 2
        return pattern.format("".join(words[:half]), "".join(words[half:]))

    def article(self, title, category, when):
        picture = self.picture()
        author = category[1]
        date = (when.strftime("%Y-%m-%d %H:%M:%S") if self.random.random() < 0.1
                else format_datetime(when, usegmt=True))
        levels = "".join(f" - {level}\n" for level in category)
        return (f"\n---\ntitle: '{title.replace(chr(39), chr(39) * 2)}'\ncategories: \n{levels}"
                f"headimg: '{picture}'\nauthor: {author}\ncomments: false\ndate: {date}\n"
                f"thumbnail: '{picture}'\n---\n\n{self.body(picture)}\n            ")

    def body(self, picture):
        parts = [f'<div>   \n<p>{self.image(picture)}</p>']
        wanted = int(self.random.lognormvariate(8.4, 0.8))  # bytes; the median is 4,450, and that of files 5.5 KB
        size = len(parts[0])
        while size < wanted:
            paragraph = self.random.choice(self.paragraphs)
            part = f"<p>{paragraph}</p>"
            if self.random.random() < 0.25:
                part += f"<p>{self.image(self.picture())}</p>"
            parts.append(part)
            size += 3 * len(paragraph) + 7
        parts.append("  \n</div>")
        return "".join(parts)

    def image(self, address):
        sides = f"{self.random.randint(2, 12) * 90},{self.random.randint(2, 9) * 60}"
        if self.random.random() < 0.05:
            return (f'<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-original="{address}" '
                    f'data-size="{sides}" referrerpolicy="no-referrer">')
        return f'<img src="{address}" data-size="{sides}" referrerpolicy="no-referrer">'

    def picture(self):
        host, suffix = self.random.choice(HOSTS), self.random.choice(SUFFIXES)
        return f"{host}/{self.random.randrange(2012, 2023)}/{self.random.getrandbits(128):032x}.{suffix}"

    def sentences(self, count):
        return "".join("".join(self.random.choices(WORDS, k=self.random.randint(5, 14))) + "。"
                       for _ in range(count))


def file_name(title, number):
    """The title, as long as a file system takes it, made unique by the article's number in base 36
    where it had to be cut, and else by a short count."""
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


if __name__ == "__main__":
    main()
