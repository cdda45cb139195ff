"""Holding and forgetting"""
