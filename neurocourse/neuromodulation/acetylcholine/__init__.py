"""Store or recall"""
