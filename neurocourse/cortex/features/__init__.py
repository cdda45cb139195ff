"""Features without a teacher · The whole stream · Faces · Comparing a brain with a network"""
