"""Half forgotten"""
