"""Does GABA subtract or divide?"""
