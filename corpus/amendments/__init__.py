"""Amendments: 修正案 and 修改决定 -> operations -> the next wording."""
