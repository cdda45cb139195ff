"""One pulse, two signs · The mixer"""
