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
running_mean = torch.tensor([5.5, 48.0, 1.25], dtype=torch.float64)
running_variance = torch.tensor([4.5, 410.0, 3.9], dtype=torch.float64)

bn = torch.nn.BatchNorm1d(3, eps=epsilon, dtype=torch.float64)
with torch.no_grad():
    bn.weight.copy_(gamma)
    bn.bias.copy_(beta)
    bn.running_mean.copy_(running_mean)
    bn.running_var.copy_(running_variance)
bn.eval()
y = bn(x)

print("y =", y.tolist())
