"""Engines that store and score documents; each behind the protocol of base.py."""
