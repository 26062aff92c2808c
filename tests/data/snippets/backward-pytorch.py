import torch

# features: feature 0, feature 1, feature 2
x = torch.tensor([
    [2.0, 80.0, 0.0],
    [4.0, 20.0, 0.0],
    [5.0, 50.0, 0.0],
    [6.0, 40.0, 0.0],
    [8.0, 60.0, 5.0],
], dtype=torch.float64)
gamma = torch.tensor([2.0, 0.5, -1.0], dtype=torch.float64)
beta = torch.tensor([1.0, 0.0, 0.1], dtype=torch.float64)
epsilon = 1e-5
dy = torch.tensor([
    [-0.5, 0.25, 1.0],
    [0.75, -0.25, 0.5],
    [0.25, 1.0, 0.0],
    [-0.25, 0.5, -0.5],
    [1.0, 0.0, 0.75],
], dtype=torch.float64)

x.requires_grad_()
bn = torch.nn.BatchNorm1d(3, eps=epsilon, dtype=torch.float64)
with torch.no_grad():
    bn.weight.copy_(gamma)
    bn.bias.copy_(beta)
bn(x).backward(dy)
dx, dgamma, dbeta = x.grad, bn.weight.grad, bn.bias.grad

print("dx =", dx.tolist())
print("dgamma =", dgamma.tolist())
print("dbeta =", dbeta.tolist())
