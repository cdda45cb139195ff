"""The simplest spike · The equations of 1952 · Where firing begins"""
