//! The loop: as the laboratory trains, on samples in their order, so that JavaScript can do the same.

use batch_norm_explained::error::Error;
use batch_norm_explained::random::Generator;
use batch_norm_lab::{
    Activation, Architecture, DataSet, Descent, Initial, Loss, Network, Normalization, Source,
    Trainer,
};
use wasm_bindgen::prelude::{JsError, wasm_bindgen};

const SAMPLES: usize = 1024;
const BATCH: usize = 32;

/// A network with batch normalization and its samples.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Training {
    network: Network,
    data: DataSet,
    descent: Descent,
}

#[wasm_bindgen]
impl Training {
    /// 2→32→32→1 on two interleaved classes with the logistic loss, or 64-48×3-10 on digits with cross-entropy.
    #[wasm_bindgen(constructor)]
    pub fn new(digits: bool) -> Result<Training, JsError> {
        let (data, sizes, loss) = if digits {
            let sizes = Source::Digits.sizes(48, 3);
            (Source::Digits.train(1), sizes, Loss::CrossEntropy)
        } else {
            (classes(), vec![2, 32, 32, 1], Loss::Logistic)
        };
        let architecture = Architecture::new(sizes, Activation::Relu, Normalization::Before);
        Ok(Training {
            network: Network::new(&architecture, &Initial::new(1))?,
            data,
            descent: Descent {
                loss,
                ..Descent::new(0.05, 1)
            },
        })
    }

    /// All parameters at the start: weights (outputs, inputs), bias of the last layer, γ and β, layer by layer.
    #[must_use]
    pub fn parameters(&self) -> Vec<f64> {
        self.network.parameters.clone()
    }

    /// The samples, row by row.
    #[must_use]
    pub fn inputs(&self) -> Vec<f64> {
        self.data.inputs.iter().copied().collect()
    }

    /// Their classes.
    #[must_use]
    pub fn labels(&self) -> Vec<usize> {
        self.data.labels.clone()
    }

    /// So many steps from the start, each on the next 32 samples in order; the loss of the last batch before its step.
    pub fn run(&self, steps: usize) -> Result<f64, JsError> {
        Ok(self.trained(steps)?)
    }

    fn trained(&self, steps: usize) -> Result<f64, Error> {
        let mut trainer = Trainer::new(self.network.clone(), &self.data, self.descent)?;
        let batches = self.data.len() / BATCH;
        let mut loss = f64::NAN;
        for step in 0..steps {
            let first = step % batches * BATCH;
            let rows: [usize; BATCH] = std::array::from_fn(|row| first + row);
            loss = trainer.step_on(&rows)?;
        }
        Ok(loss)
    }
}

/// Points of the plane; the class is the sign of the product of their coordinates.
fn classes() -> DataSet {
    let points = Generator::new(1, 0).normals(2 * SAMPLES);
    let labels = points.chunks_exact(2);
    let labels = labels.map(|point| usize::from(point[0] * point[1] > 0.0));
    DataSet {
        classes: 2,
        labels: labels.collect(),
        inputs: ndarray::Array2::from_shape_vec((SAMPLES, 2), points).unwrap_or_default(),
    }
}
