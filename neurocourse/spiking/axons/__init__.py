"""Down the axon · Insulation"""
