namespace Stacks.Tests;

/// <summary>A test that needs the SARIF validator. Without it, the test is skipped, and fails in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ValidatorFactAttribute : FactAttribute
{
    public static readonly string Validator = PlannedStack.PathOf(
        "tests/infra/stacks/Sarif/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool"
    );

    public ValidatorFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("CI") != "true" && !File.Exists(Validator))
        {
            Skip = "the validator is missing; npm ci --prefix tests/infra/stacks/Sarif";
        }
    }
}
