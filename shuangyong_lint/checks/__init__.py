"""检查项：一个文件一项，路径就是编号（``ordinals/duplicate.py`` 即 ``ordinals.duplicate``）。"""
