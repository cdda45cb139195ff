"""The ledger of energy"""
