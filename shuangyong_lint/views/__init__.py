"""视图：对一份材料的各种读法，一个文件一种。

A view is a plain function of a document whose result is remembered (`shuangyong_lint.document.view`).
A module that needs words found exports ``TRIGGERS`` (words, or a function from the run's knowledge to words);
its hits are ``anchors(doc)["module name"]``.
"""
