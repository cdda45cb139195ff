"""Half the cells"""
