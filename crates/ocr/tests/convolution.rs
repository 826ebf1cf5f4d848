//! The convolutions that we changed in `vendor/rten` are held to plain arithmetic: every width, dilation, stride and padding.

use proptest::prelude::*;
use rten::BufferPool;
use rten::ops::{Padding, conv};
use rten_tensor::prelude::*;
use rten_tensor::{NdTensorView, Tensor};

#[derive(Debug, Clone)]
struct Case {
    channels: usize,
    input: [usize; 2],
    kernel: [usize; 2],
    padding: [usize; 4],
    strides: [usize; 2],
    dilations: [usize; 2],
    seed: u32,
}

impl Case {
    /// Numbers between -1 and 1 that depend on the place alone.
    fn number(&self, of: u32, place: usize) -> f32 {
        let mixed =
            (place as u32).wrapping_mul(2_654_435_761) ^ self.seed.wrapping_mul(40_503) ^ of.wrapping_mul(97_531);
        (mixed >> 8) as f32 / (1 << 23) as f32 - 1.0
    }

    fn numbers(&self, of: u32, count: usize) -> Vec<f32> {
        (0..count).map(|place| self.number(of, place)).collect()
    }

    /// Height and width of the answer, none where the kernel is larger than the padded input.
    fn output(&self) -> Option<[usize; 2]> {
        let side = |n: usize| {
            let padded = self.input[n] + self.padding[n] + self.padding[n + 2];
            let reach = (self.kernel[n] - 1) * self.dilations[n] + 1;
            padded.checked_sub(reach).map(|left| left / self.strides[n] + 1)
        };
        Some([side(0)?, side(1)?])
    }

    fn plainly(&self, input: &[f32], kernel: &[f32], bias: &[f32], [out_h, out_w]: [usize; 2]) -> Vec<f32> {
        let ([in_h, in_w], [k_h, k_w]) = (self.input, self.kernel);
        let mut out = Vec::new();
        for channel in 0..self.channels {
            for y in 0..out_h {
                for x in 0..out_w {
                    let mut sum = f64::from(bias[channel]);
                    for k_y in 0..k_h {
                        for k_x in 0..k_w {
                            let at = |out: usize, k: usize, n: usize| {
                                (out * self.strides[n] + k * self.dilations[n]).checked_sub(self.padding[n])
                            };
                            let (Some(in_y), Some(in_x)) = (at(y, k_y, 0), at(x, k_x, 1)) else { continue };
                            if in_y < in_h && in_x < in_w {
                                let value = input[(channel * in_h + in_y) * in_w + in_x];
                                sum += f64::from(value) * f64::from(kernel[(channel * k_h + k_y) * k_w + k_x]);
                            }
                        }
                    }
                    out.push(sum as f32);
                }
            }
        }
        out
    }
}

fn cases() -> impl Strategy<Value = Case> {
    let pair = |most: usize| [1..=most, 1..=most];
    let padding = [0..=4_usize, 0..=4, 0..=4, 0..=4];
    (2..=3_usize, (1..=9_usize, 1..=150_usize), pair(7), padding, pair(2), pair(3), any::<u32>()).prop_map(
        |(channels, (height, width), kernel, padding, strides, dilations, seed)| Case {
            channels,
            input: [height, width],
            kernel,
            padding,
            strides,
            dilations,
            seed,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]
    #[test]
    fn a_depthwise_convolution_is_what_plain_arithmetic_says(case in cases()) {
        let Some(size) = case.output() else { return Ok(()) };
        let ([in_h, in_w], [k_h, k_w]) = (case.input, case.kernel);
        let input = case.numbers(1, case.channels * in_h * in_w);
        let kernel = case.numbers(2, case.channels * k_h * k_w);
        let bias = case.numbers(3, case.channels);
        let answer: Tensor<f32> = conv(
            &BufferPool::new(),
            Tensor::from_data(&[1, case.channels, in_h, in_w], input.clone()).view(),
            Tensor::from_data(&[case.channels, 1, k_h, k_w], kernel.clone()).view(),
            Some(NdTensorView::from_data([case.channels], bias.as_slice())),
            Padding::Fixed(case.padding.as_slice().into()),
            case.channels,
            &case.strides,
            &case.dilations,
        )
        .unwrap();
        prop_assert_eq!(answer.shape(), &[1, case.channels, size[0], size[1]][..]);
        for (got, wanted) in answer.to_vec().iter().zip(case.plainly(&input, &kernel, &bias, size)) {
            prop_assert!((got - wanted).abs() < 1e-4, "{got} for {wanted}");
        }
    }
}
