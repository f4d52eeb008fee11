"""Common surnames by which a person is known in scripts without capitals."""

_LATIN = """
    王:wang 李:li|lee 张張:zhang|chang|cheung 刘劉:liu|lau 陈陳:chen|chan 杨楊:yang|yeung 赵趙:zhao|chao 黄黃:huang|wong
    周:zhou|chow|chou 吴吳:wu|ng 徐:xu|hsu 孙孫:sun 胡:hu 朱:zhu|chu 高:gao|kao|ko 林:lin|lam 何:he|ho 郭:guo|kuo|kwok
    马馬:ma 罗羅:luo|lo|law 梁:liang|leung 宋:song|sung 郑鄭:zheng|cheng 谢謝:xie|hsieh 韩韓:han 唐:tang|tong
    冯馮:feng|fung 于:yu 董:dong|tung 萧蕭:xiao|hsiao 程:cheng 曹:cao|tsao 袁:yuan 邓鄧:deng|teng|tang 许許:xu|hsu|hui
    傅:fu 沈:shen 曾:zeng|tseng|tsang 彭:peng 吕呂:lu|lyu
    김:kim|gim 이:lee|yi 박:park|pak|bak 최:choi 정:jung|jeong|chung 강:kang 조:cho|jo 윤:yoon|yun 장:jang|chang
    임:lim|im 한:han 오:oh 서:seo|suh 신:shin 권:kwon 황:hwang 안:ahn 송:song 류:ryu 홍:hong
"""
ROMANIZED = {
    character: latin for characters, latin in (each.split(":") for each in _LATIN.split()) for character in characters
}
"""Chinese and Korean surnames, and how addresses write them, as a pattern: many words of three characters begin with
one."""
CHINESE_SURNAMES = frozenset(
    [
        *(surname for surname in ROMANIZED if "\u3400" <= surname <= "\u9fff"),
        *"苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎余潘杜戴夏钟鍾汪田任姜范方石姚谭譚廖邹鄒熊金陆陸",
    ]
)
