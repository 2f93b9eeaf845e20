"""Jupyter's own conformance suite, filled in for the embedded Java kernel (installed under the name `java`)."""
import unittest

import jupyter_kernel_test


class JavaKernelTests(jupyter_kernel_test.KernelTests):
    kernel_name = "java"
    language_name = "java"
    file_extension = ".jshell"

    code_hello_world = 'System.out.println("hello, world");'
    code_stderr = 'System.err.println("oh");'

    completion_samples = [
        {"text": "Math.hyp", "matches": {"hypot("}},
        {"text": "new java.util.concurrent.atomic.LongAdd", "matches": {"LongAdder()"}},
    ]

    complete_code_samples = ["1 + 1", "int x = 3", "void f() {\n}", "// only a comment", "%classpath a.jar", ""]
    incomplete_code_samples = ["int x =", "void f() {", "for (int i = 0; i < 3; i++)", "Math.max(1,", '"""\nopen']
    invalid_code_samples = ["int 1x = 3;", "import 7;", "class { }"]

    code_generate_error = "int[] three = new int[3]; three[5] = 1;"

    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": '"a" + "b"', "result": "ab"},
        {"code": 'render("<b>bold</b>", "text/html")', "result": "<b>bold</b>", "mime": "text/html"},
    ]
    code_display_data = [
        {"code": 'display("shown")', "mime": "text/plain"},
        {"code": 'display("<i>slanted</i>", "text/html");', "mime": "text/html"},
    ]

    code_history_pattern = "6 *?7"
    supported_history_operations = ("tail", "range", "search")

    code_inspect_sample = "Math.hypot"


if __name__ == "__main__":
    unittest.main(verbosity=2)
