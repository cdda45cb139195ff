"""Go and NoGo"""
