//! A convolution written plainly, to try a folded layer on: any number of positions, strides, padding, groups, dilation.

use ndarray::{Array1, ArrayD, Dimension, IxDyn, indices};

/// How a kernel moves; one entry per spatial axis.
pub struct Moves {
    pub stride: Vec<usize>,
    pub padding: Vec<usize>,
    pub dilation: Vec<usize>,
    pub groups: usize,
    pub transposed: bool,
}

/// `x` is (N, inputs, …), `weight` (outputs, inputs / groups, …) or, transposed, (inputs, outputs / groups, …).
///
/// Either way every place of the coarse side meets every place k of the kernel at `coarse·stride − padding +
/// k·dilation` of the fine side. A convolution's input is fine and its output coarse; transposed, the reverse.
pub fn convolve(
    x: &ArrayD<f64>,
    weight: &ArrayD<f64>,
    bias: Option<&Array1<f64>>,
    moves: &Moves,
) -> ArrayD<f64> {
    let outputs = if moves.transposed {
        weight.shape()[1] * moves.groups
    } else {
        weight.shape()[0]
    };
    let mut shape = vec![x.shape()[0], outputs];
    shape.extend(output_sizes(&x.shape()[2..], &weight.shape()[2..], moves));
    let mut y = ArrayD::zeros(shape);
    if let Some(bias) = bias {
        for (output, mut channel) in y.axis_iter_mut(ndarray::Axis(1)).enumerate() {
            channel.fill(bias[output]);
        }
    }
    let coarse: Vec<usize> = if moves.transposed {
        x.shape()
    } else {
        y.shape()
    }[2..]
        .to_vec();
    let fine: Vec<usize> = if moves.transposed {
        y.shape()
    } else {
        x.shape()
    }[2..]
        .to_vec();
    for place in indices(weight.shape()) {
        let (input, output) = ends(&place, x.shape()[1], outputs, moves);
        for from in indices(&coarse[..]) {
            let Some(to) = meet(&from, &place, &fine, moves) else {
                continue;
            };
            let (source, target) = if moves.transposed {
                (from.clone(), to)
            } else {
                (to, from.clone())
            };
            for sample in 0..x.shape()[0] {
                y[at(sample, output, &target)] += weight[&place] * x[at(sample, input, &source)];
            }
        }
    }
    y
}

fn output_sizes(sizes: &[usize], kernel: &[usize], moves: &Moves) -> Vec<usize> {
    let size = |axis: usize| {
        let reach = moves.dilation[axis] * (kernel[axis] - 1) + 1;
        let (padding, stride) = (2 * moves.padding[axis], moves.stride[axis]);
        if moves.transposed {
            (sizes[axis] - 1) * stride + reach - padding
        } else {
            (sizes[axis] + padding - reach) / stride + 1
        }
    };
    (0..sizes.len()).map(size).collect()
}

/// The input and the output channel that a place of the weight connects.
fn ends(place: &IxDyn, inputs: usize, outputs: usize, moves: &Moves) -> (usize, usize) {
    if moves.transposed {
        let group = place[0] / (inputs / moves.groups);
        (place[0], group * (outputs / moves.groups) + place[1])
    } else {
        let group = place[0] / (outputs / moves.groups);
        (group * (inputs / moves.groups) + place[1], place[0])
    }
}

fn meet(coarse: &IxDyn, weight: &IxDyn, fine: &[usize], moves: &Moves) -> Option<IxDyn> {
    let mut to = IxDyn::zeros(fine.len());
    for axis in 0..fine.len() {
        let reached = coarse[axis] * moves.stride[axis] + weight[axis + 2] * moves.dilation[axis];
        to[axis] = reached
            .checked_sub(moves.padding[axis])
            .filter(|&place| place < fine[axis])?;
    }
    Some(to)
}

fn at(sample: usize, channel: usize, position: &IxDyn) -> IxDyn {
    let mut index = IxDyn::zeros(position.ndim() + 2);
    (index[0], index[1]) = (sample, channel);
    for axis in 0..position.ndim() {
        index[axis + 2] = position[axis];
    }
    index
}
