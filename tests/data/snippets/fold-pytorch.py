import torch

# u is (batch, inputs), weight (outputs, inputs)
u = torch.tensor([
    [2.0, 80.0, 0.0],
    [4.0, 20.0, 0.0],
    [5.0, 50.0, 0.0],
    [6.0, 40.0, 0.0],
    [8.0, 60.0, 5.0],
], dtype=torch.float64)
weight = torch.tensor([
    [1.0, -0.5, 0.25],
    [0.75, 0.1, -2.0],
], dtype=torch.float64)
bias = torch.tensor([0.5, -1.0], dtype=torch.float64)
gamma = torch.tensor([2.0, -0.5], dtype=torch.float64)
beta = torch.tensor([1.0, 0.25], dtype=torch.float64)
epsilon = 0.001
running_mean = torch.tensor([3.0, -1.5], dtype=torch.float64)
running_variance = torch.tensor([4.0, 0.3], dtype=torch.float64)

linear = torch.nn.Linear(3, 2, dtype=torch.float64)
bn = torch.nn.BatchNorm1d(2, eps=epsilon, dtype=torch.float64)
with torch.no_grad():
    bn.weight.copy_(gamma)
    bn.bias.copy_(beta)
    bn.running_mean.copy_(running_mean)
    bn.running_var.copy_(running_variance)
    linear.weight.copy_(weight)
    linear.bias.copy_(bias)
linear.eval()
bn.eval()
y = bn(linear(u))

folded = torch.nn.utils.fusion.fuse_linear_bn_eval(linear, bn)
folded_weight, folded_bias = folded.weight, folded.bias
y_folded = folded(u)

print("folded_weight =", folded_weight.tolist())
print("folded_bias =", folded_bias.tolist())
print("y =", y.tolist())
print("y_folded =", y_folded.tolist())
