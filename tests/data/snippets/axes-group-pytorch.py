import torch

# (batch, positions, channels)
x = torch.tensor([
    0.0, 1.0, 2.5, 0.25,
    2.75, 1.5, 0.75, 0.5,
    0.75, 1.5, 2.75, 0.25,
    2.5, 1.0, 0.0, 3.75,
    3.75, 0.0, 1.0, 2.5,
    0.25, 2.75, 1.5, 0.75,
    0.5, 0.75, 1.5, 2.75,
    0.25, 2.5, 1.0, 0.0,
], dtype=torch.float64).reshape(2, 2, 2, 4)
gamma = torch.tensor([1.0, 1.5, 2.0, 2.5], dtype=torch.float64)
beta = torch.tensor([0.25, -0.75, -1.75, -2.75], dtype=torch.float64)
epsilon = 1e-5

layer = torch.nn.GroupNorm(2, 4, eps=epsilon, dtype=torch.float64)
with torch.no_grad():
    layer.weight.copy_(gamma)
    layer.bias.copy_(beta)
y = layer(x.movedim(-1, 1)).movedim(1, -1)  # PyTorch wants the channels first

print("y =", y.tolist())
