"""shuangyong-lint：中文公文校对。"""
