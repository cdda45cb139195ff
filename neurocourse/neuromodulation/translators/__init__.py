"""Translation again"""
