"""All or none · A spike, one step at a time · All or none, recorded"""
