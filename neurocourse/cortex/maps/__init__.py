"""The same filter everywhere · Pooling · How far a unit sees"""
