"""Learning through spikes · Trained to spike · Credit in time"""
