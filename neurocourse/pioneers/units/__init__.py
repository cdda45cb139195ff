"""McCulloch and Pitts · Rosenblatt's perceptron · A graded error"""
