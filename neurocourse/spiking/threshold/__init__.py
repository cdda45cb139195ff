"""The simplest spike · The equations of 1952 · Exercise 5: a curve of 1952 · Where firing begins"""
