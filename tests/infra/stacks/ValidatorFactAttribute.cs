namespace Stacks.Tests;

/// <summary>A test that asks the validator of SARIF's makers. Where it is not installed the test is skipped, and in CI it fails instead.</summary>
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
