import torch

# (batch, channels, positions)
x = torch.tensor([
    0.0, 1.0,
    2.5, 0.25,
    2.75, 1.5,
    0.75, 0.5,
    0.75, 1.5,
    2.75, 0.25,
    2.5, 1.0,
    0.0, 3.75,
    3.75, 0.0,
    1.0, 2.5,
    0.25, 2.75,
    1.5, 0.75,
], dtype=torch.float64).reshape(2, 3, 2, 2)
gamma = torch.tensor([1.0, 1.5, 2.0], dtype=torch.float64)
beta = torch.tensor([0.25, -0.75, -1.75], dtype=torch.float64)
epsilon = 1e-5

layer = torch.nn.BatchNorm2d(3, eps=epsilon, dtype=torch.float64)
with torch.no_grad():
    layer.weight.copy_(gamma)
    layer.bias.copy_(beta)
y = layer(x)

print("y =", y.tolist())
