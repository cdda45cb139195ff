"""From doors to arithmetic · How wrong is the sum?"""
