using RulesPush;

namespace Mistakes;

// RP2301: somebody has promised the laboratory its client, and somebody else has excluded it.
[PushCriteria]
[Require.Name("PC-*")]
[Exclude.Name("*-LAB*", Because = "lab machines are re-imaged nightly")]
[Accepts("a desktop of the laboratory", Name = "PC-LAB-003")]
public partial class ExampleFails;
