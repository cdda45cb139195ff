"""Sherrington adds up · Loewi's two hearts · A muscle lets go"""
