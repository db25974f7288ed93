using CommandLine;

namespace Stacks.Tests;

/// <summary>A test that needs the SARIF validator. Without it, the test is skipped, and fails in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ValidatorFactAttribute : FactAttribute
{
    public static readonly string Validator = Checkout.At(Folder, "node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool");

    private const string Folder = "tests/infra/stacks/Sarif";

    public ValidatorFactAttribute() => Skip = NodePackages.WhySkip(Folder);
}
