"""What is it worth? · Learning by doing · A robot among obstacles · How good is TD?"""
