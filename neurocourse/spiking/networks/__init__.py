"""Only when something happens · A thousand cells"""
