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
epsilon = 0.001

bn = torch.nn.BatchNorm1d(3, eps=epsilon, dtype=torch.float64)
with torch.no_grad():
    bn.weight.copy_(gamma)
    bn.bias.copy_(beta)
y = bn(x)  # a new layer is in training mode

print("mean =", x.mean(dim=0).tolist())
print("variance =", x.var(dim=0, correction=0).tolist())
print("y =", y.tolist())
